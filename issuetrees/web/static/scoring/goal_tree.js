/**
 * Goals moved in their tree: dragged by their handles, or by Alt and the arrows. Each move is one of
 * the forms of its goal, filled in and sent.
 */

/** @type {Record<string, string>} */
const BUTTONS = {
  ArrowUp: ".row-actions > form:nth-of-type(1) button",
  ArrowDown: ".row-actions > form:nth-of-type(2) button",
  ArrowLeft: "form[data-level='out'] button",
  ArrowRight: "form[data-level='in'] button",
};

/** @type {HTMLElement | null} */
let dragged = null;

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const head = elementOf(event)?.closest(".goal-head");
  const button = head?.querySelector(BUTTONS[event.key] ?? "none");
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  if (!button.disabled && !event.repeat) button.click();
});

document.addEventListener("dragstart", (event) => {
  const handle = elementOf(event)?.closest(".goal-handle");
  dragged = handle ? goalOf(handle) : null;
  if (!dragged || !event.dataTransfer) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("h2")?.textContent ?? "");
});
document.addEventListener("dragover", (event) => {
  const place = placeOf(event);
  mark(place);
  if (place) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const place = placeOf(event);
  const form = dragged?.querySelector("form[data-level='in']");
  mark(null);
  dragged = null;
  if (!place || !(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  fill(form, "parent", place.parent);
  fill(form, "before", place.before);
  form.requestSubmit();
});
document.addEventListener("dragend", () => {
  mark(null);
  dragged = null;
});

/**
 * Where a goal goes that is let go here: above the middle of a goal before it, below it among its
 * parts, or after it where it has criteria.
 *
 * @typedef {{ target: HTMLElement, parent: string, before: string, way: string }} Place
 * @param {DragEvent} event
 * @returns {Place | null}
 */
function placeOf(event) {
  const target = goalOf(elementOf(event));
  if (!dragged || !target || isWithin(target, dragged)) return null;
  const { goal = "", parent = "", after = "" } = target.dataset;
  const box = target.getBoundingClientRect();
  if (event.clientY < box.top + box.height / 2)
    return { target, parent, before: goal, way: "before" };
  if ("divisible" in target.dataset) return { target, parent: goal, before: "", way: "inside" };
  return { target, parent, before: after, way: "after" };
}

/** Whether a goal is another one or one of its parts. @param {HTMLElement} goal @param {HTMLElement} other */
function isWithin(goal, other) {
  /** @type {HTMLElement | null} */
  let one = goal;
  while (one && one !== other) one = document.querySelector(`[data-goal="${one.dataset.parent}"]`);
  return one !== null;
}

/** @param {Place | null} place */
function mark(place) {
  for (const goal of document.querySelectorAll(".goal[data-drop]"))
    if (goal !== place?.target) goal.removeAttribute("data-drop");
  place?.target.setAttribute("data-drop", place.way);
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function fill(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

/** @param {Element | null} element @returns {HTMLElement | null} */
function goalOf(element) {
  return element?.closest(".goal[data-goal]") ?? null;
}

/** @param {Event} event @returns {Element | null} */
function elementOf(event) {
  return event.target instanceof Element ? event.target : null;
}
