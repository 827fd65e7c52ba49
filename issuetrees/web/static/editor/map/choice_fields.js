/**
 * Answers of forks as groups of checkboxes; each changes one list in the details when it is ticked.
 *
 * @typedef {{key: string, question: string, options: {id: string, title: string}[]}} Group
 */

import { make } from "../../kit/dom.js";
import { t } from "../../kit/words.js";

/**
 * Draws the groups; boxes stay the same elements while the answers do, so that the keys stay.
 * @param {HTMLElement} host
 * @param {string} name of the fields
 * @param {Group[]} groups
 * @param {(key: string) => unknown} chosen ids of the answers that are ticked in a group
 * @param {boolean} isLocked
 */
export function drawChoices(host, name, groups, chosen, isLocked) {
  const all = groups.map((group) => withLost(group, listOf(chosen(group.key))));
  const drawn = JSON.stringify(all);
  if (host.dataset.drawn !== drawn) {
    host.dataset.drawn = drawn;
    host.replaceChildren(...all.map((group) => groupOf(group, name, isLocked)));
  }
  for (const box of host.querySelectorAll("input")) {
    box.checked = listOf(chosen(box.dataset.of ?? "")).includes(box.value);
  }
  host.hidden = all.length === 0;
}

/**
 * The list with one answer put in or taken out; null where none is left.
 * @param {unknown} before
 * @param {HTMLInputElement} box
 * @returns {string[] | null}
 */
export function toggled(before, box) {
  const others = listOf(before).filter((id) => id !== box.value);
  const list = box.checked ? [...others, box.value] : others;
  return list.length > 0 ? list : null;
}

/**
 * The same in an object of lists by fork.
 * @param {any} before
 * @param {HTMLInputElement} box
 * @returns {Record<string, string[]> | null}
 */
export function toggledIn(before, box) {
  const key = box.dataset.of ?? "";
  const { [key]: list, ...others } = before ?? {};
  const now = toggled(list, box);
  if (now) return { ...others, [key]: now };
  return Object.keys(others).length > 0 ? others : null;
}

/** Answers that the fork has no more can still be taken out. @param {Group} group @param {string[]} chosen */
function withLost(group, chosen) {
  const known = new Set(group.options.map(({ id }) => id));
  const lost = chosen
    .filter((id) => !known.has(id))
    .map((id) => ({ id, title: t("{answer} (no longer an answer)", { answer: id }) }));
  return { ...group, options: [...group.options, ...lost] };
}

/** @param {Group} group @param {string} name @param {boolean} isLocked */
function groupOf({ key, question, options }, name, isLocked) {
  const group = make("fieldset", "choice-group");
  if (question) group.append(make("legend", "field-help", question));
  for (const { id, title } of options) {
    const label = make("label", "choice");
    const box = make("input");
    Object.assign(box, { type: "checkbox", name, value: id, disabled: isLocked });
    box.dataset.of = key;
    label.append(box, make("span", "", title || id));
    group.append(label);
  }
  return group;
}

/** @param {unknown} given @returns {string[]} */
function listOf(given) {
  return Array.isArray(given) ? given.map(String) : [];
}
