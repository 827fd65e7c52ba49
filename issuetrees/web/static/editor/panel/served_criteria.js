/**
 * The criteria of success of the brief that a leaf serves, in the panel: ticked there, kept in the
 * details of the leaf.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{id: string, text: string}} Criterion
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { editCommand } from "../graph/values.js";

const PATH = "details.serves";

export class ServedCriteria {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.section = need("#served-criteria");
    /** @type {Criterion[]} */
    this.criteria = editor.options.criteria ?? [];
    const list = need("ul", this.section);
    list.replaceChildren(...this.criteria.map((one) => this.#row(one)));
    list.addEventListener("change", () => this.#keep());
    editor.selection.changed.on(() => this.show());
    editor.changed.on(() => this.show());
    this.show();
  }

  /** The one leaf that is selected; the root is none. */
  get leaf() {
    const { graph, selection } = this.editor;
    const [id = ""] = selection.ids.size === 1 ? selection.ids : [];
    const node = graph.nodes.get(id);
    const isLeaf = node?.parent_id && !node.refers_to && graph.children(id).length === 0;
    return node && isLeaf ? node : null;
  }

  get boxes() {
    return [...this.section.querySelectorAll("input")];
  }

  show() {
    const { leaf } = this;
    this.section.hidden = !leaf || this.criteria.length === 0;
    const served = leaf?.details.serves ?? [];
    for (const box of this.boxes) box.checked = served.includes(box.value);
  }

  /** What the brief has no more stays: it may come back. */
  #keep() {
    const { leaf } = this;
    if (!leaf) return;
    const known = new Set(this.criteria.map(({ id }) => id));
    const gone = (leaf.details.serves ?? []).filter((/** @type {string} */ id) => !known.has(id));
    const ticked = this.boxes.filter(({ checked }) => checked).map(({ value }) => value);
    const serves = [...ticked, ...gone];
    const value = serves.length > 0 ? serves : null;
    this.editor.run([editCommand("nodes", leaf, PATH, value)], t("Criteria of success"));
  }

  /** @param {Criterion} criterion */
  #row({ id, text }) {
    const row = make("li");
    const label = make("label", "choice");
    const box = make("input");
    Object.assign(box, { type: "checkbox", value: id, disabled: !this.editor.canEdit });
    label.append(box, make("span", "", text));
    row.append(label);
    return row;
  }
}
