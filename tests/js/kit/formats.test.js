/** The same golden cases of numbers and money as the Python side. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { money } from "../../../issuetrees/web/static/kit/formats/money.js";
import {
  listed,
  number,
  percent,
  plain,
  short,
} from "../../../issuetrees/web/static/kit/formats/numbers.js";
import { readNumber, UNITS } from "../../../issuetrees/web/static/kit/formats/reading.js";
import { apportion } from "../../../issuetrees/web/static/kit/formats/rounding.js";
import { readTable } from "../../../issuetrees/web/static/kit/formats/tables.js";

/** @param {string} name */
function cases(name) {
  const url = new URL(`../../../fixtures/cases/formats/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

const NUMBERS = cases("numbers");

for (const language of ["en", "ru"]) {
  for (const [name, writer] of Object.entries({ number, percent })) {
    test(`${name} in ${language}`, () => {
      for (const { value, digits, [language]: shown } of NUMBERS[name]) {
        assert.equal(writer(value, language, digits), shown);
      }
    });
  }
  for (const [name, writer] of Object.entries({ short, plain })) {
    test(`${name} in ${language}`, () => {
      for (const { value, [language]: shown } of NUMBERS[name]) {
        assert.equal(writer(value, language), shown);
      }
    });
  }
  test(`several numbers in ${language}`, () => {
    for (const { values, [language]: shown } of NUMBERS.listed) {
      assert.equal(listed(values, language), shown);
    }
  });
  test(`money in ${language}`, () => {
    for (const { amount, sign = "₽", [language]: shown } of cases("money")) {
      assert.equal(money(amount, sign, language), shown);
    }
  });
}

test("parts add up", () => {
  for (const { parts, digits, total, shown } of NUMBERS.apportion) {
    assert.deepEqual(apportion(parts, digits, total), shown);
  }
});

for (const language of ["en", "ru"]) {
  test(`numbers are read in ${language}`, () => {
    for (const { text, [language]: expected } of cases("reading").numbers) {
      const wanted = Array.isArray(expected) ? { readings: expected } : { value: expected };
      assert.deepEqual(readNumber(text, language), expected === null ? null : wanted, text);
    }
  });
}

test("the words for thousands and millions are those of the server", () => {
  const url = new URL("../../../issuetrees/kit/formats/words.json", import.meta.url);
  const { units } = JSON.parse(readFileSync(url, "utf8"));
  assert.deepEqual(Object.fromEntries(UNITS), { "": 0, ...units });
});

test("a copied range is rows of cells", () => {
  for (const { name, text, rows } of cases("tables")) assert.deepEqual(readTable(text), rows, name);
});
