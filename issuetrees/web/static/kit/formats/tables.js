/** Tables as spreadsheets copy them; the twin of `read_table` in `core/tables/separated.py`. */

const QUOTED = /"([^"]*(?:""[^"]*)*)"(?=\t|\n|$)/y;
const BARE = /[^\t\n]*/y;
const NEEDS_QUOTES = /""|\t|\n/;

/**
 * The cells of a copied range, row by row. A cell in quotes may hold tabs, line ends and doubled
 * quotes; quotes that close nowhere, or in the middle of a cell (24" screens), are text.
 *
 * @param {string} pasted
 * @returns {string[][]}
 */
export function readTable(pasted) {
  const text = pasted.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  /** @type {string[]} */
  let row = [];
  const rows = [row];
  let place = 0;
  while (true) {
    const [cell, end] = cellAt(text, place);
    row.push(cell);
    if (end >= text.length) return rows;
    if (text[end] === "\n") {
      row = [];
      rows.push(row);
    }
    place = end + 1;
  }
}

/**
 * @param {string} text
 * @param {number} place
 * @returns {[string, number]} the cell and where it ends
 */
function cellAt(text, place) {
  QUOTED.lastIndex = place;
  const inner = QUOTED.exec(text)?.[1];
  if (inner !== undefined && NEEDS_QUOTES.test(inner)) {
    return [inner.replaceAll('""', '"'), QUOTED.lastIndex];
  }
  BARE.lastIndex = place;
  const bare = BARE.exec(text)?.[0] ?? "";
  return [bare, place + bare.length];
}

/**
 * The twin of `readTable`: cells as spreadsheets take them.
 *
 * @param {string[][]} rows
 * @returns {string}
 */
export function writeTable(rows) {
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

/** @param {string} cell */
function quoted(cell) {
  const isPlain = !/[\t\n]/.test(cell) && !/^".*"$/s.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
