/**
 * The first sight of a big tree: its first levels, which the page brings with it, drawn while the
 * rest is on its way. It is looked at only; the editor takes its place in one frame.
 *
 * @typedef {import("./editor.js").Options} Options
 * @typedef {import("./drawing/measure.js").Measure} Measure
 * @typedef {import("../kit/outbox/shelf.js").Shelf} Shelf
 * @typedef {{folds: string[], x: number, y: number, zoom: number, active: string | null, isOutline: boolean}} Seen
 */

import { Queue } from "../kit/outbox/queue.js";
import { firstView, lookAgain } from "./drawing/memory.js";
import { Editor } from "./editor.js";
import { Graph } from "./graph/model.js";

/** ms after which the rest is not just about to be there: drawing twice takes longer than that. */
const SOON = 40;
/** ms that a view other than the one to come is held back: a short wait is better than a jump. */
const HOLD = 300;

/**
 * Draws the first levels, unless the whole tree comes before.
 * @param {{host: HTMLElement, options: Options, measure: Measure, shelf: Shelf}} page
 * @param {Promise<unknown>} rest settles when the whole tree is there
 * @returns {Promise<() => void>} takes it away
 */
export async function firstSight(page, rest) {
  const { options, shelf } = page;
  const seen = seenLast(shelf);
  if (!options.first || isElsewhere(seen)) return () => {};
  const isAlike = !seen || isSameLayout(seen, Object.keys(options.first.below));
  const wait = isAlike ? SOON : HOLD;
  const isFirst = await Promise.race([rest.then(() => false), pause(wait)]);
  return isFirst ? draw(page, isAlike ? seen : null) : () => {};
}

/** @param {Shelf} shelf @returns {Seen | null} */
function seenLast(shelf) {
  try {
    return JSON.parse(shelf.getItem("view") ?? "null");
  } catch {
    return null;
  }
}

/** @param {number} time ms @returns {Promise<boolean>} */
function pause(time) {
  return new Promise((resolve) => setTimeout(() => resolve(true), time));
}

/**
 * Whether something else than the first levels is going to be shown.
 * @param {Seen | null} seen
 */
function isElsewhere(seen) {
  const isNamed = new URLSearchParams(location.search).has("node");
  return isNamed || (seen?.isOutline ?? matchMedia("(width < 720px)").matches);
}

/**
 * Whether the view to come has its boxes where the first levels have them: nothing deeper is open.
 * @param {Seen} seen
 * @param {string[]} lowest nodes of the last level that have more below
 */
export function isSameLayout(seen, lowest) {
  const folded = new Set(seen.folds ?? []);
  return lowest.every((id) => folded.has(id));
}

/**
 * @param {{host: HTMLElement, options: Options, measure: Measure, shelf: Shelf}} page
 * @param {Seen | null} seen
 */
function draw({ host, options, measure, shelf }, seen) {
  const first = /** @type {NonNullable<Options["first"]>} */ (options.first);
  const graph = Graph.fromRows(options.graph.kind, first);
  for (const [id, count] of Object.entries(first.below)) {
    const unseen = Array.from({ length: count }, (_, i) => `${id}.${i}`);
    graph.kids.set(id, unseen); // counted, but not drawn: it is folded
  }
  const looking = { ...options, can: { edit: false, comment: false, manage: false } };
  /** @type {Queue<import("./base/types.js").Entry>} */
  const queue = new Queue(shelf, "sight");
  const server = /** @type {any} */ (null);
  const parts = { host, graph, revision: 0, queue, server, measure, shelf };
  const editor = new Editor({ ...parts, options: looking });
  editor.folds.ids = new Set([...Object.keys(first.below), ...(seen?.folds ?? [])]);
  editor.selection.only(seen?.active ?? graph.rootId);
  firstView(editor);
  if (seen) lookAgain(editor, seen);
  editor.view.flush();
  return () => {
    editor.view.stop();
    editor.view.boxes.replaceChildren();
    editor.view.lines.replaceChildren();
  };
}
