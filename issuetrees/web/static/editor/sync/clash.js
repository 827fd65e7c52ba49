/**
 * Two people changed the same field: neither text is lost, and the later person chooses.
 *
 * @typedef {import("../base/types.js").Clash} Clash
 * @typedef {import("../base/types.js").Command} Command
 * @typedef {import("../base/types.js").Entry} Entry
 * @typedef {import("../base/types.js").Revision} Revision
 */

import { t } from "../../kit/words.js";
import { namesOf, TABLE } from "../base/fields.js";
import { completeChange, isSame } from "../graph/change.js";
import { textOf } from "../graph/values.js";

const PARTS = /** @type {const} */ (["nodes", "links"]);
/** @type {Record<string, "nodes" | "links">} */
const PART_OF = { edit_node: "nodes", edit_link: "links" };
const SPLIT = namesOf("nodes", ({ setBy }) => setBy === "split");
const WRITTEN = new Set(PARTS.flatMap((part) => namesOf(part, isWritten)));

/** @param {import("../base/fields.js").Field<any>} field */
function isWritten({ form, setBy }) {
  return form === "text" && setBy !== null;
}

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
      const { isContested = true, isMerged = false } = TABLE[part][field] ?? {};
      if (!isContested || isMerged) continue;
      const other = lastChange(foreign, part, command.id, field);
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
  for (const part of PARTS) {
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
 * What is sent together with what one changed takes over what others changed in it: the names in
 * an object like the details, and the fields of a split. Only the same name is a clash.
 * @param {Entry} entry its commands are put together with what others did
 * @param {Revision[]} foreign
 * @returns {Clash[]}
 */
export function mergeWhole(entry, foreign) {
  /** @type {Clash[]} */
  const clashes = [];
  entry.commands = entry.commands.flatMap((command) => {
    if (command.kind === "set_split") return mergedSplit(entry, command, foreign, clashes);
    return [mergedObjects(entry, command, foreign, clashes)];
  });
  return clashes;
}

/**
 * @param {Entry} entry
 * @param {Command} command
 * @param {Revision[]} foreign
 * @param {Clash[]} clashes takes what both changed
 * @returns {Command}
 */
function mergedObjects(entry, command, foreign, clashes) {
  const part = PART_OF[command.kind];
  if (!part) return command;
  const { id } = command;
  const fields = { ...command.fields };
  for (const field of namesOf(part, ({ isMerged }) => isMerged)) {
    const mine = fields[field];
    const other = mine && lastChange(foreign, part, id, field);
    if (!other) continue;
    const before = entry.change[part].updated[id]?.[field]?.[0] ?? {};
    const { whole, names } = together(before, mine, other.theirs);
    fields[field] = whole;
    for (const name of names) {
      const both = { mine: mine[name], theirs: other.theirs[name] };
      clashes.push({ id, part, field: `${field}.${name}`, who: other.who, ...both });
    }
  }
  return { ...command, fields };
}

/**
 * @param {Entry} entry
 * @param {Command} command
 * @param {Revision[]} foreign
 * @param {Clash[]} clashes takes what both changed
 * @returns {Command[]} none where nothing of one's own is left
 */
function mergedSplit(entry, command, foreign, clashes) {
  const { id } = command;
  const own = entry.change.nodes.updated[id] ?? {};
  const merged = { ...command };
  const left = new Set(Object.keys(own));
  for (const field of SPLIT) {
    const other = lastChange(foreign, "nodes", id, field);
    if (!other || isSame(other.theirs, command[field])) continue;
    const { whole, disputes } = bothDid(field, own[field], command[field], other.theirs);
    merged[field] = whole;
    if (isSame(whole, other.theirs)) left.delete(field);
    for (const one of disputes) clashes.push({ id, part: "nodes", who: other.who, ...one });
  }
  return left.size > 0 ? [merged] : [];
}

/**
 * @param {string} field of a split
 * @param {[any, any] | undefined} own what was done here, if anything
 * @param {any} mine
 * @param {any} theirs
 * @returns {{whole: any, disputes: Pick<Clash, "field" | "mine" | "theirs">[]}}
 */
function bothDid(field, own, mine, theirs) {
  if (!own) return { whole: theirs, disputes: [] };
  if (!TABLE.nodes[field]?.isMerged) return { whole: theirs, disputes: [{ field, mine, theirs }] };
  const { whole, names } = together(own[0], mine, theirs);
  const disputes = names.map((name) => ({
    field: `${field}.${name}`,
    mine: mine[name],
    theirs: theirs[name],
  }));
  return { whole, disputes };
}

/**
 * @param {any} before
 * @param {any} mine
 * @param {any} theirs
 * @returns {{whole: Record<string, any>, names: string[]}} the names that both changed
 */
function together(before, mine, theirs) {
  const mineOnly = Object.keys({ ...before, ...mine }).filter(
    (name) => !isSame(before[name], mine[name]) && !isSame(theirs[name], mine[name]),
  );
  const names = mineOnly.filter((name) => !isSame(theirs[name], before[name]));
  const whole = { ...theirs };
  for (const name of mineOnly) if (!names.includes(name)) whole[name] = mine[name];
  return { whole, names };
}

/**
 * @param {Revision[]} foreign
 * @param {"nodes" | "links"} part
 * @param {string} id
 * @param {string} field
 * @returns {{theirs: any, who: string} | null}
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

/**
 * The texts in a step, so that they can be offered for copying when the step cannot be saved.
 * @param {Entry} entry
 * @returns {string[]}
 */
export function typedTexts(entry) {
  const texts = entry.commands
    .flatMap((command) => [command, command.fields ?? {}, ...(command.nodes ?? [])])
    .flatMap((source) => [...WRITTEN].map((field) => source[field]));
  for (const part of PARTS) {
    for (const field of namesOf(part, ({ isMerged }) => isMerged)) {
      for (const fields of Object.values(entry.change[part].updated)) {
        const [before, now] = /** @type {any[]} */ (fields[field] ?? [{}, {}]);
        const names = Object.keys(now).filter((name) => !isSame(before[name], now[name]));
        texts.push(...names.map((name) => now[name]));
      }
    }
  }
  return texts.map(textOf).filter(Boolean);
}
