/**
 * The sliders of weights beside a ranking: each move redraws the ranking at once. Nothing is saved
 * until somebody keeps the weights, and the page brings them to the server as a form.
 */

import { need } from "../kit/dom.js";
import { number, percent } from "../kit/formats/numbers.js";
import { isolated } from "../kit/text.js";
import { pageLanguage, t } from "../kit/words.js";
import { stabilityOf } from "./stability.js";
import { markup, stackOf } from "./stack.js";
import { Tried } from "./tried.js";

/** Rows beyond those on screen that are drawn at once; rows that are drawn together later. */
const SPARE = 3;
const AT_ONCE = 25;
/** When the other rows follow: not while somebody still moves. */
const SETTLED = 150;

/** @typedef {import("./tried.js").GoalOf} GoalOf */
/** @typedef {import("./tried.js").Line} Line */

class Sliders {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.given = JSON.parse(form.dataset.given ?? "{}");
    this.tried = new Tried(this.given);
    this.language = pageLanguage();
    this.ranges = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[type=range]")]);
    this.body = need(".ranking tbody");
    this.moving = "";
    this.frame = 0;
    this.later = 0;
    this.names = new Map(
      this.given.table.initiative_ids.map((/** @type {string} */ id, /** @type {number} */ at) => [
        id,
        this.given.titles[at],
      ]),
    );
    this.#listen();
    this.#takeUp();
  }

  #listen() {
    this.form.addEventListener("input", (event) => {
      if (event.target instanceof HTMLInputElement) this.#move(event.target);
    });
    this.form.addEventListener("change", () => {
      this.moving = "";
    });
    this.form.addEventListener("reset", () => {
      this.tried.reset();
      this.#redrawSoon();
    });
  }

  /** What was moved before this module was there. */
  #takeUp() {
    for (const range of this.ranges) {
      range.disabled = false;
      if (range.value !== range.defaultValue) this.#move(range);
    }
  }

  /** @param {HTMLInputElement} range */
  #move(range) {
    const id = range.dataset.weight ?? "";
    if (this.moving !== id) this.tried.settle();
    this.moving = id;
    this.tried.move(id, Number(range.value) / 100);
    this.#redrawSoon();
  }

  #redrawSoon() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.redraw();
    });
  }

  redraw() {
    const isTrying = this.tried.shares !== this.tried.saved;
    document.body.classList.toggle("is-trying-weights", isTrying);
    need("[data-tried]", this.form).hidden = !isTrying;
    this.#redrawWeights();
    this.#redrawRanking();
  }

  #redrawWeights() {
    const shown = this.tried.shownShares();
    const table = { ...this.given.table, shares: this.tried.shares };
    const { intervals } = stabilityOf(table, this.tried.movables());
    const found = new Map(intervals.map((interval) => [interval.id, interval]));
    for (const range of this.ranges) {
      const id = range.dataset.weight ?? "";
      const share = shown.get(id) ?? "0";
      const words = percent(share, this.language);
      if (id !== this.moving) range.value = String(Math.round(Number(share) * 100));
      range.setAttribute("aria-valuetext", words);
      const row = need(`tr[data-key="weight-${id}"]`, this.form);
      need("[data-share]", row).textContent = words;
      this.#redrawInterval(row, found.get(id));
    }
    for (const [at, id] of this.given.table.criterion_ids.entries()) {
      const field = /** @type {HTMLInputElement} */ (this.form.elements.namedItem(`share-${id}`));
      field.value = (this.tried.shares[at] ?? 0).toFixed(12);
    }
    for (const key of document.querySelectorAll("[data-goal-share]"))
      if (key instanceof HTMLElement)
        key.textContent = percent(shown.get(key.dataset.goalShare ?? "") ?? "0", this.language);
  }

  /**
   * @param {HTMLElement} row
   * @param {import("./stability.js").Interval | undefined} interval
   */
  #redrawInterval(row, interval) {
    if (!interval || interval.low === null || interval.high === null) return;
    need("[data-below]", row).textContent = this.#end("<", interval.low, interval.below);
    need("[data-above]", row).textContent = this.#end(">", interval.high, interval.above);
    const { length } = this.given;
    const width = Math.max((interval.high - interval.low) * length, 2);
    const bar = row.querySelector(".chart-bar");
    bar?.setAttribute("x", String(Math.min(interval.low * length, length - width)));
    bar?.setAttribute("width", String(width));
    const now = interval.share * length;
    row.querySelector(".chart-now")?.setAttribute("d", `M${now} 0L${now} 10`);
    row.querySelector("svg")?.removeAttribute("aria-label");
  }

  /** @param {string} sign @param {number} share @param {string[]} takers */
  #end(sign, share, takers) {
    if (!takers.length) return "";
    const names = takers.map((id) => isolated(this.names.get(id) ?? "")).join(", ");
    return `${sign} ${percent(share, this.language)}: ${names}`;
  }

  /** Draws the rows that can be seen at once, the others after the frame, some at a time. */
  #redrawRanking() {
    clearTimeout(this.later);
    const { order, lineOf } = this.tried.ranking();
    const ids = this.given.table.initiative_ids;
    const rows = new Map(
      [...this.body.querySelectorAll(":scope > tr[data-key]")].map((row) => [
        row instanceof HTMLElement ? row.dataset.key : "",
        /** @type {HTMLElement} */ (row),
      ]),
    );
    const wanted = order.flatMap((at) => {
      const row = rows.get(ids[at]);
      return row ? [{ row, at }] : [];
    });
    const seen = this.#seenRows(wanted.length);
    let next = this.body.firstElementChild;
    let done = 0;
    /** @param {number} end */
    const drawUntil = (end) => {
      for (const { row, at } of wanted.slice(done, end)) {
        next = this.#placed(row, next);
        this.#redrawRow(row, lineOf(at));
      }
      done = Math.max(done, end);
    };
    const drawRest = () => {
      drawUntil(done + AT_ONCE);
      if (done < wanted.length) this.later = window.setTimeout(drawRest);
    };
    drawUntil(seen);
    if (done < wanted.length) this.later = window.setTimeout(drawRest, SETTLED);
  }

  /**
   * How many of the first rows have to be there for what is on screen to be right.
   *
   * @param {number} count
   */
  #seenRows(count) {
    const { top, height } = this.body.getBoundingClientRect();
    if (!height) return count;
    return Math.ceil((Math.max(0, window.innerHeight - top) * count) / height) + SPARE;
  }

  /**
   * Puts a row, with its reasons below it, before another, unless it stands there; returns what is
   * next.
   *
   * @param {HTMLElement} row @param {Element | null} next
   */
  #placed(row, next) {
    const below = row.nextElementSibling;
    const reasons = below?.classList.contains("breakdown") ? below : null;
    if (row === next) return (reasons ?? row).nextElementSibling;
    this.body.insertBefore(row, next);
    if (reasons) this.body.insertBefore(reasons, next);
    return next;
  }

  /** @param {HTMLElement} row @param {Line} line */
  #redrawRow(row, line) {
    if (line.total === null) return;
    need(".place", row).textContent = line.place;
    need(".score", row).textContent = number(line.shown, this.language, 1);
    const picture = row.querySelector(".bar-cell svg");
    if (!picture) return;
    const parts = this.given.goals.map(
      (/** @type {GoalOf} */ { title, tone }, /** @type {number} */ at) => {
        const label = number(line.goals[at] ?? "0", this.language, 1);
        const room = this.given.label_fits + 6 * (label.length - 2);
        const told = t("{goal}: {points} points", { goal: title, points: label });
        return { value: line.exact[at] ?? 0, tone, label, room, title: told };
      },
    );
    picture.innerHTML = markup(stackOf(parts, this.given.track), this.given.track);
  }
}

function boot() {
  const form = document.querySelector("form[data-sliders]:not([data-is-ready])");
  document.body.classList.remove("is-trying-weights");
  if (!(form instanceof HTMLFormElement)) return;
  new Sliders(form);
  form.dataset.isReady = "";
}

document.addEventListener("htmx:afterSettle", boot);
boot();
