/** The grid of a preview: its heads, in which columns are chosen, and its cells. */

import { make, setAttribute } from "../kit/dom.js";
import { textColumn } from "../kit/grid/columns.js";
import { complain } from "../kit/grid/complaint.js";
import { Grid } from "../kit/grid/grid.js";
import { t } from "../kit/words.js";

/** @typedef {import("./table_sheet.js").TableSheet} TableSheet */
/** @typedef {{ value: string, label: string }} Choice of what a column can be */
/**
 * @typedef {object} Told
 * @property {() => void} onChanged cells or columns are others now
 * @property {() => void} onMoved
 */

/**
 * @param {HTMLElement} place in which the table is put
 * @param {TableSheet} sheet
 * @param {Choice[]} choices
 * @param {Told} told
 * @returns {Grid<string>}
 */
export function showGrid(place, sheet, choices, { onChanged, onMoved }) {
  const table = make("table", "grid is-texts");
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", t("Preview"));
  table.append(heads(sheet, choices, onChanged), body(sheet));
  place.replaceChildren(table);
  return new Grid(table, {
    isOpen: true,
    columns: sheet.columns.map((_column, at) => textColumn(titleOf(sheet, at))),
    rows: sheet.rows,
    valueOf: (spot) => sheet.textOf(spot),
    isSame: (one, other) => one === other,
    write: (changes) => {
      for (const [spot, text] of changes) sheet.put(spot, text);
      onChanged();
    },
    dress: (cell, spot) => {
      dress(cell, sheet.problemAt(spot), sheet.columns[spot.column] === "");
      dressChange(cell, sheet.changeAt(spot));
    },
    complain,
    onMoved,
    onKey: () => false,
  });
}

/** @param {TableSheet} sheet @param {number} at */
function titleOf(sheet, at) {
  return sheet.headings[at] || t("Column {number}", { number: at + 1 });
}

/** @param {TableSheet} sheet @param {Choice[]} choices @param {() => void} onChanged */
function heads(sheet, choices, onChanged) {
  const head = make("thead");
  const line = head.appendChild(make("tr"));
  const corner = line.appendChild(make("th", "grid-corner", t("Row")));
  corner.scope = "col";
  sheet.columns.forEach((column, at) => {
    const cell = line.appendChild(make("th", "grid-criterion"));
    cell.scope = "col";
    cell.append(make("span", "cell-note", sheet.headings[at] ?? ""));
    const select = chooser(choices, column);
    select.setAttribute("aria-label", t("Column {number}", { number: at + 1 }));
    select.addEventListener("change", () => {
      choose(sheet, line, at, select.value);
      onChanged();
    });
    cell.append(select);
  });
  return head;
}

/** A thing stands in one column only: where it was chosen before is left out. @param {TableSheet} sheet @param {HTMLElement} line @param {number} at @param {string} column */
function choose(sheet, line, at, column) {
  sheet.columns = sheet.columns.map((one, place) =>
    place === at ? column : one === column ? "" : one,
  );
  line.querySelectorAll("select").forEach((select, place) => {
    select.value = sheet.columns[place] ?? "";
  });
}

/** @param {Choice[]} choices @param {string} chosen */
function chooser(choices, chosen) {
  const select = make("select", "input is-small");
  for (const { value, label } of [{ value: "", label: t("Leave out") }, ...choices]) {
    const option = select.appendChild(make("option", "", label));
    option.value = value;
  }
  select.value = chosen;
  return select;
}

/** The first row; the grid makes the others like it. @param {TableSheet} sheet */
function body(sheet) {
  const found = make("tbody");
  const line = found.appendChild(make("tr"));
  const { id, title } = sheet.rows.at(0);
  line.dataset.row = id;
  const head = line.appendChild(make("th", "", title));
  head.scope = "row";
  for (const _column of sheet.columns) {
    const cell = line.appendChild(make("td", "cell"));
    cell.setAttribute("role", "gridcell");
    cell.tabIndex = -1;
    cell.dataset.state = "text";
    cell.dataset.reason = "";
  }
  return found;
}

/** Show that a cell changes what is there. @param {HTMLElement} cell @param {string | undefined} old */
function dressChange(cell, old) {
  cell.classList.toggle("is-changed", old !== undefined);
  if (old !== undefined && !cell.classList.contains("is-wrong"))
    setAttribute(cell, "title", t("Now: {old}", { old: old || "–" }));
}

/** @param {HTMLElement} cell @param {string} problem @param {boolean} isLeftOut */
function dress(cell, problem, isLeftOut) {
  cell.classList.toggle("is-left-out", isLeftOut);
  if (!problem) return;
  cell.classList.add("is-wrong");
  setAttribute(cell, "aria-invalid", "true");
  setAttribute(cell, "title", problem);
}
