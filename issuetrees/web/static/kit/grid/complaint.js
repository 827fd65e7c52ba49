/** What the page of a grid says when something was refused. */

import { make } from "../dom.js";

/**
 * Say what is wrong, with what can be answered; an empty sentence takes it back.
 *
 * @param {string} sentence
 * @param {import("./grid.js").Answer[]} [answers]
 * @returns {void}
 */
export function complain(sentence, answers = []) {
  const note = document.querySelector("[data-grid-error]");
  if (!(note instanceof HTMLElement)) return;
  note.hidden = sentence === "";
  note.replaceChildren(sentence, ...answers.map(answerButton));
}

/** @param {import("./grid.js").Answer} answer */
function answerButton({ label, act }) {
  const button = make("button", "button is-small", label);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}
