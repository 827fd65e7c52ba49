/**
 * The data of the selected split: the form of its kind, which the page brings as a template, and
 * what the labels say, to be accepted. Saved on leaving a field, like all of the panel.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./inspector.js").Inspector} Inspector
 * @typedef {import("./typing.js").Field} Field
 * @typedef {import("./split_values.js").Form} Form
 * @typedef {import("./split_values.js").Child} Child
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 *
 * @typedef {object} Labels as the server reads them
 * @property {{split_kind: string, split: Record<string, any>, words: string} | null} suggestion
 * @property {{name: string, message: string}[]} unread
 * @property {Record<string, Record<string, string>>} told by item, then by child
 * @property {string[]} rest_ids
 */

import { make, need } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { t } from "../../kit/words.js";
import { textOfValue, UNREAD, valueOfText } from "./split_values.js";
import { Typing } from "./typing.js";

/** @type {Labels} */
const NOTHING = { suggestion: null, unread: [], told: {}, rest_ids: [] };
const PAUSE = 40;

export class SplitForm {
  /**
   * @param {Editor} editor
   * @param {Inspector} inspector
   */
  constructor(editor, inspector) {
    this.editor = editor;
    this.inspector = inspector;
    this.form = /** @type {HTMLFormElement} */ (need("#split-form"));
    this.fields = need(".split-fields", this.form);
    this.offer = need(".split-offer", this.form);
    this.id = "";
    this.kind = "";
    /** @type {Child[]} */
    this.children = [];
    this.labels = NOTHING;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.typing = new Typing(editor, {
      element: this.form,
      part: "nodes",
      ids: () => (inspector.settle() && this.id ? [this.id] : []),
      path: (name) => `split.${name.split(":")[0]}`,
      read: (field, before) => this.#read(field, before),
      label: t("Change what the split says"),
    });
    need("[data-accept]", this.offer).addEventListener("click", () => this.#accept());
    inspector.panel.addEventListener("keydown", (event) => this.#pressed(event));
    editor.selection.changed.on(() => this.typing.save(this.typing.field));
    editor.sync.stateChanged.on((state) => state === "saved" && this.#askSoon());
    editor.sync.foreign.on(() => this.#askSoon());
  }

  /** @param {NodeRecord | undefined} record of the one node that is selected */
  show(record) {
    const { typing } = this;
    const below = record ? this.#below(record.id) : [];
    const shown = record && (below.length > 1 || record.split_kind !== null) ? record : null;
    const isElsewhere = this.id !== (shown?.id ?? "");
    if (isElsewhere) this.#leave();
    this.form.hidden = shown === null;
    this.id = shown?.id ?? "";
    if (!shown) return;
    const isNew = this.#build(shown.split_kind ?? "", below);
    for (const field of this.#all()) this.#fill(field, shown);
    if (!typing.isTyped) typing.begin(typing.field);
    if (!isNew && !isElsewhere) return;
    this.#tell();
    this.#askSoon();
  }

  /** Another split takes the place of this one. */
  #leave() {
    if (this.typing.field) this.typing.end();
    this.#dropRefused();
    this.labels = NOTHING;
  }

  /** @param {string} id @returns {Child[]} those that take part in the split */
  #below(id) {
    const { graph } = this.editor;
    const records = graph.children(id).flatMap((child) => {
      const told = graph.told(child);
      return told ? { ...told, id: child } : [];
    });
    return records.filter(({ status }) => status !== "pruned");
  }

  /**
   * @param {string} kind
   * @param {Child[]} children
   * @returns {boolean} whether there are other fields than before
   */
  #build(kind, children) {
    const isSameKind = kind === this.kind;
    const isSame = isSameKind && isAlike(children, this.children);
    this.children = children;
    this.kind = kind;
    this.form.dataset.kind = kind;
    if (isSame) return false;
    if (!isSameKind) {
      const template = document.querySelector(`template[data-split-kind="${kind}"]`);
      const parts =
        template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : [];
      this.fields.replaceChildren(...parts);
    }
    for (const set of this.fields.querySelectorAll("fieldset")) this.#buildRows(set);
    if (!this.editor.canEdit) for (const field of this.#all()) field.disabled = true;
    return true;
  }

  /** A line for each child; those that are there stay, with what is typed in them. @param {HTMLElement} set */
  #buildRows(set) {
    const rows = new Map(
      [...set.querySelectorAll("label")].map((row) => [row.dataset.child ?? "", row]),
    );
    for (const { id, title } of this.children) {
      const row = rows.get(id) ?? makeRow(`${set.dataset.item}:${id}`, id);
      rows.delete(id);
      need("span", row).textContent = title;
      set.append(row);
    }
    for (const row of rows.values()) row.remove();
  }

  /** @returns {Field[]} */
  #all() {
    return [...this.fields.querySelectorAll(".input")].map((one) => /** @type {Field} */ (one));
  }

  /** @param {Field} field @returns {Child | undefined} */
  #childOf({ name }) {
    const id = name.split(":")[1];
    return this.children.find((child) => child.id === id);
  }

  /**
   * @param {Field} field
   * @param {NodeRecord} record
   */
  #fill(field, record) {
    const isTyped = field === this.typing.field && this.typing.isTyped;
    if (isTyped || field.dataset.refused) return;
    const value = record.split[field.name.split(":")[0] ?? ""];
    const text = textOfValue(value, formOf(field), this.#childOf(field));
    if (field instanceof HTMLSelectElement) offerToo(field, text);
    if (field.value !== text) field.value = text;
  }

  /**
   * @param {Field} field
   * @param {any} before
   */
  #read(field, before) {
    const value = valueOfText(field.value, formOf(field), before, this.#childOf(field));
    const label = labelOf(field);
    const message = t("“{field}” is not read. Write a number, like 1.", { field: label });
    if (value === UNREAD || field.dataset.refused) object(field, value === UNREAD ? message : "");
    if (value === UNREAD) field.dataset.refused = "yes";
    else delete field.dataset.refused;
    return value === UNREAD ? undefined : value;
  }

  /** What could not be read is told of before another split takes its place. */
  #dropRefused() {
    for (const field of this.#all()) {
      if (!field.dataset.refused) continue;
      this.editor.say(errorOf(field).textContent ?? "");
      object(field, "");
      delete field.dataset.refused;
    }
  }

  /** The labels are read on the server, when it has what was done here. */
  #askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    const { id } = this;
    if (!id || this.inspector.panel.hidden) return;
    try {
      const reply = await send("GET", `${this.editor.options.urls.nodes}/${id}/split-labels`);
      if (reply.status !== 200 || id !== this.id) return;
      this.labels = reply.body;
      this.#tell();
    } catch {
      // Without a connection the form is there; what the labels say comes later.
    }
  }

  /** Shows what the server said of the labels and of the data. */
  #tell() {
    const { suggestion, unread, told, rest_ids: rest } = this.labels;
    this.offer.hidden = !suggestion || !this.editor.canEdit;
    need("[data-words]", this.offer).textContent = suggestion?.words ?? "";
    const objections = new Map(unread.map(({ name, message }) => [name, message]));
    for (const field of this.#all()) {
      const [item = "", child = ""] = field.name.split(":");
      if (child) {
        const said = rest.includes(child) ? this.fields.dataset.rest : told[item]?.[child];
        /** @type {HTMLTextAreaElement} */ (field).placeholder = said ?? "";
      }
      if (!field.dataset.refused) object(field, objections.get(item) ?? "");
    }
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { target, code, ctrlKey, metaKey } = event;
    const isHere =
      target instanceof HTMLElement &&
      (this.form.contains(target) || target === this.inspector.field("split_kind"));
    if (code !== "Enter" || !(ctrlKey || metaKey) || !isHere || this.offer.hidden) return;
    event.preventDefault();
    this.#accept();
  }

  #accept() {
    const { editor, id, typing } = this;
    const { suggestion } = this.labels;
    typing.save(typing.field);
    const record = editor.graph.node(id);
    if (!record || !suggestion) return;
    const split = { ...record.split, ...suggestion.split };
    const command = { kind: "set_split", id, split_kind: suggestion.split_kind, split };
    if (!editor.run([command], t("Use what the labels say"))) return;
    this.labels = { ...this.labels, suggestion: null };
    this.show(editor.graph.node(id));
    this.#tell();
    (this.#all()[0] ?? this.inspector.field("split_kind"))?.focus();
  }
}

/**
 * @param {Child[]} some
 * @param {Child[]} others
 */
function isAlike(some, others) {
  return (
    some.length === others.length &&
    some.every(({ id, title }, i) => id === others[i]?.id && title === others[i]?.title)
  );
}

/**
 * @param {string} name
 * @param {string} childId
 */
function makeRow(name, childId) {
  const row = make("label", "field");
  const area = make("textarea", "input");
  row.dataset.child = childId;
  area.name = name;
  area.rows = 1;
  row.append(make("span", "field-help"), area);
  return row;
}

/**
 * A value that is not among the choices is shown nevertheless.
 * @param {HTMLSelectElement} select
 * @param {string} value
 */
function offerToo(select, value) {
  const isThere = [...select.options].some((option) => option.value === value);
  if (!isThere) select.append(new Option(value, value));
}

/** @param {Field} field @returns {HTMLElement} */
function partOf(field) {
  return /** @type {HTMLElement} */ (field.closest("[data-form]"));
}

/** @param {Field} field */
function formOf(field) {
  return /** @type {Form} */ (partOf(field).dataset.form);
}

/** @param {Field} field */
function labelOf(field) {
  return need(".field-label", partOf(field)).textContent ?? "";
}

/** @param {Field} field */
function errorOf(field) {
  return need(".field-error", partOf(field));
}

/**
 * Says at a field what is not understood of it; "" for nothing.
 * @param {Field} field
 * @param {string} message
 */
function object(field, message) {
  const error = errorOf(field);
  error.hidden = !message;
  error.textContent = message;
  field.ariaInvalid = message ? "true" : null;
}
