/** What is expected at a stage, a row each: the text, and an example that one can observe. */

import { make } from "../../kit/dom.js";
import { t } from "../../kit/words.js";

const PARTS = /** @type {const} */ (["text", "example"]);
const MOST = 1000;

/**
 * Draws the rows and an empty one below them; rows stay the same elements, so that the keys stay.
 * @param {HTMLElement} host
 * @param {unknown} given
 * @param {boolean} isLocked
 * @param {(field: HTMLTextAreaElement) => boolean} isTyped
 */
export function drawRows(host, given, isLocked, isTyped) {
  const rows = Array.isArray(given) ? given : [];
  const count = rows.length + (isLocked ? 0 : 1);
  while (host.childElementCount > count) host.lastElementChild?.remove();
  while (host.childElementCount < count) host.append(rowOf(host.childElementCount, isLocked));
  [...host.children].forEach((row, at) => {
    const saved = rows[at];
    if (!saved && (isHalf(row) || PARTS.some((part) => isTyped(fieldOf(row, part))))) return;
    for (const part of PARTS) {
      const field = fieldOf(row, part);
      const value = saved?.[part] ?? "";
      if (!isTyped(field) && field.value !== value) field.value = value;
    }
  });
}

/**
 * The list with what the row of a field says; undefined while its text is missing.
 * @param {HTMLElement} field
 * @param {unknown} before
 * @returns {{text: string, example?: string}[] | null | undefined}
 */
export function readRow(field, before) {
  const row = /** @type {HTMLElement} */ (field.closest(".expectation"));
  const at = Number(row.dataset.at);
  const [text, example] = PARTS.map((part) => fieldOf(row, part).value.trim());
  if (!text && example) return undefined;
  const rows = Array.isArray(before) ? [...before] : [];
  const said = text ? [{ text, ...(example && { example }) }] : [];
  rows.splice(at, 1, ...said);
  return rows.length > 0 ? rows : null;
}

/** An example without a text is kept on the screen until there is one. @param {Element} row */
function isHalf(row) {
  return !fieldOf(row, "text").value.trim() && fieldOf(row, "example").value !== "";
}

/** @param {number} at @param {boolean} isLocked */
function rowOf(at, isLocked) {
  const row = make("div", "expectation");
  row.dataset.at = String(at);
  const words = { text: t("Expectation {number}", { number: at + 1 }), example: t("Example") };
  for (const part of PARTS) {
    const field = make("textarea", "input");
    Object.assign(field, { name: "expectations", rows: 1, maxLength: MOST, disabled: isLocked });
    field.dataset.part = part;
    field.ariaLabel = part === "text" ? words.text : `${words.text}: ${words.example}`;
    field.placeholder = part === "text" ? t("What is expected") : t("An example that one can see");
    row.append(field);
  }
  return row;
}

/** @param {Element} row @param {(typeof PARTS)[number]} part */
function fieldOf(row, part) {
  return /** @type {HTMLTextAreaElement} */ (row.querySelector(`[data-part=${part}]`));
}
