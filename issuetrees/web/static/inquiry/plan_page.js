/** The workplan as a grid: a row for each leaf, edited in place, alone or by several people. */

import { make, need } from "../kit/dom.js";
import { painted } from "../kit/frames.js";
import { complain } from "../kit/grid/complaint.js";
import { Grid } from "../kit/grid/grid.js";
import { Rows } from "../kit/grid/rows.js";
import { t } from "../kit/words.js";
import { planColumn } from "./plan_columns.js";
import { openDesk } from "./plan_desk.js";
import { isMeant, isOverdue } from "./plan_filter.js";
import { showLacks } from "./plan_lacks.js";

/** @typedef {import("./plan_desk.js").PlanDesk} PlanDesk */
/** @typedef {import("./plan_desk.js").NodeRecord} NodeRecord */
/** @typedef {import("../kit/grid/rows.js").Spot} Spot */

const COLUMNS = [
  ...["hypothesis", "analysis", "data_source", "owner_id", "starts_on", "due_on"],
  ...["end_product", "kill_criterion", "status", "effort_days", "lead_days"],
];

class PlanPage {
  /** @param {HTMLElement} place @param {PlanDesk} desk */
  constructor(place, desk) {
    this.place = place;
    this.desk = desk;
    this.columns = COLUMNS.map((name) => planColumn(name, desk.options));
    /** @type {Grid<any> | null} */
    this.grid = null;
    this.shown = "";
    /** @type {HTMLSelectElement | null} */
    this.filter = document.querySelector("[data-plan-filter]");
    this.filter?.addEventListener("change", () => this.draw());
    desk.focus = () => this.grid?.focus();
    this.isBehind = false;
    desk.changed.on(() => void this.#followSoon());
    this.draw();
    watchFind(this);
  }

  /** Rows as they are to be seen now. */
  rows() {
    const chosen = this.filter?.value ?? "";
    const { graph, options } = this.desk;
    const found = this.desk.leaves.filter((leaf) => isMeant(leaf, chosen, options));
    return found.map(({ id, title }) => ({ id, title: `${graph.number(id)} ${title}` }));
  }

  /** What is written here the grid shows itself; what else there is comes with the next frame. */
  async #followSoon() {
    if (this.isBehind) return;
    this.isBehind = true;
    await painted();
    this.isBehind = false;
    this.follow();
  }

  /** What changed is shown; where there are other rows, the grid is made anew. */
  follow() {
    const { grid } = this;
    const rows = this.rows();
    if (!grid || signOf(rows) !== this.shown) {
      const isTyping = this.place.querySelector("td > input") !== null;
      if (!isTyping) this.draw(rows);
      return;
    }
    const ids = [...grid.table.lines.keys()];
    grid.refresh(ids.flatMap((id) => COLUMNS.map((_name, column) => ({ id, column }))));
  }

  draw(rows = this.rows()) {
    const { grid } = this;
    const had = grid?.table.hasKeys ? grid.current : null;
    this.shown = signOf(rows);
    need("[data-plan-none]").hidden = rows.length > 0;
    this.place.hidden = rows.length === 0;
    if (rows.length === 0) {
      this.grid = null;
      return;
    }
    const table = tableOf(this.columns, rows, this.desk);
    this.place.replaceChildren(table);
    this.grid = new Grid(table, this.source(new Rows(rows)));
    if (had && rows.some(({ id }) => id === had.id)) this.grid.go(had);
  }

  /** @param {Rows} rows @returns {import("../kit/grid/grid.js").Source<any>} */
  source(rows) {
    const { desk } = this;
    return {
      isOpen: desk.canEdit,
      columns: this.columns,
      rows,
      valueOf: ({ id, column }) => valueAt(desk.graph.node(id), column),
      isSame: (one, other) => one === other,
      write: (changes) => this.write(changes),
      dress: (cell, spot) => dress(cell, desk.graph.node(spot.id), spot.column, desk.options.today),
      complain,
      onMoved: () => {},
      onKey: (event) => isFind(event) && focusFind(),
    };
  }

  /** @param {[Spot, unknown][]} changes */
  write(changes) {
    /** @type {Map<string, Record<string, unknown>>} */
    const fields = new Map();
    for (const [{ id, column }, value] of changes) {
      if (valueAt(this.desk.graph.node(id), column) === value) continue;
      fields.set(id, { ...fields.get(id), [COLUMNS[column] ?? ""]: value });
    }
    this.desk.edit(fields, t("Edit the workplan"));
  }
}

/** @param {NodeRecord | undefined} record @param {number} column */
function valueAt(record, column) {
  const fields = /** @type {Record<string, any> | undefined} */ (record);
  return fields?.[COLUMNS[column] ?? ""] ?? null;
}

/** @param {{ id: string, title: string }[]} rows */
function signOf(rows) {
  return rows.map(({ id, title }) => `${id} ${title}`).join("\n");
}

/**
 * @param {HTMLElement} cell
 * @param {NodeRecord | undefined} record
 * @param {number} column
 * @param {string} today
 */
function dress(cell, record, column, today) {
  const name = COLUMNS[column];
  const isLate = name === "due_on" && record !== undefined && isOverdue(record, today);
  cell.classList.toggle("is-late", isLate);
  if (isLate) cell.title = t("Overdue");
  if (name === "status") cell.dataset.status = record?.status ?? "";
}

/**
 * @param {import("../kit/grid/columns.js").Column<any>[]} columns
 * @param {{ id: string, title: string }[]} rows
 * @param {PlanDesk} desk
 */
function tableOf(columns, rows, { options, canEdit }) {
  const table = make("table", "grid plan-grid");
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", t("Workplan"));
  if (!canEdit) table.setAttribute("aria-readonly", "true");
  const head = table.appendChild(make("thead")).appendChild(make("tr"));
  const corner = head.appendChild(make("th", "grid-corner"));
  corner.append(sorter(-1, options.words.title?.label ?? ""));
  columns.forEach(({ title, kind }, at) => {
    const cell = head.appendChild(make("th", `grid-criterion plan-${COLUMNS[at]} is-${kind}`));
    cell.append(sorter(at, title));
  });
  for (const cell of head.cells) cell.scope = "col";
  const line = table.appendChild(make("tbody")).appendChild(make("tr"));
  line.dataset.row = rows[0]?.id ?? "";
  const title = line.appendChild(make("th", "", rows[0]?.title ?? ""));
  title.scope = "row";
  columns.forEach(({ kind }, at) => {
    const cell = line.appendChild(make("td", `cell plan-${COLUMNS[at]} is-${kind}`));
    cell.setAttribute("role", "gridcell");
    cell.dataset.reason = ""; // none is asked for here
    cell.tabIndex = -1;
  });
  return table;
}

/** @param {number} column @param {string} title */
function sorter(column, title) {
  const button = make("button", "grid-sort", title);
  button.type = "button";
  button.dataset.sort = String(column);
  return button;
}

/** @param {KeyboardEvent} event */
function isFind({ ctrlKey, metaKey, altKey, code }) {
  return (ctrlKey || metaKey) && !altKey && code === "KeyF";
}

/** @returns {boolean} */
function focusFind() {
  const field = document.querySelector("[data-find-row]");
  if (!(field instanceof HTMLInputElement)) return false;
  field.select();
  field.focus();
  return true;
}

/** @param {PlanPage} page */
function watchFind(page) {
  const field = document.querySelector("[data-find-row]");
  if (!(field instanceof HTMLInputElement)) return;
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") page.grid?.focus();
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const isFound = page.grid?.find(field.value, event.shiftKey ? -1 : 1) ?? false;
    field.setAttribute("aria-invalid", String(!isFound && field.value.trim() !== ""));
  });
}

async function start() {
  const desk = await openDesk();
  if (!desk) return;
  new PlanPage(need("[data-plan]"), desk);
  showLacks(desk);
}

start();
