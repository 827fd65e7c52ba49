/** What the modules of a page offer in its command palette; `frame/palette_dialog.js` shows it. */

import { normal } from "./text.js";

/**
 * @typedef {object} Command
 * @property {string} label
 * @property {string} [note] where it leads or which keys do the same
 * @property {string} [group] what stands above it and its like
 * @property {boolean} [isAsked] shown only to who asks for it by a word
 * @property {() => void} run
 */

/** @type {Command[]} */
export const registered = [];

/**
 * Offer a command in the palette of this page.
 *
 * @param {Command} command
 * @returns {() => void} takes the command away again
 */
export function registerCommand(command) {
  registered.push(command);
  return () => {
    const index = registered.indexOf(command);
    if (index >= 0) registered.splice(index, 1);
  };
}

/** @type {(() => Promise<void>)[]} */
const sources = [];

/**
 * Offer commands that are made when the palette is first opened.
 *
 * @param {() => Promise<void>} register calls `registerCommand` for each
 */
export function registerSource(register) {
  sources.push(register);
}

/** Hand out what is not made yet. @returns {(() => Promise<void>)[]} */
export function takeSources() {
  return sources.splice(0);
}

/**
 * Say whether every word of the query occurs in the text.
 *
 * @param {string} text
 * @param {string} query
 * @returns {boolean}
 */
export function matches(text, query) {
  const folded = text.toLocaleLowerCase();
  return normal(query)
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
