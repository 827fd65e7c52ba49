/** What the keys of a grid mean, as in a spreadsheet. */

/** @typedef {import("./ranges.js").Step} Step */

/**
 * @typedef {{ kind: "step" | "jump" | "advance", step: Step, isExtending: boolean }
 *   | { kind: "edge", row: "first" | "last" | null, column: "first" | "last", isExtending: boolean }
 *   | { kind: "undo" | "redo" | "all" | "down" | "right" | "clear" | "edit" | "escape" }
 *   | { kind: "compose" }
 *   | { kind: "type", key: string }} Meaning
 */

/** @type {Map<string, Step>} */
const ARROWS = new Map([
  ["ArrowUp", [-1, 0]],
  ["ArrowDown", [1, 0]],
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
]);

/** @type {Map<string, Step>} */
const PAGES = new Map([
  ["PageDown", [10, 0]],
  ["PageUp", [-10, 0]],
]);

/** @type {Map<string, Step>} */
const TURNS = new Map([
  ["Enter", [1, 0]],
  ["Tab", [0, 1]],
]);

/** @type {Map<string, "first" | "last">} */
const ENDS = new Map([
  ["Home", "first"],
  ["End", "last"],
]);

/** @type {Map<string, "undo" | "redo" | "all" | "down" | "right">} */
const COMMANDS = new Map([
  ["z", "undo"],
  ["y", "redo"],
  ["a", "all"],
  ["d", "down"],
  ["r", "right"],
]);

/** @type {Map<string, "clear" | "edit" | "escape">} */
const PLAIN = new Map([
  ["Delete", "clear"],
  ["Backspace", "clear"],
  ["F2", "edit"],
  ["Escape", "escape"],
]);

/**
 * The Latin letter of a key, by its place where the layout has another script.
 *
 * @param {Pick<KeyboardEvent, "key" | "code">} event
 * @returns {string}
 */
export function letterOf({ key, code }) {
  const letter = key.toLowerCase();
  if (/^[a-z]$/.test(letter)) return letter;
  return code.startsWith("Key") ? code.slice(3).toLowerCase() : "";
}

/**
 * Whether a key belongs to an input method: Safari says so by its number only.
 *
 * @param {Pick<KeyboardEvent, "isComposing" | "keyCode">} event
 */
export function isOfInputMethod(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * @param {KeyboardEvent} event on a cell
 * @returns {Meaning | null} null where the browser does what the key does
 */
export function meaningOf(event) {
  if (isOfInputMethod(event)) return { kind: "compose" };
  const isCommand = event.ctrlKey || event.metaKey;
  return walkOf(event, isCommand) ?? (isCommand ? commandOf(event) : plainOf(event));
}

/**
 * @param {KeyboardEvent} event
 * @param {boolean} isCommand
 * @returns {Meaning | null}
 */
function walkOf({ key, shiftKey: isExtending, altKey }, isCommand) {
  const arrow = ARROWS.get(key);
  if (arrow) return altKey ? null : { kind: isCommand ? "jump" : "step", step: arrow, isExtending };
  const end = ENDS.get(key);
  if (end) return { kind: "edge", row: isCommand ? end : null, column: end, isExtending };
  if (isCommand) return null;
  const page = PAGES.get(key);
  if (page) return { kind: "step", step: page, isExtending };
  const [down, right] = TURNS.get(key) ?? [0, 0];
  if (!down && !right) return null;
  return { kind: "advance", step: isExtending ? [-down, -right] : [down, right], isExtending };
}

/** @param {KeyboardEvent} event @returns {Meaning | null} */
function commandOf(event) {
  const kind = COMMANDS.get(letterOf(event));
  if (!kind || event.altKey) return null;
  return { kind: kind === "undo" && event.shiftKey ? "redo" : kind };
}

/** @param {KeyboardEvent} event @returns {Meaning | null} */
function plainOf({ key, altKey }) {
  const kind = PLAIN.get(key);
  if (kind) return { kind };
  const isText = [...key].length === 1 && key !== " ";
  return isText && !altKey ? { kind: "type", key } : null;
}
