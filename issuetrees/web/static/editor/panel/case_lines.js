/**
 * Cases of a split as lines of text, and what a person says of one.
 *
 * @typedef {object} Case as a node keeps it (`core/graph/cases.py`)
 * @property {string} text
 * @property {string[]} [in] titles of the branches into which a person put it
 * @property {string[]} [beside] titles of all branches that were there when it was put into none
 */

import { t } from "../../kit/words.js";

export const MOST = 50;
export const LONGEST = 300;

/** @param {Case[]} listed */
export function linesOf(listed) {
  return listed.map(({ text }) => text).join("\n");
}

/**
 * @param {string} text one case a line
 * @param {Case[]} before what a person said of a case stays with its line
 * @returns {Case[]}
 */
export function listedOf(text, before) {
  const known = new Map(before.map((one) => [one.text, one]));
  const lines = text.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
  return [...new Set(lines)]
    .filter((line) => line !== "")
    .map((line) => known.get(line) ?? { text: line });
}

/** @param {Case[]} listed @returns {string} why they cannot be kept, "" if they can */
export function refusalOf(listed) {
  if (listed.length > MOST)
    return t("At most {limit} cases can be tried on one split.", { limit: MOST });
  const place = listed.findIndex(({ text }) => text.length > LONGEST);
  if (place < 0) return "";
  const where = { line: place + 1, limit: LONGEST };
  return t("Line {line}: a case is a text of 1 to {limit} characters.", where);
}

/**
 * @param {string} text
 * @param {string[] | null} titles of the branches into which a person puts it; null: it says nothing
 * @param {string[]} all titles of all branches
 * @returns {Case}
 */
export function putInto(text, titles, all) {
  if (titles === null) return { text };
  return titles.length > 0 ? { text, in: titles } : { text, in: [], beside: all };
}
