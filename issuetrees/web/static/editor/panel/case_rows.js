/**
 * The cases of a split, each with where it falls: arrows choose one, digits its branches.
 *
 * @typedef {object} Row
 * @property {string} text
 * @property {"person" | "split" | "words" | "waiting"} by who decided; words only propose
 * @property {string[]} branches titles
 * @property {boolean} hasLapsed
 */

import { make } from "../../kit/dom.js";
import { t } from "../../kit/words.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };
const DIGIT = /^(?:Digit|Numpad)(\d)$/;

export class CaseRows {
  /**
   * @param {HTMLElement} list
   * @param {(at: number, titles: string[] | null) => void} put a case into branches; null: back
   */
  constructor(list, put) {
    this.list = list;
    this.put = put;
    /** @type {Row[]} */
    this.rows = [];
    /** @type {string[]} */
    this.titles = [];
    this.at = 0;
    this.canEdit = false;
    this.shown = "";
    list.addEventListener("keydown", (event) => this.#pressed(event));
    list.addEventListener("click", (event) => this.#clicked(event));
    list.addEventListener("focusin", (event) => this.#entered(event));
  }

  /**
   * @param {Row[]} rows
   * @param {string[]} titles of the branches
   * @param {boolean} canEdit
   */
  fill(rows, titles, canEdit) {
    const shown = JSON.stringify([rows, titles, canEdit, this.at]);
    if (shown === this.shown) return; // nothing is taken from under the pointer
    this.shown = shown;
    this.rows = rows;
    this.titles = titles;
    this.canEdit = canEdit;
    this.#draw();
  }

  #draw() {
    const held = this.list.contains(document.activeElement) ? document.activeElement : null;
    const branch = held instanceof HTMLElement ? held.dataset.branch : undefined;
    this.at = Math.max(0, Math.min(this.at, this.rows.length - 1));
    this.list.replaceChildren(...this.rows.map((row, at) => this.#row(row, at)));
    if (!held) return;
    const item = /** @type {HTMLElement | undefined} */ (this.list.children[this.at]);
    const button = item?.querySelector(`[data-branch="${branch}"]`);
    /** @type {HTMLElement | undefined} */ (button ?? item)?.focus();
  }

  /** @param {Row} row @param {number} at */
  #row(row, at) {
    const isChosen = at === this.at;
    const item = make("li", "case-row");
    const words = make("div", "case-words");
    words.append(make("span", "case-text", row.text), make("small", "case-place", placeOf(row)));
    item.tabIndex = isChosen ? 0 : -1;
    if (isChosen) item.setAttribute("aria-current", "true");
    item.append(signOf(row), words);
    if (isChosen && this.canEdit) item.append(this.#choices(row));
    return item;
  }

  /** @param {Row} row */
  #choices(row) {
    const box = make("div", "case-choices");
    const said = row.by === "person" ? row.branches : null;
    for (const [place, title] of this.titles.entries()) {
      const key = place < 9 ? String(place + 1) : "";
      box.append(choice(key, title, String(place), said?.includes(title) ?? false));
    }
    box.append(choice("0", t("None"), "none", said?.length === 0));
    return box;
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { code } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (code in STEPS) this.#go(this.at + (STEPS[code] ?? 0));
    else if (!this.canEdit || !this.#said(code, event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} code @param {Event} event @returns {boolean} whether the key says something */
  #said(code, { target }) {
    const digit = DIGIT.exec(code)?.[1];
    if (digit === "0") this.#toggle("none");
    else if (digit && Number(digit) <= this.titles.length) this.#toggle(String(Number(digit) - 1));
    else if (code === "Backspace" || code === "Delete") this.#back();
    else if (code.endsWith("Enter") && target === this.list.children[this.at]) this.#agree();
    else return false;
    return true;
  }

  /** @param {number} at */
  #go(at) {
    this.at = Math.max(0, Math.min(at, this.rows.length - 1));
    this.#draw();
  }

  /** What is proposed is confirmed. */
  #agree() {
    const row = this.rows[this.at];
    if (row?.by === "words" && row.branches.length > 0) this.put(this.at, row.branches);
  }

  #back() {
    if (this.rows[this.at]?.by === "person") this.put(this.at, null);
  }

  /** @param {string} branch its place, or "none" */
  #toggle(branch) {
    const row = this.rows[this.at];
    if (!row) return;
    const said = row.by === "person" ? row.branches : null;
    if (branch === "none") return this.put(this.at, said?.length === 0 ? null : []);
    const title = this.titles[Number(branch)] ?? "";
    const rest = (said ?? []).filter((one) => one !== title);
    const isNew = rest.length === (said ?? []).length;
    const chosen = this.titles.filter((one) => rest.includes(one) || (isNew && one === title));
    this.put(this.at, chosen.length > 0 ? chosen : null);
  }

  /** @param {Event} event */
  #clicked({ target }) {
    const button = target instanceof Element ? target.closest("[data-branch]") : null;
    if (button instanceof HTMLElement) this.#toggle(button.dataset.branch ?? "");
  }

  /** @param {FocusEvent} event */
  #entered({ target }) {
    const at = [...this.list.children].findIndex((one) =>
      one.contains(/** @type {Node} */ (target)),
    );
    if (at < 0 || at === this.at) return;
    this.at = at;
    this.#draw();
  }
}

/** @param {Row} row */
function isDisproof({ by, branches }) {
  return (by === "person" || by === "split") && branches.length !== 1;
}

/** Whether it falls well is told by colour and by shape. @param {Row} row */
function signOf(row) {
  const isOpen = row.by === "words" || row.by === "waiting";
  const verdict = isDisproof(row) ? "disproved" : isOpen ? "unknown" : "proved";
  const sign = { disproved: "!", unknown: "?", proved: "✓" }[verdict];
  const mark = make("span", `node-verdict is-${verdict}`, sign);
  mark.ariaHidden = "true"; // the words beside it say the same
  return mark;
}

/** @param {Row} row */
function placeOf(row) {
  const words = wordsOf(row);
  return row.hasLapsed ? `${t("The branches have changed since you sorted it.")} ${words}` : words;
}

/** @param {Row} row */
function wordsOf({ by, branches }) {
  const named = branches.map((title) => t("“{title}”", { title })).join(", ");
  if (by === "waiting") return t("Being sorted…");
  if (by === "words" && branches.length > 0)
    return t("Perhaps {branches}: Enter confirms", { branches: named });
  if (by === "words") return t("Nothing says where it falls: choose");
  if (branches.length === 0) return t("In no branch: a counterexample");
  if (branches.length > 1) return t("In {branches}: a counterexample", { branches: named });
  return by === "person" ? t("{branches}, as somebody said", { branches: named }) : named;
}

/**
 * @param {string} key
 * @param {string} title
 * @param {string} branch
 * @param {boolean} isPressed
 */
function choice(key, title, branch, isPressed) {
  const button = make("button", "button is-small case-choice");
  button.type = "button";
  button.dataset.branch = branch;
  button.ariaPressed = String(isPressed);
  if (key) {
    const hint = make("kbd", "", key);
    hint.ariaHidden = "true";
    button.append(hint, " ");
  }
  button.append(make("span", "", title || t("Untitled")));
  return button;
}
