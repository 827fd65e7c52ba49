/**
 * The drawing of an issue tree: which boxes and lines lie where. Listens to the graph and to the
 * folds and keeps the layout fresh at the cost of what was touched.
 *
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {import("../graph/model.js").Graph} Graph
 * @typedef {import("../graph/folds.js").Folds} Folds
 * @typedef {import("../graph/layout.js").Window} Window
 * @typedef {import("../graph/layout.js").Visit} Visit
 * @typedef {import("../graph/layout.js").Fan} Fan
 *
 * @typedef {object} Shape what a box shows
 * @property {"root" | "branch" | "plain"} style
 * @property {number} indent of the first line, px
 * @property {string} title as measured
 * @property {number} count of lines
 * @property {number} digits in the number
 * @property {number} depth
 * @property {boolean} hasMarks
 * @property {number} width
 * @property {number} height
 * @property {number} [textWidth] of the title with its sides, where that is not the box's
 * @property {{x: number, y: number}} [inset] of the title, where it does not begin in the corner
 */

import { TreeLayout, WIDEST, WIDTH } from "../graph/layout.js";
import { numbersBelow } from "../graph/references.js";
import { MARKS, numberWidth, PADDING, STYLES } from "./measure.js";
import { step } from "./walk.js";

/** @type {readonly string[]} */
const NONE = [];
/** digits as wide as the arrow before the number of what is shown */
const ARROW = 2;

export class TreeDrawing {
  /**
   * @param {Graph} graph
   * @param {Folds} folds
   * @param {import("./measure.js").Measure} measure
   * @param {(record: NodeRecord) => boolean} hasMarks
   */
  constructor(graph, folds, measure, hasMarks) {
    this.graph = graph;
    this.folds = folds;
    this.measure = measure;
    this.hasMarks = hasMarks;
    /** @type {string | null} the branch that one looks at; null for the whole tree */
    this.focusId = null;
    /** a question with nothing below it is at most so wide, px */
    this.widest = WIDEST;
    /** @type {Map<string, Shape>} */
    this.shapes = new Map();
    this.layout = new TreeLayout({
      children: (id) => (folds.has(id) ? NONE : graph.children(id)),
      parentId: (id) => graph.parentId(id),
      height: (id) => this.shape(id).height,
      width: (id) => this.shape(id).width,
      numbers: (ids, number) =>
        graph.references.size > 0 ? numbersBelow(graph, ids, number) : null,
    });
    folds.changed.on((ids) => {
      for (const id of ids) this.layout.invalidate(id);
    });
  }

  get rootId() {
    const focus = this.focusId;
    return focus && this.graph.nodes.has(focus) ? focus : this.graph.rootId;
  }

  /**
   * @param {string} id
   * @returns {Shape}
   */
  shape(id) {
    let shape = this.shapes.get(id);
    if (!shape) {
      shape = this.#makeShape(id);
      this.shapes.set(id, shape);
    }
    return shape;
  }

  /** @param {string} id */
  #makeShape(id) {
    const record = /** @type {NodeRecord} */ (this.graph.node(id));
    const up = record.parent_id;
    if (up === null) return this.#shapeOf(record, 0, 0, record.title);
    if (record.refers_to) return this.#referenceShape(record, this.shape(up));
    const ids = this.graph.children(up);
    if (ids.length > 9) this.#makeLongRow(ids.slice(9), this.shape(up));
    return this.shapes.get(id) ?? this.#childShape(record, this.shape(up), 1);
  }

  /**
   * What shows another branch has the number and the title of that.
   * @param {NodeRecord} record
   * @param {Shape} above
   */
  #referenceShape(record, above) {
    const number = this.graph.number(record.id);
    const digits = number.replace(/\D/g, "").length;
    const indent = numberWidth(digits + ARROW, number.split(".").length - 1);
    return this.#shapeOf(record, above.depth + 1, digits, this.graph.title(record.id), indent);
  }

  /**
   * Where places have more than one digit all are made at once: to look for each would cost the
   * square of their number.
   * @param {readonly string[]} ids children from the tenth on
   * @param {Shape} above
   */
  #makeLongRow(ids, above) {
    for (const [i, id] of ids.entries()) {
      if (this.shapes.has(id)) continue;
      const record = /** @type {NodeRecord} */ (this.graph.node(id));
      if (record.refers_to) continue;
      this.shapes.set(id, this.#childShape(record, above, digitsOf(10 + i)));
    }
  }

  /**
   * @param {NodeRecord} record
   * @param {Shape} above
   * @param {number} digits of its own place
   */
  #childShape(record, above, digits) {
    return this.#shapeOf(record, above.depth + 1, above.digits + digits, record.title);
  }

  /**
   * @param {NodeRecord} record
   * @param {number} depth
   * @param {number} digits
   * @param {string} title
   * @param {number} [indent] of the first line, where it is not that of such a number
   * @returns {Shape}
   */
  #shapeOf(record, depth, digits, title, indent = indentOf(digits, depth)) {
    const style = depth === 0 ? "root" : depth === 1 ? "branch" : "plain";
    const { font, lineHeight } = STYLES[style];
    const isLeaf = depth > 0 && this.graph.children(record.id).length === 0;
    const { width, count } = this.#wrapped(title, font, indent, isLeaf);
    const hasMarks = this.hasMarks(record);
    const height = PADDING + count * lineHeight + (hasMarks ? MARKS : 0);
    return { style, indent, title, count, digits, depth, hasMarks, width, height };
  }

  /**
   * A question with nothing below it has room to its right: it takes it rather than a second line.
   * @param {string} title
   * @param {string} font
   * @param {number} indent
   * @param {boolean} isLeaf
   */
  #wrapped(title, font, indent, isLeaf) {
    const wide = isLeaf ? this.measure.count(title, font, indent, this.widest) : 0;
    const isWide = wide > 1 || (isLeaf && this.measure.count(title, font, indent) > 1);
    if (isWide) return { width: this.widest, count: wide };
    return { width: WIDTH, count: wide || this.measure.count(title, font, indent) };
  }

  /**
   * The lines of the title as the box shows them.
   * @param {string} id
   */
  lines(id) {
    const { style, title, indent, width } = this.shape(id);
    return this.measure.lines(title, STYLES[style].font, indent, width);
  }

  /**
   * A title is being typed.
   * @param {string} id
   * @param {string} title
   */
  typing(id, title) {
    const record = /** @type {NodeRecord} */ (this.graph.node(id));
    const before = this.shape(id);
    const shape = this.#shapeOf(record, before.depth, before.digits, title);
    this.shapes.set(id, shape);
    const isSame = before.height === shape.height && before.width === shape.width;
    if (!isSame) this.layout.invalidate(id);
  }

  /** @param {number} widest px for a question with nothing below it */
  widen(widest) {
    if (widest === this.widest) return;
    this.widest = widest;
    this.remeasure();
  }

  /** Forgets what was measured, as when the typeface has loaded. */
  remeasure() {
    this.shapes.clear();
    this.layout.clear();
  }

  /** @param {string} id whose marks or title may have changed elsewhere */
  refresh(id) {
    this.shapes.delete(id);
    this.layout.invalidate(id);
  }

  /**
   * The graph was changed so.
   * @param {Change} change
   */
  applied({ nodes }) {
    for (const id of this.references()) this.refresh(id);
    const parents = new Set();
    for (const [id, record] of Object.entries(nodes.removed)) {
      this.shapes.delete(id);
      this.layout.blocks.delete(id);
      parents.add(record.parent_id);
    }
    for (const record of Object.values(nodes.added)) parents.add(record.parent_id);
    for (const [id, fields] of Object.entries(nodes.updated)) {
      this.refresh(id);
      if (!fields.parent_id && !fields.rank) continue;
      this.#forgetBranch(id);
      if (fields.parent_id) for (const parent of fields.parent_id) parents.add(parent);
      else parents.add(this.graph.parentId(id));
    }
    for (const parent of parents) this.#childrenChanged(parent);
  }

  /** What shows another branch: it may have got another number or title. */
  *references() {
    for (const ids of this.graph.references.values()) yield* ids;
  }

  /** @param {string | null} parent */
  #childrenChanged(parent) {
    if (parent === null) return this.layout.clear();
    if (!this.graph.nodes.has(parent)) return;
    this.refresh(parent);
    const ids = this.graph.children(parent);
    if (ids.length === 0) this.folds.ids.delete(parent);
    for (const edge of [8, 9, 98, 99]) {
      const id = ids[edge];
      if (id) this.#forgetBranch(id);
    }
  }

  /** Numbers got longer or shorter, and with them the first lines. @param {string} top */
  #forgetBranch(top) {
    for (const id of this.graph.branch(top)) {
      this.shapes.delete(id);
      this.layout.blocks.delete(id);
    }
    this.layout.invalidate(top);
  }

  /**
   * @param {string} id
   * @returns {Box | null}
   */
  box(id) {
    const root = this.rootId;
    return root && this.graph.nodes.has(id) ? this.layout.box(id, root) : null;
  }

  /** @returns {Box} of the whole drawing */
  bounds() {
    const root = this.rootId;
    if (!root) return { x: 0, y: 0, w: 0, h: 0 };
    const { height, reach } = this.layout.block(root);
    return { x: 0, y: 0, w: reach, h: height };
  }

  /**
   * Where an arrow key leads.
   * @param {string} id
   * @param {import("./walk.js").Direction} direction
   */
  step(id, direction) {
    return step(this, id, direction);
  }

  /**
   * @param {Window} window
   * @param {(visit: Visit) => void} onBox
   * @param {(fan: Fan) => void} onFan
   */
  visit(window, onBox, onFan) {
    const root = this.rootId;
    if (root) this.layout.visit(root, window, onBox, onFan, this.graph.number(root));
  }
}

/** @param {number} digits @param {number} depth */
function indentOf(digits, depth) {
  return depth === 0 ? 0 : numberWidth(digits, depth - 1);
}

/** @param {number} place @returns {number} */
function digitsOf(place) {
  return String(place).length;
}
