/** The page on which a table of initiatives comes in, is looked at, mended and added. */

import { make, need } from "../kit/dom.js";
import { complain } from "../kit/grid/complaint.js";
import { send } from "../kit/http.js";
import { newId } from "../kit/ids.js";
import { leaveToast, showToast } from "../kit/toasts.js";
import { t, tn } from "../kit/words.js";
import { showGrid } from "./table_grid.js";
import { tableOf, textIn, watchDrops } from "./table_input.js";
import { TableSheet } from "./table_sheet.js";

/** @typedef {import("./table_input.js").Table} Table */
/** @typedef {import("./table_sheet.js").Preview} Preview */

const PAUSE = 300; // milliseconds without a change until the cells are judged again

class TablePage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Table | null} what came in, for its other sheets */
    this.table = null;
    /** @type {TableSheet | null} */
    this.sheet = null;
    /** @type {import("../kit/grid/grid.js").Grid<string> | null} */
    this.grid = null;
    this.timer = 0;
    this.turn = 0;
    this.text = /** @type {HTMLTextAreaElement} */ (need("textarea", root));
    this.choices = JSON.parse(need("#columns").textContent ?? "[]");
    this.#listen();
    this.#takeUp();
  }

  /** What was pasted or chosen before this module was there. */
  #takeUp() {
    if (this.root.dataset.wholeUrl) return this.whole(this.root.dataset.wholeUrl);
    const { files } = /** @type {HTMLInputElement} */ (need("[data-file]"));
    if (files?.[0]) this.readFile(files[0]);
    else if (this.text.value.trim()) this.read({ text: this.text.value });
  }

  #listen() {
    watchDrops(document.body, {
      isOpen: () => !this.sheet,
      onText: (text) => this.read({ text }),
      onFile: (file) => this.readFile(file),
    });
    document.addEventListener("paste", (event) => this.#pasted(event));
    on("[data-file]", "change", (event) => {
      const { files } = /** @type {HTMLInputElement} */ (event.target);
      if (files?.[0]) this.readFile(files[0]);
    });
    on("[data-check]", "click", () => this.read({ text: this.text.value }));
    on("[data-sheet]", "change", (event) => {
      const { value } = /** @type {HTMLSelectElement} */ (event.target);
      if (this.table) this.read(this.table, value);
    });
    on("[data-heading]", "change", (event) => {
      this.sheet?.head(/** @type {HTMLInputElement} */ (event.target).checked);
      this.draw();
      this.judge();
    });
    on("[data-next]", "click", () => this.toWrong());
    on("[data-again]", "click", () => this.begin());
    on("[data-add]", "click", () => this.add());
  }

  /** Cells are read as soon as they are there; what stood in the field is taken for a beginning. @param {ClipboardEvent} event */
  #pasted(event) {
    const isElsewhere = event.target instanceof HTMLInputElement; // such as the search
    if (this.sheet || isElsewhere) return;
    const [file] = event.clipboardData?.files ?? [];
    const text = textIn(event.clipboardData);
    if (this.text.value.trim() || (!text && !file)) return;
    event.preventDefault();
    if (text) {
      this.text.value = event.clipboardData?.getData("text/plain") ?? "";
      this.read({ text });
    } else if (file) this.readFile(file);
  }

  /** @param {File} file */
  async readFile(file) {
    const found = await tableOf(file, Number(this.root.dataset.most));
    if ("problem" in found) complain(found.problem);
    else this.read(found);
  }

  /** All that is there, to be changed. @param {string} url */
  async whole(url) {
    this.root.setAttribute("aria-busy", "true");
    const reply = await this.#ask(url, undefined, {}, "GET");
    this.root.removeAttribute("aria-busy");
    if (reply) this.show(reply, true);
  }

  /** @param {Table} table @param {string} [sheet] */
  async read(table, sheet = "") {
    this.root.setAttribute("aria-busy", "true");
    const reply = await this.#ask(this.root.dataset.previewUrl, {
      ...table,
      ...(sheet ? { sheet } : {}),
    });
    this.root.removeAttribute("aria-busy");
    if (!reply) return this.#nameSheet();
    this.table = table;
    this.show(reply);
  }

  /**
   * @param {string | undefined} url
   * @param {object} [body]
   * @param {Record<string, string>} [headers]
   * @param {"GET" | "POST"} [method]
   * @returns {Promise<any>} null for what was refused, which is told
   */
  async #ask(url, body, headers, method = "POST") {
    complain("");
    try {
      const { status, body: told } = await send(method, url, body, headers);
      if (status < 300) return told;
      complain(told?.detail ?? t("The server does not answer. Try again."));
    } catch {
      complain(t("The server does not answer. Try again."));
    }
    return null;
  }

  /** @param {Preview} preview @param {boolean} [isWhole] */
  show(preview, isWhole = false) {
    this.sheet = new TableSheet(preview, isWhole);
    const notes = need("[data-notes]");
    notes.replaceChildren(...preview.notes.map((note) => make("li", "", note)));
    notes.hidden = preview.notes.length === 0;
    need("[data-sheet]").replaceChildren(...preview.sheets.map((name) => new Option(name)));
    this.#nameSheet();
    need("[data-sheets]").hidden = preview.sheets.length < 2;
    need("[data-input]").hidden = true;
    need("[data-preview]").hidden = false;
    this.draw();
    this.toWrong();
  }

  /** The sheet that is shown stands in the choice of them, also after another one was refused. */
  #nameSheet() {
    const select = /** @type {HTMLSelectElement} */ (need("[data-sheet]"));
    if (this.sheet) select.value = this.sheet.name;
  }

  /** Draw the grid anew: there are other rows than before. */
  draw() {
    const { sheet } = this;
    if (!sheet) return;
    const heading = /** @type {HTMLInputElement} */ (need("[data-heading]"));
    heading.checked = sheet.hasHeading;
    this.grid = showGrid(need("[data-grid]"), sheet, this.choices, {
      onChanged: () => this.changed(),
      onMoved: () => this.tell(),
    });
    this.tell();
  }

  changed() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.judge(), PAUSE);
  }

  /** Ask what is wrong with the cells as they are now; a later question makes this one void. */
  async judge() {
    const { sheet } = this;
    if (!sheet) return;
    this.turn += 1;
    const { turn } = this;
    const reply = await this.#ask(this.root.dataset.previewUrl, sheet.sent);
    if (!reply || turn !== this.turn || sheet !== this.sheet) return;
    sheet.judged(reply);
    this.repaint();
    this.tell();
  }

  /** Show in the cells what is wrong. */
  repaint() {
    const { grid, sheet } = this;
    if (!grid || !sheet) return;
    const spots = sheet.rows.order.flatMap(({ id }) =>
      sheet.columns.map((_column, column) => ({ id, column })),
    );
    grid.refresh(spots);
  }

  /** Say how many rows are ready, and what is wrong where one is. */
  tell() {
    const { sheet, grid } = this;
    if (!sheet) return;
    const wrong = sheet.problems.size;
    const ready = sheet.ready
      ? tn("{count} row is ready.", "{count} rows are ready.", sheet.ready)
      : t("No row is ready yet.");
    const rest = tn("{count} cell has to be mended.", "{count} cells have to be mended.", wrong);
    const told = [sheet.isWhole ? "" : ready, wrong ? rest : "", changed(sheet)];
    need("[data-told]").textContent = told.join(" ").trim();
    need("[data-next]").hidden = wrong === 0;
    const note = need("[data-cell-note]");
    note.textContent = grid ? noteAt(sheet, grid.current) : "";
    note.hidden = note.textContent === "";
    const button = /** @type {HTMLButtonElement} */ (need("[data-add]"));
    button.disabled = (sheet.isWhole ? sheet.changedRows + sheet.readyNew : sheet.ready) === 0;
    button.textContent = act(sheet);
  }

  /** Go to the next cell that is wrong, or give the keys to the first cell. */
  toWrong() {
    const { grid, sheet } = this;
    const spot = sheet?.nextWrong(grid?.table.hasKeys ? grid.current : null);
    if (spot) grid?.go(spot);
    else grid?.focus();
  }

  /** Back to where a table comes in; what was typed stands there. */
  begin() {
    this.turn += 1;
    this.sheet = null;
    this.grid = null;
    this.table = null;
    complain("");
    need("[data-grid]").replaceChildren();
    need("[data-input]").hidden = false;
    need("[data-preview]").hidden = true;
    this.text.focus();
  }

  /** Add the rows that are right; the others stay to be mended. */
  async add() {
    const { sheet } = this;
    const button = /** @type {HTMLButtonElement} */ (need("[data-add]"));
    if (!sheet || button.disabled) return;
    button.disabled = true;
    window.clearTimeout(this.timer);
    this.turn += 1;
    const reply = await this.#ask(this.root.dataset.addUrl, sheet.sent, {
      "Idempotency-Key": newId(),
    });
    button.disabled = false;
    if (reply) this.#added(sheet, reply);
  }

  /** @param {TableSheet} sheet @param {{ added: { row: number }[], changed: { row: number }[], problems: import("./table_sheet.js").Problem[] }} reply */
  #added(sheet, { added, changed: edited, problems }) {
    const said = saved(added.length, edited.length, sheet.isWhole);
    sheet.judged({ problems, changes: [], ready: 0, ready_new: 0 });
    const wrong = new Set(problems.map(({ row }) => row)); // of these only the relations are left
    const done = [...added, ...edited].filter(({ row }) => !wrong.has(row));
    if (!sheet.isWhole) sheet.drop(new Set(done.map(({ row }) => sheet.idAt(row))));
    if (sheet.isWhole ? problems.length === 0 : sheet.cells.size === 0) {
      leaveToast(said);
      window.location.assign(this.root.dataset.listUrl ?? "");
      return;
    }
    showToast(said);
    this.draw();
    this.toWrong();
    this.judge(); // somebody may have gone on mending meanwhile
  }
}

/** What is wrong with a cell, or what is there now. @param {TableSheet} sheet @param {import("../kit/grid/rows.js").Spot} spot */
function noteAt(sheet, spot) {
  const old = sheet.changeAt(spot);
  const now = old === undefined ? "" : t("Now: {old}", { old: old || "–" });
  return sheet.problemAt(spot) || now;
}

/** @param {TableSheet} sheet */
function changed(sheet) {
  const count = sheet.changedRows;
  return count
    ? tn("{count} row changes what is there.", "{count} rows change what is there.", count)
    : "";
}

/** What the button does. @param {TableSheet} sheet */
function act(sheet) {
  if (sheet.isWhole) return t("Save");
  if (!sheet.ready) return t("Add");
  return sheet.ready === sheet.readyNew
    ? tn("Add {count} initiative", "Add {count} initiatives", sheet.ready)
    : tn("Take in {count} row", "Take in {count} rows", sheet.ready);
}

/** What was done. @param {number} added @param {number} edited @param {boolean} isWhole */
function saved(added, edited, isWhole) {
  if (isWhole) return t("The table is saved.");
  const made = tn("{count} initiative is added.", "{count} initiatives are added.", added);
  if (!edited) return made;
  const more = tn("{count} is brought up to date.", "{count} are brought up to date.", edited);
  return added ? `${made} ${more}` : more;
}

/** @param {string} selector @param {string} kind @param {(event: Event) => void} act */
function on(selector, kind, act) {
  need(selector).addEventListener(kind, act);
}

new TablePage(need("[data-table-page]"));
