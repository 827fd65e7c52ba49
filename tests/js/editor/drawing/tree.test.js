/** What is kept of a drawing between edits is what a drawing made anew would say. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Measure } from "../../../../issuetrees/web/static/editor/drawing/measure.js";
import { TreeDrawing } from "../../../../issuetrees/web/static/editor/drawing/tree.js";
import { invert } from "../../../../issuetrees/web/static/editor/graph/change.js";
import { perform } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import { Folds } from "../../../../issuetrees/web/static/editor/graph/folds.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { Refused } from "../../../../issuetrees/web/static/editor/graph/refused.js";

const ALL = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
const measure = new Measure((text) => text.length * 7);
const hasMarks = (record) => record.note !== "";

/**
 * @param {TreeDrawing} drawing
 * @param {any} [window]
 */
function boxes(drawing, window = ALL) {
  const found = {};
  drawing.visit(
    window,
    ({ id, x, y, width, height, number }) => {
      found[id] = { x, y, width, height, number };
    },
    () => {},
  );
  return found;
}

/** @param {number} seed */
function dice(seed) {
  let state = seed * 2654435761 + 1;
  return (/** @type {number} */ sides) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/**
 * @param {(sides: number) => number} roll
 * @param {Graph} graph
 * @param {number} i
 */
function deed(roll, graph, i) {
  const ids = [...graph.nodes.keys()];
  const pick = () => ids[roll(ids.length)];
  const words = "why do we think so ".repeat(1 + roll(6));
  switch (roll(7)) {
    case 0:
      return { kind: "edit_node", id: pick(), fields: { title: words } };
    case 1:
      return { kind: "edit_node", id: pick(), fields: { note: roll(2) ? "note" : "" } };
    case 2:
      return { kind: "move_node", id: pick(), parent_id: pick(), before_id: pick() };
    case 3:
      return ids.length > 60 ? { kind: "delete_node", id: pick() } : null;
    default:
      return { kind: "add_node", id: `n${i}`, parent_id: pick(), before_id: pick(), title: words };
  }
}

/**
 * @param {(sides: number) => number} roll
 * @param {Graph} graph
 * @param {Folds} folds
 * @param {number} i
 */
function act(roll, graph, folds, i) {
  if (roll(6) === 0) {
    const ids = [...graph.nodes.keys()];
    folds.toggle(ids[roll(ids.length)]);
    return;
  }
  const command = deed(roll, graph, i);
  if (!command) return;
  try {
    const change = perform([command], graph);
    if (roll(5) === 0) graph.apply(invert(change));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

for (let seed = 1; seed <= 10; seed += 1) {
  test(`after any edits everything stands where a fresh drawing puts it (${seed})`, () => {
    const roll = dice(seed);
    const graph = new Graph("issue_tree");
    perform([{ kind: "add_node", id: "r", parent_id: null, title: "Root" }], graph);
    const folds = new Folds(graph);
    const drawing = new TreeDrawing(graph, folds, measure, hasMarks);
    graph.applied.on((change) => drawing.applied(change));
    for (let i = 0; i < 300; i += 1) {
      act(roll, graph, folds, i);
      if (i % 3 !== 0) continue;
      const fresh = new TreeDrawing(graph, folds, measure, hasMarks);
      const expected = boxes(fresh);
      assert.deepEqual(boxes(drawing), expected);
      for (const id of graph.nodes.keys()) {
        const box = drawing.box(id);
        assert.deepEqual(
          box && { x: box.x, y: box.y },
          expected[id] ? { x: expected[id].x, y: expected[id].y } : null,
        );
      }
    }
    assert.ok(graph.nodes.size > 20);
  });
}

test("a question with nothing below it takes room to the right rather than a second line", () => {
  const graph = new Graph("issue_tree");
  const title = "words that take two lines of a box ";
  const nodes = ["r", "short", "long", "parent"].map((id, i) => ({
    id,
    depth: i === 0 ? 0 : 1,
    title: id === "short" ? "Short" : title,
  }));
  perform([{ kind: "paste_outline", parent_id: null, before_id: null, nodes }], graph);
  const drawing = new TreeDrawing(graph, new Folds(graph), measure, hasMarks);
  graph.applied.on((change) => drawing.applied(change));
  const widths = () => nodes.map(({ id }) => drawing.box(id)?.w);
  assert.deepEqual(widths(), [232, 232, 340, 340]);
  assert.deepEqual([drawing.shape("long").count, drawing.shape("r").count], [1, 2]);
  perform([{ kind: "add_node", id: "n", parent_id: "parent", title: "New" }], graph);
  assert.deepEqual(widths(), [232, 232, 340, 232]);
  assert.equal(drawing.bounds().w, 280 + 280 + 232);
  drawing.typing("n", title);
  assert.equal(drawing.bounds().w, 280 + 280 + 340);
  drawing.typing("short", title);
  assert.deepEqual(widths(), [232, 340, 340, 232]);
});

test("a window shows what lies in it and nothing else", () => {
  const graph = new Graph("issue_tree");
  const nodes = [{ id: "r", depth: 0, title: "Root" }];
  for (let i = 0; i < 400; i += 1)
    nodes.push({ id: `n${i}`, depth: 1 + (i % 4), title: `Title ${i}` });
  perform([{ kind: "paste_outline", parent_id: null, before_id: null, nodes }], graph);
  const drawing = new TreeDrawing(graph, new Folds(graph), measure, hasMarks);
  const all = Object.entries(boxes(drawing));
  for (const [left, top] of [
    [0, 0],
    [300, 4000],
    [600, 9000],
    [900, 100],
  ]) {
    const window = { left, top, right: left + 700, bottom: top + 500 };
    const inside = all.filter(
      ([, { x, y, height }]) =>
        x + 232 >= window.left &&
        x <= window.right &&
        y <= window.bottom &&
        y + height >= window.top,
    );
    const seen = boxes(drawing, window);
    for (const [id] of inside) assert.ok(seen[id], `${id} is shown`);
    assert.ok(Object.keys(seen).length <= inside.length + 8);
  }
});
