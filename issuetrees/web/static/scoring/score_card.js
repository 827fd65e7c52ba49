/** The card beside the grid: by what the criterion of the active cell is measured. */

import { t } from "../kit/words.js";
import { isAtEnd, showCell } from "./score_cells.js";

/** @typedef {import("./score_cells.js").CellState} CellState */
/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Criterion} Criterion */

/**
 * @typedef {object} Wires
 * @property {(text: string) => void} onType something typed as the score
 * @property {(state: CellState, value: number | null) => void} onChoose
 * @property {(reason: string) => void} onReason
 * @property {() => void} onLeave go back to the grid
 */

export class ScoreCard {
  /**
   * @param {HTMLElement} panel
   * @param {Wires} wires
   */
  constructor(panel, wires) {
    this.panel = panel;
    this.wires = wires;
    const reason = panel.querySelector("#reason");
    this.reason = reason instanceof HTMLTextAreaElement ? reason : null;
    panel.addEventListener("click", (event) => this.onClick(event));
    panel.addEventListener("change", (event) => this.onChange(event));
    panel.addEventListener("keydown", (event) => this.onKey(event));
  }

  /**
   * Show the criterion of a cell and what the cell holds.
   *
   * @param {string} title of the initiative
   * @param {Criterion} criterion
   * @param {Content} content
   */
  show(title, criterion, content) {
    this.panel.hidden = false;
    const isBeside = content.state === "beside";
    this.panel.classList.toggle("is-beside", isBeside);
    this.panel.querySelector("[data-beside]")?.toggleAttribute("hidden", !isBeside);
    const place = this.panel.querySelector("[data-card-place]");
    if (place) place.textContent = title;
    for (const card of this.panel.querySelectorAll("[data-card]")) {
      if (!(card instanceof HTMLElement)) continue;
      card.hidden = card.dataset.card !== criterion.id;
      if (!card.hidden) this.press(card, criterion, content);
    }
    this.showReason(content);
    const ask = this.panel.querySelector("[data-ask-reason]");
    ask?.toggleAttribute("hidden", content.reason !== "" || !isAtEnd(content, criterion));
  }

  /** Put the keyboard into the reason. */
  focusReason() {
    if (this.reason && !this.reason.disabled) this.reason.focus();
  }

  /** @param {Content} content */
  showReason(content) {
    this.showWriter(content.enteredBy ?? "");
    const text = this.panel.querySelector("[data-reason-text]");
    if (text) text.textContent = content.reason;
    if (!this.reason) return;
    const isAsked = content.state !== "" && content.state !== "beside";
    this.reason.closest("[data-reason-field]")?.toggleAttribute("hidden", !isAsked);
    this.reason.disabled = !isAsked;
    if (document.activeElement !== this.reason) this.reason.value = content.reason;
  }

  /** Say who wrote a score down in the assessor's name. @param {string} name */
  showWriter(name) {
    const note = this.panel.querySelector("[data-entered-by]");
    if (!(note instanceof HTMLElement)) return;
    note.hidden = name === "";
    note.textContent = name && t("Entered by {name}", { name });
  }

  /**
   * @param {HTMLElement} card
   * @param {Criterion} criterion
   * @param {Content} content
   */
  press(card, criterion, content) {
    for (const button of card.querySelectorAll("button")) {
      const { set, setState } = button.dataset;
      if (set === undefined && !setState) continue;
      const isPressed =
        set === undefined
          ? content.state === setState
          : content.state === "given" && isMeant(content, Number(set));
      button.setAttribute("aria-pressed", String(isPressed));
    }
    const number = card.querySelector("[data-number]");
    if (number instanceof HTMLInputElement && document.activeElement !== number) {
      number.value = content.state === "given" ? showCell(content, criterion) : "";
    }
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const { set, setState } = button.dataset;
    if (set !== undefined) this.wires.onChoose("given", Number(set));
    else if (setState !== undefined) this.wires.onChoose(/** @type {CellState} */ (setState), null);
  }

  /** @param {Event} event */
  onChange(event) {
    const field = event.target;
    if (field === this.reason && this.reason) this.wires.onReason(this.reason.value.trim());
    else if (field instanceof HTMLInputElement && "number" in field.dataset) {
      this.wires.onType(field.value);
    }
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const isField = event.target instanceof HTMLInputElement || event.target === this.reason;
    const isSend = event.key === "Enter" && !event.shiftKey;
    if (!isField || (event.key !== "Escape" && !isSend)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape" && this.reason) this.reason.value = this.reason.defaultValue;
    this.wires.onLeave();
  }
}

/**
 * Whether a level is what is said, or in the range of it.
 *
 * @param {Content} content
 * @param {number} level
 */
function isMeant({ value, low, high }, level) {
  if (typeof low !== "number" || typeof high !== "number") return value === level;
  return low <= level && level <= high;
}
