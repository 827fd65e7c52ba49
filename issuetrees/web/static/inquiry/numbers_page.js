/** The page of numbers: a tree as a grid, in which a changed leaf moves all above it at once. */

import { need, setAttribute } from "../kit/dom.js";
import { painted } from "../kit/frames.js";
import { complain } from "../kit/grid/complaint.js";
import { Grid } from "../kit/grid/grid.js";
import { keyOfSpot } from "../kit/grid/rows.js";
import { readJson, send } from "../kit/http.js";
import { openOutbox } from "../kit/outbox/open.js";
import { t } from "../kit/words.js";
import { NumberBook } from "./number_book.js";
import { columnsOf, formulaOf } from "./number_columns.js";
import { figure, signed } from "./number_format.js";
import { NumberSheet } from "./number_sheet.js";

/** @typedef {import("./number_sheet.js").Cell} Cell */
/** @typedef {import("./number_sheet.js").Facts} Facts */
/** @typedef {import("../kit/grid/rows.js").Spot} Spot */

/** Where the ends of leaves are sent, among the ids of scenarios. */
const RANGES = "ranges";
/** The part of itself by which a leaf moves of which nobody has said more. */
const STEP = 0.1;

/** @param {string} field */
const isEnd = (field) => field === "low" || field === "high";

class NumbersPage {
  /**
   * @param {HTMLTableElement} table
   * @param {Facts & { split_words: [string, string][] }} facts
   * @param {import("./number_book.js").NumberOutbox} outbox
   */
  constructor(table, facts, outbox) {
    this.table = table;
    this.isOpen = "open" in table.dataset;
    this.words = new Map(facts.split_words);
    this.titles = facts.scenarios.map(({ title }) => title);
    this.sheet = new NumberSheet(facts);
    /** @type {Set<string>} what the last change has moved */
    this.moved = new Set();
    /** @type {Grid<Cell>} */
    this.grid = new Grid(table, this.#source());
    outbox.stateChanged.on((state) => {
      say(state);
      if (state === "saved") void this.#readAnew();
    });
    /** @type {Spot[] | null} what changes, while a change is being made */
    this.changing = null;
    this.book = new NumberBook(this.sheet, outbox, {
      onChange: (spots) =>
        this.changing ? this.changing.push(...spots) : this.grid.refresh(spots),
      complain,
    });
  }

  /** @returns {import("../kit/grid/grid.js").Source<Cell>} */
  #source() {
    const { sheet } = this;
    return {
      isOpen: this.isOpen,
      columns: columnsOf(this.words, this.titles, this.table.dataset.today),
      rows: sheet.rows,
      valueOf: (spot) => this.cellAt(spot),
      isSame: (one, other) => one.held === other.held,
      write: (changes) => this.write(changes),
      dress: (cell, spot) => this.dress(cell, spot),
      complain,
      onMoved: () => {},
      onKey: () => false,
    };
  }

  /** @param {Spot} spot @returns {Cell} */
  cellAt(spot) {
    const { id, column } = spot;
    const isMade = this.sheet.isCalculated(id);
    const { is_leaf: isLeaf, shown_unit: unit } = this.sheet.of(id);
    const { field, scenario } = this.sheet.placeOf(column);
    const isNumber = field === "value" || field === "scenario";
    /** @type {Partial<Record<typeof field, string>>} */
    const shut = {
      low: isMade || !isLeaf ? t("Only leaves have ends.") : "",
      high: isMade || !isLeaf ? t("Only leaves have ends.") : "",
      own: isMade ? "" : t("Only what is calculated can be stated otherwise."),
      formula: isLeaf ? t("Nothing hangs under it, so it is made of nothing.") : "",
    };
    const calculated = isNumber && isMade ? t("It is calculated: change what it is made of.") : "";
    return {
      held: this.sheet.heldIn(spot),
      shut: calculated || (shut[field] ?? ""),
      unit,
      isMade: isNumber && isMade,
      taken: field === "scenario" && !isMade ? this.sheet.shown(id, scenario) : null,
    };
  }

  /** @param {[Spot, Cell][]} changes */
  write(changes) {
    const before = this.#rootValue();
    this.changing = [];
    this.book.write(
      changes.map(([spot, { held }]) => ({
        spot,
        held,
        command: this.#commandOf(spot, held),
        scenario: this.#boxOf(spot),
      })),
    );
    this.#show(this.changing);
    this.changing = null;
    this.#sayEffect(before);
  }

  /** Where a cell is sent: to a scenario, to the ends of leaves, "" to the tree. @param {Spot} spot */
  #boxOf({ column }) {
    const { field, scenario } = this.sheet.placeOf(column);
    return isEnd(field) ? RANGES : scenario;
  }

  /** @param {Spot} spot @param {string | number | null} held */
  #commandOf({ id, column }, held) {
    const { field } = this.sheet.placeOf(column);
    if (field === "scenario") return { [id]: held };
    if (isEnd(field)) return { [id]: { [field]: held } };
    if (field !== "formula") {
      const name = field === "own" ? "value" : field;
      return { kind: "edit_node", id, fields: { [name]: held, ...this.#lentUnit(id, name) } };
    }
    const { kind, formula } = formulaOf(String(held ?? ""), this.words);
    const { formula: _before, ...rest } = this.sheet.of(id).split;
    return {
      kind: "set_split",
      id,
      split_kind: kind,
      split: formula ? { ...rest, formula } : rest,
    };
  }

  /** The unit that a first number takes from those beside it. @param {string} id @param {string} name */
  #lentUnit(id, name) {
    const { unit, shown_unit: shown, is_leaf: isLeaf } = this.sheet.of(id);
    return name === "value" && isLeaf && !unit && shown ? { unit: shown } : {};
  }

  /** Show what a change has moved, marked in place of what the one before did. @param {Spot[]} spots */
  #show(spots) {
    const marked = [...this.moved].map((id) => ({ id, column: 0 }));
    const calculated = spots.filter(({ id, column }) => !column && this.sheet.isCalculated(id));
    this.moved = new Set(calculated.map(({ id }) => id));
    const all = [...marked, ...spots].map((spot) => /** @type {const} */ ([keyOfSpot(spot), spot]));
    this.grid.refresh([...new Map(all).values()]);
  }

  #rootValue() {
    const [root] = this.sheet.rows.natural;
    return root ? this.sheet.shown(root.id) : null;
  }

  /** Say what a change did to the root. @param {number | null} before */
  #sayEffect(before) {
    const now = this.#rootValue();
    const [root] = this.sheet.rows.natural;
    const note = need("[data-effect]");
    if (!root || now === before || now === null) return;
    const unit = this.sheet.of(root.id).shown_unit;
    note.textContent = t("{title}: {before} → {now} {unit} ({difference})", {
      title: this.sheet.of(root.id).title,
      before: before === null ? "–" : figure(before),
      now: figure(now),
      unit,
      difference: before === null ? "" : signed(now - before),
    });
  }

  /** What else the server has to say now: remarks, units, what others have changed. */
  async #readAnew() {
    /** @type {Facts} */
    let facts;
    try {
      facts = /** @type {Facts} */ (await readJson(this.table.dataset.facts ?? ""));
    } catch {
      return; // what is shown stays right; the next change asks again
    }
    await painted();
    if (this.book.outbox.queue.entries.length > 0) return;
    if (!this.sheet.fits(facts)) return window.location.reload();
    this.sheet.take(facts);
    const places = this.sheet.rows.natural.map(({ id }) => id);
    const all = this.sheet.columns.map((_place, column) => column);
    this.grid.refresh(places.flatMap((id) => all.map((column) => ({ id, column }))));
    showRemarks(facts);
  }

  /** @param {HTMLTableCellElement} cell @param {Spot} spot */
  dress(cell, spot) {
    const { id, column } = spot;
    const { field } = this.sheet.placeOf(column);
    const driver = this.sheet.of(id);
    const isMade = this.sheet.isCalculated(id);
    const line = cell.parentElement;
    if (line) line.dataset.level = String(Math.min(driver.level, 6));
    cell.dataset.field = field;
    cell.classList.toggle("is-made", (field === "value" || field === "scenario") && isMade);
    cell.classList.toggle("is-moved", field === "value" && this.moved.has(id));
    cell.classList.toggle("is-shut", this.cellAt(spot).shut !== "");
    cell.classList.toggle("is-waiting", this.sheet.waiting.has(`${id} ${column}`));
    if (field === "value") this.#dressValue(cell, id);
    if (field === "scenario") this.#dressScenario(cell, spot);
    if (isEnd(field)) this.#dressEnd(cell, spot);
    if (field === "own") this.#dressStated(cell, id);
    if (field === "unit") this.#dressUnit(cell, id);
    if (field === "value_on") dressDay(cell, driver);
  }

  /** @param {HTMLTableCellElement} cell @param {string} id */
  #dressValue(cell, id) {
    const fault = this.sheet.numbers.faults.get(id) ?? "";
    cell.dataset.fault = fault;
    if (fault) cell.textContent ||= WORDS_OF_FAULTS()[fault] ?? "";
    const unit = this.sheet.of(id).shown_unit;
    setAttribute(
      cell,
      "aria-label",
      fault || !cell.textContent ? null : `${cell.textContent} ${unit}`,
    );
  }

  /** What a scenario does not give is that of the tree. @param {HTMLTableCellElement} cell @param {Spot} spot */
  #dressScenario(cell, spot) {
    const { held, taken = null } = this.cellAt(spot);
    const words = held === null && taken !== null ? figure(taken) : "";
    cell.classList.toggle("is-taken", words !== "");
    if (words) cell.textContent = words;
    setAttribute(cell, "aria-label", words ? t("{value}, as in the tree", { value: words }) : null);
  }

  /** Where nobody has said an end, the leaf moves by a tenth. @param {HTMLTableCellElement} cell @param {Spot} spot */
  #dressEnd(cell, { id, column }) {
    const { field } = this.sheet.placeOf(column);
    const driver = this.sheet.of(id);
    const isSaid = driver[/** @type {"low" | "high"} */ (field)] !== null;
    const value = driver.is_leaf && driver.term === null && !isSaid ? this.sheet.shown(id) : null;
    const words = value === null ? "" : figure(value * (field === "low" ? 1 - STEP : 1 + STEP));
    cell.classList.toggle("is-taken", words !== "");
    if (words) cell.textContent = words;
    setAttribute(cell, "aria-label", words ? t("{value}, a tenth away", { value: words }) : null);
  }

  /** @param {HTMLTableCellElement} cell @param {string} id */
  #dressStated(cell, id) {
    const difference = this.sheet.differenceOf(id);
    cell.classList.toggle("is-different", difference !== null);
    if (difference === null) return setAttribute(cell, "data-difference", null);
    cell.dataset.difference = signed(difference);
    setAttribute(
      cell,
      "title",
      t("What is below makes {difference} more or less.", { difference: signed(difference) }),
    );
  }

  /** A unit that follows from others is shown where none is written. @param {HTMLTableCellElement} cell @param {string} id */
  #dressUnit(cell, id) {
    const { unit, shown_unit: shown } = this.sheet.of(id);
    cell.classList.toggle("is-taken", !unit && shown !== "");
    if (!unit && shown) cell.textContent = shown;
  }
}

/** @returns {Record<string, string>} */
function WORDS_OF_FAULTS() {
  return { missing: t("missing"), zero: t("÷ 0"), large: t("too large") };
}

/** @param {HTMLTableCellElement} cell @param {import("./number_sheet.js").DriverFacts} driver */
function dressDay(cell, { age, own, value_on: day }) {
  const words = {
    "": "",
    old: t("out of date"),
    behind: t("older than the others"),
    undated: t("no day"),
  };
  const said = own === null ? "" : words[age];
  cell.classList.toggle("is-old", said !== "");
  cell.dataset.age = said;
  setAttribute(cell, "aria-label", said ? `${day ? cell.textContent : ""} ${said}`.trim() : null);
}

/** @param {Facts} facts */
function showRemarks({ remarks, drivers }) {
  const list = document.querySelector("[data-remarks]");
  if (!list) return;
  const numbers = new Map(drivers.map(({ id, number }) => [id, number]));
  list.replaceChildren(
    ...remarks.map(({ node_id: id, message }) => {
      const item = document.createElement("li");
      item.textContent = [numbers.get(id), message].filter(Boolean).join(" ");
      return item;
    }),
  );
  list.parentElement?.toggleAttribute("hidden", remarks.length === 0);
}

/** Say whether everything is stored. @param {import("../kit/outbox/outbox.js").State} state */
function say(state) {
  const note = need("[data-save-state]");
  const words = {
    saved: t("All numbers saved"),
    saving: t("Saving…"),
    offline: t("No connection. Your numbers are safe here and go out when it is back."),
    signed_out: t("Your numbers are safe here. Sign in again in another tab to send them."),
  };
  note.textContent = words[state];
  note.classList.toggle("is-bad", state === "offline" || state === "signed_out");
}

/** Both ends of a leaf in one. @param {Record<string, any>[]} commands */
function together(commands) {
  /** @type {Record<string, Record<string, unknown>>} */
  const found = {};
  for (const command of commands)
    for (const [id, ends] of Object.entries(command)) found[id] = { ...found[id], ...ends };
  return found;
}

async function start() {
  const table = document.querySelector("[data-grid]");
  const facts = document.getElementById("facts");
  if (!(table instanceof HTMLTableElement) || !facts) return;
  const { save, thing = "", person = "" } = table.dataset;
  /** @type {import("./number_book.js").NumberOutbox} */
  const outbox = await openOutbox({ thing, person }, ({ key, scenario, entries }) => {
    const commands = entries.map(({ command }) => command);
    if (!scenario) return send("POST", save, { key, commands });
    if (scenario === RANGES)
      return send("PUT", table.dataset.ranges, { ranges: together(commands) });
    const url = `${table.dataset.scenarios}/${scenario}/values`;
    return send("PUT", url, { values: Object.assign({}, ...commands) }, { "Idempotency-Key": key });
  });
  new NumbersPage(table, JSON.parse(facts.textContent ?? "{}"), outbox);
}

start();
