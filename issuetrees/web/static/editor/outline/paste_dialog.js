/**
 * The dialog of pasting: what a text would become, looked at before it is put into the tree.
 *
 * @typedef {import("../editor.js").Editor} Editor
 *
 * @typedef {object} Preview
 * @property {string | null} title
 * @property {{title: string, depth: number, note: string, answer: string, line: number}[]} nodes
 * @property {{line: number, message: string}[]} warnings
 */

import { make, need } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { t, tn } from "../../kit/words.js";
import { insert } from "./put_in.js";

const SHOWN = 400;
const PAUSE = 250;

export class PasteDialog {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.dialog = /** @type {HTMLDialogElement} */ (need("#paste-dialog"));
    this.root = /** @type {HTMLInputElement} */ (need("#paste-root"));
    this.text = /** @type {HTMLTextAreaElement} */ (need("#paste-text"));
    /** @type {Preview | null} */
    this.preview = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.text.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(this.text.value), PAUSE);
    });
    need("#paste-confirm").addEventListener("click", () => this.#confirm());
    this.dialog.addEventListener("close", () => editor.navigation.focus());
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== this.root) return;
      event.preventDefault();
      this.#confirm();
    });
  }

  /** Opens the dialog with a field for the text, for those who have no keys at hand. */
  open() {
    this.preview = null;
    this.text.value = "";
    need("#paste-text-field").hidden = false;
    this.#describe({ title: null, nodes: [], warnings: [] });
    this.dialog.showModal();
    this.text.focus();
  }

  /** Has the server read the text and shows what it would become. @param {string} text */
  async look(text) {
    const { editor } = this;
    try {
      const reply = await editor.server.outline(text);
      if (reply.status !== 200)
        return editor.say(reply.body?.detail ?? t("This text could not be read."));
      this.#show(reply.body);
    } catch {
      editor.say(
        t("There is no connection. Paste again when it is back; the text stays in the clipboard."),
      );
    }
  }

  /** @param {Preview} preview */
  #show(preview) {
    const isEmpty = preview.nodes.length === 0 && !preview.title;
    if (isEmpty && !this.dialog.open) {
      return this.editor.say(t("There is nothing to paste in this text."));
    }
    this.preview = isEmpty ? null : preview;
    this.#describe(preview);
    if (this.dialog.open) return;
    need("#paste-text-field").hidden = true;
    this.dialog.showModal();
    if (!need("#paste-root-field").hidden) this.root.focus();
  }

  /** @param {Preview} preview */
  #describe({ nodes, warnings, title }) {
    const tops = nodes.filter(({ depth }) => depth === 1).length;
    need("#paste-summary").textContent = nodes.length > 0 ? this.#summary(nodes.length, tops) : "";
    need("#paste-root-field").hidden = title === null && tops < 2;
    this.root.value = title ?? "";
    const list = need("#paste-warnings");
    list.hidden = warnings.length === 0;
    const lines = warnings
      .slice(0, 20)
      .map(({ line, message }) => t("Line {line}: {message}", { line, message }));
    list.replaceChildren(...lines.map((line) => make("li", "", line)));
    need("#paste-preview").replaceChildren(...previewLines(nodes));
  }

  /**
   * @param {number} count
   * @param {number} tops
   */
  #summary(count, tops) {
    const { graph, selection, mapParts } = this.editor;
    const target = mapParts
      ? ""
      : (graph.node(selection.activeId ?? graph.rootId ?? "")?.title ?? "");
    const items = tn("{count} item", "{count} items", count);
    const parts = tn("{count} part", "{count} parts", tops);
    if (!target) return t("{items}, {parts} at the top.", { items, parts });
    return t("{items}, {parts} at the top, go under “{target}”.", { items, parts, target });
  }

  #confirm() {
    const { preview, editor } = this;
    if (!preview) return;
    const root = this.root.value.trim();
    const isEmptyTree = editor.graph.kind === "issue_tree" && !editor.graph.rootId;
    if (isEmptyTree && root === "") {
      this.root.focus();
      return editor.say(t("Write the question above these parts first."));
    }
    const shift = root === "" ? 0 : 1;
    const items = preview.nodes.map(({ title, depth, note, answer }) => ({
      id: newId(),
      depth: depth + shift,
      title,
      ...(note ? { note } : {}),
      ...(answer ? { answer } : {}),
    }));
    const above = root === "" ? [] : [{ id: newId(), depth: 1, title: root }];
    this.preview = null;
    this.dialog.close();
    insert(this.editor, [...above, ...items]);
  }
}

/** @param {Preview["nodes"]} nodes */
function previewLines(nodes) {
  const lines = nodes.slice(0, SHOWN).map(({ title, depth }) => {
    const line = make("div", "paste-line");
    line.style.paddingInlineStart = `${(depth - 1) * 20}px`;
    line.append(make("span", "faint", "–"), make("span", "", title));
    return line;
  });
  const rest = nodes.length - SHOWN;
  if (rest > 0)
    lines.push(make("div", "paste-line soft", tn("and {count} more", "and {count} more", rest)));
  return lines;
}
