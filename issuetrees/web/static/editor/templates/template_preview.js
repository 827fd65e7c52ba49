/**
 * What a template holds, drawn as an indented tree; a map as its tracks, with where each stage
 * leads.
 *
 * @typedef {import("./template_commands.js").Template} Template
 * @typedef {{title: string, below: Branch[], more?: string}} Branch
 */

import { make } from "../../kit/dom.js";
import { t, tn } from "../../kit/words.js";

/**
 * @param {Template} template
 * @returns {string} how much there is, such as "4 parts, 17 questions"
 */
export function counts({ kind, questions, stages, arrows }) {
  if (kind === "issue_tree") {
    const parts = questions.filter(({ depth }) => depth === 1).length;
    return [
      tn("{count} part", "{count} parts", parts),
      tn("{count} question", "{count} questions", questions.length - 1 - parts),
    ].join(", ");
  }
  const forks = stages.filter((stage) => stage.kind === "fork").length;
  return [
    tn("{count} stage", "{count} stages", stages.length - forks),
    tn("{count} fork", "{count} forks", forks),
    tn("{count} arrow", "{count} arrows", arrows.length),
  ].join(", ");
}

/**
 * @param {Template} template
 * @param {boolean} isWhole with the top line of a branch
 * @returns {HTMLUListElement}
 */
export function drawing(template, isWhole) {
  if (template.kind === "stage_map") return list(tracks(template));
  const top = branches(template.questions);
  return list(isWhole ? top : top.flatMap(({ below }) => below));
}

/**
 * @param {Template["questions"]} questions
 * @returns {Branch[]}
 */
function branches(questions) {
  /** @type {Branch} */
  const root = { title: "", below: [] };
  const open = [root];
  for (const { depth, title } of questions) {
    open.length = depth + 1;
    const branch = { title, below: [] };
    open.at(-1)?.below.push(branch);
    open.push(branch);
  }
  return root.below;
}

/**
 * @param {Template} template
 * @returns {Branch[]}
 */
function tracks({ stages, arrows }) {
  const titles = new Map(stages.map(({ key, title }) => [key, title]));
  /** @type {Map<string, Branch>} */
  const found = new Map();
  for (const { key, kind, title, track, details } of stages) {
    const leads =
      kind === "fork"
        ? (details.options ?? []).map((/** @type {{title: string}} */ one) => one.title).join(" / ")
        : arrows
            .filter(({ source }) => source === key)
            .map(({ target }) => titles.get(target))
            .join(", ");
    const lane = found.get(track) ?? { title: track || t("Stages"), below: [] };
    found.set(track, lane);
    lane.below.push({ title, below: [], more: leads && `→ ${leads}` });
  }
  return [...found.values()];
}

/**
 * @param {Branch[]} items
 * @returns {HTMLUListElement}
 */
function list(items) {
  const element = make("ul", "template-tree");
  for (const { title, below, more } of items) {
    const item = make("li");
    item.append(make("span", "", title));
    if (more) item.append(make("span", "template-more", more));
    if (below.length > 0) item.append(list(below));
    element.append(item);
  }
  return element;
}
