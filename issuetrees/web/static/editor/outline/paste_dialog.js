/**
 * The dialog of pasting: what a text or a file would become, looked at before it is put into the
 * tree.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./paste_preview.js").Preview} Preview
 * @typedef {{text?: string, html?: string, file?: string, name?: string}} Given what is read
 */

import { make, need } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { t, tn } from "../../kit/words.js";
import { fieldsOf, previewLines, remarkLines } from "./paste_preview.js";
import { insert } from "./put_in.js";

const PAUSE = 250;
const MOST = 5_000_000;

export class PasteDialog {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.dialog = /** @type {HTMLDialogElement} */ (need("#paste-dialog"));
    this.root = /** @type {HTMLInputElement} */ (need("#paste-root"));
    this.text = /** @type {HTMLTextAreaElement} */ (need("#paste-text"));
    this.file = /** @type {HTMLInputElement} */ (need("#paste-file"));
    this.form = /** @type {HTMLSelectElement} */ (need("#paste-form"));
    /** @type {Preview | null} */
    this.preview = null;
    /** @type {Given} */
    this.given = {};
    /** How often was asked: an answer that is late is not shown. */
    this.asked = 0;
    /** The HTML of what is being pasted into the field of the text. */
    this.html = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.#listen();
  }

  #listen() {
    this.text.addEventListener("paste", ({ clipboardData }) => {
      const isWhole = this.text.selectionEnd - this.text.selectionStart === this.text.value.length;
      this.html = (isWhole && clipboardData?.getData("text/html")) || "";
    });
    this.text.addEventListener("input", () => this.#typed());
    this.file.addEventListener("change", () => {
      const file = this.file.files?.[0];
      if (file) this.lookAtFile(file);
    });
    this.form.addEventListener("change", () => this.#read());
    need("#paste-confirm").addEventListener("click", () => this.#confirm());
    this.dialog.addEventListener("close", () => this.#closed());
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
    this.file.value = "";
    need("#paste-source").hidden = false;
    this.#clear("");
    this.dialog.showModal();
    this.text.focus();
  }

  #typed() {
    clearTimeout(this.timer);
    const { html } = this;
    this.html = "";
    this.file.value = "";
    this.timer = setTimeout(() => this.look({ text: this.text.value, html }), PAUSE);
  }

  #closed() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.preview = null;
    this.editor.navigation.focus();
  }

  /** @param {File} file of any form */
  async lookAtFile(file) {
    clearTimeout(this.timer);
    if (file.size > MOST)
      return this.#refuse(t("The file is larger than 5 MB. Split it into parts."));
    const bytes = await base64(file).catch(() => null);
    if (!bytes) return this.#refuse(t("This file is empty or cannot be opened."));
    this.text.value = "";
    await this.look({ file: bytes, name: file.name });
  }

  /** Has the server read it and shows what it would become. @param {Given} given */
  async look(given) {
    this.given = given;
    this.form.value = "";
    await this.#read();
  }

  async #read() {
    const { dialog, editor, given } = this;
    this.asked += 1;
    const { asked } = this;
    this.preview = null;
    try {
      const asking = { ...given, form: this.form.value || null, graph_id: dialog.dataset.graph };
      const { status, body } = await editor.server.outline(asking);
      if (asked !== this.asked) return;
      if (status === 200) this.#show(body);
      else this.#refuse(body?.detail ?? t("This text could not be read."));
    } catch {
      if (asked !== this.asked) return;
      this.#refuse(
        t("There is no connection. Paste again when it is back; the text stays in the clipboard."),
      );
    }
  }

  /** Says why nothing can be shown: in the dialog where it is open. @param {string} sentence */
  #refuse(sentence) {
    this.preview = null;
    if (!this.dialog.open) return this.editor.say(sentence);
    const isChosen = this.form.value !== "";
    this.#clear(this.text.value === "" && !this.given.file && !isChosen ? "" : sentence);
    need("#paste-form-field").hidden = !isChosen;
  }

  /** @param {string} sentence */
  #clear(sentence) {
    need("#paste-summary").textContent = sentence;
    for (const part of ["form-field", "root-field", "warnings"])
      need(`#paste-${part}`).hidden = true;
    need("#paste-preview").replaceChildren();
  }

  /** @param {Preview} preview */
  #show(preview) {
    const isEmpty = preview.nodes.length === 0 && !preview.title;
    if (isEmpty) return this.#refuse(t("There is nothing to paste in this text."));
    this.preview = preview;
    this.#describe(preview);
    if (this.dialog.open) return;
    need("#paste-source").hidden = true;
    this.dialog.showModal();
    if (!need("#paste-root-field").hidden) this.root.focus();
    this.root.select();
  }

  /** @param {Preview} preview */
  #describe(preview) {
    const { nodes, warnings, title } = preview;
    const tops = nodes.filter(({ depth }) => depth === 1).length;
    const said = [this.#recognised(preview.format), this.#summary(nodes.length, tops)];
    need("#paste-summary").replaceChildren(...said.map((sentence) => make("div", "", sentence)));
    need("#paste-form-field").hidden = false;
    need("#paste-root-field").hidden = title === null && tops < 2;
    this.root.value = title ?? (tops > 1 ? preview.suggested_title : "");
    const list = need("#paste-warnings");
    list.hidden = warnings.length === 0;
    list.replaceChildren(...remarkLines(warnings));
    need("#paste-preview").replaceChildren(...previewLines(this.editor, preview));
  }

  /** Which form it was read as, in words. @param {string} format */
  #recognised(format) {
    const found = [...this.form.options].find(({ value }) => value === format);
    const form = found?.textContent ?? "";
    if (!found) return t("The form is not known: each line became an item.");
    const params = { form, name: this.given.name ?? "" };
    if (params.name) return t("{name} is read as: {form}.", params);
    return t("It is read as: {form}.", params);
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
    const tops = preview.nodes.filter(({ depth }) => depth === 1).length;
    if (isEmptyTree && root === "" && tops > 1) {
      this.root.focus();
      return editor.say(t("Write the question above these parts first."));
    }
    this.dialog.close();
    insert(editor, itemsOf(preview, root));
  }
}

/**
 * @param {Preview} preview
 * @param {string} root the question above all, empty for none
 */
function itemsOf(preview, root) {
  const shift = root === "" ? 0 : 1;
  const items = preview.nodes.map((node) => ({
    id: newId(),
    depth: node.depth + shift,
    title: node.title,
    ...fieldsOf(node),
  }));
  const told = preview.title === null ? {} : fieldsOf(preview);
  return root === "" ? items : [{ id: newId(), depth: 1, title: root, ...told }, ...items];
}

/**
 * @param {File} file
 * @returns {Promise<string>} its bytes as the server takes them
 */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = reject;
    reader.readAsDataURL(file);
  });
}
