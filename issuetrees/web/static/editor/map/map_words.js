/**
 * What a stage map says in words: forks with their answers, conditions, months, arrows.
 *
 * @typedef {import("../graph/model.js").Graph} Graph
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").LinkRecord} LinkRecord
 * @typedef {{id: string, key: string, question: string, options: {id: string, title: string}[]}} Fork
 */

import { isolated } from "../../kit/text.js";
import { formatNumber, t, tn } from "../../kit/words.js";

/** The fork that the kinds of company of a stage are answers to. */
export const COMPANY = "company";

/** @param {NodeRecord} record @returns {Fork} */
export function forkOf({ id, title, details }) {
  const options = Array.isArray(details.options) ? details.options : [];
  return { id, key: details.key || id, question: title, options };
}

/** @param {Graph} graph @returns {Fork[]} in the order of the map */
export function forksOf(graph) {
  return inOrder(graph)
    .filter(({ kind }) => kind === "fork")
    .map(forkOf);
}

/** @param {Graph} graph @returns {Map<string, Fork>} by what conditions name them */
export function forkIndex(graph) {
  return new Map(forksOf(graph).map((fork) => [fork.key, fork]));
}

/** Column by column, each from its top. @param {Graph} graph @returns {NodeRecord[]} */
export function inOrder(graph) {
  return [...graph.nodes.values()].sort(
    (a, b) => (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0) || (a.rank < b.rank ? -1 : 1),
  );
}

/**
 * Answers by their words, one or another.
 * @param {Fork | undefined} fork
 * @param {unknown} chosen ids of answers
 */
function answers(fork, chosen) {
  const titles = new Map(fork?.options.map(({ id, title }) => [id, title]));
  const ids = Array.isArray(chosen) ? chosen.map(String) : [];
  return ids.map((id) => isolated(titles.get(id) ?? id)).join(" / ");
}

/**
 * On which answers it depends: "Start-up / Scale-up; A team"; "" where on none.
 * @param {Map<string, Fork>} forks
 * @param {any} when
 */
export function conditionText(forks, when) {
  if (!when || typeof when !== "object") return "";
  return Object.entries(when)
    .map(([key, chosen]) => answers(forks.get(key), chosen))
    .filter(Boolean)
    .join("; ");
}

/**
 * The answers that an arrow stands for where it leaves a fork.
 * @param {Graph} graph
 * @param {LinkRecord} link
 */
export function answerText(graph, link) {
  const source = graph.node(link.source_id);
  return source?.kind === "fork" ? answers(forkOf(source), link.details.answer) : "";
}

/** "9–24 months", "18 months", or "". @param {any} months */
export function monthsText(months) {
  const known = ["min", "mode", "max"].map((name) => months?.[name]).filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return "";
  const span = least === most ? "" : `${formatNumber(least)}–`;
  return span + tn("{count} month", "{count} months", most);
}

/**
 * An arrow as one reads it aloud: "leads to Lead PM, 9–24 months, if Start-up".
 * @param {Graph} graph
 * @param {LinkRecord} link
 * @param {Map<string, Fork>} [forks]
 */
export function arrowText(graph, link, forks = forkIndex(graph)) {
  const stage = graph.node(link.target_id)?.title || t("Untitled");
  const answer = answerText(graph, link);
  const condition = conditionText(forks, link.details.when);
  const parts = [
    answer && t("with “{answer}”", { answer }),
    link.details.is_backward === true
      ? t("leads back to {stage}", { stage })
      : t("leads to {stage}", { stage }),
    monthsText(link.details.months),
    condition && t("if {condition}", { condition }),
    isolated(link.title),
  ];
  return parts.filter(Boolean).join(", ");
}
