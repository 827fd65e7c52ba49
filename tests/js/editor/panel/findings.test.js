import assert from "node:assert/strict";
import { test } from "node:test";

import { marksOf, once } from "../../../../issuetrees/web/static/editor/panel/findings.js";

/** @param {string} node_id @param {any} verdict @param {string} message */
function finding(node_id, verdict, message) {
  return { code: "", side: "shape", related_ids: [], node_id, verdict, message };
}

test("a split has the server's verdict and the sentences that bear it out", () => {
  const marks = marksOf(
    [
      finding("a", "disproved", "25 is in both."),
      finding("a", "advice", "One label is blank."),
      finding("a", "disproved", "Nobody covers 65."),
      finding("b", "advice", "Only one child."),
    ],
    { a: { overall: "disproved" }, b: { overall: "unknown" }, c: { overall: "unknown" } },
  );
  assert.deepEqual(marks.get("a"), {
    state: "disproved",
    sign: "!",
    sentence: "25 is in both. Nobody covers 65.",
  });
  assert.deepEqual(
    [marks.get("b")?.state, marks.get("b")?.sentence],
    ["unknown", "Only one child."],
  );
  assert.equal(marks.get("c")?.sentence, "Nothing is proved of this split yet.");
});

test("what both sides of a split say is said once", () => {
  const found = [finding("a", "unknown", "No sum."), finding("a", "unknown", "No sum.")];
  assert.equal(marksOf(found, { a: { overall: "unknown" } }).get("a")?.sentence, "No sum.");
});

test("it is one row, and the other side goes with it", () => {
  const [first, second, third] = [
    finding("a", "unknown", "No sum."),
    finding("a", "unknown", "No sum."),
    finding("b", "unknown", "No sum."),
  ];
  assert.deepEqual(once([first, second, third]), [
    { ...first, twins: [second] },
    { ...third, twins: [] },
  ]);
});

test("what is not split has no mark", () => {
  assert.equal(marksOf([finding("leaf", "advice", "Untitled.")], {}).size, 0);
});

test("what is accepted says why on its mark", () => {
  const waiver = { id: "w", version: 1, reason: "Agreed", author: null, waived_at: "" };
  const marks = marksOf([{ ...finding("a", "waived", "25 is in both."), waiver }], {
    a: { overall: "waived" },
  });
  assert.equal(marks.get("a")?.sign, "~");
  assert.equal(marks.get("a")?.sentence, "25 is in both. Accepted: Agreed");
});
