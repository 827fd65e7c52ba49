/**
 * The field that filters the reference by words: operations that hold all of them stay, and so do
 * the entries of the list; rows of fields that hold one are marked, and what hides them is opened.
 * Without this module the field stays hidden, and the browser's own search finds all of the page.
 * @module
 */

/**
 * @typedef {object} Operation
 * @property {HTMLElement} section
 * @property {HTMLElement} entry its line in the list
 * @property {string} text what is searched: all but the example
 */

const BLANKS = /\s+/;

/** @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().split(BLANKS).filter(Boolean);
}

/**
 * @param {string} text in lower case
 * @param {readonly string[]} words
 */
function holdsAll(text, words) {
  return words.every((word) => text.includes(word));
}

/** @returns {Operation[]} */
function operations() {
  const sections = document.querySelectorAll(".operation");
  return [...sections].flatMap((section) => {
    const entry = document.querySelector(`.reference-list a[href="#${section.id}"]`)?.closest("li");
    if (!(section instanceof HTMLElement && entry)) return [];
    const parts = section.querySelectorAll(":scope > :not([data-example])");
    const text = [section.id, ...[...parts].map((part) => part.textContent)].join(" ");
    return [{ section, entry, text: text.toLowerCase() }];
  });
}

/**
 * @param {HTMLElement} section
 * @param {readonly string[]} words
 */
function markRows(section, words) {
  for (const row of section.querySelectorAll("tbody tr")) {
    const text = row.textContent.toLowerCase();
    const isHit = words.some((word) => text.includes(word));
    row.classList.toggle("is-hit", isHit);
    const fold = isHit ? row.closest("details") : null;
    if (fold) fold.open = true;
  }
}

/** @param {Iterable<Element>} groups */
function hideEmpty(groups) {
  for (const group of groups) {
    const hasSome = group.querySelector(".operation:not([hidden]), li:not([hidden])") !== null;
    group.toggleAttribute("hidden", !hasSome);
  }
}

/**
 * @param {readonly Operation[]} all
 * @param {readonly string[]} words
 * @returns {Operation[]} those that stay
 */
function filter(all, words) {
  const found = all.filter((one) => holdsAll(one.text, words));
  const kept = new Set(found);
  for (const one of all) {
    one.section.hidden = !kept.has(one);
    one.entry.hidden = !kept.has(one);
    if (kept.has(one)) markRows(one.section, words);
  }
  hideEmpty(document.querySelectorAll(".reference-group"));
  return found;
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} told
 */
function start(field, told) {
  const all = operations();
  /** @type {Operation[]} */
  let found = all;
  const run = () => {
    const words = wordsOf(field.value);
    found = filter(all, words);
    told.textContent = words.length ? `${told.dataset.found}: ${found.length}` : "";
  };
  field.addEventListener("input", run);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      field.value = "";
      run();
    } else if (event.key === "Enter" && found[0]) {
      found[0].entry.querySelector("a")?.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.focus();
  });
  field.closest("[hidden]")?.removeAttribute("hidden");
  run();
}

const field = document.querySelector("#reference-search");
const told = document.querySelector("#reference-found");
if (field instanceof HTMLInputElement && told instanceof HTMLElement) start(field, told);
