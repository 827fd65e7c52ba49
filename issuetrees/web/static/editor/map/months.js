/** Fields for months: a number from 0, or nothing. */

import { t } from "../../kit/words.js";

/**
 * The figures with what a field says; undefined, said aloud, where that is no number of months.
 * @param {HTMLInputElement} field
 * @param {any} before figures by name
 * @param {import("../editor.js").Editor} editor
 * @returns {Record<string, number> | null | undefined}
 */
export function readMonth(field, before, editor) {
  const { name, value } = field;
  if (!field.validity.valid) {
    if (field !== document.activeElement) editor.say(t("Months are a number from 0 to 1,200."));
    return undefined;
  }
  const { [name]: _, ...others } = before ?? {};
  const figures = value === "" ? others : { ...others, [name]: Number(value) };
  return Object.keys(figures).length > 0 ? figures : null;
}
