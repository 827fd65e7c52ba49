import assert from "node:assert/strict";
import { test } from "node:test";

import { matches } from "../../../issuetrees/web/static/kit/palette.js";

test("every word must occur, in any order and case", () => {
  assert.ok(matches("New engagement", "ENG new"));
  assert.ok(matches("Стратегия розницы", "розн"));
  assert.ok(matches("Anything", ""));
  assert.ok(!matches("New engagement", "new tree"));
});
