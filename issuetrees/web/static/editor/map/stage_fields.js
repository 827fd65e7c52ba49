/** The fields of a stage or fork in the panel. */

import { make, need } from "../../kit/dom.js";

/**
 * @param {import("../panel/inspector.js").Inspector} inspector
 * @param {import("../base/types.js").NodeRecord} record
 */
export function showStage(inspector, record) {
  const isFork = record.kind === "fork";
  inspector.reveal("[data-stage]", !isFork);
  inspector.reveal("[data-fork]", isFork);
  const scope = inspector.field("scope");
  if (scope && !inspector.isTyped(scope)) scope.value = record.details.scope ?? "";
  const final = /** @type {HTMLInputElement | null} */ (inspector.field("is_final"));
  if (final) final.checked = record.details.is_final === true;
  const options = inspector.field("options");
  const titles = (record.details.options ?? []).map(
    (/** @type {{title: string}} */ option) => option.title,
  );
  if (options && !inspector.isTyped(options)) options.value = titles.join("\n");
  const tracks = new Set(
    [...inspector.editor.graph.nodes.values()].map(({ track }) => track).filter(Boolean),
  );
  need("#used-track").replaceChildren(
    ...[...tracks].map((track) => Object.assign(make("option"), { value: track })),
  );
}

/**
 * What a field says; undefined when that is nothing to save.
 * @param {import("../panel/typing.js").Field} field
 * @param {any} before
 * @returns {any}
 */
export function readDetail(field, before) {
  const { name, value } = field;
  if (name === "is_final") return /** @type {HTMLInputElement} */ (field).checked;
  if (name === "options") return optionsOf(value, before ?? []);
  return value.trim() === "" && before === undefined ? undefined : value.trim();
}

/**
 * One answer a line; an answer keeps its id while its words stay, or its place.
 * @param {string} text
 * @param {{id: string, title: string}[]} before
 */
function optionsOf(text, before) {
  const titles = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const taken = new Set();
  return titles.map((title, i) => {
    const same =
      before.find((option) => option.title === title) ??
      (titles.length === before.length ? before[i] : undefined);
    let id = same?.id ?? `option-${i + 1}`;
    while (taken.has(id)) id = `${id}x`;
    taken.add(id);
    return { id, title };
  });
}
