/**
 * Which section is chosen: its properties stand at the right, its pages come into view. The
 * address names it, so that a reload and a link lead to the same place.
 */

export const REPORT = "report";
const WITH_TEXTS = ["cover", "summary"];

/** @returns {string} the id of the chosen section, or `report` */
export function chosen() {
  const marked = document.querySelector("[data-choose][aria-current]");
  return marked instanceof HTMLElement ? (marked.dataset.choose ?? REPORT) : REPORT;
}

/** @param {string} id @returns {HTMLElement | null} */
export function rowOf(id) {
  return document.querySelector(`[data-section="${CSS.escape(id)}"]`);
}

/** @param {string} id @returns {HTMLElement | null} */
export function panelOf(id) {
  return document.querySelector(`[data-panel="${CSS.escape(id)}"]`);
}

/** Show the properties of a section, or the texts of the report. @param {string} id */
export function choose(id) {
  const known = panelOf(id) ? id : REPORT;
  for (const link of document.querySelectorAll(".section-name")) {
    const isChosen = link instanceof HTMLElement && link.dataset.choose === known;
    if (isChosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const panel of document.querySelectorAll("[data-panel]")) {
    if (panel instanceof HTMLElement) panel.hidden = panel.dataset.panel !== known;
  }
  showTexts(known);
  const address = new URL(location.href);
  address.searchParams.set("section", known);
  history.replaceState(history.state, "", address);
  document.dispatchEvent(new CustomEvent("section-chosen", { detail: known }));
}

/** The cover and the summary have texts of the report. @param {string} id */
function showTexts(id) {
  const texts = document.querySelector("[data-texts]");
  if (!(texts instanceof HTMLElement)) return;
  const kind = rowOf(id)?.dataset.kind ?? "";
  texts.hidden = id !== REPORT && !WITH_TEXTS.includes(kind);
  texts.dataset.only = WITH_TEXTS.includes(kind) ? kind : "";
}

/** The title that will be printed stands in its row and in the empty field. @param {Event} event */
function onFacts(event) {
  const facts = event.target;
  if (!(facts instanceof HTMLElement) || facts.dataset.title === undefined) return;
  const id = facts.id.replace("facts-", "");
  const row = rowOf(id)?.querySelector("[data-section-title]");
  if (row) row.textContent = facts.dataset.title;
  const field = document.getElementById(`title-${id}`);
  if (field instanceof HTMLInputElement) field.placeholder = facts.dataset.title;
}

/** @param {MouseEvent} event */
function onClick(event) {
  const link = event.target instanceof Element ? event.target.closest("[data-choose]") : null;
  if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.dataset.choose ?? REPORT);
}

/** Start choosing. */
export function startChoice() {
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:load", onFacts);
  if (document.querySelector("[data-texts]")) choose(chosen());
}
