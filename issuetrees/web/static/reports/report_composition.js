/**
 * Sections are added, doubled and removed. Rows come from the server one by one, so that nothing
 * that is typed in the others is replaced; the form saves itself after each change.
 */

import { showToast } from "../kit/toasts.js";
import { t } from "../kit/words.js";
import { choose, chosen, panelOf, REPORT, rowOf } from "./report_choice.js";
import { announce, markEnds } from "./report_sections.js";

/** @returns {HTMLFormElement | null} */
function composition() {
  return document.querySelector("form[data-sections]");
}

/** @param {string} id @returns {string} what the section is called */
function nameOf(id) {
  return rowOf(id)?.querySelector("[data-section-name]")?.textContent ?? "";
}

/**
 * Have the server make a row and its properties, and put them after the chosen section.
 *
 * @param {"add" | "copy"} act
 * @param {string} value a kind, or the id of a section
 */
async function insert(act, value) {
  const form = composition();
  if (!form) return;
  const body = new FormData(form);
  body.set(act, value);
  const answer = await fetch(form.dataset.new ?? "", { method: "POST", body }).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    showToast(t("This did not work. Try again when the connection is back."));
    return;
  }
  put(new DOMParser().parseFromString(await answer.text(), "text/html"), value);
}

/**
 * @param {Document} made
 * @param {string} after
 */
function put(made, after) {
  const row = made.querySelector("[data-section]");
  const panel = made.querySelector("[data-panel]");
  const list = document.querySelector("[data-section-list]");
  if (!(row instanceof HTMLElement) || !panel || !list) return;
  const id = row.dataset.section ?? "";
  const place = rowOf(after) ?? rowOf(chosen());
  if (place) place.after(row);
  else list.append(row);
  document.getElementById("panels")?.append(panel);
  hideSingle(row.dataset.kind ?? "", "single" in row.dataset);
  choose(id);
  row.querySelector("[data-choose]")?.scrollIntoView({ block: "nearest" });
  document.getElementById(`choose-${id}`)?.focus();
  announce(row);
}

/** What may be there once is not offered while it is. @param {string} kind @param {boolean} isThere */
function hideSingle(kind, isThere) {
  const button = document.querySelector(`.section-add [value="${CSS.escape(kind)}"]`);
  if (button instanceof HTMLElement && "single" in button.dataset) button.hidden = isThere;
}

/** Take a section out of the report; Undo puts it back with all that it held. @param {string} id */
function remove(id) {
  const row = rowOf(id);
  const panel = panelOf(id);
  const list = row?.parentElement;
  if (!row || !panel || !list) return;
  const name = nameOf(id);
  const next = row.nextElementSibling;
  const beside = next ?? row.previousElementSibling;
  row.remove();
  panel.remove();
  hideSingle(row.dataset.kind ?? "", false);
  const following = beside instanceof HTMLElement ? (beside.dataset.section ?? REPORT) : REPORT;
  choose(following);
  document.getElementById(`choose-${following}`)?.focus();
  markEnds(list);
  composition()?.dispatchEvent(new CustomEvent("moved"));
  const undo = () => {
    if (next?.parentElement === list) next.before(row);
    else list.append(row);
    document.getElementById("panels")?.append(panel);
    hideSingle(row.dataset.kind ?? "", "single" in row.dataset);
    choose(id);
    document.getElementById(`choose-${id}`)?.focus();
    announce(row);
  };
  showToast(t("“{title}” is removed from the report", { title: name }), { undo });
}

/** @param {MouseEvent} event */
function onClick(event) {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  const { copy, remove: removed } = button.dataset;
  if (copy) void insert("copy", copy);
  else if (removed) remove(removed);
  else if (button.name === "add" && button.form === composition()) {
    event.preventDefault();
    button.closest("details")?.removeAttribute("open");
    void insert("add", button.value);
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const link = event.target instanceof Element ? event.target.closest(".section-name") : null;
  const id = link?.closest("[data-section]")?.getAttribute("data-section");
  if (!id) return;
  const isDouble = event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey);
  if (event.key === "Delete") remove(id);
  else if (isDouble && !rowOf(id)?.hasAttribute("data-single")) void insert("copy", id);
  else return;
  event.preventDefault();
}

/** Start adding and removing. */
export function startComposition() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
}
