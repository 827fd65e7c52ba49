/**
 * The colleagues that fit the name being typed: arrows choose, Enter or Tab takes, Esc closes.
 *
 * @typedef {import("../base/types.js").Person} Person
 */

import { make, setAttribute } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";
import { matching } from "./mentions.js";

export class Picker {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {Person[]} people
   * @param {(person: Person) => void} take
   */
  constructor(area, people, take) {
    this.area = area;
    this.people = people;
    this.take = take;
    /** @type {Person[]} */
    this.offered = [];
    this.at = 0;
    /** @type {number | null} where an `@` stands that was closed by Esc */
    this.closedAt = null;
    this.list = make("ul", "compose-people");
    this.list.id = `people-${newId()}`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", t("Colleagues"));
    this.hint = make(
      "p",
      "compose-note",
      t("Nobody else is here yet. Invite somebody to mention them."),
    );
    this.hint.setAttribute("role", "status");
    this.hint.hidden = true;
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", this.list.id);
    this.list.addEventListener("pointerdown", (event) => this.#clicked(event));
  }

  get isOpen() {
    return this.offered.length > 0;
  }

  /** @param {{start: number, query: string} | null} typed */
  offer(typed) {
    if (!typed || typed.start !== this.closedAt) this.closedAt = null;
    const found = typed && this.closedAt === null ? matching(this.people, typed.query) : [];
    const isWhole = found.length === 1 && found[0]?.name === typed?.query;
    this.offered = isWhole ? [] : found;
    this.at = 0;
    this.start = typed?.start ?? null;
    this.hint.hidden = typed === null || this.people.length > 0;
    this.#draw();
  }

  close() {
    if (this.isOpen || !this.hint.hidden) this.offer(null);
  }

  #draw() {
    const options = this.offered.map((person, i) => {
      const option = make("li", "compose-person", person.name);
      option.id = `${this.list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(i === this.at));
      return option;
    });
    this.list.replaceChildren(...options);
    this.list.hidden = !this.isOpen;
    setAttribute(this.area, "aria-activedescendant", options[this.at]?.id);
    if (this.isOpen) this.list.scrollIntoView({ block: "nearest" });
    options[this.at]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for the list */
  pressed(event) {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.code) {
      case "ArrowDown":
        this.#step(1);
        break;
      case "ArrowUp":
        this.#step(-1);
        break;
      case "Enter":
      case "NumpadEnter":
      case "Tab":
        this.#take(this.at);
        break;
      case "Escape":
        this.closedAt = this.start ?? null;
        this.offered = [];
        this.#draw();
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** @param {number} by */
  #step(by) {
    this.at = (this.at + by + this.offered.length) % this.offered.length;
    this.#draw();
  }

  /** @param {number} at */
  #take(at) {
    const person = this.offered[at];
    this.offered = [];
    this.#draw();
    if (person) this.take(person);
  }

  /** @param {PointerEvent} event */
  #clicked(event) {
    event.preventDefault(); // the text keeps the keys
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) this.#take([...this.list.children].indexOf(option));
  }
}
