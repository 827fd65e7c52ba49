/** Writes into the cells of a grid: reads texts, asks about what is doubtful, keeps what can be undone. */

import { t, tn } from "../words.js";
import { Edits } from "./edits.js";
import { readTexts } from "./entry.js";
import { Refusals } from "./refusals.js";

/** @typedef {import("./grid.js").Answer} Answer */
/** @typedef {import("./rows.js").Spot} Spot */

/** @template Value */
export class Writer {
  /**
   * @param {import("./grid.js").Source<Value>} source
   * @param {(spots: Spot[]) => void} refresh show anew what cells hold
   */
  constructor(source, refresh) {
    this.source = source;
    this.refresh = refresh;
    this.refusals = new Refusals();
    /** @type {Edits<Spot, Value>} */
    this.edits = new Edits();
    /** What follows when a question is answered. */
    this.answered = () => {};
  }

  /** @param {Spot} spot */
  columnOf({ column: at }) {
    const column = this.source.columns[at];
    if (!column) throw new RangeError("the grid has no such column");
    return column;
  }

  /**
   * Read a text into cells: all of them, or none and a sentence on what is wrong.
   *
   * @param {string} text
   * @param {Spot[]} spots
   */
  type(text, spots) {
    this.#enter(
      spots.map((spot) => [spot, text]),
      { isTyped: true, nothing: "" },
    );
  }

  /** Lay texts on cells. @param {[Spot, string][]} texts @param {string} nothing what came of it when one is wrong */
  lay(texts, nothing) {
    this.#enter(texts, { isTyped: false, nothing });
  }

  /** @param {[Spot, string][]} texts @param {{ isTyped: boolean, nothing: string }} how */
  #enter(texts, { isTyped, nothing }) {
    const { changes, problems, doubts } = readTexts(
      texts,
      (spot) => this.columnOf(spot),
      this.source.valueOf,
    );
    const isMeant = isTyped && doubts.length > 0 && this.refusals.isMeant(texts);
    const wrong = problems.length > 0 || isMeant ? problems : doubts;
    const [first] = wrong;
    if (!first) return this.change(changes);
    this.#clear([]);
    const isDoubt = problems.length === 0;
    for (const { spot, text, problem } of wrong)
      this.refusals.add({ spot, text: isTyped ? text : null, problem, isDoubt });
    this.refresh(wrong.map(({ spot }) => spot));
    const sentence = [this.#told(wrong), nothing].filter(Boolean).join(" ");
    this.source.complain(sentence, isDoubt ? this.#answers(changes, doubts) : []);
  }

  /** Name the first of some cells with what is wrong there, and count the others. @param {{ spot: Spot, problem: string }[]} wrong */
  #told([first, ...others]) {
    if (!first) return "";
    const sentence = t("Row “{row}”, column “{column}”: {problem}", {
      row: this.source.rows.titleOf(first.spot.id),
      column: this.columnOf(first.spot).title,
      problem: first.problem,
    });
    if (others.length === 0) return sentence;
    const more = tn(
      "{count} more cell is marked.",
      "{count} more cells are marked.",
      others.length,
    );
    return `${sentence} ${more}`;
  }

  /**
   * What can be answered to a doubt: as it is, or for one cell what else it may have meant.
   *
   * @param {[Spot, Value][]} changes
   * @param {import("./entry.js").Entry<Value>["doubts"]} doubts
   * @returns {Answer[]}
   */
  #answers(changes, doubts) {
    const [doubt] = doubts;
    const act = (/** @type {[Spot, Value][]} */ taken) => () => {
      this.change(taken);
      this.answered();
    };
    const isOne = doubts.length === 1 && changes.length === 1;
    const choices = isOne && doubt ? doubt.choices : [];
    const others = choices.map(({ label, value }) => ({
      label,
      act: act(changes.map(([spot]) => [spot, value])),
    }));
    return [{ label: t("Take it as it is"), act: act(changes) }, ...others];
  }

  /** Change cells in one go, which is one step to undo. @param {[Spot, Value][]} changes */
  change(changes) {
    const { source } = this;
    const edits = changes
      .map(([cell, value]) => ({ cell, before: source.valueOf(cell), after: value }))
      .filter(({ before, after: now }) => !source.isSame(before, now));
    if (edits.length > 0) this.edits.add(edits);
    this.write(changes);
  }

  /** @param {[Spot, Value][]} changes */
  write(changes) {
    const spots = changes.map(([spot]) => spot);
    this.#clear(spots);
    this.source.write(changes);
    this.refresh(spots);
    this.source.onMoved();
  }

  /** Take back what is complained of, and what was refused in cells. @param {Spot[]} spots */
  #clear(spots) {
    this.refresh(this.refusals.clear(spots));
    this.source.complain("");
  }

  /** Show again what a cell holds. @param {Spot} spot @returns {boolean} whether anything refused stood there */
  takeBack(spot) {
    if (this.refusals.at(spot)?.text === undefined) return false;
    this.#clear([spot]);
    return true;
  }
}
