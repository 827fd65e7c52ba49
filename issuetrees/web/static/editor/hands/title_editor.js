/**
 * Typing a title in the box itself: a text area in the same type over the same place, so that
 * nothing jumps. What is typed is stored with every keystroke.
 *
 * @typedef {import("../base/types.js").Entry} Entry
 * @typedef {import("../base/types.js").Command} Command
 * @typedef {import("../editor.js").Editor} Editor
 */

import { normal } from "../../kit/text.js";
import { t } from "../../kit/words.js";
import { STYLES } from "../drawing/measure.js";
import { neighbour } from "../drawing/walk.js";
import { withoutControls } from "../graph/branch_copies.js";

export class TitleEditor {
  /**
   * @param {Editor} editor
   * @param {HTMLTextAreaElement} area
   */
  constructor(editor, area) {
    this.editor = editor;
    this.area = area;
    /** @type {string | null} the node whose title is being typed */
    this.id = null;
    /** @type {Entry | null} the node is new and waits for its title */
    this.held = null;
    /** @type {string | null} what was selected before a new node */
    this.from = null;
    /** the title when the typing began */
    this.before = "";
    /** the text area loses the keys only because what it stands in moves */
    this.isMoving = false;
    area.addEventListener("input", () => this.#typed());
    area.addEventListener("blur", () => !this.isMoving && this.finish());
    area.addEventListener("pointerdown", (event) => event.stopPropagation());
  }

  get isOpen() {
    return this.id !== null;
  }

  /**
   * @param {string} id
   * @param {{held?: Entry | null, from?: string | null, isReplacing?: boolean, isComposed?: boolean}} [how]
   *   `from`: what is selected again if nothing is typed; `isReplacing`: the next key replaces the
   *   title; `isComposed`: the drawing keeps the keys as yet
   */
  open(id, { held = null, from = null, isReplacing = false, isComposed = false } = {}) {
    if (this.isOpen) this.finish();
    const record = this.editor.graph.node(id);
    if (!record || !this.editor.canEdit) return;
    if (record.refers_to)
      return this.editor.say(t("This only shows another branch. Enter goes there."));
    this.editor.mapParts?.stopLinking(this.editor);
    this.id = id;
    this.held = held;
    this.from = from;
    this.before = record.title;
    this.area.value = record.title;
    this.area.hidden = false;
    const row = this.editor.navigation.other?.placeFor(id) ?? null;
    this.area.className = row ? "outline-input" : "node-editor";
    const place = row ?? this.editor.view.world;
    if (this.area.parentElement !== place) place.append(this.area);
    this.editor.view.touch([id]);
    this.editor.navigation.reveal(id);
    this.#place();
    if (!isComposed) this.area.focus({ preventScroll: true });
    const end = record.title.length;
    this.area.setSelectionRange(isReplacing ? 0 : end, end);
  }

  /** Lets what the text area stands in move without ending the typing. @param {() => void} act */
  undisturbed(act) {
    const { area } = this;
    if (document.activeElement !== area) return act();
    const { selectionStart, selectionEnd } = area;
    this.isMoving = true;
    act();
    this.isMoving = false;
    if (!area.isConnected) return this.finish();
    if (document.activeElement === area) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(selectionStart, selectionEnd);
  }

  /** Puts the text area over the title of the box. */
  #place() {
    const { id, area, editor } = this;
    const box = id && !editor.navigation.other ? editor.drawing.box(id) : null;
    if (!id || !box) {
      area.removeAttribute("style");
      return;
    }
    const shape = editor.drawing.shape(id);
    const style = STYLES[shape.style];
    const { x, y } = shape.inset ?? { x: 0, y: 0 };
    area.style.transform = `translate(${box.x + x}px, ${box.y + y}px)`;
    area.style.width = `${box.w - 2 * x}px`;
    area.style.textAlign = shape.inset ? "center" : "";
    area.style.textIndent = `${shape.indent}px`;
    area.style.height = `${shape.count * style.lineHeight + 16}px`;
    area.dataset.style = shape.style;
  }

  /** @param {string} text in place of the title */
  compose(text) {
    this.area.value = text;
    this.#typed();
  }

  /** @param {string} text in place of what is selected */
  insert(text) {
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.#typed();
  }

  #typed() {
    const { id, editor } = this;
    if (!id) return;
    editor.drawing.typing(id, this.area.value);
    editor.view.touch([id]);
    editor.view.flush();
    editor.navigation.reveal(id); // the box grows as one types
    this.#place();
    this.#remember();
  }

  /** Stores the draft, so that a closed tab loses no word. */
  #remember() {
    const { held, editor, id } = this;
    if (held) {
      held.commands = this.#titled(held.commands, id, cleaned(this.area.value));
      editor.sync.queue.save(held);
    } else if (id) {
      const value = cleaned(this.area.value);
      editor.drafts.save({ part: "nodes", id, path: "title", value, before: this.before });
    }
  }

  /**
   * @param {Command[]} commands
   * @param {string | null} id
   * @param {string} title
   * @returns {Command[]}
   */
  #titled(commands, id, title) {
    return commands.map((command) => (command.id === id ? { ...command, title } : command));
  }

  /** Ends the typing and keeps what was typed. */
  finish() {
    const { id, held, area, editor, before } = this;
    if (!id) return;
    const title = cleaned(area.value);
    this.id = null;
    this.held = null;
    const hadFocus = document.activeElement === area;
    area.hidden = true;
    editor.drawing.refresh(id);
    editor.view.touch([id]);
    if (held) this.#finishNew(id, held, title);
    else if (title !== before) this.#rename(id, title);
    editor.drafts.clear();
    if (hadFocus) editor.navigation.focus();
  }

  /** Ends the typing and puts back what was there; a redo brings what was typed. */
  cancel() {
    const { editor, held, from } = this;
    const { steps } = editor.sync;
    const last = steps.done.at(-1);
    this.finish();
    if (steps.done.at(-1) === last) return;
    editor.sync.undo();
    if (held) editor.selection.only(from);
    editor.say(t("Not kept. Redo brings back what you typed."));
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  #rename(id, title) {
    const { before, editor } = this;
    if (title === "" && title !== before && editor.graph.kind === "issue_tree")
      return editor.say(t("A question needs words. The title stays as it was."));
    editor.saving.save([{ part: "nodes", id, path: "title", value: title, before }], t("Rename"));
  }

  /**
   * @param {string} id
   * @param {Entry} held
   * @param {string} title
   */
  #finishNew(id, held, title) {
    const { editor } = this;
    if (title === "") {
      const isThere = this.from !== null && editor.graph.nodes.has(this.from);
      const next = isThere ? this.from : neighbour(editor.graph, id);
      editor.sync.release(held, []);
      editor.selection.only(next);
      return;
    }
    editor.sync.release(held, this.#titled(held.commands, id, title));
  }

  /** The layout changed under the open editor. */
  follow() {
    if (this.id && !this.editor.graph.nodes.has(this.id)) this.#lost();
    else if (this.id) this.#place();
  }

  /** Somebody deleted the node while its title was being typed. */
  #lost() {
    const { id, held, area, editor } = this;
    this.id = null;
    this.held = null;
    area.hidden = true;
    editor.drafts.clear();
    if (id && !held) this.#rename(id, cleaned(area.value)); // else the step says so
    editor.hands.deafen();
  }
}

/** @param {string} text */
function cleaned(text) {
  return normal(withoutControls(text)).trim();
}
