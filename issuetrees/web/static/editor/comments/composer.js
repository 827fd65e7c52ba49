/**
 * A box to write a comment in. Enter makes a new line, Ctrl or Cmd with Enter sends, `@` offers
 * colleagues. What is typed is kept with every keystroke.
 *
 * @typedef {import("./postbox.js").Draft} Draft
 * @typedef {import("./postbox.js").Postbox} Postbox
 * @typedef {import("./postbox.js").Outcome} Outcome
 * @typedef {import("../base/types.js").Person} Person
 *
 * @typedef {object} Purpose what the box is for
 * @property {string} box its name in the postbox
 * @property {string} label
 * @property {string} button
 * @property {"POST" | "PATCH"} method
 * @property {string} url
 * @property {object} body beside text and mentions
 * @property {string} [text] what there is to change
 * @property {string[]} [people] whom that mentions
 */

import { make } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { normal } from "../../kit/text.js";
import { t } from "../../kit/words.js";
import { keyWords } from "../base/key_words.js";
import { Picker } from "./member_picker.js";
import { mentionedIn, queryAt } from "./mentions.js";

const MAX_TEXT = 5_000;

export class Composer {
  /**
   * @param {object} parts
   * @param {Postbox} parts.postbox
   * @param {Person[]} parts.people all members
   * @param {string} parts.myId
   * @param {Purpose} parts.purpose
   * @param {(lost: Draft | null) => void} parts.closed with what was thrown away
   */
  constructor({ postbox, people, myId, purpose, closed }) {
    this.postbox = postbox;
    this.people = people;
    this.purpose = purpose;
    this.closed = closed;
    this.element = make("form", "compose");
    this.area = make("textarea", "input");
    this.sendButton = make("button", "button is-primary is-small", purpose.button);
    this.cancelButton = make("button", "button is-quiet is-small", t("Cancel"));
    this.note = make("p", "compose-note");
    const others = people.filter(({ id }) => id !== myId);
    this.picker = new Picker(this.area, others, (person) => this.#insert(person));
    const draft = postbox.draft(purpose.box);
    /** @type {Set<string>} */
    this.chosen = new Set(draft?.people ?? purpose.people ?? []);
    this.area.value = draft?.text ?? purpose.text ?? "";
    /** @type {import("./thread_view.js").Place | null} where it points */
    this.place = draft?.place ?? null;
    this.#build(others.length > 0);
    this.#listen();
    this.showState(postbox.isWaiting(purpose.box) ? "waiting" : null);
  }

  /** @param {boolean} hasOthers */
  #build(hasOthers) {
    const { area, element } = this;
    area.rows = 3;
    area.maxLength = MAX_TEXT;
    area.setAttribute("aria-label", this.purpose.label);
    area.placeholder = hasOthers ? t("@ mentions a colleague") : "";
    this.note.setAttribute("role", "status");
    this.cancelButton.type = "button";
    this.sendButton.title = keyWords("Mod+Enter", navigator.platform.startsWith("Mac"));
    const foot = make("div", "compose-foot");
    foot.append(this.sendButton, this.cancelButton);
    if (hasOthers) foot.append(this.#atButton());
    element.append(area, this.picker.list, this.picker.hint, foot, this.note);
  }

  /** A Russian layout has no `@`. */
  #atButton() {
    const button = make("button", "button is-quiet is-small compose-at", "@");
    button.type = "button";
    button.title = t("Mention a colleague");
    button.setAttribute("aria-label", t("Mention a colleague"));
    button.addEventListener("click", () => {
      const { area } = this;
      const before = area.value.slice(0, area.selectionStart);
      this.#type(/(^|[\s(«"])$/.test(before) ? "@" : " @");
    });
    return button;
  }

  #listen() {
    const { area, element } = this;
    area.addEventListener("input", () => this.#typed());
    area.addEventListener("keydown", (event) => this.#pressed(event));
    area.addEventListener("click", () => this.#offer());
    area.addEventListener("blur", () => this.picker.close());
    this.cancelButton.addEventListener("click", () => this.close());
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
  }

  get text() {
    return normal(this.area.value).trim();
  }

  #typed() {
    this.showState(null);
    this.postbox.keep(this.purpose.box, this.#draft());
    this.#offer();
  }

  #draft() {
    const { place } = this;
    return { text: this.area.value, people: [...this.chosen], ...(place && { place }) };
  }

  /** @param {import("./thread_view.js").Place} place of the drawing that it is about */
  point(place) {
    if (this.postbox.isWaiting(this.purpose.box)) return;
    this.place = place;
    this.postbox.keep(this.purpose.box, this.#draft());
  }

  #offer() {
    const { area } = this;
    this.picker.offer(this.area.readOnly ? null : queryAt(area.value, area.selectionEnd));
  }

  /** @param {Person} person that was chosen for the name that is being typed */
  #insert(person) {
    const { area } = this;
    const typed = queryAt(area.value, area.selectionEnd);
    if (!typed) return;
    this.chosen.add(person.id);
    area.setSelectionRange(typed.start, area.selectionEnd);
    this.#type(`@${person.name} `);
  }

  /** @param {string} text that comes after what is there */
  add(text) {
    this.area.value += text;
    this.#typed();
  }

  /** @param {string} text in place of what is selected */
  #type(text) {
    const { area } = this;
    area.focus();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    this.#typed();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.isComposing) return;
    if (this.picker.pressed(event)) return;
    const isEnter = event.code === "Enter" || event.code === "NumpadEnter";
    if (isEnter && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.send();
    } else if (event.code === "Escape" && this.#isUntouched()) {
      this.close();
    }
  }

  #isUntouched() {
    return this.text === "" || this.text === (this.purpose.text ?? "").trim();
  }

  send() {
    const { text, purpose, postbox } = this;
    if (text === "" || postbox.isWaiting(purpose.box)) return;
    if (purpose.text !== undefined && this.#isUntouched()) return this.close();
    const mentioned = mentionedIn(text, this.people, this.chosen);
    const where = this.place && { place: this.place };
    const body = { ...purpose.body, text, mention_ids: mentioned, ...where };
    const { box, method, url } = purpose;
    postbox.send({ key: newId(), box, method, url, body });
    this.showState("sending");
  }

  /**
   * @param {Outcome | "sending" | null} state
   * @param {string} [reason]
   */
  showState(state, reason = "") {
    const isOnItsWay = state !== null && state !== "refused";
    this.area.readOnly = isOnItsWay;
    this.cancelButton.disabled = isOnItsWay;
    this.sendButton.disabled = isOnItsWay || this.text === "";
    this.note.textContent = noteOn(state, reason);
    this.note.hidden = this.note.textContent === "";
    this.note.classList.toggle("is-bad", state === "refused");
    if (isOnItsWay) this.picker.close();
  }

  close() {
    const lost = this.#isUntouched() ? null : this.#draft();
    this.postbox.keep(this.purpose.box, null);
    this.element.remove();
    this.closed(lost);
  }

  focus() {
    this.area.focus();
    this.element.scrollIntoView({ block: "nearest" });
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }
}

/**
 * @param {Outcome | "sending" | null} state
 * @param {string} reason
 */
function noteOn(state, reason) {
  if (state === "waiting")
    return t("Your text is safe here. We'll send it when the connection is back.");
  if (state === "signed_out")
    return t("Your text is safe here. Sign in again in another tab to send it.");
  if (state === "refused") return t("Not sent. {reason} Your text is still here.", { reason });
  return state === "sending" ? t("Sending…") : "";
}
