/**
 * Columns by the kind of their values: how a text becomes one, how it is shown and compared.
 *
 * @template Value
 * @typedef {{ value: Value }
 *   | { problem: string }
 *   | { value: Value, doubt: string, choices: Choice<Value>[] }} Reading
 *   a doubt can be taken as it is, or as one of the choices
 */
/**
 * @template Value
 * @typedef {{ label: string, value: Value }} Choice
 */
/**
 * @template Value
 * @typedef {object} Column
 * @property {string} title
 * @property {"text" | "number" | "choice" | "day"} kind
 * @property {boolean} [isOneKey] whether one key gives a value
 * @property {(text: string, before: Value) => Reading<Value>} read
 * @property {(value: Value) => string} show
 * @property {(value: Value) => import("./rows.js").SortKey} sortKey
 * @property {(key: string) => boolean} [fills] whether a key is a value for all selected cells
 */

import { dayText } from "../formats/days.js";
import { MOST, short } from "../formats/numbers.js";
import { readNumber } from "../formats/reading.js";
import { readDay } from "../formats/typed_days.js";
import { head } from "../text.js";
import { pageLanguage, t } from "../words.js";

/** @typedef {{ from: number, to: number }} Bounds */

/**
 * @param {string} title
 * @param {{ most?: number, isRequired?: boolean }} [limits]
 * @returns {Column<string>}
 */
export function textColumn(title, { most = Number.POSITIVE_INFINITY, isRequired = false } = {}) {
  return {
    title,
    kind: "text",
    read: (text) => {
      const value = text.normalize("NFC").trim();
      if (!value && isRequired) return { problem: t("Something has to stand here.") };
      const { length } = [...value];
      if (length <= most) return { value };
      return {
        problem: t("At most {most} characters; this has {count}.", { most, count: length }),
      };
    },
    show: (value) => value,
    sortKey: (value) => value || null,
  };
}

/**
 * @param {string} title
 * @param {Partial<Bounds>} [bounds] beyond them it is asked whether it is meant
 * @returns {Column<number | null>}
 */
export function numberColumn(title, bounds = {}) {
  return {
    title,
    kind: "number",
    read: (text) => (text.trim() === "" ? { value: null } : readWithin(text, bounds)),
    show: (value) => (value === null ? "" : short(value, pageLanguage(), MOST)),
    sortKey: (value) => value,
  };
}

/**
 * @param {string} title
 * @param {{ value: string, label: string, words?: string[] }[]} choices
 * @returns {Column<string>}
 */
export function choiceColumn(title, choices) {
  const labels = new Map(choices.map(({ value, label }) => [value, label]));
  const places = new Map(choices.map(({ value }, place) => [value, place]));
  return {
    title,
    kind: "choice",
    read: (text) => {
      const word = text.trim().toLowerCase();
      if (word === "") return { value: "" };
      const found = chosen(choices, word);
      return found === null ? { problem: notOneOf(text, [...labels.values()]) } : { value: found };
    },
    show: (value) => labels.get(value) ?? "",
    sortKey: (value) => places.get(value) ?? null,
  };
}

/**
 * @param {string} title
 * @param {string} today YYYY-MM-DD
 * @returns {Column<string | null>}
 */
export function dayColumn(title, today) {
  return {
    title,
    kind: "day",
    read: (text) => {
      const reading = readDay(text, pageLanguage(), today);
      if (!reading) return { problem: t("“{value}” is not a day.", { value: cut(text) }) };
      return "readings" in reading ? { problem: twofold(text, reading.readings) } : reading;
    },
    show: (value) => (value ? dayText(value) : ""),
    sortKey: (value) => value,
  };
}

/**
 * Read a number; one beyond the bounds is doubted, with what else it may have been meant to be.
 *
 * @param {string} text
 * @param {Partial<Bounds>} bounds
 * @returns {Reading<number>}
 */
export function readWithin(text, { from = -Infinity, to = Infinity }) {
  const language = pageLanguage();
  const reading = readNumber(text, language);
  if (!reading) return { problem: t("“{value}” is not a number.", { value: cut(text) }) };
  if ("readings" in reading) return { problem: twofold(text, reading.readings) };
  const { value } = reading;
  if (value >= from && value <= to) return { value };
  const shown = (/** @type {number} */ one) => short(one, language, MOST);
  return {
    value,
    doubt: t("{value} is beyond the scale of {from} to {to}.", {
      value: shown(value),
      from: shown(from),
      to: shown(to),
    }),
    choices: slips(value, { from, to }).map((one) => ({ label: shown(one), value: one })),
  };
}

/**
 * What a number may have been meant to be: with a point that was missed, or before two values ran
 * into each other: 24121 within 6 to 36 is 24.121 or 24.
 *
 * @param {number} value
 * @param {Bounds} bounds
 * @returns {number[]}
 */
export function slips(value, { from, to }) {
  const sign = value < 0 ? "-" : "";
  const digits = String(Math.abs(value));
  if (!/^\d+$/.test(digits)) return [];
  for (let length = digits.length - 1; length > 0; length -= 1) {
    const whole = Number(sign + digits.slice(0, length));
    const pointed = Number(`${sign}${digits.slice(0, length)}.${digits.slice(length)}`);
    const found = [...new Set([pointed, whole])].filter((one) => one >= from && one <= to);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * @param {{ value: string, label: string, words?: string[] }[]} choices
 * @param {string} word
 * @returns {string | null} what it names, or is the only beginning of
 */
function chosen(choices, word) {
  const names = choices.flatMap(({ value, label, words = [] }) =>
    [label, value, ...words].map((name) => ({ value, name: name.toLowerCase() })),
  );
  const same = names.find(({ name }) => name === word);
  if (same) return same.value;
  const begun = new Set(names.filter(({ name }) => name.startsWith(word)).map((one) => one.value));
  const [only] = begun;
  return begun.size === 1 ? (only ?? null) : null;
}

/** @param {string} text @param {string[]} labels */
function notOneOf(text, labels) {
  return t("“{value}” is none of these: {allowed}.", {
    value: cut(text),
    allowed: labels.join(", "),
  });
}

/** @param {string} text @param {[string, string]} readings */
function twofold(text, [first, second]) {
  const value = cut(text);
  return t("“{value}” can mean {first} or {second}. Write one of the two.", {
    value,
    first,
    second,
  });
}

/** @param {string} text */
function cut(text) {
  return head(text.trim(), 40);
}
