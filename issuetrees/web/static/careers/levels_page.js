/** The page of levels: the grid of stages by competencies, the words of a level beside it. */

import { need, setAttribute } from "../kit/dom.js";
import { complain } from "../kit/grid/complaint.js";
import { Grid } from "../kit/grid/grid.js";
import { send } from "../kit/http.js";
import { openOutbox } from "../kit/outbox/open.js";
import { t } from "../kit/words.js";
import { LevelBook } from "./level_book.js";
import { levelColumn } from "./level_columns.js";
import { LevelSheet } from "./level_sheet.js";

/** @typedef {import("./level_sheet.js").Level} Level */
/** @typedef {import("../kit/grid/rows.js").Spot} Spot */

class LevelsPage {
  /**
   * @param {HTMLTableElement} table
   * @param {HTMLElement} card
   * @param {import("./level_sheet.js").Facts} facts
   * @param {import("./level_book.js").LevelOutbox} outbox
   */
  constructor(table, card, facts, outbox) {
    this.isOpen = "open" in table.dataset;
    this.card = card;
    this.sheet = new LevelSheet(facts);
    /** @type {Grid<Level>} */
    this.grid = new Grid(table, this.#source());
    outbox.stateChanged.on(say);
    this.book = new LevelBook(this.sheet, outbox, {
      onChange: (spots) => {
        this.grid.refresh(spots);
        this.showCard();
      },
      complain,
    });
    card.addEventListener("click", (event) => this.#chosen(event));
    if (this.grid.table.hasKeys) this.showCard();
  }

  /** @returns {import("../kit/grid/grid.js").Source<Level>} */
  #source() {
    const { sheet } = this;
    return {
      isOpen: this.isOpen,
      columns: sheet.competencies.map(levelColumn),
      rows: sheet.rows,
      valueOf: (spot) => sheet.levelOf(spot),
      isSame: (one, other) => one.own === other.own,
      write: (changes) => this.book.write(changes.map(([spot, { own }]) => [spot, own])),
      dress: (cell, spot) => dress(cell, sheet.levelOf(spot), sheet.isWaiting(spot)),
      complain,
      onMoved: () => this.showCard(),
      onKey: () => false,
    };
  }

  /** A level that is pressed once more is taken back. @param {MouseEvent} event */
  #chosen(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-set]") : null;
    if (!(button instanceof HTMLElement) || !this.isOpen) return;
    const spot = this.grid.current;
    const level = this.sheet.levelOf(spot);
    const chosen = Number(button.dataset.set);
    this.grid.change([[spot, { ...level, own: level.own === chosen ? null : chosen }]]);
  }

  /** Say what the levels of the active cell's competency mean, and which one holds. */
  showCard() {
    if (!this.grid) return; // it takes up the keys while it is made
    const { card } = this;
    const spot = this.grid.current;
    const { title, levels } = this.sheet.competencyOf(spot);
    const { own, taken, from } = this.sheet.levelOf(spot);
    card.hidden = false;
    need("[data-card-place]", card).textContent = this.sheet.rows.titleOf(spot.id);
    need("[data-card-title]", card).textContent = title;
    card.querySelectorAll("[data-set]").forEach((button, level) => {
      const words = levels[level] || (level === 0 ? t("not shown yet") : "");
      need("[data-words]", button).textContent = words;
      button.setAttribute("aria-pressed", String((own ?? taken) === level));
    });
    const note = need("[data-card-taken]", card);
    note.hidden = own !== null || taken === null;
    note.textContent = t("Taken over from “{stage}”.", { stage: from });
  }
}

/** @param {HTMLElement} cell @param {Level} level @param {boolean} isWaiting */
function dress(cell, { own, taken, from }, isWaiting) {
  const isTaken = own === null && taken !== null;
  const level = own ?? taken;
  cell.dataset.level = level === null ? "" : String(level);
  cell.classList.toggle("is-taken", isTaken);
  cell.classList.toggle("is-waiting", isWaiting);
  const label = isTaken ? t("{level}, taken over from “{stage}”", { level, stage: from }) : null;
  setAttribute(cell, "aria-label", level === null ? t("no level") : label);
}

/** Say whether everything is stored. @param {import("../kit/outbox/outbox.js").State} state */
function say(state) {
  const note = need("[data-save-state]");
  const words = {
    saved: t("All levels saved"),
    saving: t("Saving…"),
    offline: t("No connection. Your levels are safe here and go out when it is back."),
    signed_out: t("Your levels are safe here. Sign in again in another tab to send them."),
  };
  note.textContent = words[state];
  note.classList.toggle("is-bad", state === "offline" || state === "signed_out");
}

async function start() {
  const table = document.querySelector("[data-grid]");
  const facts = document.getElementById("facts");
  if (!(table instanceof HTMLTableElement) || !facts) return;
  const { save, thing = "", person = "" } = table.dataset;
  /** @type {import("./level_book.js").LevelOutbox} */
  const outbox = await openOutbox({ thing, person }, ({ key, cells }) =>
    send("PUT", save, { levels: cells }, { "Idempotency-Key": key }),
  );
  const told = JSON.parse(facts.textContent ?? "{}");
  new LevelsPage(table, need("[data-card-panel]"), told, outbox);
}

start();
