/**
 * Editing in a cell of the outline: a choice opens at once, a day is typed. What is chosen is
 * saved; Escape leaves all as it was.
 *
 * @typedef {import("./outline.js").Outline} Outline
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 */

import { loadDays } from "../../kit/day_fields.js";
import { make } from "../../kit/dom.js";
import { dayText } from "../../kit/formats/days.js";
import { t } from "../../kit/words.js";
import { NONE } from "../panel/lens.js";
import { choicesOf } from "../panel/traits.js";

/**
 * @param {Outline} outline
 * @param {string} id
 * @param {HTMLElement} cell
 */
export function editCell(outline, id, cell) {
  const record = outline.editor.graph.node(id);
  if (!record) return;
  const name = cell.dataset.field ?? "";
  const field = name === "due_on" ? dayField(outline, record) : choice(outline, name, record);
  field.setAttribute("aria-label", outline.editor.words[name]?.label ?? "");
  let isOver = false;
  /** @param {boolean} isKept */
  const end = (isKept) => {
    if (isOver) return;
    isOver = true;
    const { value } = field;
    const hadKeys = document.activeElement === field;
    field.remove();
    cell.ariaHidden = "true";
    if (isKept) save(outline, record, name, value);
    outline.editor.view.touch([id]);
    if (hadKeys) outline.focus();
  };
  field.addEventListener("blur", () => end(name === "due_on"));
  if (name !== "due_on") field.addEventListener("change", () => end(true));
  field.addEventListener("keydown", (event) => {
    const key = /** @type {KeyboardEvent} */ (event).key;
    if (key === "Escape" || (key === "Enter" && name === "due_on")) {
      event.preventDefault();
      end(key === "Enter");
    }
  });
  cell.ariaHidden = null;
  cell.replaceChildren(field);
  field.focus();
  if (field instanceof HTMLSelectElement) open(field);
}

/** @param {HTMLSelectElement} select */
function open(select) {
  try {
    select.showPicker();
  } catch {
    // Not by a press of one's own: the field has the keys, which open it.
  }
}

/**
 * @param {Outline} outline
 * @param {string} name
 * @param {NodeRecord} record
 */
function choice({ editor }, name, record) {
  const select = make("select", "input is-small");
  for (const { value, word } of choicesOf(editor, name === "owner_id" ? "owner" : name)) {
    const option = make("option", "", word);
    option.value = value;
    select.append(option);
  }
  select.value = /** @type {Record<string, any>} */ (record)[name] ?? NONE;
  return select;
}

/**
 * @param {Outline} outline
 * @param {NodeRecord} record
 */
function dayField({ editor }, record) {
  const input = make("input", "input is-small");
  input.value = record.due_on ? dayText(record.due_on) : "";
  input.autocomplete = "off";
  input.dataset.zone = editor.zone ?? "";
  loadDays().catch(() => {});
  return input;
}

/**
 * @param {Outline} outline
 * @param {NodeRecord} record as it was when the editing began
 * @param {string} name
 * @param {string} words
 */
async function save({ editor }, record, name, words) {
  const value = name === "due_on" ? await dayOf(editor, words) : words === NONE ? null : words;
  const before = /** @type {Record<string, any>} */ (record)[name];
  if (value === undefined || value === before) return;
  editor.saving.save(
    [{ part: "nodes", id: record.id, path: name, value, before }],
    t("Edit details"),
  );
  if (value === "pruned") requestAnimationFrame(() => requestAnimationFrame(askWhy));
}

/**
 * @param {import("../editor.js").Editor} editor
 * @param {string} words
 * @returns {Promise<string | null | undefined>} undefined for what is no day
 */
async function dayOf(editor, words) {
  try {
    const found = (await loadDays()).dayOf(words, editor.zone);
    if ("day" in found) return found.day;
    editor.say(found.refusal);
  } catch {
    editor.say(t("There is no connection. Try again when it is back."));
  }
  return undefined;
}

/** Whoever prunes is asked why, where the panel is open. */
function askWhy() {
  const reason = document.querySelector("#inspector-form [name=prune_reason]");
  if (reason instanceof HTMLElement && reason.offsetParent !== null) reason.focus();
}
