/**
 * What the command palette sets on the selected nodes: "status answered", "owner Boris",
 * "due Friday".
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { dayText, placeInTime } from "../../kit/formats/days.js";
import { registerCommand } from "../../kit/palette.js";
import { pageLanguage, t } from "../../kit/words.js";
import { editCommand } from "../graph/values.js";
import { NONE } from "./lens.js";
import { choicesOf, wordOf } from "./traits.js";

const FIELD_OF = { owner: "owner_id" };
const DAYS = 8; // from today to the same day of next week
const DAY = 86_400_000; // ms

/** @param {Editor} editor */
export function offerValues(editor) {
  if (!editor.canEdit) return;
  const { lens } = editor;
  for (const trait of lens.traits.filter((one) => one !== "verdict" && one !== "due")) {
    const field = FIELD_OF[/** @type {"owner"} */ (trait)] ?? trait;
    for (const { value, word } of choicesOf(editor, trait)) {
      offer(editor, `${wordOf(editor, trait)}: ${word}`, field, value === NONE ? null : value);
    }
  }
  const due = wordOf(editor, "due");
  for (const { day, words } of daysAhead(editor.zone)) {
    offer(editor, `${due}: ${words}`, "due_on", day);
  }
  offer(editor, `${due}: ${t("no date")}`, "due_on", null);
}

/**
 * @param {Editor} editor
 * @param {string} label
 * @param {string} field
 * @param {string | null} value
 */
function offer(editor, label, field, value) {
  const run = () => set(editor, label, field, value);
  registerCommand({ label, group: t("Set on what is selected"), isAsked: true, run });
}

/**
 * @param {Editor} editor
 * @param {string} label
 * @param {string} field
 * @param {string | null} value
 */
function set(editor, label, field, value) {
  editor.navigation.past?.leave();
  editor.navigation.focus();
  const chosen = [...editor.selection.ids].flatMap((id) => editor.graph.node(id) ?? []);
  if (chosen.length === 0) return editor.say(t("Nothing is selected."));
  const commands = chosen.map((record) => editCommand("nodes", record, field, value));
  editor.run(commands, label);
}

/**
 * The days from today on, each with what people call it.
 * @param {string | undefined} zone the engagement's: says which day it is
 * @param {Date} [now]
 */
export function daysAhead(zone, now = new Date()) {
  const weekday = new Intl.DateTimeFormat(pageLanguage(), { weekday: "long", timeZone: "UTC" });
  const today = Date.parse(placeInTime(now, zone).day);
  const names = [t("today"), t("tomorrow")];
  return Array.from({ length: DAYS }, (_, ahead) => {
    const at = new Date(today + ahead * DAY);
    const day = at.toISOString().slice(0, 10);
    const called = [names[ahead], weekday.format(at), dayText(day)].filter(Boolean);
    return { day, words: called.join(", ") };
  });
}
