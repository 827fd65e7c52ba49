/**
 * What actions are called, for menus, the palette and the sheet of keys; none of which opening a
 * drawing needs. Actions of other rooms bring their own `title`.
 *
 * @typedef {import("./actions.js").Action} Action
 */

import { t } from "../../kit/words.js";

/** @type {Record<string, () => string>} */
const WORDS = {
  copy: () => t("Copy"),
  cut: () => t("Cut"),
  paste: () => t("Paste"),
  left: () => t("Go left"),
  right: () => t("Go right"),
  up: () => t("Go up"),
  down: () => t("Go down"),
  "extend-up": () => t("Select upwards too"),
  "extend-down": () => t("Select downwards too"),
  "extend-left": () => t("Select to the left too"),
  "extend-right": () => t("Select to the right too"),
  first: () => t("Go to the first beside it"),
  last: () => t("Go to the last beside it"),
  "select-all": () => t("Select everything beside it"),
  "add-below": () => t("Add a question below"),
  "add-above": () => t("Add a question above"),
  "add-child": () => t("Add a question under it"),
  outdent: () => t("Move one level out"),
  indent: () => t("Move under the one above"),
  "move-up": () => t("Move up"),
  "move-down": () => t("Move down"),
  duplicate: () => t("Duplicate the branch"),
  fold: () => t("Fold or unfold"),
  "fold-1": () => t("Show one level"),
  "fold-2": () => t("Show two levels"),
  "fold-3": () => t("Show three levels"),
  "fold-all": () => t("Show all levels"),
  follow: () => t("Go to the branch that is shown"),
  "show-branch": () => t("Show another branch here…"),
  focus: () => t("Show only this branch"),
  unfocus: () => t("Show the whole tree"),
  edit: () => t("Edit the title"),
  delete: () => t("Delete"),
  undo: () => t("Undo"),
  redo: () => t("Redo"),
  fit: () => t("Zoom to fit"),
  "zoom-selection": () => t("Zoom to the selection"),
  "zoom-100": () => t("Zoom to 100 %"),
  "zoom-in": () => t("Zoom in"),
  "zoom-out": () => t("Zoom out"),
  escape: () => t("One step back"),
  find: () => t("Find"),
  "find-next": () => t("Next hit"),
  "find-previous": () => t("Previous hit"),
  inspector: () => t("Details"),
  history: () => t("History"),
  template: () => t("Insert a template"),
  compare: () => t("Compare two states"),
  filter: () => t("Filter"),
  print: () => t("Print"),
  export: () => t("Download a file"),
  keys: () => t("Keys"),
  "paste-list": () => t("Paste a list"),
  findings: () => t("Findings"),
};

/** @param {Action} action */
export function titleOf({ id, title = WORDS[id] }) {
  if (!title) throw new Error(`the action ${id} has no words`);
  return title();
}
