/** The page of one assessor's scores: the grid, the card beside it, and what keeps the scores. */

import { Grid } from "../kit/grid/grid.js";
import { letterOf } from "../kit/grid/grid_keys.js";
import { send } from "../kit/http.js";
import { openOutbox } from "../kit/outbox/open.js";
import { isSame, ScoreBook } from "./score_book.js";
import { ScoreCard } from "./score_card.js";
import { columnOf, withScore } from "./score_columns.js";
import { ScoreSheet } from "./score_sheet.js";
import { complain } from "./score_status.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Criterion} Criterion */

class ScorePage {
  /**
   * @param {HTMLTableElement} table
   * @param {Criterion[]} criteria
   * @param {HTMLElement} panel
   * @param {import("./score_book.js").ScoreOutbox} outbox
   */
  constructor(table, criteria, panel, outbox) {
    this.isOpen = "open" in table.dataset;
    this.sheet = new ScoreSheet(table, criteria);
    this.card = new ScoreCard(panel, {
      onType: (text) => this.grid.type(text),
      onChoose: (state, value) => this.choose({ state, value }),
      onReason: (reason) => this.change({ ...this.content, reason }),
      onLeave: () => this.grid.current.focus(),
    });
    /** @type {Grid<Content>} */
    this.grid = new Grid(table, this.source(criteria));
    this.book = new ScoreBook(this.sheet, {
      outbox,
      assessor: table.dataset.assessor ?? "",
      onChange: () => this.showCard(),
    });
  }

  /** @param {Criterion[]} criteria @returns {import("../kit/grid/grid.js").Source<Content>} */
  source(criteria) {
    const { sheet } = this;
    return {
      isOpen: this.isOpen,
      columns: criteria.map(columnOf),
      rowTitle: (cell) => sheet.titleOf(cell),
      valueOf: (cell) => sheet.contentOf(cell),
      textOf: (cell) => sheet.textOf(cell),
      isSame,
      write: (changes) => this.book.write(changes),
      refuse: (cell, text, problem) => {
        complain(problem);
        sheet.refuse(cell, text, problem);
      },
      complain,
      onMoved: () => this.showCard(),
      onKey: (event) => this.onKey(event),
    };
  }

  /** What the active cell holds. */
  get content() {
    return this.sheet.contentOf(this.grid.current);
  }

  /** @param {import("./score_cells.js").Given} given */
  choose(given) {
    this.change(withScore(given, this.content));
  }

  /** @param {Content} content */
  change(content) {
    if (this.isOpen) this.grid.change([[this.grid.current, content]]);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (!this.isOpen || !isPlain) return false;
    if (event.key === "Escape") return this.takeBackRefused();
    if (letterOf(event) !== "r") return false;
    this.card.focusReason();
    return true;
  }

  /** Show again what the active cell holds. @returns {boolean} whether anything refused stood there */
  takeBackRefused() {
    const cell = this.grid.current;
    if (cell.dataset.refused === undefined) return false;
    this.sheet.put(cell, this.content);
    complain("");
    return true;
  }

  /** The card of a cell that had the keys before this module was there. */
  showFocused() {
    if (this.grid.table.hasKeys) this.showCard();
  }

  showCard() {
    if (!this.grid) return; // it takes up the keys while it is made
    const cell = this.grid.current;
    this.card.show(this.sheet.titleOf(cell), this.sheet.criterionOf(cell), this.content);
  }
}

/**
 * Scores go to REST, with the key of their letter.
 *
 * @param {HTMLTableElement} table
 * @returns {Promise<import("./score_book.js").ScoreOutbox>}
 */
function scoreOutbox({ dataset }) {
  const { save, thing = "", person = "" } = dataset;
  return openOutbox({ thing, person }, ({ key, cells }) =>
    send("PUT", save, { scores: cells }, { "Idempotency-Key": key }),
  );
}

async function start() {
  const table = document.querySelector("[data-grid]");
  const panel = document.querySelector("[data-card-panel]");
  const facts = document.getElementById("criteria");
  if (!(table instanceof HTMLTableElement) || !(panel instanceof HTMLElement) || !facts) return;
  const outbox = await scoreOutbox(table);
  new ScorePage(table, JSON.parse(facts.textContent ?? "[]"), panel, outbox).showFocused();
}

start();
