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
 * @typedef {Line & Told & {shows?: string, number?: string}} PreviewNode
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
 * @property {PreviewNode[]} nodes
 * @property {Remark[]} warnings
 *
 * @typedef {Whole & Told} Preview
 */

import { make } from "../../kit/dom.js";
import { dayText } from "../../kit/formats/days.js";
import { t } from "../../kit/words.js";

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
 * Tells the items of an outline their numbers in it, "2.1"; what shows another item has none.
 * @param {PreviewNode[]} nodes as they were read
 */
export function number(nodes) {
  /** @type {number[]} */
  const counts = [];
  for (const node of nodes) {
    if (node.shows) continue;
    while (counts.length < node.depth) counts.push(0);
    counts.length = node.depth;
    counts[node.depth - 1] = (counts[node.depth - 1] ?? 0) + 1;
    node.number = counts.join(".");
  }
}

/**
 * What a row shows.
 * @param {Editor} editor
 * @param {PreviewNode} node
 * @param {boolean} isLeft it is left out
 * @returns {HTMLElement[]}
 */
export function paintLine(editor, node, isLeft) {
  const words = make("div");
  const head = make("div", "paste-facts");
  head.append(make("span", "paste-words", node.title), ...facts(editor, node));
  if (isLeft) head.append(make("span", "visually-hidden", t("left out")));
  words.append(head, ...texts(editor, node));
  const dash = make("span", "faint", "–");
  dash.ariaHidden = "true";
  return [dash, words];
}

/** What the title above all brings along beside its words. @param {Editor} editor @param {Told} root */
export function rootLines(editor, root) {
  const head = make("div", "paste-facts");
  head.append(...facts(editor, root));
  return [head, ...texts(editor, root)];
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
