/**
 * The sheet of all keys, by what one is about, and of what mouse and fingers do.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { keyWords } from "../base/key_words.js";
import { titleOf } from "./action_words.js";
import { actionsOf } from "./actions.js";

/** Names of actions, or how they begin; "" takes the rest. @type {[() => string, string[]][]} */
const GROUPS = [
  [
    () => t("Build"),
    ["add-", "edit", "dictate", "link", "duplicate", "delete", "cut", "copy", "paste", "template"],
  ],
  [() => t("Move"), ["move-", "indent", "outdent", "nudge-", "tidy"]],
  [
    () => t("Walk and select"),
    ["left", "right", "up", "down", "first", "last", "extend-", "select-", "find", "find-"],
  ],
  [() => t("Look"), ["fold", "fold-", "focus", "unfocus", "fit", "zoom-"]],
  [() => t("Work"), [""]],
];

/** @returns {[string, string][]} */
function gestures() {
  return [
    [t("Zoom"), t("Wheel, pinch")],
    [t("Move the drawing"), t("Space and drag, two fingers")],
    [t("Select several"), t("Drag a frame, Shift and click")],
    [t("Edit the title"), t("Double click")],
    [t("Move"), t("Drag; with a finger, hold first")],
    [t("Copy"), t("Ctrl and drag")],
    [t("What can be done here"), t("Right click, long press")],
  ];
}

/** @param {Editor} editor */
export function showKeys(editor) {
  const dialog = /** @type {HTMLDialogElement} */ (need("#keys-dialog"));
  const isMac = navigator.platform.startsWith("Mac");
  const left = new Set(actionsOf(editor).filter(({ keys }) => keys.length > 0));
  const groups = GROUPS.map(([title, starts]) => {
    const mine = [...left].filter(({ id }) => starts.some((start) => isNamed(id, start)));
    for (const action of mine) left.delete(action);
    const rows = mine.map((action) => {
      const keys = action.keys.slice(0, 2).map((key) => make("kbd", "", keyWords(key, isMac)));
      return row(titleOf(action), ...keys);
    });
    return group(title(), rows);
  });
  groups.at(-1)?.querySelector("dl")?.append(regionRow());
  const hands = gestures().map(([what, how]) => row(what, make("span", "soft", how)));
  need("#key-list").replaceChildren(...groups, group(t("Mouse and touch"), hands));
  dialog.addEventListener("close", () => editor.navigation.focus(), { once: true });
  dialog.showModal();
}

/**
 * @param {string} id
 * @param {string} start
 */
function isNamed(id, start) {
  return start === "" || id === start || (start.endsWith("-") && id.startsWith(start));
}

/**
 * @param {string} what
 * @param {...HTMLElement} how
 */
function row(what, ...how) {
  const line = make("div", "key-row");
  const where = make("dd");
  where.append(...how);
  line.append(make("dt", "", what), where);
  return line;
}

/** A key of the page, not of the drawing. */
function regionRow() {
  return row(t("Go to the next part of the page"), make("kbd", "", "F6"));
}

/**
 * @param {string} title
 * @param {HTMLElement[]} rows
 */
function group(title, rows) {
  const section = make("section", "key-group");
  const list = make("dl");
  list.append(...rows);
  section.append(make("h3", "", title), list);
  return section;
}
