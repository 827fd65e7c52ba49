/** Puts leaves into the branches that are typed: by drag, by the choice beside each, by number. */

/** @param {string} text */
export const titlesOf = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

class Bins {
  /** @param {HTMLElement} place @param {HTMLTextAreaElement} typed */
  constructor(place, typed) {
    this.place = place;
    this.typed = typed;
    /** @type {HTMLElement[]} */
    this.leaves = [...place.querySelectorAll(".bin-leaf")].filter(
      (one) => one instanceof HTMLElement,
    );
    /** @type {HTMLElement | null} */
    this.dragged = null;
    this.rebuild();
    typed.addEventListener("input", () => this.rebuild());
    place.addEventListener("change", (event) => this.#chosen(event.target));
    place.addEventListener("keydown", (event) => this.#press(event));
    place.addEventListener("dragstart", (event) => this.#lift(event));
    place.addEventListener("dragover", (event) => event.preventDefault());
    place.addEventListener("drop", (event) => this.#drop(event));
  }

  /** Make a bin for each branch; leaves of a branch that is gone are unassigned again. */
  rebuild() {
    const titles = titlesOf(this.typed.value);
    const first = this.place.querySelector("[data-bin='']");
    for (const bin of this.place.querySelectorAll("[data-bin]")) if (bin !== first) bin.remove();
    for (const [at, title] of titles.entries()) this.place.append(makeBin(at + 1, title));
    for (const leaf of this.leaves) {
      const select = choiceOf(leaf);
      const was = select.dataset.chosen ?? "";
      const options = titles.map((title, at) => new Option(title, String(at + 1)));
      select.replaceChildren(new Option("–", ""), ...options);
      this.put(leaf, Number(was) <= titles.length ? was : "");
    }
  }

  /** Put a leaf into the bin of a branch, or out of all. @param {HTMLElement} leaf @param {string} value */
  put(leaf, value) {
    const bin = this.place.querySelector(`[data-bin="${value}"] ul`);
    if (!bin) return;
    const select = choiceOf(leaf);
    select.value = value;
    select.dataset.chosen = value;
    bin.append(leaf);
    for (const one of this.place.querySelectorAll("[data-bin]")) {
      const count = one.querySelector("[data-count]");
      if (count) count.textContent = String(one.querySelectorAll(".bin-leaf").length);
    }
  }

  /** @param {EventTarget | null} target */
  #chosen(target) {
    const leaf = target instanceof HTMLSelectElement ? target.closest(".bin-leaf") : null;
    if (!(leaf instanceof HTMLElement && target instanceof HTMLSelectElement)) return;
    this.put(leaf, target.value);
    target.focus();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const leaf = event.target;
    if (!(leaf instanceof HTMLElement && leaf.matches(".bin-leaf")) || !/^\d$/.test(event.key))
      return;
    event.preventDefault();
    const next = this.leaves[this.leaves.indexOf(leaf) + 1] ?? leaf;
    this.put(leaf, event.key === "0" ? "" : event.key);
    next.focus();
  }

  /** @param {DragEvent} event */
  #lift(event) {
    const leaf = event.target instanceof Element ? event.target.closest(".bin-leaf") : null;
    this.dragged = leaf instanceof HTMLElement ? leaf : null;
    event.dataTransfer?.setData("text/plain", leaf?.textContent?.trim() ?? "");
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const bin = event.target instanceof Element ? event.target.closest("[data-bin]") : null;
    if (!(bin instanceof HTMLElement && this.dragged)) return;
    event.preventDefault();
    this.put(this.dragged, bin.dataset.bin ?? "");
    this.dragged = null;
  }
}

/** @param {HTMLElement} leaf */
function choiceOf(leaf) {
  const select = leaf.querySelector("select");
  if (!select) throw new Error("a leaf has no choice");
  return select;
}

/** @param {number} number @param {string} title */
function makeBin(number, title) {
  const bin = document.createElement("section");
  bin.className = "bin";
  bin.dataset.bin = String(number);
  const heading = document.createElement("h2");
  const count = document.createElement("span");
  count.className = "soft";
  count.dataset.count = "";
  heading.append(`${number} ${title} `, count);
  bin.append(heading, document.createElement("ul"));
  return bin;
}

const place = document.querySelector("[data-bins]");
const typed = document.querySelector("[data-branches]");
if (place instanceof HTMLElement && typed instanceof HTMLTextAreaElement) new Bins(place, typed);
