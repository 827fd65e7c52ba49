/**
 * Saving a report's texts and sections in the background. htmx sends the forms one after the
 * other; this module knows what is stored, says how it stands beside each field, sends again
 * when the connection is back, and keeps the page from closing over unsaved words.
 */

import { t } from "../kit/words.js";
import { openDrafts, seenField, textField } from "./report_drafts.js";

const FORMS = "form[data-text], form[data-sections]";
const AGAIN_MS = 5000;
const SKIPPED = new Set(["csrfmiddlewaretoken", "seen", "name"]);

/**
 * @typedef {object} Standing what is known of one form
 * @property {string} stored
 * @property {string} sent
 * @property {boolean} hasFailed
 */

/** @typedef {{ elt: HTMLElement, xhr: XMLHttpRequest, shouldSwap?: boolean }} HtmxDetail */

/** @type {WeakMap<HTMLFormElement, Standing>} */
const standings = new WeakMap();

/** @type {import("./report_drafts.js").ReportDrafts | null} null until this tab has its name */
let drafts = null;

/**
 * The text of a form, or its sections in their order, as one comparable string.
 *
 * @param {HTMLFormElement} form
 * @returns {string}
 */
export function contentOf(form) {
  const pairs = [...new FormData(form)].filter(([name]) => !SKIPPED.has(name));
  return JSON.stringify(pairs);
}

/**
 * What the server sent in a form, whatever was typed since: somebody may type before this
 * module has started. Its controls may stand anywhere on the page.
 *
 * @param {HTMLFormElement} form
 * @returns {string}
 */
function servedContentOf(form) {
  const pairs = [...form.elements].flatMap(servedPairs);
  return JSON.stringify(pairs.filter(([name]) => !SKIPPED.has(name)));
}

/** @param {Element} control @returns {[string, string][]} what it sent as the server made it */
function servedPairs(control) {
  if (control instanceof HTMLTextAreaElement) return [[control.name, control.defaultValue]];
  if (control instanceof HTMLSelectElement) {
    const served = [...control.options].find((one) => one.defaultSelected) ?? control.options[0];
    return served ? [[control.name, served.value]] : [];
  }
  if (!(control instanceof HTMLInputElement) || !control.name) return [];
  if (control.type !== "checkbox") return [[control.name, control.defaultValue]];
  return control.defaultChecked ? [[control.name, control.value]] : [];
}

/** @param {HTMLFormElement} form @returns {Standing} */
function standing(form) {
  let known = standings.get(form);
  if (!known) {
    known = { stored: servedContentOf(form), sent: "", hasFailed: false };
    standings.set(form, known);
  }
  return known;
}

/** @returns {HTMLFormElement[]} */
function forms() {
  return /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll(FORMS)]);
}

/** @param {HTMLFormElement} form */
function isDirty(form) {
  return contentOf(form) !== standing(form).stored;
}

/** Send what differs from what is stored. */
function saveAll() {
  for (const form of forms()) if (isDirty(form)) form.requestSubmit();
}

/** Keep the text of a form over a reload as long as it is not stored. @param {HTMLFormElement} form */
function keepDraft(form) {
  if (!drafts || !("text" in form.dataset)) return;
  if (isDirty(form)) drafts.keep(form);
  else drafts.drop(form);
}

/** Whether closing the page would lose anything. @param {HTMLFormElement} form */
function wouldBeLost(form) {
  return isDirty(form) && !("text" in form.dataset && drafts?.holds(form));
}

/** Go on with the texts that closed tabs left unsaved. @param {HTMLElement} composer */
async function takeUpDrafts({ dataset: { thing = "", person = "" } }) {
  const { drafts: opened, lost } = await openDrafts({ thing, person });
  const texts = forms().filter((form) => "text" in form.dataset);
  const untouched = texts.filter((form) => !isDirty(form));
  drafts = opened;
  drafts.takeUp(lost, untouched);
  texts.forEach(keepDraft);
  if (lost.length > 0) saveAll();
}

/** @param {HTMLFormElement} form @param {string} words @param {boolean} [isBad] */
function say(form, words, isBad = false) {
  const place = form.querySelector("[data-save-state]");
  if (!place) return;
  place.textContent = words;
  place.classList.toggle("is-bad", isBad);
}

/** @param {Event} event @returns {HTMLFormElement | null} */
function formOf(event) {
  const target = event.target;
  if (!(target instanceof Element)) return null;
  return target.closest(FORMS) ?? formFromAfar(target);
}

/** The properties of sections stand beside their form. @param {Element} target */
function formFromAfar(target) {
  const { form } = /** @type {HTMLInputElement} */ (target);
  return form instanceof HTMLFormElement && form.matches(FORMS) ? form : null;
}

/** What is typed beside a form reaches it, as what is typed inside does. @param {Event} event */
function passOn(event) {
  const { target } = event;
  if (!(target instanceof Element) || target.closest(FORMS)) return;
  const name = event.type === "input" ? "typed" : "moved";
  formFromAfar(target)?.dispatchEvent(new CustomEvent(name));
}

/** Nothing is sent that is stored already, or that waits for a decision. @param {Event} event */
function onConfig(event) {
  const form = formOf(event);
  if (!form || event.target !== form) return;
  if (!isDirty(form) || form.querySelector(".clash")) event.preventDefault();
  else standing(form).sent = contentOf(form);
}

/** @param {HTMLFormElement} form */
function fail(form) {
  standing(form).hasFailed = true;
  say(form, t("Not saved: no connection. Your text stays here."), true);
}

/** Say how a saving ended. @param {Event} event */
function onAnswer(event) {
  const form = formOf(event);
  if (!form || event.target !== form) return;
  const { xhr } = /** @type {CustomEvent<HtmxDetail>} */ (event).detail;
  const known = standing(form);
  if (xhr.status === 0 || xhr.status >= 500) {
    fail(form);
  } else if (isSignedOut(xhr)) {
    say(form, t("Not saved: you are signed out. Sign in in another tab, then go on here."), true);
    known.hasFailed = true;
  } else if (xhr.status >= 400) {
    say(form, t("Not saved"), true);
  } else {
    known.stored = known.sent;
    known.hasFailed = false;
    keepDraft(form);
    say(form, isDirty(form) ? "" : t("Saved"));
  }
}

/** @param {XMLHttpRequest} xhr */
function isSignedOut(xhr) {
  return xhr.responseURL.includes("/accounts/login/");
}

/** A sign-in page or a broken server's page is no part of this page. @param {Event} event */
function onBeforeSwap(event) {
  const detail = /** @type {CustomEvent<HtmxDetail>} */ (event).detail;
  if (isSignedOut(detail.xhr) || detail.xhr.status >= 500) detail.shouldSwap = false;
}

function sendAgain() {
  for (const form of forms()) if (standing(form).hasFailed) form.requestSubmit();
}

/** Keep one's own words over the other person's, or take theirs. @param {Event} event */
function onDecision(event) {
  const form = formOf(event);
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  const decided = button?.dataset.keep ?? button?.dataset.take;
  const seen = form ? seenField(form) : null;
  if (!form || !button || !decided || !seen) return;
  seen.value = decided;
  const field = textField(form);
  const theirs = form.querySelector("[data-theirs]")?.textContent ?? "";
  form.querySelector(".clash")?.remove();
  if (button.dataset.take && field) {
    field.value = theirs;
    standing(form).stored = contentOf(form);
    say(form, t("Saved"));
  } else {
    form.requestSubmit();
  }
  keepDraft(form);
  field?.focus();
}

/** Start the saving of the page's forms, present and future. */
export function startSaving() {
  const remember = () => {
    forms().forEach(standing);
    forms().forEach(keepDraft);
  };
  remember();
  document.addEventListener("htmx:afterSwap", remember);
  document.addEventListener("change", passOn);
  document.addEventListener("input", (event) => {
    passOn(event);
    const form = formOf(event);
    if (form) keepDraft(form);
    if (form && !standing(form).hasFailed) say(form, "");
  });
  document.addEventListener("htmx:configRequest", onConfig);
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (form && event.target === form) say(form, t("Saving"));
  });
  document.addEventListener("htmx:beforeSwap", onBeforeSwap);
  document.addEventListener("htmx:afterRequest", onAnswer);
  document.addEventListener("click", onDecision);
  window.addEventListener("online", sendAgain);
  window.setInterval(sendAgain, AGAIN_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveAll();
  });
  window.addEventListener("beforeunload", (event) => {
    if (forms().some(wouldBeLost)) event.preventDefault();
  });
  document.addEventListener("DOMContentLoaded", () => window.setTimeout(saveAll));
  const composer = document.getElementById("composer");
  if (composer) void takeUpDrafts(composer);
}
