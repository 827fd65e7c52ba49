/**
 * The fields of an arrow: label, months, conditions, signs, steps; saved on leaving a field.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";
import { Typing } from "../panel/typing.js";
import { drawChoices, toggled, toggledIn } from "./choice_fields.js";
import { forkOf, forksOf } from "./map_words.js";
import { readMonth } from "./months.js";

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
      read: (field, before) => readField(field, before, editor),
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
    this.#showConditions(link);
    if (isElsewhere) typing.begin(document.activeElement);
    else if (!typing.isTyped) typing.begin(typing.field);
  }

  /** @param {import("../base/types.js").LinkRecord} link */
  #showConditions({ source_id: sourceId, details }) {
    const { graph, canEdit } = this.editor;
    const source = graph.node(sourceId);
    const own = source?.kind === "fork" ? [forkOf(source)] : [];
    const others = forksOf(graph).filter(({ id }) => id !== own[0]?.id);
    drawChoices(need("#link-answer"), "answer", own, () => details.answer, !canEdit);
    drawChoices(need("#link-when"), "when", others, (key) => details.when?.[key], !canEdit);
    need("#link-answers").hidden = own.length === 0;
    need("#link-conditions").hidden = others.length === 0;
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
 * @param {Editor} editor
 * @returns {any}
 */
function readField(field, before, editor) {
  const { name, value } = field;
  const box = /** @type {HTMLInputElement} */ (field);
  if (name === "is_backward") return box.checked;
  if (name === "answer") return toggled(before, box);
  if (name === "when") return toggledIn(before, box);
  if (MONTHS.includes(name)) return readMonth(box, before, editor);
  if (!LISTS.includes(name)) return value.trim();
  return value
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
