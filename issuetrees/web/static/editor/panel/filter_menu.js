/**
 * The menu of the filter: every trait with its values.
 *
 * @typedef {import("./lens.js").Lens} Lens
 * @typedef {import("./lens.js").Trait} Trait
 */

import { make } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { choiceButton } from "./choice_button.js";

/**
 * @param {HTMLElement} list
 * @param {Lens} lens
 */
export function fillFilterMenu(list, lens) {
  const clear = make("button", "menu-item", t("Show all"));
  clear.type = "button";
  clear.dataset.clear = "";
  list.replaceChildren(
    clear,
    make("div", "menu-rule"),
    ...lens.traits.map((one) => group(lens, one)),
  );
}

/**
 * @param {Lens} lens
 * @param {Trait} trait
 */
function group(lens, trait) {
  const box = make("div", "filter-group");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", lens.word(trait));
  box.append(make("p", "menu-note", lens.word(trait)));
  for (const choice of lens.choices(trait)) box.append(choiceButton(trait, choice, "menu-item"));
  return box;
}
