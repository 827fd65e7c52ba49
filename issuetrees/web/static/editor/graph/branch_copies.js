/**
 * Branches as outlines: for the clipboard, for duplicating, and back.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{id: string, depth: number, title: string, [field: string]: any}} Item
 */

import { newId } from "../../kit/ids.js";
import { NODE } from "../base/fields.js";
import { isSame } from "./change.js";

/**
 * Items for a paste_outline command that make copies of branches.
 * @param {Pick<Editor, "graph" | "people">} editor
 * @param {string[]} tops
 * @param {boolean} [isCut] they are about to go
 * @returns {Item[]} with new ids; depth counts from 1
 */
export function outlineNodes({ graph, people }, tops, isCut = false) {
  const items = [];
  /** @type {Map<string, string>} */
  const ids = new Map();
  const going = isCut ? new Set(tops.flatMap((top) => graph.branch(top))) : null;
  for (const top of tops) {
    const base = graph.depth(top) - 1;
    for (const id of graph.branch(top)) {
      const record = graph.node(id);
      if (!record) continue;
      /** @type {Item} */
      const item = { id: newId(), depth: graph.depth(id) - base, title: graph.title(id) };
      if (going) Object.assign(item, cutOut(graph, id, going));
      if (record.refers_to) item.refers_to = record.refers_to;
      ids.set(id, item.id);
      items.push(Object.assign(item, copied(record, people)));
    }
  }
  return items.map((item) => withSplit(item, ids));
}

/**
 * What a branch was that is about to go, and where else it is shown: these places go with it.
 * @param {Pick<import("./model.js").Graph, "references" | "node" | "children">} graph
 * @param {string} id
 * @param {ReadonlySet<string>} going what goes as well, and comes back by itself
 */
function cutOut(graph, id, going) {
  const places = [...(graph.references.get(id) ?? [])]
    .filter((shows) => !going.has(shows))
    .map((shows) => {
      const parentId = graph.node(shows)?.parent_id ?? null;
      const siblings = graph.children(parentId);
      return {
        id: shows,
        parent_id: parentId,
        before_id: siblings[siblings.indexOf(shows) + 1] ?? null,
      };
    });
  return places.length > 0 ? { was: id, shown_at: places } : { was: id };
}

/**
 * What the data of a split say by child, and which branch is shown, by the new ids.
 * @param {Item} item
 * @param {ReadonlyMap<string, string>} ids
 * @returns {Item}
 */
export function withSplit(item, ids) {
  const split = mapped(item.split ?? {}, (name, value) => [
    name,
    isByName(value) ? mapped(value, (key, one) => [ids.get(key) ?? key, one]) : value,
  ]);
  const shown = item.refers_to ? { refers_to: ids.get(item.refers_to) ?? item.refers_to } : {};
  return { ...item, ...shown, ...(item.split ? { split } : {}) };
}

/**
 * Items as they can be put into a graph: what shows a branch that is not there becomes a question
 * with its title.
 * @param {Item[]} items
 * @param {Pick<Editor["graph"], "nodes">} graph
 * @returns {Item[]}
 */
export function settled(items, graph) {
  const own = new Set(items.map(({ id }) => id));
  return items.map(({ refers_to: shown, ...item }) => {
    if (!shown) return item;
    const target = graph.nodes.get(shown);
    const isKnown = own.has(shown) || (target !== undefined && !target.refers_to);
    return isKnown ? { ...item, title: "", refers_to: shown } : item;
  });
}

/** @param {any} value */
function isByName(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {Record<string, any>} object
 * @param {(name: string, value: any) => [string, any]} entry
 */
function mapped(object, entry) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => entry(name, value)));
}

/**
 * What a copy takes along, as far as it says something; a person only who can be named here: not
 * a former colleague, nobody of another workspace.
 * @param {Record<string, any>} from a node
 * @param {ReadonlyMap<string, unknown>} people
 * @param {(field: import("../base/fields.js").Field<any>) => boolean} [isWanted]
 * @returns {Record<string, any>}
 */
export function copied(from, people, isWanted = () => true) {
  /** @type {Record<string, any>} */
  const fields = {};
  for (const [name, field] of Object.entries(NODE)) {
    const value = from[name];
    if (!field.isCopied || !isWanted(field)) continue;
    const isGone = field.form === "person" && !people.has(value);
    const isBlank = value === undefined || isSame(value, field.blank);
    if (!isGone && !isBlank) fields[name] = value;
  }
  return fields;
}

/**
 * Without what no title can hold; a line break of a slide, in the middle of a line, is a space.
 * @param {string} text
 */
export function withoutControls(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\v\u2028]/g, " ").replace(/[\0-\x08\f\x0e-\x1f\x7f]/g, "");
}

/**
 * Branches as text that other programs read as an outline.
 * @param {Item[]} items
 * @returns {string} one line a node, a tab a level
 */
export function outlineText(items) {
  return items
    .map(({ depth, title }) => "\t".repeat(depth - 1) + title.replace(/\s*\n\s*/g, " "))
    .join("\n");
}
