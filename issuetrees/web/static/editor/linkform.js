/**
 * The fields of an arrow: label, months, signs, steps; saved on leaving a field.
 *
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./types.js").LinkRecord} LinkRecord
 */

import { t } from "../js/i18n.js";
import { need } from "./dom.js";

const MONTHS = ["min", "mode", "max"];
const LISTS = ["signals", "steps"];

export class LinkForm {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.form = /** @type {HTMLFormElement} */ (need("#link-form"));
    /** @type {string | null} */
    this.id = null;
    this.form.addEventListener("change", (event) =>
      this.#save(/** @type {HTMLInputElement} */ (event.target)),
    );
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** @param {string | null} id */
  show(id) {
    this.id = id;
    const { graph } = this.editor;
    const link = id ? graph.links.get(id) : undefined;
    this.form.hidden = !link;
    if (!link) return;
    const names = [link.source_id, link.target_id].map((end) => graph.node(end)?.title ?? "");
    need("#link-ends").textContent = names.join(" → ");
    this.#set("title", link.title);
    for (const name of MONTHS) this.#set(name, String(link.details.months?.[name] ?? ""));
    for (const name of LISTS) this.#set(name, (link.details[name] ?? []).join("\n"));
    this.#field("is_backward").checked = link.details.is_backward === true;
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
    if (field !== document.activeElement) field.value = value;
  }

  /** @param {HTMLInputElement} field */
  #save(field) {
    const link = this.id ? this.editor.graph.links.get(this.id) : undefined;
    if (!link) return;
    const fields =
      field.name === "title"
        ? { title: field.value.trim() }
        : { details: detailsWith(link, field) };
    this.editor.run([{ kind: "edit_link", id: link.id, fields }], t("Edit the arrow"));
  }
}

/**
 * @param {LinkRecord} link
 * @param {HTMLInputElement} field
 */
function detailsWith(link, field) {
  const details = { ...link.details };
  if (field.name === "is_backward") details.is_backward = field.checked;
  if (LISTS.includes(field.name)) {
    details[field.name] = field.value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  }
  if (MONTHS.includes(field.name)) {
    details.months = { ...details.months };
    if (field.value === "") delete details.months[field.name];
    else details.months[field.name] = Number(field.value);
  }
  return details;
}
