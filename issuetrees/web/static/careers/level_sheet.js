/** What the cells of the grid of levels hold: own levels and those taken over, no document. */

import { keyOfSpot, Rows } from "../kit/grid/rows.js";

/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/** @typedef {{ key: string, title: string, levels: string[] }} Competency */
/** @typedef {{ own: number | null, taken: number | null, from: string }} Level from: title of the stage that it is taken from */
/**
 * @typedef {object} Facts as the page has them
 * @property {Competency[]} competencies
 * @property {[id: string, title: string, buildsOn: string, levels: (number | null)[]][]} stages
 */
/** @typedef {{ stage_id: string, competency: string, level: number | null }} Cell as REST takes it */

export class LevelSheet {
  /** @param {Facts} facts */
  constructor({ competencies, stages }) {
    this.competencies = competencies;
    this.rows = new Rows(stages.map(([id, title]) => ({ id, title })));
    /** @type {Map<string, string>} */
    this.bases = new Map(stages.map(([id, , base]) => [id, base]));
    /** @type {Map<string, (number | null)[]>} */
    this.own = new Map(stages.map(([id, , , levels]) => [id, levels]));
    /** @type {Set<string>} the cells that are on their way, by key */
    this.waiting = new Set();
    this.#takeOver();
  }

  /** As ``core/stages/reading.py`` does: a circle ends where it would begin anew. */
  #takeOver() {
    /** @type {Map<string, string[]>} the stages that each stage takes levels from, itself first */
    this.chains = new Map();
    for (const first of this.own.keys()) {
      /** @type {string[]} */
      const chain = [];
      let at = first;
      while (this.own.has(at) && !this.chains.has(at) && !chain.includes(at)) {
        chain.push(at);
        at = this.bases.get(at) ?? "";
      }
      let below = this.chains.get(at) ?? [];
      for (const id of chain.reverse()) {
        below = [id, ...below];
        this.chains.set(id, below);
      }
    }
  }

  /** @param {Spot} spot */
  competencyOf({ column }) {
    const found = this.competencies[column];
    if (!found) throw new RangeError("the grid has no such column");
    return found;
  }

  /** @param {Cell} cell @returns {Spot | null} null where it is not on this page */
  find({ stage_id: id, competency }) {
    const column = this.competencies.findIndex(({ key }) => key === competency);
    return column >= 0 && this.own.has(id) ? { id, column } : null;
  }

  /** @param {Spot} spot @returns {Level} */
  levelOf({ id, column }) {
    const own = this.own.get(id)?.[column] ?? null;
    const [, ...below] = this.chains.get(id) ?? [];
    for (const stage of below) {
      const taken = this.own.get(stage)?.[column] ?? null;
      if (taken !== null) return { own, taken, from: this.rows.titleOf(stage) };
    }
    return { own, taken: null, from: "" };
  }

  /** @param {Spot} spot @param {number | null} level @returns {Spot[]} the cells that show another one */
  put({ id, column }, level) {
    const levels = this.own.get(id);
    if (levels) levels[column] = level;
    const above = [...this.chains].filter(([, chain]) => chain.includes(id));
    return above.map(([stage]) => ({ id: stage, column }));
  }

  /** @param {Spot} spot @param {number | null} level @returns {Cell} */
  cell(spot, level) {
    return { stage_id: spot.id, competency: this.competencyOf(spot).key, level };
  }

  /** @param {Spot} spot @param {boolean} isWaiting */
  wait(spot, isWaiting) {
    if (isWaiting) this.waiting.add(keyOfSpot(spot));
    else this.waiting.delete(keyOfSpot(spot));
  }

  /** @param {Spot} spot */
  isWaiting(spot) {
    return this.waiting.has(keyOfSpot(spot));
  }
}
