import assert from "node:assert/strict";
import test from "node:test";
import { roomBelow } from "../../../../issuetrees/web/static/editor/map/lanes.js";

test("a lane ends above the name of the next, and goes on as usual where none is near", () => {
  const [first, second] = [
    { x: 0, y: 0, w: 9, h: 40 },
    { x: 0, y: 90, w: 9, h: 40 },
  ];
  const lanes = new Map([
    ["a", first],
    ["b", second],
  ]);
  assert.equal(roomBelow(first, lanes), 12);
  assert.equal(roomBelow(second, lanes), 20);
  second.y = 30; // they share rows
  assert.equal(roomBelow(first, lanes), 20);
});
