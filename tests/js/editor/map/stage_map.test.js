import assert from "node:assert/strict";
import test from "node:test";
import { StageDrawing } from "../../../../issuetrees/web/static/editor/map/stage_map.js";

/**
 * @param {Record<string, [number, number, string?]>} boxes
 * @param {[string, string, boolean?][]} links
 */
function beginning(boxes, links) {
  const nodes = new Map(
    Object.entries(boxes).map(([id, [x, y, kind = "stage"]]) => [
      id,
      { id, x, y, kind, title: id, details: {} },
    ]),
  );
  const said = links.map(([source_id, target_id, is_backward = false], at) => [
    `${at}`,
    { source_id, target_id, details: { is_backward } },
  ]);
  const graph = /** @type {any} */ ({
    nodes,
    links: new Map(/** @type {any} */ (said)),
    node: (/** @type {string} */ id) => nodes.get(id),
  });
  const measure = /** @type {any} */ ({ count: () => 1 });
  return new StageDrawing(graph, measure).beginning();
}

test("a map begins at the stages that no way leads to, backward ways apart", () => {
  const boxes = /** @type {Record<string, [number, number, string?]>} */ ({
    fork: [-300, -200, "fork"],
    junior: [0, 40],
    trainee: [10, 240],
    senior: [400, 40],
    guest: [900, 500],
  });
  const found = beginning(boxes, [
    ["junior", "senior"],
    ["trainee", "senior"],
    ["senior", "junior", true],
  ]);
  assert.equal(found?.x, 0);
  assert.equal(found?.y, 40);
  assert.ok(found && found.h > 200 && found.h < 300); // trainee too, guest does not stand there
});

test("a map that goes round has no beginning", () => {
  assert.equal(
    beginning({ a: [0, 0], b: [400, 0] }, [
      ["a", "b"],
      ["b", "a"],
    ]),
    null,
  ); // prettier-ignore
});
