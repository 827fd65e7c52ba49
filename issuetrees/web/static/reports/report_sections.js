/**
 * The order of a report's sections: dragged by the grip, or moved by the buttons of each row.
 * The form is told by a `moved` event and saves itself.
 */

import { t } from "../kit/words.js";

const ROW = "[data-section]";

/** @param {Element} list @returns {HTMLElement[]} */
function rowsOf(list) {
  return /** @type {HTMLElement[]} */ ([...list.querySelectorAll(ROW)]);
}

/**
 * The place that a row dragged to a height takes: before the first row whose middle is lower.
 *
 * @param {number} height of the pointer
 * @param {number[]} middles of the other rows, from top to bottom
 * @returns {number} index among the other rows
 */
export function placeAt(height, middles) {
  const place = middles.findIndex((middle) => height < middle);
  return place < 0 ? middles.length : place;
}

/** The first row cannot go up, the last not down. @param {Element} list */
export function markEnds(list) {
  const rows = rowsOf(list);
  for (const [index, row] of rows.entries()) {
    for (const button of row.querySelectorAll("[data-move]")) {
      const step = Number(button instanceof HTMLElement ? button.dataset.move : 0);
      const isAtEnd = index + step < 0 || index + step >= rows.length;
      if (isAtEnd) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }
}

/** Tell people and the form where a row stands now. @param {HTMLElement} row */
export function announce(row) {
  const list = row.parentElement;
  if (!list) return;
  markEnds(list);
  const rows = rowsOf(list);
  const form = row.closest("form");
  const said = form?.querySelector("[data-section-said]");
  const title = row.querySelector("[data-section-name]")?.textContent ?? "";
  const place = rows.indexOf(row) + 1;
  if (said) {
    said.textContent = t("“{title}” is now {place} of {count}", {
      title,
      place,
      count: rows.length,
    });
  }
  form?.dispatchEvent(new CustomEvent("moved"));
}

/** @param {HTMLElement} button */
function onMove(button) {
  const row = button.closest(ROW);
  if (!(row instanceof HTMLElement) || button.getAttribute("aria-disabled")) return;
  if (button.dataset.move === "-1") row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  button.focus();
  announce(row);
}

/** Drag a row until the pointer is let go; Escape puts it back. @param {PointerEvent} down */
function drag(down) {
  const grip = /** @type {HTMLElement} */ (down.target).closest("[data-grip]");
  const row = grip?.closest(ROW);
  const list = row?.parentElement;
  if (!(row instanceof HTMLElement) || !list || down.button !== 0) return;
  down.preventDefault();
  const before = rowsOf(list);
  const start = down.clientY;
  const stop = new AbortController();
  const { signal } = stop;

  /** @param {PointerEvent} event */
  const move = (event) => {
    row.classList.add("is-dragged");
    const others = rowsOf(list).filter((other) => other !== row);
    const middles = others.map((other) => {
      const box = other.getBoundingClientRect();
      return box.top + box.height / 2;
    });
    const follower = others[placeAt(event.clientY, middles)] ?? null;
    if (follower !== row.nextElementSibling) list.insertBefore(row, follower);
  };
  /** @param {boolean} isKept */
  const end = (isKept) => {
    stop.abort();
    row.classList.remove("is-dragged");
    if (!isKept) list.append(...before);
    else if (rowsOf(list).some((other, index) => other !== before[index])) announce(row);
  };
  window.addEventListener(
    "pointermove",
    (event) => {
      if (Math.abs(event.clientY - start) > 3 || row.classList.contains("is-dragged")) move(event);
    },
    { signal },
  );
  window.addEventListener("pointerup", () => end(true), { signal });
  window.addEventListener("pointercancel", () => end(false), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape") end(false);
    },
    { signal },
  );
}

/** Alt and arrows move a row. @param {KeyboardEvent} event */
function onKey(event) {
  const row = event.target instanceof Element ? event.target.closest(ROW) : null;
  if (!row || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  event.preventDefault();
  const step = event.key === "ArrowUp" ? "-1" : "1";
  const button = row.querySelector(`[data-move="${step}"]`);
  const focused = document.activeElement;
  if (button instanceof HTMLElement) onMove(button);
  if (focused instanceof HTMLElement) focused.focus();
}

/** Start the section lists of the page, present and future. */
export function startSections() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-move]") : null;
    if (button instanceof HTMLElement) onMove(button);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-grip]")) drag(event);
  });
}
