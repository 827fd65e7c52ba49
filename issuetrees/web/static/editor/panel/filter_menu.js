/**
 * The menu of the filter: every trait with its values.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./lens.js").Trait} Trait
 */

import { make } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { choiceButton } from "./choice_button.js";
import { choicesOf, wordOf } from "./traits.js";

/**
 * @param {HTMLElement} list
 * @param {Editor} editor
 */
export function fillFilterMenu(list, editor) {
  const clear = make("button", "menu-item", t("Show all"));
  clear.type = "button";
  clear.dataset.clear = "";
  list.replaceChildren(
    clear,
    make("div", "menu-rule"),
    ...editor.lens.traits.map((one) => group(editor, one)),
  );
}

/**
 * @param {Editor} editor
 * @param {Trait} trait
 */
function group(editor, trait) {
  const box = make("div", "filter-group");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", wordOf(editor, trait));
  box.append(make("p", "menu-note", wordOf(editor, trait)));
  for (const choice of choicesOf(editor, trait))
    box.append(choiceButton(trait, choice, "menu-item"));
  return box;
}
