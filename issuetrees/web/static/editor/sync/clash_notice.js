/**
 * Says what could not simply be saved: the same text changed by two people, or a step that no
 * longer fits. The notice lies beside the drawing and takes no keys, so that it swallows nothing
 * that is being typed; F6 leads to it. What waits for a choice is kept until it is made.
 *
 * @typedef {import("../base/types.js").Clash} Clash
 * @typedef {import("../base/types.js").Rejected} Rejected
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";
import { isSame } from "../graph/change.js";
import { editCommand, textOf, valueAt } from "../graph/values.js";

export class Clashes {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Clash[]} */
    this.waiting = this.#kept("clash.");
    /** @type {(Rejected & {name: string})[]} */
    this.rejected = this.#kept("lost.");
    this.notice = need("#notice");
    this.clash = need("#notice-clash");
    this.lost = need("#notice-lost");
    for (const button of this.notice.querySelectorAll("button"))
      button.addEventListener("click", () => this.#answer(button.value));
    this.notice.addEventListener("keydown", (event) => {
      if (event.code === "Escape") editor.navigation.focus();
    });
    editor.changed.on(() => this.#show());
    this.#show();
  }

  /** @param {string} start @returns {any[]} */
  #kept(start) {
    const { shelf } = this.editor;
    return shelf.names(start).flatMap((name) => {
      try {
        return [JSON.parse(shelf.getItem(name) ?? "")];
      } catch {
        return [];
      }
    });
  }

  /**
   * @param {string} name
   * @param {object} what
   */
  #keep(name, what) {
    try {
      this.editor.shelf.setItem(name, JSON.stringify(what));
    } catch {
      // There is no room: the notice itself still has the text.
    }
  }

  /** @param {Rejected} rejected */
  reject(rejected) {
    if (rejected.texts.length === 0) return this.editor.say(rejected.reason);
    const name = `lost.${newId()}`;
    this.rejected.push({ ...rejected, name });
    this.#keep(name, { ...rejected, name });
    this.#show();
  }

  /** @param {Clash} clash */
  add(clash) {
    const same = this.waiting.find(({ id, field }) => id === clash.id && field === clash.field);
    if (same) same.mine = clash.mine;
    else this.waiting.push(clash);
    this.#keep(nameOf(clash), same ?? clash);
    this.#show();
  }

  /** Shows the next thing to decide. */
  #show() {
    const rejected = this.rejected[0];
    const clash = rejected ? undefined : this.waiting[0];
    const hadKeys = this.notice.contains(document.activeElement);
    this.notice.hidden = !rejected && !clash;
    this.lost.hidden = !rejected;
    this.clash.hidden = !clash;
    if (rejected) {
      write("#lost-reason", rejected.reason);
      write("#lost-text", rejected.texts.join("\n\n"));
    }
    if (clash) this.#describe(clash);
    if (this.notice.hidden && hadKeys) this.editor.navigation.focus();
  }

  /** @param {Clash} clash */
  #describe(clash) {
    const record = this.#record(clash);
    if (!record || isSame(valueAt(record, clash.field), clash.mine)) return this.#drop();
    write("#clash-place", record.title);
    write("#clash-mine", this.#words(clash.field, clash.mine));
    write("#clash-theirs", this.#words(clash.field, valueAt(record, clash.field)));
    write("#clash-who", clash.who || t("Somebody else"));
  }

  /** @param {Clash} clash @returns {Record<string, any> | undefined} */
  #record({ part, id }) {
    const { graph } = this.editor;
    return part === "nodes" ? graph.node(id) : graph.links.get(id);
  }

  /**
   * @param {string} field
   * @param {unknown} value
   */
  #words(field, value) {
    const { words, people } = this.editor;
    const { none = "", choices = {} } = words[field] ?? {};
    const person = people.get(String(value))?.name;
    return person ?? choices[String(value)] ?? (textOf(value) || none || "–");
  }

  /** @param {string} answer the value of a button */
  #answer(answer) {
    if (answer === "copy") return this.#copy();
    if (answer === "close") {
      const seen = this.rejected.shift();
      if (seen) this.editor.shelf.removeItem(seen.name);
      return this.#show();
    }
    const clash = this.waiting[0];
    if (!clash) return;
    const record = this.#record(clash);
    if (answer === "mine" && record) {
      const command = editCommand(clash.part, record, clash.field, clash.mine);
      this.editor.run([command], t("Keep my text"));
    }
    this.#drop();
  }

  #drop() {
    const clash = this.waiting.shift();
    if (clash) this.editor.shelf.removeItem(nameOf(clash));
    this.#show();
  }

  async #copy() {
    const text = need("#lost-text");
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      this.editor.say(t("Copied."));
    } catch {
      getSelection()?.selectAllChildren(text);
    }
  }
}

/** @param {Clash} clash @returns {string} where it lies on the shelf */
function nameOf({ id, field }) {
  return `clash.${id}.${field}`;
}

/**
 * @param {string} place
 * @param {string} words
 */
function write(place, words) {
  const element = need(place);
  if (element.textContent !== words) element.textContent = words;
}
