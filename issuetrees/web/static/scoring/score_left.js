/**
 * Scores that the server takes no more, since their round is over: kept in this browser until
 * somebody has copied them or thrown them away.
 */

import { complain } from "../kit/grid/complaint.js";
import { showToast } from "../kit/toasts.js";
import { t } from "../kit/words.js";

/** @typedef {import("./score_letters.js").Cell} Cell */
/** @typedef {import("../kit/outbox/shelf.js").Shelf} Shelf */

/** Refusals that say nothing against the scores themselves. */
const OVER = new Set(["round_over", "no_round_open", "round_is_blind", "own_sheet_first"]);
const PLACE = "left";

export class LeftOver {
  /**
   * @param {Pick<Shelf, "getItem" | "setItem" | "removeItem">} shelf
   * @param {(cell: Cell) => string} tell a cell as a line that can be pasted
   */
  constructor(shelf, tell) {
    this.shelf = shelf;
    this.tell = tell;
  }

  /** @returns {string[]} */
  get lines() {
    return JSON.parse(this.shelf.getItem(PLACE) ?? "[]");
  }

  /**
   * Keep what was refused, if it is for such a reason.
   *
   * @param {Cell[]} cells
   * @param {{ code?: string, detail?: string } | null} problem
   * @returns {boolean}
   */
  keep(cells, problem) {
    if (!OVER.has(problem?.code ?? "")) return false;
    this.shelf.setItem(PLACE, JSON.stringify([...this.lines, ...cells.map(this.tell)]));
    this.show(problem?.detail ?? "");
    return true;
  }

  /** Say what is left, with what can be done about it. @param {string} [reason] */
  show(reason = "") {
    const { lines } = this;
    if (lines.length === 0) return;
    const words = t("Scores that were not taken: {count}. They are kept in this browser.", {
      count: lines.length,
    });
    complain(`${reason} ${words}`.trim(), [
      { label: t("Copy them"), act: () => void this.copy() },
      { label: t("Throw them away"), act: () => this.forget() },
    ]);
  }

  async copy() {
    await navigator.clipboard.writeText(this.lines.join("\n"));
    showToast(t("Copied."));
  }

  forget() {
    this.shelf.removeItem(PLACE);
    complain("");
  }
}
