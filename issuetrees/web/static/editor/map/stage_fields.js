/**
 * The fields of a stage or fork in the panel.
 *
 * @typedef {import("../panel/inspector.js").Inspector} Inspector
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { drawChoices, toggled, toggledIn } from "./choice_fields.js";
import { drawRows, readRow } from "./expectation_rows.js";
import { showKey } from "./fork_key.js";
import { readLevel, showLevels } from "./level_fields.js";
import { COMPANY, forksOf, inOrder } from "./map_words.js";
import { readMonth } from "./months.js";

const LINES = ["scope", "effect"];
const FLAGS = ["is_final", "is_multiple"];
const HORIZON = ["short", "long"];
const OTHERS = ["options", "builds_on", "requires", "company", "when", "expectations"];
const DETAILS = [...LINES, ...FLAGS, ...OTHERS];

/** Where a field of the panel is kept. @param {string} name */
export function detailPath(name) {
  if (HORIZON.includes(name)) return "details.horizon";
  return DETAILS.includes(name) ? `details.${name}` : null;
}

/**
 * @param {Inspector} inspector
 * @param {NodeRecord | null} record the one that is selected
 */
export function showStage(inspector, record) {
  inspector.reveal("[data-stage]", record?.kind === "stage");
  inspector.reveal("[data-fork]", record?.kind === "fork");
  if (record?.kind !== "stage") inspector.reveal("[data-levels]", false);
  offerTracks(inspector);
  showKey(inspector, record);
  if (!record) return;
  const { details } = record;
  for (const name of LINES) put(inspector, name, details[name]);
  for (const name of FLAGS) flag(inspector, name, details[name]);
  for (const name of HORIZON) put(inspector, name, details.horizon?.[name]);
  const options = Array.isArray(details.options) ? details.options : [];
  put(inspector, "options", options.map(({ title }) => title).join("\n"));
  if (record.kind !== "stage") return;
  showConditions(inspector, record);
  void showLevels(inspector, record);
}

/** @param {Inspector} inspector @param {NodeRecord} record */
function showConditions(inspector, { id, details }) {
  const { editor } = inspector;
  const isLocked = !editor.canEdit;
  const forks = forksOf(editor.graph);
  const [companies, others] = [true, false].map((isCompany) =>
    forks.filter(({ key }) => (key === COMPANY) === isCompany),
  );
  const untitled = (companies ?? []).map((fork) => ({ ...fork, question: "" }));
  drawChoices(need("#stage-company"), "company", untitled, () => details.company, isLocked);
  drawChoices(need("#stage-when"), "when", others ?? [], (key) => details.when?.[key], isLocked);
  inspector.reveal("[data-company]", untitled.length > 0);
  inspector.reveal("[data-when]", (others ?? []).length > 0);
  offerStages(inspector, id);
  put(inspector, "builds_on", details.builds_on);
  drawRows(need("#expectations"), details.expectations, isLocked, (field) =>
    inspector.isTyped(field),
  );
}

/** The other stages, on which it may build. @param {Inspector} inspector @param {string} id */
function offerStages(inspector, id) {
  const select = /** @type {HTMLSelectElement} */ (inspector.field("builds_on"));
  const stages = inOrder(inspector.editor.graph).filter(
    (one) => one.kind === "stage" && one.id !== id,
  );
  const drawn = JSON.stringify(stages.map((one) => [one.id, one.title]));
  if (select.dataset.drawn === drawn) return;
  select.dataset.drawn = drawn;
  const none = new Option(t("Nothing: all its levels are its own"), "");
  select.replaceChildren(none, ...stages.map((one) => new Option(one.title, one.id)));
}

/** @param {Inspector} inspector */
function offerTracks({ editor }) {
  const tracks = [...editor.graph.nodes.values()].map(({ track }) => track).filter(Boolean);
  need("#used-track").replaceChildren(
    ...[...new Set(tracks)].map((track) => Object.assign(make("option"), { value: track })),
  );
}

/** @param {Inspector} inspector @param {string} name @param {unknown} value */
function put(inspector, name, value) {
  const field = inspector.field(name);
  const text = String(value ?? "");
  if (field && !inspector.isTyped(field) && field.value !== text) field.value = text;
}

/** @param {Inspector} inspector @param {string} name @param {unknown} value */
function flag(inspector, name, value) {
  const field = /** @type {HTMLInputElement | null} */ (inspector.field(name));
  if (field) field.checked = value === true;
}

/**
 * What a field says; undefined when that is nothing to save.
 * @param {import("../panel/typing.js").Field} field
 * @param {any} before
 * @param {import("../editor.js").Editor} editor
 * @returns {any}
 */
export function readDetail(field, before, editor) {
  const { name, value } = field;
  const box = /** @type {HTMLInputElement} */ (field);
  if (FLAGS.includes(name)) return box.checked;
  if (HORIZON.includes(name)) return readMonth(box, before, editor);
  if (name === "company") return toggled(before, box);
  if (name === "when") return toggledIn(before, box);
  if (name === "requires") return readLevel(field, before);
  if (name === "expectations") return readRow(field, before);
  if (name === "builds_on") return value || null;
  if (name === "options") return optionsOf(value, before ?? []);
  return value.trim() === "" && before === undefined ? undefined : value.trim();
}

/**
 * One answer a line; an answer keeps its id while its words stay, or its place. A new one takes an
 * id that none before it had, so that no condition means another answer than it did.
 * @param {string} text
 * @param {{id: string, title: string}[]} before
 */
export function optionsOf(text, before) {
  const titles = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const known = new Set(before.map(({ id }) => id));
  const taken = new Set();
  return titles.map((title, i) => {
    const same =
      before.find((option) => option.title === title && !taken.has(option.id)) ??
      (titles.length === before.length ? before[i] : undefined);
    let id = same && !taken.has(same.id) ? same.id : "";
    for (let number = i + 1; !id || (!same && known.has(id)) || taken.has(id); number += 1)
      id = `option-${number}`;
    taken.add(id);
    return { id, title };
  });
}
