/** When the first levels of a tree may be shown at once: where the view to come has them too. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { onDemand } from "../../../issuetrees/web/static/editor/base/on_demand.js";
import { isSameLayout } from "../../../issuetrees/web/static/editor/first_sight.js";

const seen = (folds) => ({ folds, x: 0, y: 0, zoom: 1, active: null, isOutline: false });

test("a view in which nothing deeper is open has its boxes where the first levels have them", () => {
  assert.equal(isSameLayout(seen(["a", "b", "c"]), ["a", "b"]), true);
  assert.equal(isSameLayout(seen(["a"]), ["a", "b"]), false);
  assert.equal(isSameLayout(seen([]), []), true);
});

test("a part is loaded once, and again after a failure", async () => {
  const said = [];
  const editor = /** @type {any} */ ({ say: (words) => said.push(words) });
  let loads = 0;
  const part = onDemand(editor, async () => {
    loads += 1;
    if (loads === 1) throw new Error("no network");
    return { name: "part" };
  });
  const used = [];
  await part((found) => used.push(found.name));
  assert.deepEqual([used.length, said.length], [0, 1]);
  await part((found) => used.push(found.name));
  await part((found) => used.push(found.name));
  assert.deepEqual([used, said.length, loads], [["part", "part"], 1, 2]);
});
