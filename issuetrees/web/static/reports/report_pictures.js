/**
 * Pictures of sections: chosen, dropped on their field or pasted. One that is replaced or taken
 * away comes back by Undo; what cannot be taken is told at the field.
 */

import { showToast } from "../kit/toasts.js";
import { fill, t } from "../kit/words.js";

const FIELD = "[data-picture]";
const MB = 1_000_000;

/** @type {WeakMap<HTMLElement, number>} how many pictures were sent from a field */
const sent = new WeakMap();

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function fieldOf(target) {
  return target instanceof Element ? target.closest(FIELD) : null;
}

/** @param {HTMLElement} field @returns {HTMLElement | null} */
function shownIn(field) {
  return field.querySelector("[data-picture-shown]");
}

/** @param {HTMLElement} field @param {string} [problem] */
function say(field, problem = "") {
  const place = field.querySelector("[data-picture-problem]");
  if (!(place instanceof HTMLElement)) return;
  place.textContent = problem;
  place.hidden = problem === "";
}

/** Put what is shown into the field, and have the sections saved. @param {HTMLElement} field @param {Node} shown */
function put(field, shown) {
  shownIn(field)?.replaceWith(shown);
  document.getElementById("sections-form")?.dispatchEvent(new CustomEvent("moved"));
}

/**
 * Show something else, with a way back to what was shown.
 *
 * @param {HTMLElement} field
 * @param {HTMLElement} shown
 * @param {string} words
 */
function change(field, shown, words) {
  const old = shownIn(field);
  put(field, shown);
  if (old?.querySelector("img")) showToast(words, { undo: () => put(field, old) });
}

/** @param {HTMLElement} field @param {File} file */
function ask(field, file) {
  const body = new FormData();
  const token = document.querySelector("#sections-form [name=csrfmiddlewaretoken]");
  body.set("csrfmiddlewaretoken", token instanceof HTMLInputElement ? token.value : "");
  body.set("field", field.dataset.name ?? "");
  body.set("picture", file);
  return fetch(field.dataset.picture ?? "", { method: "POST", body }).catch(() => null);
}

/** Send a picture and show it; of several the last counts. @param {HTMLElement} field @param {File} file */
async function send(field, file) {
  const most = Number(field.dataset.most);
  if (file.size > most) {
    say(
      field,
      fill(t("A picture has {limit} MB at most. Send it smaller or as JPEG."), {
        limit: most / MB,
      }),
    );
    return;
  }
  const mine = (sent.get(field) ?? 0) + 1;
  sent.set(field, mine);
  say(field);
  field.setAttribute("aria-busy", "true");
  const answer = await ask(field, file);
  const text = (await answer?.text().catch(() => "")) ?? "";
  if (sent.get(field) !== mine) return;
  field.removeAttribute("aria-busy");
  if (answer?.ok && !answer.redirected) {
    const made = new DOMParser().parseFromString(text, "text/html");
    const shown = made.querySelector("[data-picture-shown]");
    if (shown instanceof HTMLElement) change(field, shown, t("The picture is replaced"));
  } else if (answer?.status === 400) {
    say(field, text.trim());
  } else {
    say(field, t("This did not work. Try again when the connection is back."));
  }
}

/** @param {HTMLElement} field */
function takeAway(field) {
  const shown = shownIn(field);
  const input = shown?.querySelector("input")?.cloneNode();
  if (!shown || !(input instanceof HTMLInputElement)) return;
  const none = /** @type {HTMLElement} */ (shown.cloneNode(false));
  input.value = "";
  none.append(input);
  change(field, none, t("The picture is taken away"));
  document.getElementById(`${field.id}-file`)?.focus();
}

/** @param {DataTransfer | null} held @returns {File | undefined} */
function pictureOf(held) {
  return [...(held?.files ?? [])].find((file) => file.type.startsWith("image/"));
}

/** @param {Event} event */
function onChange(event) {
  const input = event.target;
  const field = fieldOf(input);
  const file = input instanceof HTMLInputElement ? input.files?.[0] : null;
  if (!field || !file || !(input instanceof HTMLInputElement)) return;
  input.value = ""; // the same file may be chosen again
  void send(field, file);
}

/** A picture goes to the field that is open, unless text is pasted where one writes. @param {ClipboardEvent} event */
function onPaste(event) {
  const held = event.clipboardData;
  const field = document.querySelector(`.panel:not([hidden]) ${FIELD}`);
  const file = pictureOf(held);
  const isWriting =
    event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
  if (!(field instanceof HTMLElement) || !file) return;
  if (isWriting && held?.types.includes("text/plain")) return;
  event.preventDefault();
  void send(field, file);
}

/** @param {DragEvent} event */
function onDrag(event) {
  const field = fieldOf(event.target);
  for (const other of document.querySelectorAll(`${FIELD}.is-over`)) {
    if (other !== field || event.type !== "dragover") other.classList.remove("is-over");
  }
  if (!field || event.type === "dragleave") return;
  event.preventDefault();
  if (event.type === "dragover") field.classList.add("is-over");
  const file = event.type === "drop" ? event.dataTransfer?.files[0] : undefined;
  if (file) void send(field, file);
}

/** Start the pictures of the page's sections, present and future. */
export function startPictures() {
  document.addEventListener("change", onChange);
  document.addEventListener("paste", onPaste);
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => onDrag(/** @type {DragEvent} */ (event)));
  }
  document.addEventListener("click", (event) => {
    const field = fieldOf(event.target);
    const isGone = event.target instanceof Element && event.target.closest("[data-picture-gone]");
    if (field && isGone) takeAway(field);
  });
  for (const input of document.querySelectorAll(`${FIELD} [type=file]`)) {
    // Chosen before this module had started.
    if (input instanceof HTMLInputElement && input.files?.length) {
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}
