import assert from "node:assert/strict";
import { test } from "node:test";
import { dialect, joined } from "../../../issuetrees/web/static/kit/dictation/spoken.js";

const CASES = [
  ["", "why do we lose customers", "", "Why do we lose customers"],
  ["Цены.", " почему  они уходят ", "", " Почему они уходят"],
  ["We lose", "new customers", "fast", " new customers "],
  ["We lose ", "new customers", ", fast", "new customers"],
  ["One line\n", "second", "", "Second"],
  ["(", "rough", ")", "rough"],
  ["Anything", "  ", "else", ""],
];

test("words that are heard get the spaces and the capital of their place", () => {
  for (const [before, heard, after, expected] of CASES)
    assert.equal(joined(before, heard, after), expected);
});

test("the reader's own dialect is recognised before the usual one", () => {
  assert.equal(dialect("en", ["ru-RU", "en-GB", "en-US"]), "en-GB");
  assert.equal(dialect("ru", ["en-GB"]), "ru-RU");
});
