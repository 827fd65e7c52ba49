/** The page of one assessor's scores: the grid, the card beside it, and what keeps the scores. */

import { setAttribute } from "../kit/dom.js";
import { complain } from "../kit/grid/complaint.js";
import { Grid } from "../kit/grid/grid.js";
import { letterOf } from "../kit/grid/grid_keys.js";
import { send } from "../kit/http.js";
import { openOutbox } from "../kit/outbox/open.js";
import { t } from "../kit/words.js";
import { isSame, ScoreBook } from "./score_book.js";
import { ScoreCard } from "./score_card.js";
import { isAtEnd, showCell, wordOf } from "./score_cells.js";
import { columnOf, withScore } from "./score_columns.js";
import { ScoreSheet } from "./score_sheet.js";

/** @typedef {import("./score_cells.js").Content} Content */

class ScorePage {
  /**
   * @param {HTMLTableElement} table
   * @param {import("./score_sheet.js").Facts} facts
   * @param {HTMLElement} panel
   * @param {import("./score_book.js").ScoreOutbox} outbox
   */
  constructor(table, facts, panel, outbox) {
    this.isOpen = "open" in table.dataset;
    this.sheet = new ScoreSheet(facts);
    this.card = new ScoreCard(panel, {
      onType: (text) => this.grid.type(text),
      onChoose: (state, value) => this.choose({ state, value }),
      onReason: (reason) => this.change({ ...this.content, reason }),
      onLeave: () => this.grid.focus(),
    });
    /** @type {Grid<Content>} */
    this.grid = new Grid(table, this.source());
    this.book = new ScoreBook(this.sheet, {
      outbox,
      assessor: table.dataset.assessor ?? "",
      round: table.dataset.round ?? "",
      onChange: (spots) => {
        this.grid.refresh(spots);
        this.showCard();
      },
    });
  }

  /** @returns {import("../kit/grid/grid.js").Source<Content>} */
  source() {
    const { sheet } = this;
    return {
      isOpen: this.isOpen,
      columns: sheet.criteria.map(columnOf),
      rows: sheet.rows,
      valueOf: (spot) => sheet.contentOf(spot),
      isSame,
      write: (changes) => this.book.write(changes),
      dress: (cell, spot) =>
        dress(cell, sheet.contentOf(spot), sheet.criterionOf(spot), sheet.isWaiting(spot)),
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
    if (this.isOpen && this.content.state !== "beside")
      this.grid.change([[this.grid.current, content]]);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (isFind(event)) return focusFind();
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (this.isOpen && isPlain && event.key === ".") return this.beginRange();
    if (this.isOpen && isPlain && event.key === "=") return this.confirm();
    if (!this.isOpen || !isPlain || letterOf(event) !== "r") return false;
    this.card.focusReason();
    return true;
  }

  /** What was said before is meant still. @returns {boolean} */
  confirm() {
    if (this.content.isCarried) this.change({ ...this.content, isCarried: false });
    return true;
  }

  /** A point after a score that one key has given: up to which other one. @returns {boolean} */
  beginRange() {
    const criterion = this.sheet.criterionOf(this.grid.current);
    if (criterion.kind !== "rubric" || this.content.state !== "given") return false;
    this.grid.edit(`${this.content.value}-`);
    return true;
  }

  /** The card of a cell that had the keys before this module was there. */
  showFocused() {
    if (this.grid.table.hasKeys) this.showCard();
  }

  showCard() {
    if (!this.grid) return; // it takes up the keys while it is made
    const spot = this.grid.current;
    this.card.show(this.sheet.rows.titleOf(spot.id), this.sheet.criterionOf(spot), this.content);
  }
}

/**
 * @param {HTMLElement} cell
 * @param {Content} content
 * @param {import("./score_cells.js").Criterion} criterion
 * @param {boolean} isWaiting
 */
function dress(cell, content, criterion, isWaiting) {
  const { state, value, reason, isCarried = false } = content;
  cell.classList.toggle("wants-reason", reason === "" && isAtEnd(content, criterion));
  cell.dataset.state = state;
  cell.classList.toggle("is-carried", isCarried);
  const word = wordOf(state);
  const carried = t("{score}, carried over", { score: word || showCell(content, criterion) });
  setAttribute(cell, "aria-label", (isCarried ? carried : word) || null);
  setAttribute(cell, "aria-readonly", state === "beside" ? "true" : null);
  cell.dataset.value = value === null ? "" : String(value);
  cell.dataset.reason = reason;
  cell.classList.toggle("is-waiting", isWaiting);
}

/** Ctrl+F looks in rows that are not drawn, too. @param {KeyboardEvent} event */
function isFind(event) {
  return (event.ctrlKey || event.metaKey) && !event.altKey && letterOf(event) === "f";
}

/** @returns {boolean} whether the page has such a field */
function focusFind() {
  const field = document.querySelector("[data-find-row]");
  if (!(field instanceof HTMLInputElement)) return false;
  field.select();
  field.focus();
  return true;
}

/** @param {ScorePage} page */
function watchFind({ grid }) {
  const field = document.querySelector("[data-find-row]");
  if (!(field instanceof HTMLInputElement)) return;
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") grid.focus();
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const isFound = grid.find(field.value, event.shiftKey ? -1 : 1);
    field.setAttribute("aria-invalid", String(!isFound && field.value.trim() !== ""));
  });
}

/**
 * Scores go to REST, with the key of their letter.
 *
 * @param {HTMLTableElement} table
 * @returns {Promise<import("./score_book.js").ScoreOutbox>}
 */
function scoreOutbox({ dataset }) {
  const { save, thing = "", person = "" } = dataset;
  return openOutbox({ thing, person }, ({ key, round, cells }) =>
    send("PUT", save, { round_id: round, scores: cells }, { "Idempotency-Key": key }),
  );
}

async function start() {
  const table = document.querySelector("[data-grid]");
  const panel = document.querySelector("[data-card-panel]");
  const facts = document.getElementById("facts");
  if (!(table instanceof HTMLTableElement) || !(panel instanceof HTMLElement) || !facts) return;
  const outbox = await scoreOutbox(table);
  const page = new ScorePage(table, JSON.parse(facts.textContent ?? "{}"), panel, outbox);
  watchFind(page);
  page.showFocused();
}

start();
