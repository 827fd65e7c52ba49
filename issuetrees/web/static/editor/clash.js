/**
 * Two people changed the same field: neither text is lost, and the later person chooses.
 *
 * @typedef {import("./types.js").Clash} Clash
 * @typedef {import("./types.js").Command} Command
 * @typedef {import("./types.js").Entry} Entry
 * @typedef {import("./types.js").Revision} Revision
 */

import { completeChange, isSame } from "./change.js";

/** Where a thing stands is simply where it was put last; these are what people write and decide. */
const FIELDS = new Set([
  "title",
  "note",
  "answer",
  "status",
  "owner_id",
  "due_on",
  "priority",
  "track",
]);

/** @type {Record<string, "nodes" | "links">} */
const PART_OF = { edit_node: "nodes", edit_link: "links" };

/**
 * @param {Entry} entry waiting
 * @param {Revision[]} foreign changes by others that came before it
 * @returns {Clash[]}
 */
export function findClashes(entry, foreign) {
  const clashes = [];
  for (const command of entry.commands) {
    const part = PART_OF[command.kind];
    if (!part) continue;
    for (const [field, mine] of Object.entries(command.fields)) {
      const other = FIELDS.has(field) ? lastChange(foreign, part, command.id, field) : null;
      if (!other || isSame(other.theirs, mine)) continue;
      clashes.push({ id: command.id, part, field, mine, ...other });
    }
  }
  return clashes;
}

/**
 * What others changed since a closed tab made its step: where a field is no longer as the step
 * found it.
 * @param {Entry} entry
 * @param {import("./model.js").Graph} graph
 * @returns {Revision}
 */
export function missedChange(entry, graph) {
  const change = completeChange({});
  for (const part of /** @type {const} */ (["nodes", "links"])) {
    for (const [id, fields] of Object.entries(entry.change?.[part]?.updated ?? {})) {
      const record = /** @type {Record<string, any> | undefined} */ (graph[part].get(id));
      for (const [field, [before]] of Object.entries(fields)) {
        if (!record || isSame(record[field], before)) continue;
        change[part].updated[id] = {
          ...change[part].updated[id],
          [field]: [before, record[field]],
        };
      }
    }
  }
  return { revision: 0, key: null, actor: null, change };
}

/**
 * @param {Revision[]} foreign
 * @param {"nodes" | "links"} part
 * @param {string} id
 * @param {string} field
 */
function lastChange(foreign, part, id, field) {
  for (const revision of foreign.toReversed()) {
    const pair = revision.change[part].updated[id]?.[field];
    if (pair) return { theirs: pair[1], who: revision.actor?.name ?? "" };
  }
  return null;
}

/**
 * @param {Command[]} commands
 * @param {Clash} clash
 * @returns {Command[]} without the field that is in dispute
 */
export function withoutClash(commands, clash) {
  const out = [];
  for (const command of commands) {
    if (PART_OF[command.kind] !== clash.part || command.id !== clash.id) {
      out.push(command);
      continue;
    }
    const fields = { ...command.fields };
    delete fields[clash.field];
    if (Object.keys(fields).length > 0) out.push({ ...command, fields });
  }
  return out;
}

/**
 * The texts in a step, so that they can be offered for copying when the step cannot be saved.
 * @param {Entry} entry
 * @returns {string[]}
 */
export function typedTexts(entry) {
  const texts = [];
  for (const command of entry.commands) {
    for (const source of [command, command.fields ?? {}, ...(command.nodes ?? [])]) {
      for (const field of ["title", "note", "answer"]) {
        if (typeof source[field] === "string" && source[field] !== "") texts.push(source[field]);
      }
    }
  }
  return texts;
}
