/** Buttons in the headings that order the rows: up, down, and back as they came. */

/** @typedef {"ascending" | "descending" | "none"} Order */

/** @type {Record<string, Order>} */
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

/**
 * Let the buttons `[data-sort]` order by their column, -1 for the titles of the rows.
 *
 * @param {HTMLTableElement} table
 * @param {(column: number, order: Order) => void} onSort
 */
export function watchHeads(table, onSort) {
  table.tHead?.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-sort]") : null;
    const head = button?.closest("th");
    if (!(button instanceof HTMLElement) || !head) return;
    const order = NEXT[head.getAttribute("aria-sort") ?? "none"] ?? "ascending";
    for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    if (order !== "none") head.setAttribute("aria-sort", order);
    onSort(Number(button.dataset.sort), order);
  });
}
