/**
 * What the data of a split hold as text of a form, and back. Whatever else they hold stays: each
 * field changes its own name only.
 *
 * @typedef {"text" | "formula" | "number" | "end" | "flag" | "texts" | "by_child"} Form
 * @typedef {{id: string, title: string}} Child
 */

import { plain } from "../../kit/formats/numbers.js";
import { readNumber } from "../../kit/formats/reading.js";
import { pageLanguage } from "../../kit/words.js";

/** For a text that is no number. */
export const UNREAD = Symbol("unread");
const DIGITS = /^[-−]?\d{1,15}$/;
const DECIMALS = 12;

/**
 * @param {any} value as the data hold it
 * @param {Form} form
 * @param {Child} [child] whose line it is
 * @returns {string}
 */
export function textOfValue(value, form, child) {
  if (form === "by_child") return child ? lines(value?.[child.id] ?? value?.[child.title]) : "";
  if (form === "texts") return lines(value);
  if (typeof value === "number") return plain(value, pageLanguage(), DECIMALS);
  return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
}

/**
 * @param {string} text
 * @param {Form} form
 * @param {any} before what the data held
 * @param {Child} [child] whose line it is
 * @returns {any} undefined for no change, null for nothing, `UNREAD` for no number
 */
export function valueOfText(text, form, before, child) {
  const value = form === "by_child" ? ofChild(text, before, child) : single(text.trim(), form);
  return value === null && before === undefined ? undefined : value;
}

/**
 * @param {string} text
 * @param {Form} form
 */
function single(text, form) {
  if (text === "") return null;
  if (form === "texts") return listed(text);
  if (form === "flag") return text === "true";
  if (form === "end") return DIGITS.test(text) ? Number(text.replace("−", "-")) : text;
  if (form !== "number") return text;
  const found = readNumber(text, pageLanguage());
  return found && "value" in found ? found.value : UNREAD;
}

/**
 * @param {string} text
 * @param {any} before
 * @param {Child | undefined} child
 */
function ofChild(text, before, child) {
  if (!child) return undefined;
  const others = { ...before };
  delete others[child.title]; // a title names a child too
  delete others[child.id];
  const texts = listed(text);
  const whole = texts.length > 0 ? { ...others, [child.id]: texts } : others;
  return Object.keys(whole).length > 0 ? whole : null;
}

/** @param {any} value */
function lines(value) {
  if (typeof value === "string") return value;
  const texts = Array.isArray(value) ? value : [];
  return texts.filter((one) => typeof one === "string").join("\n");
}

/** @param {string} text */
function listed(text) {
  const all = text.split("\n").map((line) => line.trim());
  return all.filter(Boolean);
}
