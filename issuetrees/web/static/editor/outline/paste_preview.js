/**
 * What is shown of an outline before it is put in: the tree as it will be, and remarks by line.
 *
 * @typedef {import("../editor.js").Editor} Editor
 *
 * @typedef {object} Becomes the fields that a node would have
 * @property {string} note
 * @property {string} answer
 * @property {string | null} status
 * @property {string | null} owner_id
 * @property {string | null} due_on
 *
 * @typedef {object} Told
 * @property {string} note
 * @property {string} answer
 * @property {Becomes | null} becomes null for stages of a map
 *
 * @typedef {object} Line
 * @property {string} title
 * @property {number} depth
 *
 * @typedef {object} Remark
 * @property {number} line
 * @property {string} message
 * @property {string} text
 *
 * @typedef {object} Whole
 * @property {string} format
 * @property {string | null} title
 * @property {string} suggested_title
 * @property {(Line & Told)[]} nodes
 * @property {Remark[]} warnings
 *
 * @typedef {Whole & Told} Preview
 */

import { make } from "../../kit/dom.js";
import { dayText } from "../../kit/formats/days.js";
import { t, tn } from "../../kit/words.js";

const SHOWN = 400;

/**
 * What a node takes over, as far as it says something.
 * @param {Told} told
 * @returns {Partial<Becomes>}
 */
export function fieldsOf({ note, answer, becomes }) {
  const told = Object.entries(becomes ?? { note, answer }).filter(([, value]) => value);
  return Object.fromEntries(told);
}

/**
 * @param {Editor} editor
 * @param {Preview} preview
 * @returns {HTMLElement[]}
 */
export function previewLines(editor, preview) {
  const { nodes } = preview;
  const lines = nodes.slice(0, SHOWN).map((node) => lineOf(editor, node));
  const root = Object.keys(fieldsOf(preview)).length > 0 && preview.title;
  if (root) lines.unshift(lineOf(editor, { ...preview, title: root, depth: 0 }));
  const rest = nodes.length - SHOWN;
  if (rest > 0)
    lines.push(make("div", "paste-line soft", tn("and {count} more", "and {count} more", rest)));
  return lines;
}

/** @param {Editor} editor @param {Line & Told} node */
function lineOf(editor, node) {
  const line = make("div", "paste-line");
  line.style.paddingInlineStart = `${Math.min(Math.max(node.depth - 1, 0), 12) * 20}px`;
  const words = make("div");
  const head = make("div", "paste-facts");
  head.append(make("span", "", node.title), ...facts(editor, node));
  words.append(head, ...texts(editor, node));
  line.append(make("span", "faint", "–"), words);
  return line;
}

/** Status, owner and day, each as a chip. @param {Editor} editor @param {Told} node */
function facts({ words, people }, { becomes }) {
  const { status, owner_id, due_on } = becomes ?? {};
  const all = [
    words.status?.choices[status ?? ""],
    people.get(owner_id ?? "")?.name,
    due_on && dayText(due_on),
  ];
  return all.filter(Boolean).map((word) => make("span", "chip", word));
}

/** @param {Editor} editor @param {Told} node */
function texts({ words }, node) {
  const { answer, note } = fieldsOf(node);
  /** @type {[string | undefined, string | undefined][]} */
  const all = [
    [words.answer?.label, answer],
    [words.note?.label, note],
  ];
  return all
    .filter(([, text]) => text)
    .map(([label, text]) => make("div", "paste-told", label ? `${label}: ${text}` : text));
}

/** @param {Remark[]} remarks */
export function remarkLines(remarks) {
  return remarks.map(({ line, message, text }) => {
    const words = line > 0 ? t("Line {line}: {message}", { line, message }) : message;
    const item = make("li", "", words);
    if (text && !message.includes(text)) item.append(make("div", "paste-told", text));
    return item;
  });
}
