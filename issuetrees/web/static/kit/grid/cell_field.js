/** The field that is open in a cell while somebody types there. */

import { isOfInputMethod } from "./grid_keys.js";

/** @typedef {import("./ranges.js").Step} Step */

/** @type {Map<string, Step>} keys that leave the cell, whatever was pressed to get into it */
const LEAVING = new Map([
  ["Enter", [1, 0]],
  ["Tab", [0, 1]],
  ["ArrowDown", [1, 0]],
  ["ArrowUp", [-1, 0]],
]);
const TURNING = new Set(["Enter", "Tab"]);
/** @type {Map<string, Step>} keys that leave it where typing replaced what stood there */
const WALKING = new Map([
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
]);

/**
 * @typedef {object} Opening
 * @property {string | null} first what was typed; null keeps what stands there
 * @property {string} text what stands there
 * @property {string} label
 * @property {boolean} isNumber
 * @property {boolean} isAsked whether the same text once more says that it is meant
 * @property {() => void} onClosed the cell may be shown anew
 * @property {(text: string) => void} onKept
 * @property {(step: Step | null, isTurning: boolean) => void} onLeft null: the keys go nowhere else
 */

/**
 * @param {HTMLElement} cell
 * @param {Opening} opening
 */
export function openField(
  cell,
  { first, text, label, isNumber, isAsked, onClosed, onKept, onLeft },
) {
  const input = document.createElement("input");
  input.value = first ?? text;
  input.inputMode = isNumber ? "decimal" : "text";
  input.setAttribute("aria-label", label);
  let isClosed = false;
  /** @param {boolean} isKept */
  const close = (isKept) => {
    if (isClosed) return;
    isClosed = true; // removing the field takes its focus, which would close it again
    input.remove();
    onClosed();
    if (isKept && (isAsked || input.value.trim() !== text)) onKept(input.value);
  };
  input.addEventListener("blur", () => close(true));
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const step = stepOf(event, first !== null);
    if (step === undefined) return;
    event.preventDefault();
    close(step !== null);
    onLeft(step, TURNING.has(event.key));
  });
  cell.append(input);
  input.focus();
  if (first === null) input.select();
}

/**
 * @param {KeyboardEvent} event in the field
 * @param {boolean} isReplacing whether typing replaced what stood there
 * @returns {Step | null | undefined} where the keys go, null for back to the cell as it was
 */
function stepOf(event, isReplacing) {
  const { key, shiftKey } = event;
  if (isOfInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (key === "Escape") return null;
  const step = LEAVING.get(key) ?? (isReplacing ? WALKING.get(key) : undefined);
  return step && shiftKey && TURNING.has(key) ? [-step[0], -step[1]] : step;
}
