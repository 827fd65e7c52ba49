/** Asks why a question is pruned: its status and the reason are one step. */

import { need } from "../kit/dom.js";
import { t } from "../kit/words.js";

/** @typedef {import("./plan_desk.js").PlanDesk} PlanDesk */

/**
 * @param {PlanDesk} desk
 * @param {string} id
 * @returns {Promise<boolean>} whether it was pruned
 */
export function askAndPrune(desk, id) {
  const dialog = /** @type {HTMLDialogElement} */ (need("#prune-dialog"));
  const form = /** @type {HTMLFormElement} */ (need("form", dialog));
  const field = /** @type {HTMLTextAreaElement} */ (need("textarea", dialog));
  const record = desk.graph.node(id);
  need("[data-prune-place]", dialog).textContent =
    `${desk.graph.number(id)} ${record?.title ?? ""}`;
  field.value = record?.prune_reason ?? "";
  dialog.returnValue = "";
  dialog.showModal();
  form.onsubmit = (event) => {
    if (field.value.trim()) return;
    event.preventDefault();
    field.focus();
  };
  return new Promise((resolve) => {
    dialog.onclose = () => {
      const isMeant = dialog.returnValue === "prune" && field.value.trim() !== "";
      if (isMeant) {
        const fields = { status: "pruned", prune_reason: field.value.trim() };
        desk.edit(new Map([[id, fields]]), t("Prune"));
      }
      resolve(isMeant);
    };
  });
}
