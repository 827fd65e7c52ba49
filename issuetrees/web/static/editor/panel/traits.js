/**
 * What boxes can be told apart by, in words: for the legend, the menu of the filter, the palette.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./lens.js").Trait} Trait
 *
 * @typedef {object} Choice one value of a trait
 * @property {string} value
 * @property {string} word
 */

import { t } from "../../kit/words.js";
import { NONE } from "./lens.js";

/** Fields that a trait is named after in short. @type {Record<Trait, string>} */
const FIELD_OF = { owner: "owner_id", due: "due_on" };

/** @type {Record<Trait, () => Choice[]>} */
const CHOICES = {
  due: () => [
    { value: "late", word: t("Overdue") },
    { value: "week", word: t("Within a week") },
    { value: "later", word: t("Later") },
    { value: NONE, word: t("No date") },
  ],
};

/**
 * The values of a trait in words, in a fixed order.
 * @param {Editor} editor
 * @param {Trait} trait
 * @returns {Choice[]}
 */
export function choicesOf(editor, trait) {
  const choices = CHOICES[trait]?.();
  if (choices) return choices;
  const { none = "", choices: { advice: _, ...words } = {} } = wordsOf(editor, trait);
  const people = [...editor.people.values()];
  const all =
    trait === "owner"
      ? people.map(({ id, name }) => ({ value: id, word: name }))
      : Object.entries(words).map(([value, word]) => ({ value, word }));
  return none ? [...all, { value: NONE, word: none }] : all;
}

/**
 * The name of a trait.
 * @param {Editor} editor
 * @param {Trait} trait
 */
export function wordOf(editor, trait) {
  return wordsOf(editor, trait).label ?? "";
}

/**
 * @param {Editor} editor
 * @param {Trait} trait
 * @returns {Partial<import("../editor.js").FieldWords>}
 */
function wordsOf(editor, trait) {
  return editor.words[FIELD_OF[trait] ?? trait] ?? {};
}
