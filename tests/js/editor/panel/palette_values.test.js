import assert from "node:assert/strict";
import { test } from "node:test";

import { daysAhead } from "../../../../issuetrees/web/static/editor/panel/palette_values.js";

test("days ahead are called as people call them, in the zone of the engagement", () => {
  const night = new Date("2026-11-30T22:30:00Z"); // 1 December in Moscow
  const days = daysAhead("Europe/Moscow", night);
  assert.deepEqual(days[0], { day: "2026-12-01", words: "today, Tuesday, 1 Dec 2026" });
  assert.deepEqual(days[1], { day: "2026-12-02", words: "tomorrow, Wednesday, 2 Dec 2026" });
  assert.deepEqual(days[3], { day: "2026-12-04", words: "Friday, 4 Dec 2026" });
  assert.equal(daysAhead("Europe/London", night)[0]?.day, "2026-11-30");
});
