/**
 * The command palette (Ctrl K): places of the page, commands that modules register, and what
 * the server finds, kind by kind.
 *
 * @typedef {import("../kit/palette.js").Command} Command
 */

import { readJson } from "../kit/http.js";
import { matches, registered, registerSource, takeSources } from "../kit/palette.js";
import { t } from "../kit/words.js";

const PAUSE = 120;

/** @returns {Command[]} */
function commandsOfPage() {
  /** @type {Map<string, Command>} */
  const found = new Map();
  for (const element of document.querySelectorAll("[data-command]")) {
    if (!(element instanceof HTMLElement)) continue;
    const label = (element.dataset.command || element.textContent || "").trim();
    if (label) found.set(label, { label, run: () => element.click() });
  }
  return [...found.values()];
}

/**
 * @typedef {{ label: string, hits: { label: string, note: string, url: string }[] }} Group
 * @param {unknown} answer
 * @returns {Command[]}
 */
function commandsOfServer(answer) {
  const { groups = [] } = /** @type {{ groups?: Group[] }} */ (answer);
  return groups.flatMap((group) =>
    group.hits.map(({ label, note, url }) => ({
      label,
      note,
      group: group.label,
      run: () => window.location.assign(url),
    })),
  );
}

class Palette {
  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog;
    this.input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
    /** @type {Command[]} */
    this.commands = [];
    /** @type {Command[]} */
    this.found = [];
    this.chosen = 0;
    this.timer = 0;
    this.request = new AbortController();
    /** the page's own commands among those shown; they come first */
    this.own = 0;
    /** sources of commands that are on their way */
    this.awaited = 0;
    /** what the server found is for what stands in the field */
    this.isAnswered = false;
    /** an arrow key chose since the last letter */
    this.isChosen = false;
    /** Enter was pressed before there was something to run */
    this.isPressed = false;
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("click", (event) => this.onClick(event));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      this.isPressed = false;
    });
  }

  /** Whether what stands first will still stand first when all answers are in. */
  get isSettled() {
    const isExact = this.commands[0] ? isCalled(this.commands[0], this.input.value) : false;
    const isOwn = this.chosen < this.own && (isExact || this.input.value.trim() === "");
    return this.isChosen || (this.awaited === 0 && (this.isAnswered || isOwn));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  open() {
    if (this.dialog.open) return;
    this.input.value = "";
    this.found = [];
    this.dialog.showModal();
    this.input.focus();
    this.onInput();
    for (const register of takeSources()) this.wait(register);
  }

  /** @param {() => Promise<void>} register */
  async wait(register) {
    this.awaited += 1;
    await register().catch(() => registerSource(register)); // no connection: the next time, then
    this.awaited -= 1;
    this.show();
    this.settle();
  }

  onInput() {
    this.isAnswered = false;
    this.isPressed = false;
    this.isChosen = false;
    this.show();
    this.request.abort(); // its answer would be taken for that of what stands in the field now
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.request = new AbortController();
    const { signal } = this.request;
    const url = new URL(this.dialog.dataset.findUrl ?? "", window.location.href);
    url.searchParams.set("q", this.input.value.trim());
    try {
      this.found = commandsOfServer(await readJson(url, signal));
    } catch {
      if (signal.aborted) return; // a newer question; without a connection the page's own stay
      this.found = [];
    }
    this.isAnswered = true;
    this.show();
    this.settle();
  }

  /** Runs what Enter was pressed for, once it is known. */
  settle() {
    if (!this.isPressed || !this.isSettled) return;
    this.isPressed = false;
    this.run(this.chosen);
  }

  show() {
    const kept = this.isChosen ? this.commands[this.chosen] : undefined;
    const query = this.input.value.trim();
    const local = [...commandsOfPage(), ...registered];
    const fitting = local.filter(
      ({ label, isAsked }) => matches(label, query) && (query !== "" || !isAsked),
    );
    this.own = fitting.length;
    this.commands = exactFirst([...fitting, ...this.found], query);
    this.list.replaceChildren(...optionsIn(this.commands));
    if (this.commands.length === 0) {
      const empty = document.createElement("p");
      empty.className = "palette-empty";
      empty.textContent = t("Nothing is called “{query}”.", { query });
      this.list.append(empty);
    }
    const at = this.commands.findIndex(
      (one) => one.label === kept?.label && one.note === kept.note,
    );
    this.choose(at);
  }

  /** @param {number} index */
  choose(index) {
    this.chosen = Math.max(0, Math.min(index, this.commands.length - 1));
    for (const [place, element] of this.options.entries()) {
      element.setAttribute("aria-selected", String(place === this.chosen));
      if (place === this.chosen) element.scrollIntoView({ block: "nearest" });
    }
    this.input.setAttribute("aria-activedescendant", `palette-option-${this.chosen}`);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.isChosen = true;
      this.choose(this.chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.isPressed = true;
      this.settle();
    }
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const target = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (target) this.run(this.options.indexOf(target));
  }

  /** @param {number} index */
  run(index) {
    const command = this.commands[index];
    if (!command) return;
    this.dialog.close();
    command.run();
  }
}

/** @param {Command} command @param {string} query whether it is called just so */
function isCalled({ label }, query) {
  return label.toLocaleLowerCase() === query.trim().toLocaleLowerCase();
}

/**
 * What is called as one typed stands before what only has it in its name.
 * @param {Command[]} commands
 * @param {string} query
 */
function exactFirst(commands, query) {
  if (query === "") return commands;
  const isExact = (/** @type {Command} */ one) => isCalled(one, query);
  return [...commands.filter(isExact), ...commands.filter((one) => !isExact(one))];
}

/**
 * The commands as options, those of a group under its name.
 * @param {Command[]} commands
 */
function optionsIn(commands) {
  /** @type {HTMLElement[]} */
  const shown = [];
  let group = "";
  for (const [index, command] of commands.entries()) {
    if (command.group && command.group !== group) {
      shown.push(heading(command.group));
      group = command.group;
    }
    shown.push(option(command, index));
  }
  return shown;
}

/** @param {string} words */
function heading(words) {
  const element = document.createElement("div");
  element.className = "palette-group";
  element.setAttribute("role", "presentation");
  element.textContent = words;
  return element;
}

/**
 * @param {Command} command
 * @param {number} index
 * @returns {HTMLElement}
 */
function option(command, index) {
  const element = document.createElement("div");
  element.className = "palette-option";
  element.id = `palette-option-${index}`;
  element.setAttribute("role", "option");
  const label = document.createElement("span");
  label.textContent = command.label;
  element.append(label);
  if (command.note) {
    const note = document.createElement("span");
    note.textContent = command.note;
    element.append(note);
  }
  return element;
}

/** Start the palette of the page. */
export function startPalette() {
  const dialog = document.getElementById("palette");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const palette = new Palette(dialog);
  document.addEventListener("keydown", (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && event.code === "KeyK";
    if (!isShortcut || event.shiftKey || event.altKey) return;
    event.preventDefault();
    palette.open();
  });
  for (const link of document.querySelectorAll("[data-palette-open]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      palette.open();
    });
  }
}
