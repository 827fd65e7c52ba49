/**
 * What somebody is typing into a field of the panel: for which records, and what these held when
 * it began. So the words go where they were meant to go, also when another node has been chosen
 * since, and what others changed meanwhile is not overwritten unseen. Text is stored with every
 * keystroke.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").AnyRecord} AnyRecord
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 */

import { valueAt } from "../graph/values.js";

const UNKNOWN = "\u0000";

export class Typing {
  /**
   * @param {Editor} editor
   * @param {object} form
   * @param {HTMLFormElement} form.element
   * @param {"nodes" | "links"} form.part
   * @param {() => string[]} form.ids of the records whose fields are shown
   * @param {(name: string) => string} form.path of a field by its name
   * @param {(field: Field, before: any) => any} form.read what the field says, or a promise of
   *   it; undefined when that is nothing to save
   * @param {string} form.label of the step
   */
  constructor(editor, form) {
    this.editor = editor;
    this.form = form;
    /** @type {Field | null} */
    this.field = null;
    /** @type {Map<string, any>} record → what it held */
    this.before = new Map();
    this.shown = "";
    /** @type {{field: Field | null, ids: string} | null} what was left while its reader loads */
    this.reading = null;
    const { element } = form;
    element.addEventListener("focusin", (event) => this.begin(event.target));
    element.addEventListener("focusout", () => this.end());
    element.addEventListener("change", (event) => this.save(event.target));
    element.addEventListener("input", () => this.#remember());
    element.addEventListener("submit", (event) => event.preventDefault());
  }

  /** The records that the field is for. */
  get ids() {
    return [...this.before.keys()];
  }

  /** Whether the field says something else than when it was gone into. */
  get isTyped() {
    return this.field !== null && stateOf(this.field) !== this.shown;
  }

  /**
   * @param {Field} field
   * @param {string[]} ids of the records that are shown
   * @returns {boolean} whether its words are not to be replaced
   */
  isHeld(field, ids) {
    const { reading } = this;
    const isRead = reading?.field === field && reading.ids === ids.join();
    return isRead || (field === this.field && this.isTyped);
  }

  /** @param {EventTarget | null} target */
  begin(target) {
    const field = /** @type {Field | null} */ (target);
    if (!field?.name) return;
    const { graph } = this.editor;
    const ids = this.form.ids(); // first: it may have to show them
    const path = this.form.path(field.name);
    this.field = field;
    this.shown = stateOf(field);
    this.before = new Map();
    for (const id of ids) {
      const record = graph[this.form.part].get(id);
      if (record) this.before.set(id, valueAt(record, path));
    }
  }

  /** The field is left. */
  end() {
    this.save(this.field);
    this.field = null;
    this.before = new Map();
  }

  /** @param {EventTarget | null} target */
  save(target) {
    if (!target || !this.editor.canEdit) return;
    if (target !== this.field) {
      const chosen = /** @type {Field} */ (target); // without going into it
      const state = stateOf(chosen);
      this.begin(chosen); // which may show what the record holds
      if (stateOf(chosen) !== state) put(chosen, state);
      this.shown = UNKNOWN;
    }
    const { field, editor } = this;
    const edits = this.#edits();
    if (!field || edits.length === 0) return;
    if (edits[0]?.value instanceof Promise) return this.#saveLater(edits, edits[0].value);
    editor.saving.save(edits, this.form.label);
    editor.drafts.clear();
    if (this.field === field) this.begin(field);
  }

  /**
   * What reads the field is on its way; until then its words stay in it.
   * @param {import("../sync/saving.js").Edit[]} edits
   * @param {Promise<any>} promised
   */
  async #saveLater(edits, promised) {
    const { field } = this;
    const text = field ? stateOf(field) : "";
    const reading = { field, ids: edits.map(({ id }) => id).join() };
    this.reading = reading;
    const value = await promised;
    if (this.reading === reading) this.reading = null;
    if (value === undefined) return;
    const known = edits.map((edit) => ({ ...edit, value }));
    this.editor.saving.save(known, this.form.label);
    if (this.field !== field) return;
    for (const { id } of edits) this.before.set(id, value);
    this.shown = text;
  }

  /** @returns {import("../sync/saving.js").Edit[]} */
  #edits() {
    const { field, form } = this;
    if (!field || !this.isTyped) return [];
    return [...this.before].flatMap(([id, before]) => {
      const value = form.read(field, before);
      const path = form.path(field.name);
      return value === undefined ? [] : [{ part: form.part, id, path, value, before }];
    });
  }

  /** Stores what is being typed, so that a closed tab loses no word. */
  #remember() {
    const [edit, ...rest] = this.#edits();
    if (rest.length > 0 || !this.editor.canEdit) return;
    if (!edit) return this.editor.drafts.clear(); // it says again what the node holds
    if (!(edit.value instanceof Promise)) this.editor.drafts.save(edit);
  }
}

/** @param {Field} field */
function stateOf(field) {
  return field instanceof HTMLInputElement && field.type === "checkbox"
    ? String(field.checked)
    : field.value;
}

/**
 * @param {Field} field
 * @param {string} state
 */
function put(field, state) {
  if (field instanceof HTMLInputElement && field.type === "checkbox")
    field.checked = state === "true";
  else field.value = state;
}
