/** Practising a bank by keys: Space shows the answer; 1, 2, 3 say how well it was known. */

const MARKS = { 1: "not", 2: "nearly", 3: "knew" };

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");

/** @param {KeyboardEvent} event */
function press(event) {
  const place = document.querySelector("[data-drill]");
  const answer = place?.querySelector("details");
  if (!answer || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && !answer.open) {
    event.preventDefault();
    answer.open = true;
    answer.querySelector("button")?.focus();
    return;
  }
  const mark = MARKS[/** @type {keyof typeof MARKS} */ (Number(event.key))];
  if (!mark || !answer.open) return;
  event.preventDefault();
  const button = answer.querySelector(`button[value="${mark}"]`);
  if (button instanceof HTMLButtonElement) button.click();
}

document.addEventListener("keydown", press);
