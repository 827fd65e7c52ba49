/**
 * Where one can dictate: a button beside each long field, and Alt+M in any of them. Nothing is
 * shown where the browser recognises no speech.
 *
 * @typedef {import("./dictation.js").Field} Field
 */

import { make, makeSvg } from "../dom.js";
import { newId } from "../ids.js";
import { t } from "../words.js";
import { isAccepted } from "./bar.js";
import { dictate, isDictated, revert } from "./dictation.js";
import { recogniser } from "./recogniser.js";

const LONG = "textarea:not([readonly], [disabled])";
const MICROPHONE =
  "M8 1.5a2 2 0 0 0-2 2v4a2 2 0 0 0 4 0v-4a2 2 0 0 0-2-2zM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.5";

/**
 * @typedef {object} Offer
 * @property {string} language of the content
 * @property {(field: HTMLTextAreaElement) => () => Field | null} opener of a field, which has the
 *   keys then, also where asking has closed it
 */

/**
 * Offers dictation in the fields of a part of the page, also in those that come later.
 * @param {HTMLElement} root
 * @param {string} language
 * @param {Offer["opener"]} [opener]
 */
export function offerDictation(root, language, opener = focused) {
  if (!recogniser()) return;
  const offer = { language, opener };
  for (const field of root.querySelectorAll(LONG)) place(field, offer);
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.matches(LONG)) place(target, offer);
  });
  window.addEventListener("keydown", (event) => pressed(event, root, offer), { capture: true });
}

/** @param {HTMLTextAreaElement} field */
function focused(field) {
  return () => {
    if (document.activeElement !== field) field.focus();
    return field;
  };
}

/**
 * Says first where the sound goes, then listens.
 * @param {() => Field | null} open the field, with the keys in it
 * @param {string} language
 */
export async function begin(open, language) {
  if (!(await isAccepted())) return;
  const field = open();
  if (field) dictate(field, language);
}

/** @param {Element} field @param {Offer} offer */
function place(field, offer) {
  const box = field.closest(".field");
  const words = box?.querySelector(".field-label");
  if (!box || !words || !(field instanceof HTMLTextAreaElement)) return;
  if (box.querySelector(".dictate")) return;
  if (box instanceof HTMLLabelElement) {
    words.id ||= `label-${newId()}`;
    field.setAttribute("aria-labelledby", words.id); // the button is no part of the name
  }
  box.append(microphone(field, words.firstChild?.textContent?.trim() ?? "", offer));
}

/** @param {HTMLTextAreaElement} field @param {string} name @param {Offer} offer */
function microphone(field, name, offer) {
  const button = make("button", "dictate");
  button.type = "button";
  button.setAttribute("aria-label", t("Dictate: {field}", { field: name }));
  button.title = t("Dictate (Alt+M)");
  const icon = makeSvg("svg", {
    viewBox: "0 0 16 16",
    width: 16,
    height: 16,
    "aria-hidden": "true",
  });
  icon.append(makeSvg("path", { d: MICROPHONE }));
  button.append(icon);
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => start(field, offer));
  const show = () => button.setAttribute("aria-pressed", String(isDictated(field)));
  for (const moment of ["dictating", "dictated"]) field.addEventListener(moment, show);
  show();
  return button;
}

/** @param {HTMLTextAreaElement} field @param {Offer} offer */
function start(field, { language, opener }) {
  if (isDictated(field)) dictate(field, language);
  else begin(opener(field), language);
}

/** @param {KeyboardEvent} event @param {HTMLElement} root @param {Offer} offer */
function pressed(event, root, offer) {
  const { target: field } = event;
  if (!(field instanceof HTMLTextAreaElement) || !root.contains(field) || event.isComposing) return;
  if (!field.matches(LONG)) return;
  const isMod = event.ctrlKey || event.metaKey;
  const isStart = event.code === "KeyM" && event.altKey && !event.shiftKey && !isMod;
  const isRedo = event.code === "KeyY" || event.shiftKey;
  const isBack = isMod && !event.altKey && (event.code === "KeyZ" || event.code === "KeyY");
  if (isStart) start(field, offer);
  else if (!isBack || isDictated(field) || !revert(field, isRedo)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
