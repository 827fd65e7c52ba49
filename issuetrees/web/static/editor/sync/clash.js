/**
 * Two people changed the same field: neither text is lost, and the later person chooses.
 *
 * @typedef {import("../base/types.js").Clash} Clash
 * @typedef {import("../base/types.js").Command} Command
 * @typedef {import("../base/types.js").Entry} Entry
 * @typedef {import("../base/types.js").Revision} Revision
 */

import { t } from "../../kit/words.js";
import { completeChange, isSame } from "../graph/change.js";
import { textOf } from "../graph/values.js";

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
  "split_kind",
]);

const WRITTEN = ["title", "note", "answer", "track"];

/** @type {Record<string, "nodes" | "links">} */
const PART_OF = { edit_node: "nodes", edit_link: "links", set_split: "nodes" };

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
    for (const [field, mine] of Object.entries(fieldsOf(command))) {
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
 * @param {import("../graph/model.js").Graph} graph
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

/** @param {Command} command @returns {Record<string, any>} */
function fieldsOf(command) {
  return command.kind === "set_split" ? { split_kind: command.split_kind } : command.fields;
}

/**
 * Details are sent whole, but each name in them is a field of its own: what others changed in them
 * is kept, and only the same name is a clash.
 * @param {Entry} entry its commands take over what others changed
 * @param {Revision[]} foreign
 * @returns {Clash[]}
 */
export function mergeDetails(entry, foreign) {
  /** @type {Clash[]} */
  const clashes = [];
  entry.commands = entry.commands.map((command) => {
    const part = PART_OF[command.kind];
    const mine = command.fields?.details;
    const other = part && mine ? lastChange(foreign, part, command.id, "details") : null;
    if (!part || !other) return command;
    const before = entry.change[part].updated[command.id]?.details?.[0] ?? {};
    const { details, names } = together(before, mine, other.theirs);
    for (const name of names) {
      const both = { mine: mine[name], theirs: /** @type {any} */ (other.theirs)[name] };
      clashes.push({ id: command.id, part, field: `details.${name}`, who: other.who, ...both });
    }
    return { ...command, fields: { ...command.fields, details } };
  });
  return clashes;
}

/**
 * @param {any} before
 * @param {any} mine
 * @param {any} theirs
 * @returns {{details: Record<string, any>, names: string[]}} the names that both changed
 */
function together(before, mine, theirs) {
  const mineOnly = Object.keys({ ...before, ...mine }).filter(
    (name) => !isSame(before[name], mine[name]) && !isSame(theirs[name], mine[name]),
  );
  const names = mineOnly.filter((name) => !isSame(theirs[name], before[name]));
  const details = { ...theirs };
  for (const name of mineOnly) if (!names.includes(name)) details[name] = mine[name];
  return { details, names };
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
    if (command.kind === "set_split") {
      if (clash.field !== "split_kind") out.push(command);
      continue;
    }
    const fields = { ...command.fields };
    delete fields[clash.field];
    if (Object.keys(fields).length > 0) out.push({ ...command, fields });
  }
  return out;
}

/**
 * What a deletion takes along only because others have put it there meanwhile.
 * @param {import("../base/types.js").Change} meant
 * @param {import("../base/types.js").Change} done
 * @returns {import("../base/types.js").Rejected | null}
 */
export function deletedToo(meant, done) {
  const [known, all] = [meant.nodes.removed, done.nodes.removed];
  if (Object.keys(known).length === 0) return null;
  const texts = Object.keys(all).flatMap((id) => (known[id] ? [] : [textOf(all[id]?.title)]));
  if (texts.length === 0) return null;
  const reason = t("You deleted a branch to which somebody had added this. Undo brings it back.");
  return { reason, texts };
}

/** @param {import("../base/types.js").PartChange} part */
function updates({ updated }) {
  return Object.values(updated);
}

/**
 * The texts in a step, so that they can be offered for copying when the step cannot be saved.
 * @param {Entry} entry
 * @returns {string[]}
 */
export function typedTexts(entry) {
  const texts = entry.commands
    .flatMap((command) => [command, command.fields ?? {}, ...(command.nodes ?? [])])
    .flatMap((source) => WRITTEN.map((field) => source[field]));
  for (const { details } of [entry.change.nodes, entry.change.links].flatMap(updates)) {
    const [before, now] = /** @type {any[]} */ (details ?? [{}, {}]);
    const names = Object.keys(now).filter((name) => !isSame(before[name], now[name]));
    texts.push(...names.map((name) => now[name]));
  }
  return texts.map(textOf).filter(Boolean);
}
