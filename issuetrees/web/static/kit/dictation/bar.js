/**
 * What is seen of a dictation: that somebody listens, in which language, and how it ends. It takes
 * no keys, so that they stay in the field; what it says is read aloud.
 *
 * @typedef {object} Hands
 * @property {(language: string) => void} speak
 * @property {() => void} stop
 * @property {() => void} cancel
 */

import { make } from "../dom.js";
import { t } from "../words.js";

/** @type {Record<string, () => string>} */
const LISTENING = {
  en: () => t("Listening to English"),
  ru: () => t("Listening to Russian"),
};
const LANGUAGES = Object.keys(LISTENING);
const TOLD = "issuetrees:dictation-told";

export class Bar {
  /** @param {HTMLElement} place @param {Hands} hands */
  constructor(place, hands) {
    this.element = make("div", "dictation");
    this.element.popover = "manual";
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", t("Dictation"));
    this.said = make("span", "dictation-said");
    this.said.setAttribute("role", "status");
    this.languages = LANGUAGES.map((language) => {
      const one = button("", language.toUpperCase(), () => hands.speak(language));
      one.title = LISTENING[language]?.() ?? "";
      return one;
    });
    const chosen = make("span", "segmented");
    chosen.setAttribute("role", "group");
    chosen.setAttribute("aria-label", t("Language (Alt+Shift+M)"));
    chosen.append(...this.languages);
    const stop = button("button is-primary is-small", t("Stop"), hands.stop);
    stop.append(make("kbd", "", "Alt M"));
    const cancel = button("button is-quiet is-small", t("Discard"), hands.cancel);
    cancel.append(make("kbd", "", "Esc"));
    const dot = make("span", "dictation-dot");
    dot.setAttribute("aria-hidden", "true");
    this.element.append(dot, this.said, chosen, stop, cancel);
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    place.append(this.element);
    this.element.showPopover();
  }

  /** @param {string} language */
  show(language) {
    this.said.textContent = LISTENING[language]?.() ?? "";
    for (const [at, one] of this.languages.entries())
      one.setAttribute("aria-pressed", String(LANGUAGES[at] === language));
  }

  close() {
    this.element.remove();
  }
}

/** @param {string} language @returns {string} the one after it */
export function nextLanguage(language) {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? language;
}

/** @param {string} look @param {string} words @param {() => void} act */
function button(look, words, act) {
  const made = make("button", look, words);
  made.type = "button";
  made.tabIndex = -1; // whoever leaves the field ends the dictation
  made.addEventListener("click", act);
  return made;
}

/** Tells once, before the microphone opens, where the sound may go. @returns {Promise<boolean>} */
export async function isAccepted() {
  if (localStorage.getItem(TOLD) === "yes") return true;
  const dialog = make("dialog", "dialog");
  dialog.setAttribute("aria-labelledby", "dictation-title");
  const form = make("form", "form");
  form.method = "dialog";
  const title = make("h2", "", t("Dictate with your browser"));
  title.id = "dictation-title";
  const start = make("button", "button is-primary", t("Start dictating"));
  start.value = "start";
  const foot = make("div", "form-actions");
  foot.append(start, make("button", "button", t("Cancel")));
  form.append(title, make("p", "", PRIVACY()), make("p", "soft", HOW()), foot);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  start.focus();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  const isStarted = dialog.returnValue === "start";
  if (isStarted) localStorage.setItem(TOLD, "yes");
  return isStarted;
}

const PRIVACY = () =>
  t(
    "Your browser turns speech into text. Some browsers send the sound to their maker for that: Chrome to Google, Edge to Microsoft, Safari to Apple. Issuetrees gets the text only.",
  );
const HOW = () =>
  t(
    "Words appear as you speak. Alt+M stops, Esc discards them, Ctrl+Z takes them back afterwards.",
  );
