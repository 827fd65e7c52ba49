/**
 * The key of a fork: what conditions name it by. A new one is followed by all conditions of the
 * map in the same step, so that one undo takes all of it back.
 *
 * @typedef {import("../graph/model.js").Graph} Graph
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../panel/inspector.js").Inspector} Inspector
 */

import { need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { COMPANY, forksOf } from "./map_words.js";

const MOST = 80;
/** Former keys that are kept, so that answers given under them still count. */
const KEPT = 50;

/** @param {Inspector} inspector @param {NodeRecord | null} record the one that is selected */
export function showKey(inspector, record) {
  const field = /** @type {HTMLInputElement} */ (need("#fork-key"));
  if (record?.kind !== "fork") return;
  if (!field.dataset.hears) {
    field.dataset.hears = "true";
    field.addEventListener("change", () => rename(inspector, field));
  }
  field.dataset.of = record.id;
  if (document.activeElement !== field) field.value = String(record.details.key ?? "");
}

/** @param {Inspector} inspector @param {HTMLInputElement} field */
function rename({ editor }, field) {
  const record = editor.graph.node(field.dataset.of ?? "");
  if (!record || !editor.canEdit) return;
  const key = field.value.trim();
  const refusal = refused(editor.graph, record, key);
  if (refusal) editor.say(refusal);
  const commands = refusal ? [] : keyCommands(editor.graph, record, key);
  if (commands.length === 0 || !editor.run(commands, t("Change the key of a fork")))
    field.value = String(record.details.key ?? "");
}

/**
 * Why a fork cannot be called so; "" where it can.
 * @param {Graph} graph
 * @param {NodeRecord} record
 * @param {string} key
 */
export function refused(graph, record, key) {
  if (!key || key.length > MOST || key.includes(":"))
    return t("A key has 1 to {most} characters, and no colon.", { most: MOST });
  const other = forksOf(graph).find((fork) => fork.id !== record.id && fork.key === key);
  if (!other) return "";
  return t("The fork “{question}” has the key “{key}” already: choose another.", {
    question: other.question || t("Untitled"),
    key,
  });
}

/**
 * @param {Graph} graph
 * @param {NodeRecord} record the fork
 * @param {string} key the new one
 * @returns {any[]} commands: none where nothing changes
 */
export function keyCommands(graph, record, key) {
  const before = String(record.details.key || record.id);
  if (before === key) return [];
  const former = [...listOf(record.details.former_keys), before];
  const kept = [...new Set(former)].filter((one) => one !== key && one !== record.id).slice(-KEPT);
  const commands = [edit("node", record.id, { ...record.details, key, former_keys: kept })];
  for (const node of graph.nodes.values()) {
    const details = node.id === record.id ? null : renamed(node.details, before, key, true);
    if (details) commands.push(edit("node", node.id, details));
  }
  for (const link of graph.links.values()) {
    const details = renamed(link.details, before, key, false);
    if (details) commands.push(edit("link", link.id, details));
  }
  return commands;
}

/**
 * Details that name the fork by its new key; null where they do not name it. Kinds of company of a
 * stage are its condition on the fork of that key.
 * @param {any} details
 * @param {string} before
 * @param {string} key
 * @param {boolean} isStage
 */
function renamed(details, before, key, isStage) {
  const { [before]: named, ...others } = details.when ?? {};
  const company = isStage && before === COMPANY ? details.company : undefined;
  const answers = company ?? named;
  if (!Array.isArray(answers) || answers.length === 0) return null;
  const { when: _when, company: _company, ...rest } = details;
  const isCompany = isStage && key === COMPANY;
  const when = isCompany ? others : { ...others, [key]: answers };
  const own = company === undefined ? details.company : undefined;
  return {
    ...rest,
    ...(Object.keys(when).length > 0 ? { when } : {}),
    ...(isCompany ? { company: answers } : own === undefined ? {} : { company: own }),
  };
}

/** @param {"node" | "link"} part @param {string} id @param {any} details */
function edit(part, id, details) {
  return { kind: `edit_${part}`, id, fields: { details } };
}

/** @param {unknown} given @returns {string[]} */
function listOf(given) {
  return Array.isArray(given) ? given.map(String) : [];
}
