import assert from "node:assert/strict";
import { test } from "node:test";

import { momentText } from "../../../../issuetrees/web/static/editor/comments/thread_view.js";

const SAID = new Date(2026, 10, 23, 9, 5).toISOString();

test("a moment is short, and has its year when that is another one", () => {
  assert.equal(momentText(SAID, new Date(2026, 11, 31)), "23 Nov, 09:05");
  assert.equal(momentText(SAID, new Date(2027, 0, 1)), "23 Nov 2026, 09:05");
  assert.equal(momentText("", new Date()), "");
});
