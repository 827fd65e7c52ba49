/**
 * Mentions in the text of a comment: `@` and a name. Who is meant is kept by id beside the text.
 *
 * @typedef {{id: string, name: string}} Named
 */

import { normal } from "../../kit/text.js";

const MOST = 6;
/** What may be a name that is being typed: up to three words after an `@` that begins a word. */
const TYPED = /(?:^|[^\p{L}\p{N}_.])@((?:[^\s@]+ ){0,2}[^\s@]{0,40})$/u;

/**
 * The name that is being typed before the caret; null where none is.
 * @param {string} text
 * @param {number} caret
 * @returns {{start: number, query: string} | null} start: where the `@` stands
 */
export function queryAt(text, caret) {
  const query = TYPED.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { start: caret - query.length - 1, query };
}

/**
 * The people one of whose names begins with what was typed.
 * @template {Named} Kind
 * @param {Kind[]} people
 * @param {string} query
 * @returns {Kind[]}
 */
export function matching(people, query) {
  const wanted = normal(query).toLocaleLowerCase();
  return people
    .filter(({ name }) => ` ${name.toLocaleLowerCase()}`.includes(` ${wanted}`))
    .slice(0, MOST);
}

/**
 * The text cut where somebody is mentioned; the longest name wins.
 * @template {Named} Kind
 * @param {string} text
 * @param {Kind[]} people
 * @returns {{text: string, people: Kind[]}[]} people of that name; none for plain text
 */
export function cut(text, people) {
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  const parts = [];
  let done = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const name = names.find((one) => standsAt(text, at, one));
    if (name === undefined) continue;
    if (at > done) parts.push({ text: text.slice(done, at), people: [] });
    done = at + 1 + name.length;
    parts.push({
      text: text.slice(at, done),
      people: people.filter((person) => person.name === name),
    });
    at = done - 1;
  }
  if (done < text.length) parts.push({ text: text.slice(done), people: [] });
  return parts;
}

/**
 * @param {string} text
 * @param {number} at where an `@` stands
 * @param {string} name
 */
function standsAt(text, at, name) {
  const end = at + 1 + name.length;
  return (
    text.startsWith(name, at + 1) &&
    !/[\p{L}\p{N}_]/u.test(text.charAt(at - 1)) &&
    !/[\p{L}\p{N}_]/u.test(text.charAt(end))
  );
}

/**
 * Whom the text mentions. Where several people have the same name, those count who were chosen
 * from the list, and nobody where none was.
 * @param {string} text
 * @param {Named[]} people
 * @param {Iterable<string>} chosen ids
 * @returns {string[]} ids
 */
export function mentionedIn(text, people, chosen) {
  const picked = new Set(chosen);
  const ids = new Set();
  for (const { people: meant } of cut(text, people)) {
    for (const { id } of meant) if (meant.length === 1 || picked.has(id)) ids.add(id);
  }
  return [...ids];
}
