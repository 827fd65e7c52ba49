import assert from "node:assert/strict";
import { test } from "node:test";

import { placeAt } from "../../../issuetrees/web/static/reports/report_sections.js";

test("a dragged section goes before the first one whose middle is lower", () => {
  const middles = [20, 60, 100];
  assert.equal(placeAt(-50, middles), 0);
  assert.equal(placeAt(19, middles), 0);
  assert.equal(placeAt(20, middles), 1);
  assert.equal(placeAt(99, middles), 2);
  assert.equal(placeAt(400, middles), 3);
  assert.equal(placeAt(5, []), 0);
});
