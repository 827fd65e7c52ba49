/**
 * Copy, cut and paste, as the browser tells of them; what is pasted is taken in by `put_in.js`.
 * Inside the product branches travel whole; outside they are an indented
 * outline, and text of any form comes in as one, after a look at it.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../graph/branch_copies.js").Item} Item
 */

import { onDemand } from "../base/on_demand.js";
import { outlineNodes, outlineText } from "../graph/branch_copies.js";
import { remove } from "../hands/branch_edits.js";

const OWN = "application/x-issuetrees+json";

export class Clipboard {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.dialog = onDemand(editor, async () => {
      const { PasteDialog } = await import("./paste_dialog.js");
      return new PasteDialog(editor);
    });
    this.putting = onDemand(editor, () => import("./put_in.js"));
    for (const kind of ["keydown", "pointerdown"])
      document.addEventListener(kind, () => this.putting(() => {}), { once: true });
    document.addEventListener("copy", (event) => this.#copy(event));
    document.addEventListener("cut", (event) => this.#cut(event));
    document.addEventListener("paste", (event) => this.#paste(event));
    for (const kind of ["dragover", "drop"])
      document.addEventListener(kind, (event) => this.#drop(/** @type {DragEvent} */ (event)));
  }

  /** Opens the dialog with a field for the text, for those who have no keys at hand. */
  open() {
    this.dialog((dialog) => dialog.open());
  }

  /** What a paste inside the product makes copies of. @param {Item[]} items */
  own(items) {
    return this.editor.mapParts?.copyStages(this.editor) ?? items;
  }

  /** @returns {import("../hands/actions.js").Action[]} */
  actions() {
    const { editor } = this;
    const isNative = true;
    const buttons = onDemand(editor, () => import("./paste_buttons.js"));
    return [
      {
        id: "copy",
        keys: ["Mod+KeyC"],
        isNative,
        run: () => buttons((part) => part.copyNow(this)),
      },
      {
        id: "cut",
        keys: ["Mod+KeyX"],
        isNative,
        isEdit: true,
        run: () => buttons(async (part) => (await part.copyNow(this, true)) && remove(editor)),
      },
      {
        id: "paste",
        keys: ["Mod+KeyV"],
        isNative,
        isEdit: true,
        run: () => buttons((part) => part.pasteNow(this)),
      },
    ];
  }

  /** Whether the drawing or the outline has the keys, not a field. */
  #isOurs() {
    return document.activeElement?.getAttribute("role") === "tree";
  }

  /** @param {ClipboardEvent} event @param {boolean} [isCut] */
  #copy(event, isCut = false) {
    const { editor } = this;
    const tops = editor.selection.tops();
    if (!this.#isOurs() || tops.length === 0 || !event.clipboardData) return false;
    event.preventDefault();
    const items = outlineNodes(editor, tops, isCut);
    event.clipboardData.setData("text/plain", outlineText(items));
    event.clipboardData.setData(OWN, JSON.stringify(this.own(items)));
    return true;
  }

  /** @param {ClipboardEvent} event */
  #cut(event) {
    if (this.editor.canEdit && this.#copy(event, true)) remove(this.editor);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const { editor } = this;
    if (!editor.canEdit || !event.clipboardData) return;
    if (!this.#isOurs() && !this.#leavesTitle(event.clipboardData)) return;
    event.preventDefault();
    const own = event.clipboardData.getData(OWN);
    const text = event.clipboardData.getData("text/plain");
    const html = own ? "" : event.clipboardData.getData("text/html");
    this.putting((part) => part.paste(this, { text, html, own }));
  }

  /** A file on its way over the page has no name and no words yet. @param {DragEvent} event */
  #drop(event) {
    const { types, files } = event.dataTransfer ?? {};
    if (!this.editor.canEdit || !types?.includes("Files")) return;
    event.preventDefault();
    const file = files?.[0];
    if (file) this.dialog((part) => part.lookAtFile(file));
  }

  /**
   * A list pasted into the empty title of a new question becomes questions, not one long title.
   * @param {DataTransfer} clipboard
   */
  #leavesTitle(clipboard) {
    const { editing, graph, selection } = this.editor;
    const isNew = editing.held !== null && editing.area.value === "";
    const isList = clipboard.getData("text/plain").trim().includes("\n");
    if (!isNew || !isList || document.activeElement !== editing.area) return false;
    const parentId = graph.parentId(editing.id ?? "");
    editing.finish();
    selection.only(parentId);
    return true;
  }
}
