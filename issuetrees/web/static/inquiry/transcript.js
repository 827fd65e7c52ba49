/**
 * Quotes of an interview: what is selected in the transcript becomes the claim of the form beside
 * it, with its place in characters; a search narrows the questions to choose from.
 */

import { need } from "../kit/dom.js";

const MOST = 2_000;

/**
 * Chromium selects by keys only where one could type: so one could, but nothing changes the words.
 *
 * @param {HTMLTextAreaElement} text
 */
function selectable(text) {
  const words = text.value;
  text.readOnly = false;
  text.inputMode = "none"; // no keyboard comes up on a phone
  text.setAttribute("aria-readonly", "true");
  text.addEventListener("beforeinput", (event) => event.preventDefault());
  text.addEventListener("input", () => {
    text.value = words; // a composition cannot be prevented
  });
}

/** @param {HTMLTextAreaElement} text @param {HTMLFormElement} form */
function quoting(text, form) {
  const field = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement | HTMLTextAreaElement} */ (form.elements.namedItem(name));
  const take = () => {
    const { selectionStart: from, selectionEnd: to, value } = text;
    const quote = value.slice(from, to).slice(0, MOST);
    if (quote.trim() === "") return;
    const [lead] = /** @type {RegExpMatchArray} */ (quote.match(/^\s*/));
    const start = characters(value.slice(0, from + lead.length));
    const claim = quote.trim();
    field("claim").value = claim;
    field("quote_start").value = String(start);
    field("quote_end").value = String(start + characters(claim));
  };
  text.addEventListener("select", take);
  text.addEventListener("keyup", take);
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    take();
    need("#question-search").focus();
  });
}

/** The server counts characters, the browser halves of them. @param {string} text */
function characters(text) {
  return [...text].length;
}

/** @param {HTMLInputElement} search @param {HTMLSelectElement} select */
function narrowing(search, select) {
  const all = [...select.options].map((option) => ({ value: option.value, text: option.text }));
  const narrow = () => {
    const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const fits = all.filter(({ text }) => {
      const low = text.toLocaleLowerCase();
      return words.every((word) => low.includes(word));
    });
    const chosen = select.value;
    select.replaceChildren(...fits.map(({ value, text }) => new Option(text, value)));
    if (fits.some(({ value }) => value === chosen)) select.value = chosen;
  };
  select.size = 6;
  search.addEventListener("input", narrow);
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      select.focus();
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    } else if (event.key === "Enter") event.preventDefault();
  });
}

const text = document.querySelector("#transcript");
const form = document.querySelector("#quote-form");
if (text instanceof HTMLTextAreaElement && form instanceof HTMLFormElement) {
  selectable(text);
  quoting(text, form);
  const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem("node_id"));
  narrowing(need("#question-search"), select);
}
