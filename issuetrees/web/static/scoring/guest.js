/** The page of a guest: one initiative after the other, all criteria below each other. */

import { complain } from "../kit/grid/complaint.js";
import { send } from "../kit/http.js";
import { openOutbox } from "../kit/outbox/open.js";
import { ScoreBook } from "./score_book.js";
import { isAtEnd, readCell, showCell } from "./score_cells.js";
import { withScore } from "./score_columns.js";
import { ScoreSheet } from "./score_sheet.js";

/** @typedef {import("./score_cells.js").CellState} CellState */
/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_sheet.js").Facts & { about: Record<string, string> }} Facts */

class GuestPage {
  /**
   * @param {HTMLElement} root
   * @param {Facts} facts
   * @param {import("./score_book.js").ScoreOutbox} outbox
   */
  constructor(root, facts, outbox) {
    this.root = root;
    this.about = facts.about;
    this.sheet = new ScoreSheet(facts);
    this.ids = facts.rows.map(([id]) => id);
    this.at = this.firstOpen();
    this.book = new ScoreBook(this.sheet, {
      outbox,
      assessor: root.dataset.assessor ?? "",
      round: root.dataset.round ?? "",
      onChange: () => this.show(),
    });
    root.addEventListener("click", (event) => this.onClick(event));
    root.addEventListener("change", (event) => this.onChange(event));
    document.addEventListener("click", (event) => this.onStep(event));
    this.picker?.addEventListener("change", () => this.go(this.picker?.selectedIndex ?? 0));
    this.show();
  }

  get picker() {
    const found = document.querySelector("[data-initiative]");
    return found instanceof HTMLSelectElement ? found : null;
  }

  /** The first initiative of which a score is missing. */
  firstOpen() {
    const columns = this.sheet.criteria.map((_, column) => column);
    const found = this.ids.findIndex((id) =>
      columns.some((column) => this.sheet.contentOf({ id, column }).state === ""),
    );
    return Math.max(found, 0);
  }

  /** @param {number} place */
  go(place) {
    this.at = Math.min(Math.max(place, 0), this.ids.length - 1);
    this.show();
    const title = this.root.querySelector("[data-title]");
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
    document.querySelector("[data-steps]")?.scrollIntoView({ block: "start" });
  }

  /** @param {number} column */
  spot(column) {
    return { id: this.ids[this.at] ?? "", column };
  }

  show() {
    const id = this.ids[this.at] ?? "";
    fill(this.root.querySelector("[data-title]"), this.sheet.rows.titleOf(id));
    fill(this.root.querySelector("[data-about]"), this.about[id] ?? "");
    if (this.picker) this.picker.selectedIndex = this.at;
    for (const button of document.querySelectorAll("[data-step]")) {
      const step = Number(/** @type {HTMLElement} */ (button).dataset.step);
      const isOut = this.at + step < 0 || this.at + step >= this.ids.length;
      button.toggleAttribute("disabled", isOut);
      if (button.hasAttribute("data-onward")) button.toggleAttribute("hidden", isOut);
    }
    for (const card of this.cards()) this.showCard(card);
  }

  /** @returns {HTMLElement[]} */
  cards() {
    return [...this.root.querySelectorAll("[data-criterion]")].filter(
      (card) => card instanceof HTMLElement,
    );
  }

  /** @param {HTMLElement} card */
  columnOf(card) {
    return this.sheet.criteria.findIndex(({ id }) => id === card.dataset.criterion);
  }

  /** @param {HTMLElement} card */
  showCard(card) {
    const spot = this.spot(this.columnOf(card));
    const criterion = this.sheet.criterionOf(spot);
    const content = this.sheet.contentOf(spot);
    card.hidden = content.state === "beside"; // nothing is asked
    for (const button of card.querySelectorAll("button")) {
      const { set, setState } = button.dataset;
      const isPressed =
        set === undefined
          ? setState !== "" && content.state === setState
          : content.state === "given" && content.value === Number(set);
      button.setAttribute("aria-pressed", String(isPressed));
    }
    const number = card.querySelector("[data-number]");
    if (number instanceof HTMLInputElement && document.activeElement !== number)
      number.value = content.state === "given" ? showCell(content, criterion) : "";
    const reason = card.querySelector("[data-reason]");
    if (reason instanceof HTMLTextAreaElement && document.activeElement !== reason)
      reason.value = content.reason;
    card.querySelector("[data-reason-field]")?.toggleAttribute("hidden", content.state === "");
    const asks = content.reason === "" && isAtEnd(content, criterion);
    card.querySelector("[data-ask-reason]")?.toggleAttribute("hidden", !asks);
  }

  /** @param {HTMLElement} card @param {Content} content */
  write(card, content) {
    if (!("open" in this.root.dataset)) return;
    complain("");
    this.book.write([[this.spot(this.columnOf(card)), content]]);
    this.showCard(card);
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const card = button?.closest("[data-criterion]");
    if (!button || !(card instanceof HTMLElement)) return;
    const { set, setState } = button.dataset;
    const before = this.sheet.contentOf(this.spot(this.columnOf(card)));
    if (set !== undefined)
      this.write(card, withScore({ state: "given", value: Number(set) }, before));
    else if (setState !== undefined) {
      const state = /** @type {CellState} */ (setState);
      this.write(card, withScore({ state, value: null }, before));
    }
  }

  /** @param {Event} event */
  onChange(event) {
    const field = event.target;
    const card = field instanceof Element ? field.closest("[data-criterion]") : null;
    if (!(card instanceof HTMLElement)) return;
    const spot = this.spot(this.columnOf(card));
    const before = this.sheet.contentOf(spot);
    if (field instanceof HTMLTextAreaElement)
      this.write(card, { ...before, reason: field.value.trim() });
    else if (field instanceof HTMLInputElement && "number" in field.dataset) {
      const reading = readCell(field.value, this.sheet.criterionOf(spot));
      const doubt = "doubt" in reading ? reading.doubt : "";
      if ("problem" in reading || doubt) complain("problem" in reading ? reading.problem : doubt);
      else this.write(card, withScore(reading.value, before));
    }
  }

  /** @param {MouseEvent} event */
  onStep(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-step]") : null;
    if (button instanceof HTMLElement) this.go(this.at + Number(button.dataset.step));
  }
}

/** @param {Element | null} element @param {string} text */
function fill(element, text) {
  if (element) element.textContent = text;
}

/**
 * @param {HTMLElement} root
 * @returns {Promise<import("./score_book.js").ScoreOutbox>}
 */
function guestOutbox({ dataset }) {
  const { save, thing = "", person = "" } = dataset;
  return openOutbox({ thing, person }, ({ round, cells }) =>
    send("PUT", save, { round_id: round, scores: cells }),
  );
}

async function start() {
  const root = document.querySelector("[data-guest-sheet]");
  const facts = document.getElementById("facts");
  if (!(root instanceof HTMLElement) || !facts) return;
  new GuestPage(root, JSON.parse(facts.textContent ?? "{}"), await guestOutbox(root));
  root.dataset.started = "";
}

start();
