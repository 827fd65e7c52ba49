/** What the grid says around itself: what is wrong, what is saved, how many scores there are. */

import { formatNumber, t } from "../kit/words.js";

/** @typedef {import("../kit/outbox/outbox.js").State} State */

/**
 * Say whether everything is stored.
 *
 * @param {State} state
 * @returns {void}
 */
export function say(state) {
  const note = document.querySelector("[data-save-state]");
  if (!note) return;
  const words = {
    saved: t("All scores saved"),
    saving: t("Saving…"),
    offline: t("No connection. Your scores are safe here and go out when it is back."),
    signed_out: t("Your scores are safe here. Sign in again in another tab to send them."),
  };
  note.textContent = words[state];
  note.classList.toggle("is-bad", state === "offline" || state === "signed_out");
}

/**
 * Keep the number of scores beside the assessor's name.
 *
 * @param {number} step
 * @returns {void}
 */
export function count(step) {
  const label = document.querySelector("[data-progress]");
  if (step === 0 || !(label instanceof HTMLElement)) return;
  const done = Number(label.dataset.done) + step;
  const isIn = done >= Number(label.dataset.total);
  for (const [note, isShown] of [
    ["[data-while-scoring]", !isIn],
    ["[data-when-scored]", isIn],
  ])
    document.querySelector(`${note}`)?.toggleAttribute("hidden", !isShown);
  label.dataset.done = String(done);
  label.textContent = t("{done} of {total}", {
    done: formatNumber(done),
    total: formatNumber(Number(label.dataset.total)),
  });
}
