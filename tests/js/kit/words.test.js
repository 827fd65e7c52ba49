import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { fill, formatNumber, t, tn } from "../../../issuetrees/web/static/kit/words.js";

afterEach(() => {
  delete globalThis.gettext;
  delete globalThis.ngettext;
});

test("without a catalogue the English source is shown", () => {
  assert.equal(t("Nothing is called “{query}”.", { query: "x" }), "Nothing is called “x”.");
  assert.equal(tn("{count} finding", "{count} findings", 1), "1 finding");
  assert.equal(tn("{count} finding", "{count} findings", 0), "0 findings");
});

test("the catalogue's words are filled after translation", () => {
  globalThis.gettext = () => "Под «{title}»";
  globalThis.ngettext = (_one, _many, count) => (count === 1 ? "{count} вывод" : "{count} выводов");
  assert.equal(t("Under «{title}»", { title: "Цели" }), "Под «Цели»");
  assert.equal(tn("{count} finding", "{count} findings", 5), "5 выводов");
});

test("a place without a value stays, and values are never read as places", () => {
  assert.equal(fill("{a} {b}", { a: "{b}" }), "{b} {b}");
  assert.equal(fill("{toString}", {}), "{toString}");
  assert.equal(fill("{zero}", { zero: 0 }), "0");
});

test("quotation marks inside others are of the inner kind", () => {
  assert.equal(fill("Под «{title}»", { title: "План «Рост»" }), "Под «План „Рост“»");
  assert.equal(fill("“{a}” and {b}", { a: "a “b”", b: "“c”" }), "“a ‘b’” and “c”");
});

test("what runs from right to left stays within its place", () => {
  const said = t("“{title}” moved before {other}", { title: "שאלה 2026", other: "Price" });
  assert.equal(said, "“\u2068שאלה 2026\u2069” moved before Price");
});

test("numbers are grouped", () => {
  assert.equal(formatNumber(12500), "12,500");
  assert.equal(tn("{count} node", "{count} nodes", 12500), "12,500 nodes");
});
