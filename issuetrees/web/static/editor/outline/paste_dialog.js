/**
 * The dialog of pasting: what a text or a file would become, looked at before it is put into the
 * tree.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./paste_preview.js").Preview} Preview
 * @typedef {import("./draft_rows.js").RowDraft} RowDraft
 * @typedef {{preview: Preview, draft: RowDraft}} Shown
 * @typedef {{text?: string, html?: string, file?: string, name?: string}} Given what is read
 */

import { make, need } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { t, tn } from "../../kit/words.js";
import { Draft } from "./draft.js";
import { DraftRows } from "./draft_rows.js";
import { fieldsOf, number, remarkLines, rootLines } from "./paste_preview.js";
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
    /** @type {Map<string, Shown>} by the form that was asked for: what was edited is found again */
    this.shown = new Map();
    this.rows = new DraftRows(editor, {
      changed: () => this.#count(),
      accept: () => this.#confirm(),
      leave: () => need("#paste-confirm").focus(),
    });
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
    this.form.addEventListener("change", () => {
      const before = this.shown.get(this.form.value);
      if (before) this.#show(before.preview, before.draft);
      else this.#read();
    });
    this.root.addEventListener("input", () => this.#count());
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
    this.shown.clear();
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
    this.rows.show(new Draft(/** @type {Preview["nodes"]} */ ([])));
  }

  /** @param {Preview} preview @param {RowDraft} [draft] as it was left */
  #show(preview, draft = new Draft(preview.nodes)) {
    const isEmpty = preview.nodes.length === 0 && !preview.title;
    if (isEmpty) return this.#refuse(t("There is nothing to paste in this text."));
    this.asked += 1;
    this.preview = preview;
    this.shown.set(this.form.value, { preview, draft });
    const isOpen = this.dialog.open;
    need("#paste-source").hidden = !isOpen || need("#paste-source").hidden;
    if (!isOpen) this.dialog.showModal();
    this.#describe(preview, draft);
    if (isOpen) return;
    if (need("#paste-root-field").hidden) need("#paste-confirm").focus();
    else this.root.select();
  }

  /** @param {Preview} preview @param {RowDraft} draft */
  #describe({ format, warnings, title, suggested_title: suggested, nodes }, draft) {
    const said = [make("div", "", this.#recognised(format)), make("div")];
    need("#paste-summary").replaceChildren(...said);
    need("#paste-form-field").hidden = false;
    need("#paste-root-field").hidden = title === null;
    this.root.value = title ?? (topsOf(nodes) > 1 ? suggested : "");
    const list = need("#paste-warnings");
    list.hidden = warnings.length === 0;
    list.replaceChildren(...remarkLines(warnings));
    this.rows.show(draft);
    this.#count();
  }

  /** Says how much is put in, as it is edited. */
  #count() {
    const { preview, rows, root } = this;
    if (!preview) return;
    const kept = rows.draft.kept();
    const tops = topsOf(kept);
    const words = this.#summary(kept.length, tops);
    const said = need("#paste-summary").lastElementChild;
    if (said && said.textContent !== words) said.textContent = words;
    if (tops > 1) need("#paste-root-field").hidden = false;
    const brings = root.value.trim() === "" || preview.title === null;
    need("#paste-root-told").replaceChildren(...(brings ? [] : rootLines(this.editor, preview)));
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
    const target = mapParts ? "" : graph.title(selection.activeId ?? graph.rootId ?? "");
    const items = tn("{count} item", "{count} items", count);
    const parts = tn("{count} part", "{count} parts", tops);
    if (!target) return t("{items}, {parts} at the top.", { items, parts });
    return t("{items}, {parts} at the top, go under “{target}”.", { items, parts, target });
  }

  #confirm() {
    const { preview, editor, rows } = this;
    if (!preview) return;
    const root = this.root.value.trim();
    number(preview.nodes);
    const kept = rows.draft.kept();
    const isEmptyTree = editor.graph.kind === "issue_tree" && !editor.graph.rootId;
    if (root === "" && kept.length === 0) return editor.say(t("Everything is left out."));
    if (isEmptyTree && root === "" && topsOf(kept) > 1) {
      this.root.focus();
      return editor.say(t("Write the question above these parts first."));
    }
    this.dialog.close();
    insert(editor, itemsOf(preview, kept, root));
  }
}

/** How many stand at the top. @param {Preview["nodes"]} nodes */
function topsOf(nodes) {
  return nodes.filter(({ depth }) => depth === 1).length;
}

/**
 * @param {Preview} preview
 * @param {Preview["nodes"]} kept
 * @param {string} root the question above all, empty for none
 */
function itemsOf(preview, kept, root) {
  const shift = root === "" ? 0 : 1;
  /** @type {import("../graph/branch_copies.js").Item[]} */
  const items = kept.map((node) => ({
    id: newId(),
    depth: node.depth + shift,
    title: node.title,
    ...fieldsOf(node),
  }));
  const ids = new Map(kept.map((node, i) => [node.number, items[i]?.id]));
  kept.forEach(({ shows }, i) => {
    const shown = shows ? ids.get(shows) : undefined;
    const { id = "", depth = 1 } = items[i] ?? {};
    if (shown) items[i] = { id, depth, title: "", refers_to: shown };
  });
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
