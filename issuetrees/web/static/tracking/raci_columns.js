/** Parties as columns of a grid: how letters of RACI are read and shown. */

import { t } from "../kit/words.js";

const LETTERS = "RACI";
/** What people type who have the Russian layout on, where it can mean one thing only. @type {Record<string, string>} */
const ALIKE = { А: "A", С: "C", Ф: "A", Ш: "I" };

/**
 * Read letters as `core/raci/letters.py` does; null where it is something else.
 *
 * @param {string} text
 */
export function readLetters(text) {
  const typed = text
    .replace(/[\s/,;.+&|–—-]+/g, "")
    .toUpperCase()
    .replace(/[АСФШ]/g, (letter) => ALIKE[letter] ?? letter);
  if (!/^[RACI]*$/.test(typed)) return null;
  return [..."ARCI"].filter((letter) => typed.includes(letter)).join("/");
}

/**
 * @param {string} title
 * @returns {import("../kit/grid/columns.js").Column<string>}
 */
export function partyColumn(title) {
  return {
    title,
    kind: "text",
    read: (text) => {
      const value = readLetters(text);
      if (value !== null) return { value };
      return {
        problem: t("“{value}” is no letter of RACI. Use R, A, C or I, or two such as A/R.", {
          value: text.trim().slice(0, 40),
        }),
      };
    },
    show: (letters) => letters,
    sortKey: (letters) => letters || null,
    fills: (key) => LETTERS.includes(readLetters(key) || "-"),
  };
}
