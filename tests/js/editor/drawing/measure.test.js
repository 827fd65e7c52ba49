import assert from "node:assert/strict";
import { test } from "node:test";
import { Measure } from "../../../../issuetrees/web/static/editor/drawing/measure.js";

/** Of the text in a box of 232. */
const TEXT_WIDTH = 208;

/** A typeface in which every character is a tenth of the box wide. */
const measure = new Measure((text) => ([...text].length * TEXT_WIDTH) / 10);

/**
 * @param {string} title
 * @param {number} [indent] characters
 */
function lines(title, indent = 0) {
  const font = "400 14px";
  const found = measure.lines(title, font, (indent * TEXT_WIDTH) / 10);
  assert.equal(measure.count(title, font, (indent * TEXT_WIDTH) / 10), found.length);
  return found;
}

test("lines break at spaces, and a space at the end needs no room", () => {
  assert.deepEqual(lines("aaaa bbbbb ccc"), ["aaaa bbbbb", "ccc"]);
});

test("the first line is shorter by the number", () => {
  assert.deepEqual(lines("aaaa bbbbb ccc", 3), ["aaaa", "bbbbb ccc"]);
});

test("words may part after a hyphen", () => {
  assert.deepEqual(lines("бренд-маркетинг"), ["бренд-", "маркетинг"]);
});

test("a word wider than the box is cut, nothing is lost", () => {
  assert.deepEqual(lines("abcdefghijklmnopqrstuvwxyz"), ["abcdefghij", "klmnopqrst", "uvwxyz"]);
  assert.deepEqual(lines("aa abcdefghijklm"), ["aa", "abcdefghij", "klm"]);
});

test("line breaks of the writer stay, also empty ones", () => {
  assert.deepEqual(lines("a\n\nb"), ["a", "", "b"]);
  assert.deepEqual(lines(""), [""]);
});

test("an emoji is not cut in two", () => {
  assert.deepEqual(lines("😀😀😀😀😀😀😀😀😀😀😀😀"), ["😀".repeat(10), "😀😀"]);
});

test("a family of emoji and a letter with its marks are not cut in two", () => {
  const family = "👩\u200d👩\u200d👧";
  assert.deepEqual(lines(`abcdefg${family}x`), ["abcdefg", `${family}x`]);
  assert.deepEqual(lines("abcdefghia\u0301b"), ["abcdefghi", "a\u0301b"]);
  assert.deepEqual(lines(`${"a".repeat(8)}🇷🇺🇰🇿`), ["aaaaaaaa🇷🇺", "🇰🇿"]);
});

test("what is one character is never cut, however wide", () => {
  const wide = `x${"\u0301".repeat(30)}`;
  assert.deepEqual(lines(`${wide}b`), [wide, "b"]);
});

test("ten thousand characters are measured in one go", () => {
  const found = lines("слово ".repeat(1667));
  assert.equal(found.join(" ").trim(), "слово ".repeat(1667).trim());
});
