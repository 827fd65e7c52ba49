/** What the cells of the page of numbers hold, and what a change of one does to the others. */

import { keyOfSpot, Rows } from "../kit/grid/rows.js";
import { Drivers } from "./drivers.js";

/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/** @typedef {import("./drivers.js").Term} Term */
/**
 * @typedef {object} DriverFacts as REST gives them
 * @property {string} id
 * @property {string} number
 * @property {string} title
 * @property {number} level
 * @property {boolean} is_leaf
 * @property {string} formula
 * @property {Record<string, unknown>} split
 * @property {string} unit
 * @property {string} shown_unit
 * @property {number} factor
 * @property {Term | null} term
 * @property {number | null} value
 * @property {number | null} own
 * @property {number | null} low
 * @property {number | null} high
 * @property {string | null} value_on
 * @property {string} value_source
 * @property {"" | "old" | "behind" | "undated"} age
 */
/** @typedef {{ code: string, node_id: string, message: string }} Remark */
/**
 * @typedef {object} ScenarioFacts
 * @property {string} id
 * @property {string} title
 * @property {Record<string, number>} values what it gives, by node
 */
/** @typedef {{ revision: number, drivers: DriverFacts[], remarks: Remark[], scenarios: ScenarioFacts[] }} Facts */
/** @typedef {"value" | "low" | "high" | "own" | "formula" | "unit" | "value_on" | "value_source"} Field */
/** @typedef {{ field: Field | "scenario", scenario: string }} Place what a column holds; scenario: its id */
/**
 * @typedef {object} Cell
 * @property {string | number | null} held
 * @property {string} shut why nothing can be written here
 * @property {string} [unit] of a number
 * @property {boolean} [isMade] whether it is calculated
 * @property {number | null} [taken] the number that holds where a scenario gives none
 */

const FIELDS = /** @type {Field[]} */ ([
  "low",
  "high",
  "own",
  "formula",
  "unit",
  "value_on",
  "value_source",
]);

export class NumberSheet {
  /** @param {Facts} facts */
  constructor(facts) {
    const { facts: known, numbers, scenarios, given } = read(facts);
    this.facts = known;
    this.numbers = numbers;
    this.scenarios = scenarios;
    this.given = given;
    /** @type {Place[]} */
    this.columns = [
      { field: "value", scenario: "" },
      ...facts.scenarios.map(({ id }) => ({
        field: /** @type {const} */ ("scenario"),
        scenario: id,
      })),
      ...FIELDS.map((field) => ({ field, scenario: "" })),
    ];
    this.rows = new Rows(
      facts.drivers.map(({ id, number, title }) => ({
        id,
        title: [number, title].join(" ").trim(),
      })),
    );
    /** @type {Set<string>} the cells that are on their way, by key */
    this.waiting = new Set();
  }

  /** @param {Facts} facts */
  take(facts) {
    Object.assign(this, read(facts));
  }

  /** Whether the same nodes and scenarios stand in the same order. @param {Facts} facts */
  fits({ drivers, scenarios }) {
    const { natural } = this.rows;
    return (
      drivers.length === natural.length &&
      drivers.every(({ id }, at) => natural[at]?.id === id) &&
      scenarios.map(({ id }) => id).join() === [...this.scenarios.keys()].join()
    );
  }

  /** @param {number} column @returns {Place} */
  placeOf(column) {
    return this.columns[column] ?? { field: "value", scenario: "" };
  }

  /** @param {string} id @returns {DriverFacts} */
  of(id) {
    const found = this.facts.get(id);
    if (!found) throw new RangeError("the tree has no such node");
    return found;
  }

  /** Whether a node follows from others. @param {string} id */
  isCalculated(id) {
    return this.of(id).term !== null;
  }

  /**
   * What a node comes to in its own unit, in the tree or in a scenario.
   *
   * @param {string} id
   * @param {string} [scenario]
   * @returns {number | null}
   */
  shown(id, scenario = "") {
    const value = (this.scenarios.get(scenario) ?? this.numbers).valueOf(id);
    return value === null ? null : value / this.of(id).factor;
  }

  /** @param {Spot} spot @returns {string | number | null} */
  heldIn({ id, column }) {
    const driver = this.of(id);
    const { field, scenario } = this.placeOf(column);
    if (field === "scenario") {
      const held = this.given.get(scenario)?.get(id) ?? null;
      return this.isCalculated(id) ? this.shown(id, scenario) : held;
    }
    if (field === "value") return this.isCalculated(id) ? this.shown(id) : driver.own;
    if (field === "own") return this.isCalculated(id) ? driver.own : null;
    return driver[field];
  }

  /**
   * Change a cell; a number moves all that follows from it.
   *
   * @param {Spot} spot
   * @param {string | number | null} held
   * @returns {Spot[]} the cells that show something else
   */
  put({ id, column }, held) {
    const { field, scenario } = this.placeOf(column);
    const number = /** @type {number | null} */ (held);
    if (field === "scenario") return [{ id, column }, ...this.#give(scenario, id, number)];
    if (field === "value" || field === "own") return [{ id, column }, ...this.#own(id, number)];
    Object.assign(this.of(id), { [field]: held });
    return [{ id, column }];
  }

  /** @param {string} id @param {number | null} held @returns {Spot[]} */
  #own(id, held) {
    const driver = this.of(id);
    driver.own = held;
    const base = held === null ? null : held * driver.factor;
    return this.columns.flatMap(({ field, scenario }, column) => {
      if (field !== "value" && field !== "scenario") return [];
      const moved = (this.scenarios.get(scenario) ?? this.numbers).own([[id, base]]);
      return moved.map((one) => ({ id: one, column }));
    });
  }

  /** @param {string} scenario @param {string} id @param {number | null} held @returns {Spot[]} */
  #give(scenario, id, held) {
    const given = this.given.get(scenario);
    if (held === null) given?.delete(id);
    else given?.set(id, held);
    const base = held === null ? null : held * this.of(id).factor;
    const column = this.columns.findIndex((place) => place.scenario === scenario);
    const moved = this.scenarios.get(scenario)?.put([[id, base]]) ?? [];
    return moved.map((one) => ({ id: one, column }));
  }

  /** By how much what is below makes more than a node's own value. @param {string} id @returns {number | null} */
  differenceOf(id) {
    const { own } = this.of(id);
    const made = this.shown(id);
    if (own === null || made === null || !this.isCalculated(id)) return null;
    const difference = made - own;
    return Math.abs(difference) < 1e-9 * Math.max(1, Math.abs(made)) ? null : difference;
  }

  /** @param {Spot} spot @param {boolean} isWaiting */
  wait(spot, isWaiting) {
    if (isWaiting) this.waiting.add(keyOfSpot(spot));
    else this.waiting.delete(keyOfSpot(spot));
  }
}

/** @param {Facts} facts */
function read({ drivers, scenarios }) {
  const facts = new Map(drivers.map((driver) => [driver.id, driver]));
  const inBase = () =>
    drivers.map(({ id, term, own, factor }) => ({
      id,
      term,
      own: own === null ? null : own * factor,
    }));
  const given = new Map(scenarios.map(({ id, values }) => [id, new Map(Object.entries(values))]));
  const based = (/** @type {Map<string, number>} */ values) =>
    new Map([...values].map(([id, value]) => [id, value * (facts.get(id)?.factor ?? 1)]));
  return {
    facts,
    numbers: new Drivers(inBase()),
    given,
    scenarios: new Map(
      [...given].map(([id, values]) => [id, new Drivers(inBase(), based(values))]),
    ),
  };
}
