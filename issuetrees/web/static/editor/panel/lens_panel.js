/**
 * The legend of the colours on the drawing, and the menu of the filter. A value in the legend is
 * also a filter: it fades all that is not so. The page brings the legend of a view to begin with;
 * this comes when one of them is used or there is something else to show.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./traits.js").Choice} Choice
 * @typedef {import("./lens.js").Trait} Trait
 */

import { make, need } from "../../kit/dom.js";
import { t, tn } from "../../kit/words.js";
import { choiceButton } from "./choice_button.js";
import { fillFilterMenu } from "./filter_menu.js";
import { wordsOf } from "./lens.js";
import { choicesOf, wordOf } from "./traits.js";

const PAUSE = 400;

export class LensPanel {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.lens = editor.lens;
    this.legend = document.querySelector("#legend");
    this.select = document.querySelector("#colouring");
    this.menu = /** @type {HTMLDetailsElement} */ (need("#filter-menu"));
    this.summary = need("summary", this.menu);
    this.list = need(".menu-list", this.menu);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    editor.hands.backSteps.push(() => this.#clear());
    this.lens.changed.on(() => this.show());
    editor.changed.on(() => this.#later());
    fillFilterMenu(this.list, editor);
    this.show();
  }

  /** @param {Event} event a click into the menu or the legend */
  pressed(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const { trait, value } = button?.dataset ?? {};
    if (button?.dataset.clear !== undefined) this.#clear();
    else if (trait && value) this.#toggle(trait, value);
  }

  /** @returns {boolean} whether there was a filter */
  #clear() {
    const { isFiltering } = this.lens;
    this.lens.read("");
    return isFiltering;
  }

  /**
   * @param {Trait} trait
   * @param {string} value
   */
  #toggle(trait, value) {
    const filter = new Map(this.lens.filter);
    const values = new Set(filter.get(trait));
    if (!values.delete(value)) values.add(value);
    if (values.size > 0) filter.set(trait, values);
    else filter.delete(trait);
    this.lens.read(wordsOf(filter));
  }

  show() {
    const { select, lens } = this;
    if (select instanceof HTMLSelectElement) select.value = lens.colouring;
    this.#showLegend();
    this.#mark();
    this.#count();
  }

  #showLegend() {
    const { legend, lens } = this;
    if (!(legend instanceof HTMLElement)) return;
    const choices = this.#used(lens.colouring);
    const shown = [lens.colouring, ...choices.map(({ value }) => value)].join();
    if (legend.dataset.shown === shown) return;
    legend.dataset.shown = shown;
    legend.setAttribute(
      "aria-label",
      t("Colours: {trait}", { trait: wordOf(this.editor, lens.colouring) }),
    );
    legend.replaceChildren(...choices.map((choice) => this.#legendItem(choice)));
  }

  /** @param {Choice} choice */
  #legendItem(choice) {
    const { colouring } = this.lens;
    const button = choiceButton(colouring, choice, "legend-item");
    const bar = make("span", "legend-bar");
    bar.dataset.colour = colouring;
    bar.dataset[colouring] = choice.value;
    const owner = colouring === "owner" ? this.editor.people.get(choice.value) : null;
    bar.style.setProperty("--owner", owner?.colour ?? "");
    button.prepend(bar);
    return button;
  }

  /** Owners are many: the legend names those that have a question. @param {Trait} trait */
  #used(trait) {
    const choices = choicesOf(this.editor, trait);
    if (trait !== "owner") return choices;
    const owners = new Set([...this.editor.graph.nodes.values()].map(({ owner_id: id }) => id));
    return choices.filter(({ value }) => owners.has(value));
  }

  /** Shows which values are chosen, in the menu and in the legend. */
  #mark() {
    const { filter, isFiltering } = this.lens;
    for (const place of [this.list, this.legend]) {
      for (const button of place?.querySelectorAll("button") ?? []) {
        const { trait, value, clear } = button.dataset;
        if (clear !== undefined) button.disabled = !isFiltering;
        else
          button.ariaPressed = String(
            filter.get(/** @type {Trait} */ (trait))?.has(value ?? "") ?? false,
          );
      }
    }
  }

  /** The tree changed: what depends on all of it is told when the hand rests. */
  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), PAUSE);
  }

  #fitting() {
    const { graph, lens } = this.editor;
    return [...graph.nodes.keys()].filter((id) => !lens.dims(id)).length;
  }

  /** Says how many boxes stay bright, while there is a filter. */
  #count() {
    const { lens, summary } = this;
    summary.classList.toggle("is-on", lens.isFiltering);
    summary.textContent = lens.isFiltering
      ? tn("Filter: {count} fits", "Filter: {count} fit", this.#fitting())
      : t("Filter");
  }
}
