/**
 * A comparison in words: which two states, how many changes of which kind, and each of them; one
 * steps through them by button, list or key, and the drawing goes along.
 *
 * @typedef {import("./comparison.js").Compared} Compared
 * @typedef {import("./comparison.js").Happened} Happened
 * @typedef {import("./comparison.js").Step} Step
 * @typedef {import("./history_side.js").HistorySide} HistorySide
 */

import { make, setAttribute } from "../../kit/dom.js";
import { momentText } from "../../kit/formats/days.js";
import { cut, isolated } from "../../kit/text.js";
import { t, tn } from "../../kit/words.js";
import { signsOf } from "./change_marks.js";
import { countOf, HAPPENED, SIGNS } from "./comparison.js";

const ROWS = 300;
const LONGEST = 60;

export class CompareList {
  /** @param {HistorySide} side */
  constructor(side) {
    this.side = side;
    /** @type {Compared | null} */
    this.compared = null;
    /** @type {Step[]} */
    this.steps = [];
    this.at = -1;
    this.isFollowing = false;
    this.from = this.#chooser(t("From"));
    this.to = this.#chooser(t("To"));
    this.newer = make("button", "button is-small", t("There are newer changes. Show them"));
    this.newer.type = "button";
    this.legend = make("div", "compare-legend");
    this.legend.setAttribute("role", "group");
    this.legend.setAttribute("aria-label", t("What happened"));
    this.place = make("p", "soft");
    this.place.setAttribute("role", "status");
    this.rows = make("ol", "compare-rows");
    this.more = make("button", "button is-quiet", t("Show more"));
    this.more.type = "button";
    const pair = make("div", "compare-pair");
    pair.append(this.from.label, this.to.label);
    this.element = make("div", "compare-list");
    this.element.append(pair, this.newer, this.legend, this.place, this.rows, this.more);
    this.#listen();
  }

  #listen() {
    const { editor } = this.side;
    this.newer.addEventListener("click", () =>
      this.side.showComparison(this.compared?.from ?? 0, editor.sync.revision),
    );
    this.more.addEventListener("click", () => this.#showRows(this.rows.childElementCount + ROWS));
    this.rows.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest("button") : null;
      if (row) this.#go(Number(row.dataset.step));
    });
    this.legend.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button) this.step(1, /** @type {Happened} */ (button.dataset.happened));
    });
    editor.changed.on(() => this.#showNewer());
  }

  /** @param {string} name */
  #chooser(name) {
    const label = make("label", "field");
    const select = make("select", "input is-small");
    label.append(make("span", "field-label", name), select);
    select.addEventListener("change", () =>
      this.side.showComparison(Number(this.from.select.value), Number(this.to.select.value)),
    );
    return { label, select };
  }

  /** What the keys do besides, while a comparison is shown. @returns {import("../hands/actions.js").Action[]} */
  actions() {
    return [
      {
        id: "next-change",
        keys: ["F7", "KeyN"],
        title: () => t("Next change"),
        run: () => this.step(1),
      },
      {
        id: "previous-change",
        keys: ["Shift+F7", "KeyP"],
        title: () => t("Previous change"),
        run: () => this.step(-1),
      },
      {
        id: "history",
        keys: ["Mod+KeyH"],
        title: () => t("History"),
        run: () => void this.side.toggle("history"),
      },
    ];
  }

  /**
   * @param {Compared} compared
   * @param {Step[]} steps
   */
  fill(compared, steps) {
    this.compared = compared;
    this.steps = steps;
    this.at = -1;
    this.offer();
    this.#showLegend(compared);
    this.rows.replaceChildren();
    this.#showRows(ROWS);
    this.#showNewer();
    const count = steps.length;
    this.place.textContent =
      count === 0
        ? t("Nothing is different.")
        : `${tn("{count} change", "{count} changes", count)}. ${t("N and P, or F7, step through them.")}`;
    this.#followSelection();
    if (!this.#isAnySeen()) this.#go(0);
  }

  /** A changed box that is chosen on the drawing is shown in the list. */
  #followSelection() {
    const { past } = this.side;
    if (!past || this.isFollowing) return;
    this.isFollowing = true;
    const { selection } = past.editor;
    selection.changed.on(() => {
      const id = selection.linkId ?? selection.activeId;
      const at = this.steps.findIndex((step) => step.id === id);
      if (at >= 0 && at !== this.at) this.#mark(at);
    });
  }

  #isAnySeen() {
    const { view } = /** @type {import("./past.js").Past} */ (this.side.past).editor;
    const seen = view.window();
    return this.steps.some(({ id, isLink }) => {
      const box = isLink ? undefined : view.shown.get(id);
      return (
        box && box.x < seen.right && box.x > seen.left && box.y < seen.bottom && box.y > seen.top
      );
    });
  }

  /** The states that one can choose; more of them when more of the log is known. */
  offer() {
    this.#offer(this.from.select, this.compared?.from ?? 0);
    this.#offer(this.to.select, this.compared?.to ?? 0);
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {number} chosen
   */
  #offer(select, chosen) {
    const { list, seen, editor } = this.side;
    const options = list.all().map((entry) => {
      const who = entry.actor?.name ?? "";
      const words = [momentText(entry.created_at), isolated(who), entry.summary]
        .filter(Boolean)
        .join(" · ");
      return new Option(cut(words, LONGEST), String(entry.revision));
    });
    const latest = options.find(({ value }) => Number(value) === editor.sync.revision);
    if (latest) latest.text = cut(`${t("Now")} · ${latest.text}`, LONGEST);
    if (seen > 0) options.push(new Option(t("When you left last"), String(seen)));
    options.push(new Option(t("The empty beginning"), "0"));
    if (!options.some(({ value }) => Number(value) === chosen))
      options.push(new Option(list.nameOf(chosen), String(chosen)));
    select.replaceChildren(...options);
    select.value = String(chosen);
  }

  /** @param {Compared} compared */
  #showLegend(compared) {
    const buttons = HAPPENED.filter((word) => countOf(compared, word) > 0).map((word) => {
      const button = make("button", `compare-count is-${word}`);
      button.type = "button";
      button.dataset.happened = word;
      const sign = make("span", "change-sign", SIGNS[word]);
      sign.setAttribute("aria-hidden", "true");
      button.append(sign, WORDS[word](countOf(compared, word)));
      return button;
    });
    this.legend.replaceChildren(...buttons);
  }

  #showNewer() {
    const { editor, isComparing } = this.side;
    this.newer.hidden = !isComparing || editor.sync.revision <= (this.compared?.to ?? 0);
  }

  /** @param {number} until */
  #showRows(until) {
    const from = this.rows.childElementCount;
    const fresh = this.steps.slice(from, until).map((step, i) => rowOf(step, from + i));
    this.rows.append(...fresh);
    this.more.hidden = this.rows.childElementCount >= this.steps.length;
  }

  /**
   * @param {number} by
   * @param {Happened} [word] only to changes of this kind
   */
  step(by, word) {
    const { length } = this.steps;
    for (let i = 1; i <= length; i += 1) {
      const start = this.at < 0 && by < 0 ? length : this.at;
      const to = (start + by * i + length * 2) % length;
      const step = this.steps[to];
      if (step && (!word || step.difference.happened.includes(word))) return this.#go(to);
    }
  }

  /** @param {number} at */
  #go(at) {
    const step = this.steps[at];
    const editor = this.side.past?.editor;
    if (!step || !editor) return;
    this.#mark(at);
    if (!step.isLink) return editor.navigation.goTo(step.id);
    const link = editor.graph.links.get(step.id);
    if (!link) return;
    editor.selection.link(step.id);
    editor.navigation.reveal(link.source_id);
    editor.view.touch();
  }

  /** @param {number} at */
  #mark(at) {
    this.at = at;
    if (at >= this.rows.childElementCount) this.#showRows(at + ROWS);
    [...this.rows.children].forEach((item, i) => {
      setAttribute(
        /** @type {Element} */ (item.firstElementChild),
        "aria-current",
        i === at ? "true" : null,
      );
    });
    this.rows.children[at]?.scrollIntoView({ block: "nearest" });
    const step = /** @type {Step} */ (this.steps[at]);
    const place = t("{at} of {count}", { at: at + 1, count: this.steps.length });
    this.place.textContent = `${place}: ${wordsOf(step).join(". ")}`;
  }
}

/** @type {Record<Happened, (count: number) => string>} */
const WORDS = {
  added: (count) => tn("{count} added", "{count} added", count),
  removed: (count) => tn("{count} removed", "{count} removed", count),
  moved: (count) => tn("{count} moved", "{count} moved", count),
  reworded: (count) => tn("{count} reworded", "{count} reworded", count),
  edited: (count) => tn("{count} edited", "{count} edited", count),
};

/** @param {Step} step */
function wordsOf({ difference, below }) {
  if (below === 0) return difference.words;
  const rest = tn("and {count} below it", "and {count} below it", below);
  return [`${difference.words[0]} ${rest}`, ...difference.words.slice(1)];
}

/**
 * @param {Step} step
 * @param {number} at
 */
function rowOf(step, at) {
  const item = make("li");
  const row = make("button", `compare-row is-${step.difference.happened[0]}`);
  row.type = "button";
  row.dataset.step = String(at);
  const sign = make("span", "change-sign", signsOf(step.difference));
  sign.setAttribute("aria-hidden", "true");
  const words = make("span", "compare-words");
  words.append(...wordsOf(step).map((sentence) => make("span", "compare-sentence", sentence)));
  row.append(sign, words);
  item.append(row);
  return item;
}
