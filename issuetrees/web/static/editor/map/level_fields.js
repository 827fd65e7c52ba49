/**
 * The levels that a stage asks for, a choice for each competency of the map. What it does not name
 * itself it takes over from the stage that it builds on (`core/stages/reading.py` reads them so).
 *
 * @typedef {import("../panel/inspector.js").Inspector} Inspector
 * @typedef {import("../graph/model.js").Graph} Graph
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {{key: string, title: string, levels: string[]}} Competency
 */

import { make, need } from "../../kit/dom.js";
import { readJson } from "../../kit/http.js";
import { cut } from "../../kit/text.js";
import { t } from "../../kit/words.js";

const LEVELS = [0, 1, 2, 3, 4];
/** Competencies are edited on another page: after so long they are read again, ms. */
const FRESH = 30_000;
const WORDS = 60;

/** @type {{at: number, list: Promise<Competency[]>}} the page has one map */
let known = { at: Number.NEGATIVE_INFINITY, list: Promise.resolve([]) };

/**
 * Shows the levels of a stage once the competencies are there; without a connection, none.
 * @param {Inspector} inspector
 * @param {NodeRecord} record
 */
export async function showLevels(inspector, record) {
  const { graph, options, canEdit } = inspector.editor;
  if (performance.now() - known.at > FRESH) {
    known = { at: performance.now(), list: readCompetencies(options.urls.competencies) };
  }
  const competencies = await known.list;
  if (inspector.ids.join() !== record.id) return;
  const now = graph.node(record.id);
  if (now) draw(need("#stage-levels"), competencies, now, graph, !canEdit);
  inspector.reveal("[data-levels]", competencies.length > 0);
}

/** @param {string | undefined} url @returns {Promise<Competency[]>} */
async function readCompetencies(url) {
  const found = [];
  try {
    for (let next = url; next; ) {
      const page = /** @type {any} */ (await readJson(next));
      found.push(...page.items);
      next = page.next;
    }
  } catch {
    known.at = Number.NEGATIVE_INFINITY; // the next stage asks again
  }
  return found;
}

/**
 * @param {HTMLElement} host
 * @param {Competency[]} competencies
 * @param {NodeRecord} record
 * @param {Graph} graph
 * @param {boolean} isLocked
 */
function draw(host, competencies, record, graph, isLocked) {
  const rows = competencies.map((one) => ({ ...one, base: inherited(graph, record, one.key) }));
  const drawn = JSON.stringify(rows);
  if (host.dataset.drawn !== drawn) {
    host.dataset.drawn = drawn;
    host.replaceChildren(...rows.map((row) => rowOf(row, isLocked)));
  }
  for (const select of host.querySelectorAll("select")) {
    const level = record.details.requires?.[select.dataset.of ?? ""];
    const value = String(level ?? "");
    if (select.value !== value) select.value = value;
  }
}

/** @param {Competency & {base: number | null}} competency @param {boolean} isLocked */
function rowOf({ key, title, levels, base }, isLocked) {
  const label = make("label", "level-field");
  const select = make("select", "input");
  Object.assign(select, { name: "requires", disabled: isLocked });
  select.dataset.of = key;
  const none = base === null ? t("Not asked for") : t("{level}, taken over", { level: base });
  const options = LEVELS.map((level) => {
    const words = cut(levels[level] ?? "", WORDS);
    return new Option(words ? `${level}: ${words}` : String(level), String(level));
  });
  select.append(new Option(none, ""), ...options);
  label.append(make("span", "", title), select);
  return label;
}

/**
 * The level that a stage takes over along the stages that it builds on; null for none.
 * @param {Graph} graph
 * @param {NodeRecord} record
 * @param {string} key
 * @returns {number | null}
 */
export function inherited(graph, record, key) {
  const seen = new Set([record.id]);
  let base = graph.node(record.details.builds_on);
  while (base && !seen.has(base.id)) {
    const level = base.details.requires?.[key];
    if (Number.isInteger(level)) return level;
    seen.add(base.id);
    base = graph.node(base.details.builds_on);
  }
  return null;
}

/**
 * The levels with what a field says; null where none is left.
 * @param {import("../panel/typing.js").Field} field
 * @param {any} before
 * @returns {Record<string, number> | null}
 */
export function readLevel(field, before) {
  const key = field.dataset.of ?? "";
  const { [key]: _, ...others } = before ?? {};
  const levels = field.value === "" ? others : { ...others, [key]: Number(field.value) };
  return Object.keys(levels).length > 0 ? levels : null;
}
