/**
 * The fields of an arrow: label, months, signs, steps; saved on leaving a field.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";
import { Typing } from "../panel/typing.js";

const MONTHS = ["min", "mode", "max"];
const LISTS = ["signals", "steps"];

export class LinkForm {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.form = /** @type {HTMLFormElement} */ (need("#link-form"));
    /** @type {string | null} */
    this.id = null;
    this.typing = new Typing(editor, {
      element: this.form,
      part: "links",
      ids: () => (this.id ? [this.id] : []),
      path: pathOf,
      read: readField,
      label: t("Edit the arrow"),
    });
  }

  /** @param {string | null} id */
  show(id) {
    const { typing } = this;
    const isElsewhere = typing.field !== null && id !== this.id;
    if (isElsewhere) typing.end();
    this.id = id;
    const { graph } = this.editor;
    const link = id ? graph.links.get(id) : undefined;
    this.form.hidden = !link;
    if (!link) return;
    const names = [link.source_id, link.target_id].map((end) => graph.node(end)?.title ?? "");
    need("#link-ends").textContent = names.map(isolated).join(" → ");
    this.#set("title", link.title);
    for (const name of MONTHS) this.#set(name, String(link.details.months?.[name] ?? ""));
    for (const name of LISTS) this.#set(name, (link.details[name] ?? []).join("\n"));
    this.#field("is_backward").checked = link.details.is_backward === true;
    if (isElsewhere) typing.begin(document.activeElement);
    else if (!typing.isTyped) typing.begin(typing.field);
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #set(name, value) {
    const field = this.#field(name);
    if (field === this.typing.field && this.typing.isTyped) return;
    if (field.value !== value) field.value = value;
  }
}

/** @param {string} name */
function pathOf(name) {
  if (name === "title") return name;
  return MONTHS.includes(name) ? "details.months" : `details.${name}`;
}

/**
 * @param {import("../panel/typing.js").Field} field
 * @param {any} before
 * @returns {any}
 */
function readField(field, before) {
  const { name, value } = field;
  if (name === "is_backward") return /** @type {HTMLInputElement} */ (field).checked;
  if (LISTS.includes(name)) {
    return value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  }
  if (!MONTHS.includes(name)) return value.trim();
  const { [name]: _, ...others } = before ?? {};
  return value === "" ? others : { ...others, [name]: Number(value) };
}
