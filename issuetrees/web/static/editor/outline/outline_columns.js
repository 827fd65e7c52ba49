/**
 * The columns of the outline: their heads, which sort siblings, and cells, in which one edits.
 *
 * @typedef {import("./outline.js").Outline} Outline
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 */

import { make, setAttribute } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { onDemand } from "../base/on_demand.js";
import { cellOf, idOf } from "./outline.js";
import { COLUMNS } from "./outline_rows.js";

/** @type {Record<string, "ascending" | "descending">} */
const NEXT = { "": "ascending", ascending: "descending" };

export class Columns {
  /** @param {Outline} outline */
  constructor(outline) {
    this.outline = outline;
    this.editor = outline.editor;
    this.head = make("div", "outline-head");
    this.head.setAttribute("role", "group");
    this.head.setAttribute("aria-label", t("Sort"));
    this.head.append(make("span", "outline-head-title", t("Question")));
    this.buttons = COLUMNS.map((name) => this.#button(name));
    this.head.append(...this.buttons);
    outline.host.before(this.head);
    /** @type {string | null} the field that siblings are sorted by */
    this.field = null;
    this.direction = "";
    const cells = onDemand(this.editor, () => import("./cells.js"));
    outline.host.addEventListener("click", (event) => {
      const cell = cellOf(event);
      const id = idOf(event);
      if (!cell || !id || !this.editor.canEdit || cell.childElementCount > 0) return;
      cells((part) => part.editCell(outline, id, cell));
    });
    outline.host.classList.toggle("is-editable", this.editor.canEdit);
    this.editor.navigation.switched.on(() => this.#show());
    this.#show();
  }

  #show() {
    this.head.hidden = !this.outline.isShown;
  }

  /** @param {string} name */
  #button(name) {
    const button = make("button", "outline-sort", this.editor.words[name]?.label ?? "");
    button.type = "button";
    button.dataset.field = name;
    button.title = t("Sort what stands beside each other");
    button.addEventListener("click", () => this.sortBy(name));
    return button;
  }

  /** Up, down, and back to the tree's own order. @param {string | null} name */
  sortBy(name) {
    const before = this.field === name ? this.direction : "";
    this.direction = NEXT[before] ?? "";
    this.field = this.direction ? name : null;
    for (const button of this.buttons) {
      const isThis = button.dataset.field === this.field;
      setAttribute(button, "aria-pressed", isThis);
      button.dataset.sorted = isThis ? this.direction : "";
    }
    this.outline.sort = this.field ? (ids) => this.#sorted(ids) : null;
    this.outline.rearrange();
  }

  /** @param {readonly string[]} ids siblings */
  #sorted(ids) {
    const sign = this.direction === "descending" ? -1 : 1;
    const keys = new Map(ids.map((id) => [id, this.#key(id)]));
    return [...ids].sort((a, b) => compare(keys.get(a) ?? "", keys.get(b) ?? "", sign));
  }

  /** @param {string} id what it is sorted by; "" comes last */
  #key(id) {
    const { graph, people, words } = this.editor;
    const record = graph.node(id);
    if (!record) return "";
    if (this.field === "due_on") return record.due_on ?? "";
    if (this.field === "owner_id") return people.get(record.owner_id ?? "")?.name ?? "";
    return String(Object.keys(words.status?.choices ?? {}).indexOf(record.status));
  }
}

/**
 * @param {string} a
 * @param {string} b
 * @param {1 | -1} sign
 */
function compare(a, b, sign) {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  return sign * a.localeCompare(b);
}
