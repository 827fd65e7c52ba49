/** What the data of a split hold as text of a form, and back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { editCommand } from "../../../../issuetrees/web/static/editor/graph/values.js";
import {
  textOfValue,
  UNREAD,
  valueOfText,
} from "../../../../issuetrees/web/static/editor/panel/split_values.js";

const CHILD = { id: "c1", title: "North" };

for (const [form, text, value] of [
  ["text", "Age", "Age"],
  ["formula", "A × B", "A × B"],
  ["number", "0.5", 0.5],
  ["end", "18", 18],
  ["end", "1 June", "1 June"],
  ["end", "1.5 M", "1.5 M"],
  ["flag", "true", true],
  ["flag", "false", false],
  ["texts", "A\nB, C", ["A", "B, C"]],
]) {
  test(`${form}: ${text} is read and shown again`, () => {
    assert.deepEqual(valueOfText(` ${text} `, form, undefined), value);
    assert.equal(textOfValue(value, form), text);
  });
}

test("An empty field takes its name out, once", () => {
  assert.equal(valueOfText("", "text", "Age"), null);
  assert.equal(valueOfText(" ", "text", undefined), undefined);
  assert.equal(valueOfText("\n", "by_child", { c1: ["Norway"] }, CHILD), null);
});

test("What is no number is told of", () => {
  assert.equal(valueOfText("much", "number", undefined), UNREAD);
});

test("A child is found by its id or title, and others stay", () => {
  const before = { North: ["Norway"], c2: ["Italy"] };
  assert.equal(textOfValue(before, "by_child", CHILD), "Norway");
  const after = valueOfText("Norway\nSweden", "by_child", before, CHILD);
  assert.deepEqual(after, { c1: ["Norway", "Sweden"], c2: ["Italy"] });
});

test("What a form does not know is shown as nothing", () => {
  for (const form of ["text", "number", "texts", "by_child"])
    assert.equal(textOfValue({ deep: [1] }, form, CHILD), "");
  assert.equal(textOfValue(null, "texts"), "");
});

test("A field of a split changes its own name only", () => {
  const record = { id: "a", split_kind: "intervals", split: { low: 1, own: { deep: [1] } } };
  assert.deepEqual(editCommand("nodes", record, "split.low", 2), {
    kind: "set_split",
    id: "a",
    split_kind: "intervals",
    split: { low: 2, own: { deep: [1] } },
  });
  assert.deepEqual(editCommand("nodes", record, "split.low", null).split, { own: { deep: [1] } });
});
