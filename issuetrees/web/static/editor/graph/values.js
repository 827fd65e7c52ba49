/**
 * Fields by their path: "note", or "details.scope" for what lies in the details, where each name
 * is a field of its own.
 *
 * @typedef {import("../base/types.js").AnyRecord} AnyRecord
 * @typedef {import("../base/types.js").Command} Command
 */

const DETAILS = "details.";

/**
 * @param {AnyRecord} record
 * @param {string} path
 * @returns {any}
 */
export function valueAt(record, path) {
  return path.startsWith(DETAILS) ? record.details[path.slice(DETAILS.length)] : record[path];
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
  if (path === "split_kind") {
    const split = value === null ? {} : record.split;
    return { kind: "set_split", id, split_kind: value, split };
  }
  const isDetail = path.startsWith(DETAILS);
  const fields = isDetail
    ? { details: { ...record.details, [path.slice(DETAILS.length)]: value } }
    : { [path]: value };
  return { kind: part === "nodes" ? "edit_node" : "edit_link", id, fields };
}

/** What a field says, as text that one can read and copy. @param {any} value @returns {string} */
export function textOf(value) {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map((one) => textOf(one?.title ?? one)).join("\n");
  if (typeof value === "object") return Object.values(value).map(textOf).join(" – ");
  return String(value);
}
