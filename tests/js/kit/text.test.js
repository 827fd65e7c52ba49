/** The same golden cases as the Python side: one form, whole when cut, apart from neighbours. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  cut,
  isolated,
  normal,
  normalJson,
  within,
} from "../../../issuetrees/web/static/kit/text.js";

const url = new URL("../../../fixtures/cases/text/text.json", import.meta.url);
const cases = JSON.parse(readFileSync(url, "utf8"));

for (const { name, raw, normal: wanted } of cases.normal) {
  test(`text enters in one form: ${name}`, () => {
    assert.equal(normal(raw), wanted);
    assert.equal(normal(wanted), wanted);
  });
}

for (const { text, limit, cut: wanted } of cases.cut) {
  test(`cut to ${limit}: ${text}`, () => assert.equal(cut(text, limit), wanted));
}

for (const { text, isolated: wanted } of cases.isolated) {
  test(`between other words: ${text}`, () => assert.equal(isolated(text), wanted));
}

for (const { mark, text, within: wanted } of cases.within) {
  test(`within ${mark}: ${text}`, () => assert.equal(within(mark, text), wanted));
}

test("JSON keeps its shape, and what is in one form already is the same object", () => {
  const raw = { "cafe\u0301": ["e\u0301", { a: "e\u0301" }, 1, null, true] };
  assert.deepEqual(normalJson(raw), { "cafe\u0301": ["é", { a: "é" }, 1, null, true] });
  const fine = { a: ["é", { b: 1 }] };
  assert.equal(normalJson(fine), fine);
});
