/** What is typed or pasted as a number of a driver tree. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../../issuetrees/web/static/inquiry/number_columns.js";

const [value] = columnsOf(new Map(), []);
const read = (text, unit) => value.read(text, { held: 1, shut: "", unit });

test("a number is in the unit of its cell, however that is written", () => {
  for (const [text, unit, held] of [
    ["1 234,5 €", "€", 1234.5],
    ["€ 1,234.50", "€", 1234.5],
    ["12 %", "%", 12],
    ["70 млн ₽", "млн ₽", 70],
    ["70 млн", "млн ₽", 70],
    ["70 тыс", "млн ₽", 0.07],
    ["12.5 M", "M €", 12.5],
    ["", "€", null],
  ])
    assert.equal(read(text, unit).value?.held, held, `${text} in ${unit}`);
});

test("what cannot be is refused with the way to mend it", () => {
  assert.match(read("12 %", "M €").problem, /in M € here/);
  assert.match(read("1 234,5 €", "").problem, /column Unit/);
  for (const text of ["Infinity", "NaN", "1e400", "abc", "99999999999999999"])
    assert.ok(read(text, "€").problem, text);
});
