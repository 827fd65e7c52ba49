/**
 * The drawing of a stage map: boxes where people put them, diamonds for forks, arrows between
 * them, lanes behind them.
 *
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").LinkRecord} LinkRecord
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {import("../graph/layout.js").Window} Window
 * @typedef {import("../graph/layout.js").Visit} Visit
 * @typedef {import("../drawing/walk.js").Direction} Direction
 * @typedef {import("../drawing/tree.js").Shape} Shape
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make } from "../../kit/dom.js";
import "../graph/link_commands.js";
import { isolated } from "../../kit/text.js";
import { Topic } from "../../kit/topic.js";
import { t } from "../../kit/words.js";
import { MARKS, PADDING, STYLES } from "../drawing/measure.js";
import { commentMark, hasMarks, paintMarks, spoken, stateClasses } from "../drawing/paint.js";
import { WIDTH } from "../graph/layout.js";
import { ArrowLayer } from "./arrow_layer.js";
import { diamond, diamondOf } from "./diamond.js";
import { Lanes } from "./lanes.js";
import { wayClass } from "./way_marks.js";

export { leaveArrow } from "./arrow_keys.js";
export { LinkForm } from "./link_form.js";
export { MAP } from "./map_actions.js";
export { MapList } from "./map_list.js";
export { copyStages, pasteStages } from "./stage_copies.js";
export {
  addNode,
  connection,
  finishLinking,
  leaveLinking,
  snap,
  stopLinking,
} from "./stage_edits.js";
export { detailPath, readDetail, showStage } from "./stage_fields.js";

/** Dragging comes with the first press. */
export const loadDrags = () => import("./stage_drag.js");

const FREE_COLUMN = 280;
const FREE_ROW = 120;

export class StageDrawing {
  /**
   * @param {import("../graph/model.js").Graph} graph
   * @param {import("../drawing/measure.js").Measure} measure
   */
  constructor(graph, measure) {
    this.graph = graph;
    this.measure = measure;
    /** @type {Map<string, Shape>} */
    this.shapes = new Map();
    /** grows with all that is said and shown */
    this.version = 0;
    /** @type {Map<string, {x: number, y: number}>} boxes that are being dragged */
    this.moving = new Map();
    /** @type {string | null} where an arrow begins that is being drawn by keys */
    this.linkingFrom = null;
    /** @type {string | null} the stage whose arrows are chosen one after another */
    this.arrowsOf = null;
    /** @type {Topic<[]>} the list of the map is to be read */
    this.listOpened = new Topic();
  }

  /** @param {string} id @returns {Shape} */
  shape(id) {
    let shape = this.shapes.get(id);
    if (!shape) {
      shape = this.#shapeOf(/** @type {NodeRecord} */ (this.graph.node(id)));
      this.shapes.set(id, shape);
    }
    return shape;
  }

  /**
   * @param {NodeRecord} record
   * @param {string} [title]
   * @returns {Shape}
   */
  #shapeOf(record, title = record.title) {
    const { font, lineHeight } = STYLES.branch;
    const isMarked = hasMarks(record) || record.details.is_final === true;
    const rest = { style: /** @type {const} */ ("branch"), indent: 0, digits: 0, depth: 0 };
    const said = { title, hasMarks: isMarked, ...rest };
    const marks = isMarked ? MARKS : 0;
    if (record.kind === "fork") return { ...said, ...diamondOf(title, marks, this.measure) };
    const count = this.measure.count(title, font, 0);
    return { ...said, count, height: PADDING + count * lineHeight + marks, width: WIDTH };
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  typing(id, title) {
    this.shapes.set(id, this.#shapeOf(/** @type {NodeRecord} */ (this.graph.node(id)), title));
    this.version += 1;
  }

  /** @param {string} id */
  refresh(id) {
    this.shapes.delete(id);
  }

  remeasure() {
    this.shapes.clear();
    this.version += 1;
  }

  /** @param {Change} change */
  applied({ nodes }) {
    this.version += 1;
    for (const id of [...Object.keys(nodes.updated), ...Object.keys(nodes.removed)])
      this.shapes.delete(id);
  }

  /** @param {string} id @returns {Box | null} */
  box(id) {
    const record = this.graph.node(id);
    if (!record) return null;
    const { x, y } = this.moving.get(id) ?? this.#place(record);
    const { width, height } = this.shape(id);
    return { x, y, w: width, h: height };
  }

  /** A node that was never placed stands in a row of its own kind. @param {NodeRecord} record */
  #place(record) {
    if (record.x !== null && record.y !== null) return { x: record.x, y: record.y };
    const at = this.graph.children(null).indexOf(record.id);
    return { x: (at % 6) * FREE_COLUMN, y: Math.floor(at / 6) * FREE_ROW };
  }

  /** @returns {Box} */
  bounds() {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id of this.graph.nodes.keys()) {
      const box = /** @type {Box} */ (this.box(id));
      left = Math.min(left, box.x);
      top = Math.min(top, box.y);
      right = Math.max(right, box.x + box.w);
      bottom = Math.max(bottom, box.y + box.h);
    }
    if (left === Infinity) return { x: 0, y: 0, w: 0, h: 0 };
    return { x: left, y: top, w: right - left, h: bottom - top };
  }

  /**
   * Where ways begin: the first of the stages that nothing leads to, with those beside it.
   * @returns {Box | null}
   */
  beginning() {
    const entered = new Set(
      [...this.graph.links.values()]
        .filter((link) => link.details.is_backward !== true)
        .map((link) => link.target_id),
    );
    const boxes = [...this.graph.nodes.values()]
      .filter((record) => record.kind === "stage" && !entered.has(record.id))
      .map((record) => /** @type {Box} */ (this.box(record.id)));
    const left = Math.min(...boxes.map((box) => box.x));
    const first = boxes.filter((box) => box.x < left + FREE_COLUMN / 2);
    if (first.length === 0) return null;
    const top = Math.min(...first.map((box) => box.y));
    const bottom = Math.max(...first.map((box) => box.y + box.h));
    return { x: left, y: top, w: WIDTH, h: bottom - top };
  }

  /**
   * @param {Window} window
   * @param {(visit: Visit) => void} onBox
   */
  visit(window, onBox) {
    for (const id of this.graph.children(null)) {
      const { x, y, w, h } = /** @type {Box} */ (this.box(id));
      const isSeen =
        x < window.right && x + w > window.left && y < window.bottom && y + h > window.top;
      if (isSeen) onBox({ id, x, y, width: w, height: h, number: "", depth: 0 });
    }
  }

  /**
   * The nearest box in a direction; what lies straight ahead counts as nearer.
   * @param {string} id
   * @param {Direction} direction
   * @returns {string | null}
   */
  step(id, direction) {
    const from = this.box(id);
    if (!from) return null;
    const isAcross = direction === "left" || direction === "right";
    const sign = direction === "left" || direction === "up" ? -1 : 1;
    let best = null;
    let least = Number.POSITIVE_INFINITY;
    for (const other of this.graph.nodes.keys()) {
      const box = /** @type {Box} */ (this.box(other));
      const dx = box.x + box.w / 2 - from.x - from.w / 2;
      const dy = box.y + box.h / 2 - from.y - from.h / 2;
      const ahead = sign * (isAcross ? dx : dy);
      const aside = Math.abs(isAcross ? dy : dx);
      const cost = ahead + 2 * aside;
      if (ahead > 8 && cost < least) [best, least] = [other, cost];
    }
    return best;
  }
}

export class StagePainter {
  /**
   * @param {Editor} editor
   * @param {StageDrawing} drawing
   */
  constructor(editor, drawing) {
    this.editor = editor;
    this.drawing = drawing;
    this.arrows = new ArrowLayer(editor, drawing);
    this.lanes = new Lanes();
  }

  make() {
    const element = make("div", "node is-stage");
    element.setAttribute("role", "treeitem");
    element.append(make("div", "node-title"));
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {Visit} visit
   */
  paint(element, { id }) {
    const { editor } = this;
    const record = /** @type {NodeRecord} */ (editor.graph.node(id));
    const shape = this.drawing.shape(id);
    element.className = `node is-${record.kind} ${stateClasses(editor, id)} ${wayClass(editor.marks.way, id)}`;
    element.dataset.style = shape.style;
    element.dataset.status = record.status;
    element.dataset.colour = "status";
    element.ariaSelected = String(editor.selection.ids.has(id));
    element.ariaLevel = "1";
    const title = /** @type {HTMLElement} */ (element.firstElementChild);
    title.dataset.spoken = spoken(editor, record);
    const { textWidth } = shape;
    const lines = this.drawing.measure.lines(shape.title, STYLES.branch.font, 0, textWidth);
    title.textContent = lines.map(isolated).join("\n") || t("Untitled");
    while (element.childElementCount > 1) element.lastElementChild?.remove();
    if (shape.hasMarks) element.append(stageMarks(editor, record));
    if (record.kind === "fork") element.append(diamond(shape.width, shape.height));
    const comments = commentMark(editor, id);
    if (comments) element.append(comments);
    if (!editor.canEdit) return;
    const handle = make("span", "node-handle");
    handle.dataset.link = "";
    handle.title = t("Drag to another stage to draw an arrow");
    element.append(handle);
  }

  /**
   * @param {SVGElement} layer
   */
  lines(layer) {
    this.lanes.draw(layer, this.editor.graph, this.drawing);
    this.arrows.draw(layer);
  }
}

/**
 * @param {Editor} editor
 * @param {NodeRecord} record
 */
function stageMarks(editor, record) {
  const row = paintMarks(editor, record);
  if (record.details.is_final === true) row.prepend(make("span", "node-mark is-answer", t("Goal")));
  return row;
}
