/**
 * What people write, in one form. Mirrors `issuetrees.core.text`; both are tied together by
 * `fixtures/cases/text`.
 */

// Embeddings, overrides and isolates: they reorder whatever stands beside the text.
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** @type {Intl.Segmenter | undefined} made when it is needed: it is not free */
let graphemes;

/**
 * A text as it is stored: NFC, "\n" between lines, nothing that reorders others.
 * @param {string} text
 */
export function normal(text) {
  return text.replace(/\r\n?/g, "\n").replace(REORDERING, "").normalize("NFC");
}

/**
 * A JSON value with each of its texts in normal form; what is so already is given back itself.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function normalJson(value) {
  if (typeof value === "string") return /** @type {T} */ (normal(value));
  if (typeof value !== "object" || value === null) return value;
  /** @type {any} */
  let out = value;
  for (const [name, item] of Object.entries(value)) {
    const now = normalJson(item);
    if (now === item) continue;
    if (out === value) out = Array.isArray(value) ? [...value] : { ...value };
    out[name] = now;
  }
  return out;
}

/**
 * As much of a text as so many characters (code points) hold, the last one whole: a letter with
 * its marks, a family of emoji or a flag is several characters and never split.
 * @param {string} text
 * @param {number} limit
 */
export function head(text, limit) {
  if (text.length <= limit) return text;
  let room = limit;
  for (const { segment, index } of whole(text)) {
    room -= [...segment].length;
    if (room < 0) return text.slice(0, index);
  }
  return text;
}

/**
 * Where the character begins that an index of a text is in.
 * @param {string} text
 * @param {number} at
 */
export function characterStart(text, at) {
  return whole(text).containing(at)?.index ?? at;
}

/** @param {string} text */
function whole(text) {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return graphemes.segment(text);
}

/**
 * A text, with an ellipsis for what does not go into so many characters.
 * @param {string} text
 * @param {number} limit
 */
export function cut(text, limit) {
  if (text.length <= limit || [...text].length <= limit) return text;
  return `${head(text, limit - 1).trimEnd()}…`;
}

/**
 * A text to be set between other words, which keep their order beside it.
 * @param {string} text
 */
export function isolated(text) {
  if (text.startsWith("\u2068") || !RIGHT_TO_LEFT.test(text)) return text;
  return `\u2068${text}\u2069`;
}

/** @type {Record<string, Record<string, string>>} marks inside others, by the outer one */
const INNER = { "«": { "«": "„", "»": "“" }, "“": { "“": "‘", "”": "’" } };

/**
 * A text to be set after a quotation mark: its own marks become those of the inner kind.
 * @param {string | undefined} mark
 * @param {string} text
 */
export function within(mark, text) {
  const inner = INNER[mark ?? ""];
  return inner ? text.replace(/[«»“”]/g, (one) => inner[one] ?? one) : text;
}
