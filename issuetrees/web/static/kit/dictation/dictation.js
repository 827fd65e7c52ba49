/**
 * Speech into a text field: words appear as they are spoken and can be typed over. One dictation
 * is one change: `input` with every word, `change` at its end, and Ctrl+Z in the field takes all
 * of it back. One field listens at a time.
 *
 * @typedef {HTMLTextAreaElement | HTMLInputElement} Field
 */

import { showToast } from "../toasts.js";
import { t } from "../words.js";
import { Bar, nextLanguage } from "./bar.js";
import { listen } from "./recogniser.js";
import { joined } from "./spoken.js";

/** So long the last words may take, ms. */
const LAST_WORDS = 1_500;

/** @type {Dictation | null} */
let current = null;
/** What was chosen on this page in place of the language of the content. @type {string | null} */
let chosen = null;
/** @type {WeakMap<Field, {before: string, after: string}>} */
const undoable = new WeakMap();

/** @type {Record<string, () => string>} */
const REFUSALS = {
  "not-allowed": () =>
    t(
      "The microphone is not allowed. Allow it for this page beside the address, then start again.",
    ),
  "service-not-allowed": () =>
    t("The browser does not allow speech recognition here. Look into its settings."),
  "audio-capture": () => t("There is no microphone. Plug one in, then start again."),
  network: () => t("Speech recognition of this browser needs a connection. What was heard stays."),
  "language-not-supported": () =>
    t("The browser does not recognise this language. Choose the other."),
  "no-speech": () => t("Nothing was heard. Check the microphone, then start again."),
};

/**
 * Starts to listen for a field, or ends that.
 * @param {Field} field which has the keys
 * @param {string} language of the content
 */
export function dictate(field, language) {
  const isOn = current?.field === field;
  current?.finish();
  if (isOn) return;
  current = new Dictation(field, chosen ?? language);
  current.start();
}

/** @returns {boolean} whether somebody listens for the field */
export function isDictated(/** @type {Field} */ field) {
  return current?.field === field;
}

/**
 * Takes a dictation back, or brings it again.
 * @param {Field} field
 * @param {boolean} isRedo
 * @returns {boolean} whether the field holds what a dictation left there
 */
export function revert(field, isRedo) {
  const known = undoable.get(field);
  if (!known || field.value !== (isRedo ? known.before : known.after)) return false;
  field.value = isRedo ? known.after : known.before;
  tell(field, "input");
  tell(field, "change");
  return true;
}

/** @param {Field} field @param {string} event */
function tell(field, event) {
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

class Dictation {
  /** @param {Field} field @param {string} language */
  constructor(field, language) {
    this.field = field;
    this.language = language;
    this.original = field.value;
    this.last = field.value;
    /** what earlier starts have heard */
    this.kept = "";
    this.heard = "";
    /** results before this one stand in the text and are not ours any more */
    this.skipped = 0;
    this.count = 0;
    this.timer = 0;
    this.isWriting = false;
    this.isEnding = false;
    this.isOver = false;
    /** whether the first words have found their place */
    this.isPlaced = false;
    this.off = new AbortController();
  }

  start() {
    const { field } = this;
    const { signal } = this.off;
    tell(field, "change"); // what was typed before is a change of its own
    field.addEventListener("input", () => this.#typed(), { signal });
    field.addEventListener("blur", () => setTimeout(() => this.#left()), { signal });
    window.addEventListener("keydown", (event) => this.#pressed(event), { signal, capture: true });
    this.bar = new Bar(field.closest("dialog") ?? document.body, {
      speak: (other) => this.speak(other),
      stop: () => this.finish(),
      cancel: () => this.cancel(),
    });
    field.dataset.dictated = "";
    tell(field, "dictating");
    this.#listen();
  }

  #listen() {
    this.bar?.show(this.language);
    this.skipped = 0;
    this.count = 0;
    this.listener = listen(this.language, {
      heard: (texts) => this.#hear(texts),
      refused: (code) => this.#refused(code),
      ended: () => this.#ended(),
    });
  }

  /** Where the words go: what is selected makes room for them. */
  #place() {
    this.isPlaced = true;
    const { value, selectionStart, selectionEnd } = this.field;
    this.before = value.slice(0, selectionStart ?? value.length);
    this.after = value.slice(selectionEnd ?? value.length);
  }

  /** @param {string[]} texts */
  #hear(texts) {
    if (this.field.value !== this.last) return this.#end(); // it shows something else by now
    if (!this.isPlaced) this.#place();
    this.count = texts.length;
    this.heard = texts.slice(this.skipped).join(" ");
    const { before = "", after = "", field } = this;
    const room = field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength;
    const words = joined(before, `${this.kept} ${this.heard}`, after);
    const fits = words.slice(0, Math.max(0, room - before.length - after.length));
    this.#write(before + fits + after, before.length + fits.length);
    if (fits.length === words.length) return;
    showToast(t("The field is full: {count} characters.", { count: room }));
    this.#end();
  }

  /** @param {string} text @param {number} caret */
  #write(text, caret) {
    const { field } = this;
    this.isWriting = true;
    field.value = text;
    field.setSelectionRange(caret, caret);
    this.last = text;
    tell(field, "input");
    this.isWriting = false;
  }

  /** Somebody types: what was heard is theirs now. */
  #typed() {
    if (this.isWriting) return;
    this.last = this.field.value;
    this.skipped = this.count;
    this.isPlaced = false;
    this.kept = "";
    this.heard = "";
  }

  #left() {
    if (document.activeElement !== this.field) this.#end();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const isAlone = !event.ctrlKey && !event.metaKey;
    if (event.code === "Escape") this.cancel();
    else if (event.code === "KeyM" && event.altKey && event.shiftKey && isAlone)
      this.speak(nextLanguage(this.language));
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {string} language */
  speak(language) {
    chosen = language;
    this.language = language;
    this.listener?.abort();
    this.#go();
  }

  /** What was heard stays, and it goes on listening. */
  #go() {
    this.kept = `${this.kept} ${this.heard}`.trim();
    this.heard = "";
    this.#listen();
  }

  /** @param {string} code */
  #refused(code) {
    if (code === "aborted" || this.isEnding) return;
    if (code === "no-speech" && this.last !== this.original) return; // a pause
    showToast(REFUSALS[code]?.() ?? t("Speech recognition has failed. Start again."));
    this.#end();
  }

  /** The browser has stopped listening. */
  #ended() {
    if (this.isEnding || this.count === 0) this.#end();
    else this.#go();
  }

  /** Ends it when the last words have come. */
  finish() {
    if (this.isEnding) return;
    this.isEnding = true;
    this.listener?.stop();
    this.timer = window.setTimeout(() => this.#end(), LAST_WORDS);
    if (document.activeElement !== this.field) this.#end();
  }

  /** Ends it and puts back what was there. */
  cancel() {
    this.#write(this.original, this.original.length);
    this.#end();
  }

  #end() {
    if (this.isOver) return;
    this.isOver = true;
    if (current === this) current = null;
    this.off.abort();
    window.clearTimeout(this.timer);
    this.listener?.abort();
    this.bar?.close();
    const { field, original } = this;
    delete field.dataset.dictated;
    tell(field, "dictated");
    if (field.value !== this.last || this.last === original || field.hidden) return;
    undoable.set(field, { before: original, after: this.last });
    if (document.activeElement === field) tell(field, "change");
  }
}
