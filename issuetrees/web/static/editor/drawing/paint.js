/**
 * What a box of an issue tree shows, and the lines between boxes.
 *
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../graph/layout.js").Visit} Visit
 * @typedef {import("../graph/layout.js").Fan} Fan
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, makeSvg, setAttribute } from "../../kit/dom.js";
import { dayText, isLate } from "../../kit/formats/days.js";
import { isolated } from "../../kit/text.js";
import { formatNumber, t, tn } from "../../kit/words.js";

const TRUNK = 24;
const RADIUS = 6;

/** @param {NodeRecord} record whether the box has a row of marks */
export function hasMarks(record) {
  return Boolean(record.owner_id || record.due_on || record.note || record.answer);
}

export class TreePainter {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.pattern = make("div", "node");
    this.pattern.setAttribute("role", "treeitem");
    this.pattern.append(make("div", "node-title"));
  }

  make() {
    return /** @type {HTMLElement} */ (this.pattern.cloneNode(true));
  }

  /**
   * @param {HTMLElement} element
   * @param {Visit} visit
   */
  paint(element, visit) {
    const { editor } = this;
    const record = /** @type {NodeRecord} */ (editor.graph.node(visit.id));
    const shape = editor.tree.shape(visit.id);
    element.dataset.style = shape.style;
    const told = editor.graph.told(visit.id) ?? record;
    element.className = `node ${stateClasses(editor, visit.id)}`;
    element.ariaLevel = String(visit.depth + 1);
    element.title = told.status === "pruned" ? told.prune_reason : "";
    element.ariaSelected = String(editor.selection.ids.has(visit.id));
    const title = /** @type {HTMLElement} */ (element.firstElementChild);
    title.dataset.spoken = spoken(editor, record);
    paintTitle(title, visit.number, editor.tree.lines(visit.id), shape.indent);
    if (record.refers_to && title.firstElementChild instanceof HTMLElement)
      title.firstElementChild.dataset.shown = ""; // a press on it leads there
    while (element.childElementCount > 1) element.lastElementChild?.remove();
    if (shape.hasMarks) element.append(paintMarks(editor, record));
    const comments = commentMark(editor, visit.id);
    if (comments) element.append(comments);
    const goals = editor.marks.goals.get(visit.id);
    if (goals) element.append(goals.cloneNode(true));
    const late = editor.marks.late.get(visit.id);
    if (late) element.append(late.cloneNode(true));
    const evidence = editor.marks.evidence.get(visit.id);
    if (evidence) element.append(evidence.cloneNode(true));
    this.#paintHandles(element, visit.id);
    paintEdge(editor, element, told);
    paintPeer(editor, element, record.id);
  }

  /**
   * The verdict and the fold handle, where the line leaves the box.
   * @param {HTMLElement} element
   * @param {string} id
   */
  #paintHandles(element, id) {
    const { graph, folds, marks } = this.editor;
    const count = graph.children(id).length;
    setAttribute(element, "aria-expanded", count > 0 ? !folds.has(id) : null);
    const verdict = marks.verdicts.get(id);
    if (verdict) element.append(paintVerdict(verdict));
    if (count === 0) return;
    const isFolded = folds.has(id);
    const handle = make(
      "span",
      `node-fold${isFolded ? " is-folded" : ""}`,
      isFolded ? formatNumber(count) : "",
    );
    handle.dataset.fold = "";
    handle.title = isFolded
      ? tn("Show {count} item below", "Show {count} items below", count)
      : t("Fold");
    element.append(handle);
  }

  /**
   * @param {SVGElement} layer
   * @param {Fan[]} fans
   */
  lines(layer, fans) {
    let plain = "";
    let pruned = "";
    for (const fan of fans) {
      for (const end of fan.ends) {
        const path = elbow(fan.x, fan.y, end.x, end.y);
        if (this.editor.graph.told(end.id)?.status === "pruned") pruned += path;
        else plain += path;
      }
    }
    const [first, second] = twoPaths(layer);
    first.setAttribute("d", plain);
    second.setAttribute("d", pruned);
  }
}

/** @param {SVGElement} layer @returns {[SVGElement, SVGElement]} */
function twoPaths(layer) {
  if (layer.childElementCount === 0) {
    layer.append(makeSvg("path", { class: "line" }), makeSvg("path", { class: "line is-pruned" }));
  }
  return /** @type {[SVGElement, SVGElement]} */ ([
    layer.firstElementChild,
    layer.lastElementChild,
  ]);
}

/**
 * A line with two rounded bends.
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 */
function elbow(x0, y0, x1, y1) {
  const dy = y1 - y0;
  if (Math.abs(dy) < 1) return `M${x0} ${y0}H${x1}`;
  const middle = x0 + TRUNK;
  const r = Math.min(RADIUS, Math.abs(dy) / 2);
  const v = dy > 0 ? r : -r;
  return `M${x0} ${y0}H${middle - r}Q${middle} ${y0} ${middle} ${y0 + v}V${y1 - v}Q${middle} ${y1} ${middle + r} ${y1}H${x1}`;
}

/**
 * @param {Editor} editor
 * @param {string} id
 */
export function stateClasses(editor, id) {
  const { selection } = editor;
  const classes = [];
  if (selection.ids.has(id)) classes.push("is-selected");
  if (selection.activeId === id) classes.push("is-active");
  if (editor.editing.id === id) classes.push("is-editing");
  if (editor.graph.node(id)?.refers_to) classes.push("is-reference");
  if (editor.lens.dims(id)) classes.push("is-dim");
  if (editor.marks.found?.has(id)) classes.push("is-found");
  if (editor.marks.states.has(id)) classes.push(`is-${editor.marks.states.get(id)}`);
  return classes.join(" ");
}

/**
 * @param {HTMLElement} title
 * @param {string} number
 * @param {string[]} lines
 * @param {number} indent of the first line, px
 */
function paintTitle(title, number, lines, indent) {
  const isBlank = lines.length === 1 && lines[0] === "";
  title.textContent = isBlank ? t("Untitled") : lines.map(isolated).join("\n");
  title.classList.toggle("is-blank", isBlank);
  if (number === "") return;
  const label = make("span", "node-number", number);
  label.style.width = `${indent}px`;
  title.prepend(label);
}

/**
 * @param {Editor} editor
 * @param {NodeRecord} record
 */
export function paintMarks(editor, record) {
  const row = make("div", "node-marks");
  row.ariaHidden = "true"; // it is heard with the title
  const owner = record.owner_id ? editor.people.get(record.owner_id) : null;
  if (record.owner_id) {
    const initials = make("span", "node-owner", owner?.initials ?? "?");
    initials.title = owner?.name ?? t("A former colleague");
    row.append(initials);
  }
  if (record.due_on) {
    const due = make("span", "node-due", dueText(editor, record));
    due.classList.toggle("is-late", isLate(record, editor.zone));
    row.append(due);
  }
  if (record.answer) row.append(make("span", "node-mark is-answer", t("Answer")));
  if (record.note) row.append(make("span", "node-mark", t("Note")));
  return row;
}

/** @param {Editor} editor @param {NodeRecord} record with a day */
function dueText(editor, record) {
  const day = dayText(record.due_on ?? "");
  return isLate(record, editor.zone) ? t("Late: {day}", { day }) : day;
}

/**
 * What those hear beside a title who do not see the box.
 * @param {Editor} editor
 * @param {NodeRecord} record
 */
export function spoken(editor, record) {
  const { people, words } = editor;
  if (record.refers_to) return t("Shown here, counted there");
  const owner = record.owner_id && (people.get(record.owner_id)?.name ?? t("A former colleague"));
  return [
    words.status?.choices[record.status],
    owner,
    record.due_on && dueText(editor, record),
    record.answer && t("Answer"),
    record.note && t("Note"),
  ]
    .filter(Boolean)
    .join("; ");
}

/**
 * The quiet mark of a node with open comments; null when it has none.
 * @param {Editor} editor
 * @param {string} id
 */
export function commentMark(editor, id) {
  const open = editor.marks.comments.get(id)?.open ?? 0;
  if (open === 0) return null;
  const mark = make("span", "comment-mark", formatNumber(open));
  const words = tn("{count} open comment", "{count} open comments", open);
  mark.title = words;
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", words);
  return mark;
}

/** @param {import("../base/types.js").Verdict} verdict */
export function paintVerdict(verdict) {
  const mark = make("span", `node-verdict is-${verdict.state}`, verdict.sign);
  mark.title = verdict.sentence;
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", verdict.sentence);
  return mark;
}

/**
 * The bar at the left edge, in the colour and length that tell what one has chosen to see.
 * @param {Editor} editor
 * @param {HTMLElement} element
 * @param {NodeRecord} record
 */
export function paintEdge(editor, element, record) {
  const { lens } = editor;
  const value = lens.value(lens.colouring, record);
  element.dataset.colour = lens.colouring;
  element.dataset[lens.colouring] = value;
  element.dataset.status = record.status;
  const owner = lens.colouring === "owner" ? editor.people.get(value) : null;
  element.style.setProperty("--owner", owner?.colour ?? "");
}

/**
 * Who else is on the box.
 * @param {Editor} editor
 * @param {HTMLElement} element
 * @param {string} id
 */
function paintPeer(editor, element, id) {
  const peer = editor.marks.peers.get(id);
  element.classList.toggle("has-peer", Boolean(peer));
  element.style.setProperty("--peer", peer?.colour ?? "");
  if (!peer) return;
  const label = make("span", "node-peer", peer.initials);
  label.title = peer.name;
  element.append(label);
}
