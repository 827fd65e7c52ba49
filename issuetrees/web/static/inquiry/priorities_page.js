/** The page of priorities: prizes and ease are typed where they stand, branches pruned with a reason. */

import { need } from "../kit/dom.js";
import { readNumber } from "../kit/formats/reading.js";
import { pageLanguage, t } from "../kit/words.js";
import { openDesk } from "./plan_desk.js";
import { askAnew } from "./plan_notes.js";
import { askAndPrune } from "./prune_dialog.js";

/** @typedef {import("./plan_desk.js").PlanDesk} PlanDesk */

class Priorities {
  /** @param {HTMLElement} root @param {PlanDesk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    root.addEventListener("change", (event) => this.#changed(event.target));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.target.blur();
    });
    root.addEventListener("click", (event) => this.#clicked(event.target));
    root.addEventListener("htmx:beforeSwap", (event) => {
      // Whoever types goes on typing: what changed is shown with the next answer.
      const field = document.activeElement;
      if (field instanceof HTMLInputElement && root.contains(field)) event.preventDefault();
    });
  }

  /** @param {EventTarget | null} target */
  #changed(target) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { field, id } = target.dataset;
    if (!field || !id) return;
    const value = field === "prize" ? numberIn(target) : target.value || null;
    target.toggleAttribute("aria-invalid", value === undefined);
    if (value === undefined) {
      this.desk.say(t("“{value}” is not a number.", { value: target.value }));
      return;
    }
    this.desk.edit(new Map([[id, { [field]: value }]]), t("Edit the priorities"));
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button =
      target instanceof Element ? target.closest("[data-prune], [data-unprune]") : null;
    if (!(button instanceof HTMLElement)) return;
    const { prune, unprune } = button.dataset;
    if (prune) askAndPrune(this.desk, prune);
    if (unprune) {
      const fields = { status: "open", prune_reason: "" };
      this.desk.edit(new Map([[unprune, fields]]), t("Bring back"));
    }
  }
}

/** @param {HTMLInputElement | HTMLSelectElement} field @returns {number | null | undefined} undefined for what is no number */
function numberIn({ value }) {
  if (value.trim() === "") return null;
  const reading = readNumber(value, pageLanguage());
  return reading && "value" in reading ? reading.value : undefined;
}

const desk = await openDesk();
if (desk) {
  new Priorities(need("#priorities"), desk);
  askAnew(desk);
}
