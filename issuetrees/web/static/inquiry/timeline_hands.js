/**
 * What moves a bar: arrows and the pointer. Both end in the same edit of the same fields.
 *
 * @typedef {import("./timeline_days.js").Grip} Grip
 * @typedef {object} Bars what the hands ask of the page
 * @property {(id: string, grip: Grip, days: number) => void} move
 * @property {(id: string, grip: Grip, days: number) => string} preview shows it without doing it, and says it
 * @property {() => void} draw
 * @property {(id: string) => void} place
 * @property {(id: string) => void} open
 * @property {(step: number) => void} go to another bar
 * @property {() => number} room px of a day
 * @property {(words: string) => void} say
 */

const WEEK = 7;

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
/** @type {Record<string, number>} */
const LINES = { ArrowUp: -1, ArrowDown: 1 };

/** @param {HTMLElement} place @param {Bars} bars */
export function watchKeys(place, bars) {
  place.addEventListener("keydown", (event) => {
    const id = barOf(event.target)?.dataset.bar;
    if (id && !event.altKey && pressed(id, event, bars)) event.preventDefault();
  });
}

/** @param {string} id @param {KeyboardEvent} event @param {Bars} bars @returns {boolean} whether it meant something */
function pressed(id, event, bars) {
  const [step, line] = [STEPS[event.key], LINES[event.key]];
  if (step) {
    const days = event.ctrlKey || event.metaKey ? WEEK * step : step;
    bars.move(id, event.shiftKey ? "end" : "whole", days);
  } else if (line) bars.go(line);
  else if (event.key === "Enter") bars.open(id);
  return Boolean(step || line || event.key === "Enter");
}

/** @param {HTMLElement} place @param {Bars} bars */
export function watchPointer(place, bars) {
  /** @type {{ id: string, grip: Grip, x: number, days: number, pointer: number } | null} */
  let held = null;
  const drop = (/** @type {boolean} */ isMeant) => {
    const done = held;
    held = null;
    if (!done) return;
    if (isMeant && done.days !== 0) bars.move(done.id, done.grip, done.days);
    else bars.draw();
  };
  place.addEventListener("pointerdown", (event) => {
    const bar = barOf(event.target);
    if (!bar?.classList.contains("timeline-bar") || event.button !== 0) return;
    bar.focus();
    const { clientX: x, pointerId: pointer } = event;
    held = { id: bar.dataset.bar ?? "", grip: gripOf(event.target), x, days: 0, pointer };
    place.setPointerCapture(pointer);
  });
  place.addEventListener("pointermove", (event) => {
    if (!held) return;
    const days = Math.round((event.clientX - held.x) / bars.room());
    if (days === held.days) return;
    held.days = days;
    bars.say(bars.preview(held.id, held.grip, days));
  });
  place.addEventListener("pointerup", () => drop(true));
  place.addEventListener("pointercancel", () => drop(false));
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape") drop(false);
  });
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
export function barOf(target) {
  return target instanceof Element ? target.closest("[data-bar]") : null;
}

/** @param {EventTarget | null} target @returns {Grip} */
function gripOf(target) {
  const grip = target instanceof Element ? target.closest(".timeline-grip") : null;
  if (!grip) return "whole";
  return grip.classList.contains("is-start") ? "start" : "end";
}

/** Takes back and does again, unless somebody types. @param {{ undo: () => string | null, redo: () => string | null }} steps */
export function watchUndo(steps) {
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea");
    if (isTyping || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.code === "KeyZ") event.shiftKey ? steps.redo() : steps.undo();
    else if (event.code === "KeyY") steps.redo();
    else return;
    event.preventDefault();
  });
}
