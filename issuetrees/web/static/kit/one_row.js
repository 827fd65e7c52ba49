/**
 * Bars of one row: what has no room goes into the bar's menu. `data-goes="2"` says in which step an
 * item leaves the row, `data-comes="2"` in which step its entry of the menu comes.
 */

/** Start the bars of the page. */
export function startRows() {
  for (const row of document.querySelectorAll("[data-one-row]")) {
    const watch = new ResizeObserver(() => fit(row));
    for (const part of [row, ...row.children]) watch.observe(part);
  }
}

/** @param {Element} row */
function fit(row) {
  if (row.querySelector("details[open]")) return; // an open menu is no row
  const going = [...row.querySelectorAll("[data-goes]")];
  const coming = [...row.querySelectorAll("[data-comes]")];
  const last = Math.max(...going.map((item) => Number(stepOf(item, "goes"))));
  for (let step = 0; step <= last; step++) {
    for (const item of going) item.toggleAttribute("data-gone", stepOf(item, "goes") <= step);
    for (const item of coming) item.toggleAttribute("hidden", stepOf(item, "comes") > step);
    for (const menu of row.querySelectorAll("details")) hideEmpty(menu);
    if ([row, ...row.children].every(hasRoom)) return;
  }
}

/** @param {Element} item @param {string} name */
function stepOf(item, name) {
  return Number(item.getAttribute(`data-${name}`));
}

/** @param {Element} part */
function hasRoom(part) {
  return part.scrollWidth <= part.clientWidth + 1;
}

/** A menu of which all entries are in the row. @param {HTMLDetailsElement} menu */
function hideEmpty(menu) {
  const entries = [...menu.querySelectorAll(".menu-item")];
  const isEmpty = entries.length > 0 && entries.every((entry) => entry.hasAttribute("hidden"));
  menu.toggleAttribute("hidden", isEmpty);
}
