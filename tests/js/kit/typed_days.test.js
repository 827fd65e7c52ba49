import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readDay } from "../../../issuetrees/web/static/kit/formats/typed_days.js";

const CASES = JSON.parse(
  readFileSync(new URL("../../../fixtures/cases/formats/days.json", import.meta.url), "utf8"),
);

/** What a case expects, as the reader tells it. */
function outcome(expected) {
  if (expected === false) return null;
  return Array.isArray(expected) ? { readings: expected } : { value: expected };
}

for (const language of ["en", "ru"]) {
  test(`typed days are read as the server reads them, ${language}`, () => {
    for (const one of CASES.days)
      assert.deepEqual(readDay(one.text, language, CASES.today), outcome(one[language]), one.text);
  });
}

test("without a year it is the nearest to today", () => {
  for (const { text, today, day } of CASES.nearest)
    assert.deepEqual(readDay(text, "en", today), outcome(day), `${text}, ${today}`);
});
