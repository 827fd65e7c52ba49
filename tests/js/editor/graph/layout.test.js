import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { placeTree } from "./place_tree.js";

const cases = JSON.parse(
  readFileSync(new URL("../../../../fixtures/cases/layout/tree.json", import.meta.url), "utf8"),
);

for (const { name, nodes, collapsed, size, expected } of cases) {
  test(`layout: ${name}`, () => {
    assert.deepEqual(placeTree(nodes, collapsed), { places: expected, size });
  });
}
