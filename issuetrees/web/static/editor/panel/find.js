/**
 * Finds titles, notes and answers; greys what does not match and steps through the hits, opening
 * folded branches.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { normal } from "../../kit/text.js";
import { formatNumber, tn } from "../../kit/words.js";
import { namesOf } from "../base/fields.js";

const SEARCHED = namesOf("nodes", ({ isSearched }) => isSearched);

export class Find {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.input = /** @type {HTMLInputElement} */ (need("#find"));
    this.words = need("#find-hits");
    /** @type {string[]} */
    this.hits = [];
    this.at = -1;
    this.input.addEventListener("input", () => this.#search());
    editor.hands.backSteps.unshift(() => this.#clear());
    editor.changed.on(() => {
      if (this.input.value !== "") this.#search(false);
    });
    this.#search(); // what was typed while this module was loading
  }

  /** @param {KeyboardEvent} event Enter or Escape, in the field */
  pressed(event) {
    if (event.key === "Enter") {
      this.step(event.shiftKey ? -1 : 1);
      return;
    }
    this.#clear();
    this.editor.navigation.focus();
  }

  /** @param {boolean} [isNew] */
  #search(isNew = true) {
    const { editor } = this;
    const needle = folded(normal(this.input.value).trim());
    if (needle === "") {
      this.#clear();
      return;
    }
    const order = editor.stageMap
      ? [...editor.graph.nodes.keys()]
      : editor.graph.branch(editor.graph.rootId ?? "");
    this.hits = order.filter((id) => {
      /** @type {Record<string, any> | undefined} */
      const record = editor.graph.node(id);
      return record && folded(SEARCHED.map((name) => record[name]).join("\n")).includes(needle);
    });
    if (isNew) this.at = -1;
    this.#mark(new Set(this.hits));
    this.#say();
  }

  #say() {
    const { hits, at } = this;
    const count = formatNumber(hits.length);
    const short = hits.length > 0 && at >= 0 ? `${formatNumber(at + 1)} / ${count}` : count;
    this.words.textContent = short;
    this.words.title = tn("{count} hit", "{count} hits", hits.length);
  }

  /** @param {1 | -1} by */
  step(by) {
    const { hits } = this;
    if (hits.length === 0) return;
    this.at = (this.at + by + hits.length) % hits.length;
    if (this.at < 0) this.at = 0;
    this.editor.navigation.goTo(/** @type {string} */ (hits[this.at]), { isToRead: true });
    this.#say();
  }

  #clear() {
    const had = this.editor.marks.found !== null;
    this.input.value = "";
    this.words.textContent = "";
    this.hits = [];
    this.at = -1;
    this.#mark(null);
    return had;
  }

  /** Only what is a hit or was one is drawn anew; the rest fades by one class. @param {Set<string> | null} hits */
  #mark(hits) {
    const { editor } = this;
    const before = editor.marks.found ?? new Set();
    editor.marks.found = hits;
    need(".graph").classList.toggle("is-finding", hits !== null);
    const now = hits ?? new Set();
    const changed = [...before].filter((id) => !now.has(id));
    for (const id of now) if (!before.has(id)) changed.push(id);
    if (changed.length > 0) editor.view.touch(changed);
  }
}

/** Case and accents do not count, ё is е (and й is и). @param {string} text */
function folded(text) {
  return text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}
