/** Keys as people read them. */

const WORDS = new Map([
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
  ["ArrowUp", "↑"],
  ["ArrowDown", "↓"],
  ["Equal", "+"],
  ["Minus", "−"],
  ["BracketLeft", "["],
  ["BracketRight", "]"],
  ["Slash", "/"],
  ["Escape", "Esc"],
  ["Delete", "Del"],
  ["NumpadAdd", "Num +"],
  ["NumpadSubtract", "Num −"],
]);

/**
 * A key as it stands on the keyboard.
 * @param {string} name
 * @param {boolean} isMac
 */
export function keyWords(name, isMac) {
  return name
    .split("+")
    .map((part) => {
      if (part === "Mod") return isMac ? "⌘" : "Ctrl";
      return WORDS.get(part) ?? part.replace(/^(Key|Digit)/, "");
    })
    .join(" ");
}
