/** Weights that somebody tries: what each slider makes of the shares, and what the page then says. */

import { apportion } from "../kit/formats/rounding.js";
import { movedTo, rankingOf, shareOf, totalsOf, weighed } from "./reweighed.js";

/** @typedef {import("./reweighed.js").Movable} Movable */
/** @typedef {import("./reweighed.js").Table} Table */
/** @typedef {{ id: string, title: string, tone: number, criteria: number[] }} GoalOf */

/** @typedef {{ table: Table, weights: Movable[], goals: GoalOf[] }} Given */
/** @typedef {{ place: string | null, total: number | null, shown: string, goals: string[], exact: number[] }} Line */

const POINT_DIGITS = 1;
const SHARE_DIGITS = 2;

export class Tried {
  /** @param {Given} given */
  constructor({ table, weights, goals }) {
    this.table = table;
    this.weights = weights;
    this.goals = goals;
    this.saved = table.shares;
    /** Where the slider that moves now began. */
    this.basis = this.saved;
    this.shares = this.saved;
  }

  /** The weights as they move from here: a goal takes its criteria along as they stand now. */
  movables() {
    return this.weights.map((weight) => this.#asNow(weight));
  }

  /** The next slider begins where this one ends. */
  settle() {
    this.basis = this.shares;
  }

  reset() {
    this.basis = this.saved;
    this.shares = this.saved;
  }

  /** @param {string} id @param {number} share */
  move(id, share) {
    const weight = this.weights.find((one) => one.id === id);
    if (!weight) return;
    const now = this.#asNow(weight);
    // Where one weight has all, the others come back in their saved proportions.
    this.shares = movedTo(now, this.basis, share) ?? movedTo(now, this.saved, share) ?? this.shares;
  }

  /** @param {Movable} weight @returns {Movable} */
  #asNow(weight) {
    const share = shareOf(weight, this.basis);
    if (!(share > 0)) return weight;
    const parts = weight.parts.map((part, column) =>
      part > 0 ? (this.basis[column] ?? 0) / share : 0,
    );
    return { id: weight.id, parts };
  }

  /** Shares as they are shown: criteria add up to their goal, goals to the whole. */
  shownShares() {
    const used = this.goals.filter(({ criteria }) => criteria.length > 0);
    const parts = used.map(({ criteria }) => criteria.map((at) => this.shares[at] ?? 0));
    const totals = apportion(
      parts.map((mine) => mine.reduce((all, one) => all + one, 0)),
      SHARE_DIGITS,
    );
    /** @type {Map<string, string>} */
    const shown = new Map();
    for (const [index, goal] of used.entries()) {
      shown.set(goal.id, totals[index] ?? "0");
      const inside = apportion(parts[index] ?? [], SHARE_DIGITS, totals[index]);
      for (const [place, at] of goal.criteria.entries())
        shown.set(this.table.criterion_ids[at] ?? "", inside[place] ?? "0");
    }
    return shown;
  }

  /** What the ranking becomes; the points of goals add up to the total that is shown. */
  ranking() {
    const totals = totalsOf(this.table.points, this.shares);
    const { order, places } = rankingOf(totals);
    /** @param {number} row @returns {Line} */
    const lineOf = (row) => {
      const [total, place] = [totals[row] ?? null, places[row] ?? null];
      if (total === null) return { place, total, shown: "", goals: [], exact: [] };
      const exact = this.#pointsOf(row);
      const [shown = ""] = apportion([total], POINT_DIGITS);
      return { place, total, shown, goals: apportion(exact, POINT_DIGITS, shown), exact };
    };
    return { order, lineOf };
  }

  /** @param {number} row */
  #pointsOf(row) {
    const values = this.table.points[row] ?? [];
    const { known } = weighed(values, this.shares);
    return this.goals.map(({ criteria }) => {
      const sum = criteria.reduce((all, at) => all + (values[at] ?? 0) * (this.shares[at] ?? 0), 0);
      return sum / known;
    });
  }
}
