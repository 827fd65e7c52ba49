/**
 * Fields by their path: "note", or "details.scope" for what lies in the details, where each name
 * is a field of its own.
 *
 * @typedef {import("../base/types.js").AnyRecord} AnyRecord
 * @typedef {import("../base/types.js").Command} Command
 */

import { namesOf, TABLE } from "../base/fields.js";

const SPLIT = namesOf("nodes", ({ setBy }) => setBy === "split");

/**
 * The field in which a path lies, and the name in it, if it leads to one.
 * @param {string} path
 * @returns {[string, string | null]}
 */
export function stepsOf(path) {
  const at = path.indexOf(".");
  return at < 0 ? [path, null] : [path.slice(0, at), path.slice(at + 1)];
}

/**
 * @param {AnyRecord} record
 * @param {string} path
 * @returns {any}
 */
export function valueAt(record, path) {
  const [field, name] = stepsOf(path);
  return name === null ? record[field] : record[field][name];
}

/**
 * @param {"nodes" | "links"} part
 * @param {AnyRecord} record
 * @param {string} path
 * @param {any} value
 * @returns {Command} that gives the field the value
 */
export function editCommand(part, record, path, value) {
  const { id } = record;
  const [field, name] = stepsOf(path);
  const whole = name === null ? value : withName(record[field], name, value);
  if (TABLE[part][field]?.setBy === "split") {
    const others = path === "split_kind" && value === null ? [] : SPLIT;
    const kept = Object.fromEntries(others.map((one) => [one, record[one]]));
    return { kind: "set_split", id, ...kept, [field]: whole };
  }
  return {
    kind: part === "nodes" ? "edit_node" : "edit_link",
    id,
    fields: { [field]: whole },
  };
}

/**
 * @param {Record<string, any>} object
 * @param {string} name
 * @param {any} value null takes the name out
 */
function withName(object, name, value) {
  const { [name]: _, ...others } = object;
  return (value ?? null) === null ? others : { ...others, [name]: value };
}

/** What a field says, as text that one can read and copy. @param {any} value @returns {string} */
export function textOf(value) {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map((one) => textOf(one?.title ?? one)).join("\n");
  if (typeof value === "object") return Object.values(value).map(textOf).join(" – ");
  return String(value);
}
