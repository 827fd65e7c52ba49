/**
 * What the browser prints of a drawing: all that is unfolded, whole on a page, or branch by branch,
 * where it can be read then; else as a list. Made when somebody prints, gone afterwards; how it looks
 * stands in `print.css`.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {import("../graph/layout.js").Visit} Visit
 * @typedef {import("../graph/layout.js").Fan} Fan
 * @typedef {{box: Box, visit: (onBox: (visit: Visit) => void, onFan: (fan: Fan) => void) => void}} Part
 */

import { make, makeSvg } from "../../kit/dom.js";
import { t, tn } from "../../kit/words.js";
import { spoken, TreePainter } from "./paint.js";

/** Room for a drawing on A4 and on Letter, below a title, px. */
const LYING = { w: 960, h: 650 };
const UPRIGHT = { w: 690, h: 900 };
/** Titles of 14 px are then as high as 6 points: what is smaller is not read on paper. */
const LEAST = 8 / 14;
/** Around a drawing, for what stands on the edges of its boxes, px. */
const AIR = 12;
const ALL = { left: -1e7, top: -1e7, right: 1e7, bottom: 1e7 };

/** Whenever somebody prints. @param {Editor} editor */
export function printWholly(editor) {
  window.addEventListener("beforeprint", () => lay(editor));
  window.addEventListener("afterprint", () => printed(editor));
}

/** By a key that was pressed before this had loaded, or after. @param {Editor} editor */
export function printNow(editor) {
  lay(editor);
  window.addEventListener("afterprint", () => printed(editor), { once: true });
  window.print();
}

/** @param {Editor} editor */
function lay(editor) {
  takeAway();
  document.body.append(sheetOf(editor));
}

/** What was not on the paper is said, and how to have it there. @param {Editor} editor */
function printed(editor) {
  takeAway();
  const count = editor.navigation.past ? 0 : foldedIn(editor);
  const words = tn(
    "{count} question was folded away and is not on the paper. Alt+0 unfolds all.",
    "{count} questions were folded away and are not on the paper. Alt+0 unfolds all.",
    count,
  );
  if (count > 0) editor.say(words);
}

function takeAway() {
  document.querySelector(".print-sheet")?.remove();
}

/** @param {Editor} editor */
function sheetOf(editor) {
  const sheet = make("div", "print-sheet");
  const parts = editor.navigation.other ? [] : partsOf(editor);
  const title = () => titleOf(editor);
  if (parts.length === 0) sheet.append(title(), listOf(editor));
  const scale = Math.min(...parts.map(({ box }) => scaleOf(box)));
  for (const part of parts) {
    const isUpright = scaleOn(UPRIGHT, part.box) > scaleOn(LYING, part.box);
    const page = make("section", `print-page is-${isUpright ? "upright" : "lying"}`);
    page.append(title(), drawingOf(editor, part, scale));
    sheet.append(page);
  }
  return sheet;
}

/** What is folded away is not printed, and said so. @param {Editor} editor */
function titleOf(editor) {
  const title = make("h1", "print-title", editor.options.graph.title);
  const folded = foldedIn(editor);
  const words = tn("{count} question folded", "{count} questions folded", folded);
  if (folded > 0) title.append(make("span", "print-folded", words));
  return title;
}

/** @param {Editor} editor how many questions below what is folded are not shown */
function foldedIn({ tree, graph, folds, stageMap }) {
  let folded = 0;
  const waiting = tree.rootId && !stageMap ? [tree.rootId] : [];
  for (let id = waiting.pop(); id; id = waiting.pop()) {
    if (folds.has(id)) folded += graph.branch(id).length - 1;
    else waiting.push(...graph.children(id));
  }
  return folded;
}

/** @param {Box} box @returns {number} at which it fits a page, the better way round */
function scaleOf(box) {
  return Math.max(scaleOn(LYING, box), scaleOn(UPRIGHT, box));
}

/** @param {{w: number, h: number}} room @param {Box} box */
function scaleOn(room, { w, h }) {
  return Math.min(1, room.w / (w + 2 * AIR), room.h / (h + 2 * AIR));
}

/**
 * The drawing on one page, else each branch of a tree on its own; none where that cannot be read.
 * A map is printed in any case, if it is too wide over several pages.
 * @param {Editor} editor
 * @returns {Part[]}
 */
function partsOf(editor) {
  const { drawing, stageMap, tree, graph, folds } = editor;
  const whole = {
    box: drawing.bounds(),
    /** @type {Part["visit"]} */
    visit: (onBox, onFan) => drawing.visit(ALL, onBox, onFan),
  };
  if (isRead(whole)) return [whole];
  if (stageMap) {
    const slices = slicesOf(editor);
    return slices.every(isRead) ? slices : [whole];
  }
  const root = tree.rootId;
  const branches = root && !folds.has(root) ? graph.children(root) : [];
  const parts = branches.map((id) => branchOf(editor, id));
  return parts.every(isRead) ? parts : [];
}

/** A map is cut before a stage that has no room beside those before it. @param {Editor} editor */
function slicesOf({ drawing, graph }) {
  const all = drawing.bounds();
  const room = LYING.w / LEAST - 2 * AIR;
  const boxes = [...graph.nodes.keys()].flatMap((id) => drawing.box(id) ?? []);
  const cuts = [all.x];
  for (const { x, w } of boxes.sort((a, b) => a.x - b.x)) {
    const start = cuts.at(-1) ?? 0;
    if (x > start + AIR && x + w > start + room) cuts.push(x - AIR);
  }
  return cuts.map((x, i) => {
    const right = cuts[i + 1] ?? all.x + all.w;
    const window = { ...ALL, left: x, right };
    /** @type {Part["visit"]} */
    const visit = (onBox, onFan) => drawing.visit(window, onBox, onFan);
    return { box: { ...all, x, w: right - x }, visit };
  });
}

/** @param {Editor} editor @param {string} id @returns {Part} */
function branchOf({ tree, graph }, id) {
  const { height, reach } = tree.layout.block(id);
  return {
    box: { x: 0, y: 0, w: reach, h: height },
    visit: (onBox, onFan) => tree.layout.visit(id, ALL, onBox, onFan, graph.number(id)),
  };
}

/** @param {Part} part */
function isRead({ box }) {
  return scaleOf(box) >= LEAST;
}

/**
 * @param {Editor} editor
 * @param {Part} part
 * @param {number} scale
 */
function drawingOf(editor, { box, visit }, scale) {
  const { mapParts, stageMap } = editor;
  const painter =
    mapParts && stageMap ? new mapParts.StagePainter(editor, stageMap) : new TreePainter(editor);
  const frame = make("div", "print-drawing");
  frame.style.width = `${(box.w + 2 * AIR) * scale}px`;
  frame.style.height = `${(box.h + 2 * AIR) * scale}px`;
  const world = make("div", "world");
  world.style.transform = `scale(${scale}) translate(${AIR - box.x}px, ${AIR - box.y}px)`;
  const lines = /** @type {SVGElement} */ (makeSvg("svg", { class: "lines" }));
  world.append(lines);
  /** @type {Fan[]} */
  const fans = [];
  visit(
    (seen) => world.append(boxOf(painter, seen)),
    (fan) => fans.push(fan),
  );
  painter.lines(lines, fans);
  frame.append(world);
  return frame;
}

/** @param {import("./view.js").Painter | TreePainter} painter @param {Visit} visit */
function boxOf(painter, visit) {
  const element = painter.make();
  painter.paint(element, visit);
  element.style.width = `${visit.width}px`;
  element.style.height = `${visit.height}px`;
  element.style.transform = `translate(${visit.x}px, ${visit.y}px)`;
  return element;
}

/** @param {Editor} editor what is unfolded of a tree, line by line */
function listOf(editor) {
  const { tree, graph, folds } = editor;
  const list = make("div", "print-list");
  const waiting = tree.rootId ? [{ id: tree.rootId, depth: 0 }] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { id, depth } = next;
    list.append(rowOf(editor, id, depth));
    if (folds.has(id)) continue;
    for (const child of graph.children(id).toReversed())
      waiting.push({ id: child, depth: depth + 1 });
  }
  return list;
}

/** @param {Editor} editor @param {string} id @param {number} depth */
function rowOf(editor, id, depth) {
  const record = /** @type {import("../base/types.js").NodeRecord} */ (editor.graph.node(id));
  const row = make("div", `print-row${depth < 2 ? " is-strong" : ""}`);
  row.style.marginInlineStart = `${depth * 16}px`;
  const title = make(
    "p",
    "",
    `${editor.graph.number(id)} ${editor.graph.title(id) || t("Untitled")}`.trim(),
  );
  row.append(title);
  const details = make("p", "print-details", spoken(editor, record));
  if (record.answer) details.append(make("span", "print-answer", record.answer));
  row.append(details);
  return row;
}
