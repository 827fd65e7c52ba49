/**
 * A value of a trait as a button, in the legend and in the menu: it is a filter, too.
 *
 * @typedef {import("./traits.js").Choice} Choice
 * @typedef {import("./lens.js").Trait} Trait
 */

import { make } from "../../kit/dom.js";

/**
 * @param {Trait} trait
 * @param {Choice} choice
 * @param {string} style
 */
export function choiceButton(trait, { value, word }, style) {
  const button = make("button", style);
  button.type = "button";
  button.dataset.trait = trait;
  button.dataset.value = value;
  button.append(make("span", "", word));
  button.ariaPressed = "false";
  return button;
}
