/** What a plan lacks: the golden cases shared with the server. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isBackLoaded, notesOf } from "../../../issuetrees/web/static/inquiry/plan_checks.js";

const url = new URL("../../../fixtures/cases/plan/notes.json", import.meta.url);
const usual = {
  ...{ owner_id: "anna", status: "open", starts_on: null, due_on: null },
  ...{ effort_days: null, lead_days: null, data_source: "", analysis: "" },
};

test("a plan lacks what the server says", () => {
  for (const { name, today, leaves: given, notes, is_back_loaded } of JSON.parse(
    readFileSync(url, "utf8"),
  )) {
    const leaves = given.map((fields) => ({ ...usual, ...fields }));
    const found = [...notesOf(leaves, today)].flatMap(([check, ones]) =>
      ones.map(({ leaf, on }) => [check, leaves.indexOf(leaf), on]),
    );
    assert.deepEqual(found, notes, name);
    assert.equal(isBackLoaded(leaves), is_back_loaded, name);
  }
});
