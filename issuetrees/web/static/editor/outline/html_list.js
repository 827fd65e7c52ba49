/**
 * A list in formatted text (a page, a document, a mail) as an indented one: as plain text most
 * programs give it without its levels.
 */

const BLOCKS = "li, p, h1, h2, h3, h4, h5, h6";
const WORD_LEVEL = /mso-list:[^;]*level(\d)/;

/**
 * @param {string} html
 * @returns {string | null} null where there are no levels that plain text would not have
 */
export function listText(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const mark of body.querySelectorAll("[style*='mso-list:Ignore'], style, script"))
    mark.remove();
  const lines = [...body.querySelectorAll(BLOCKS)].flatMap(lineOf);
  const least = Math.min(...lines.map(({ depth }) => depth));
  if (!lines.some(({ depth }) => depth > Math.max(least, 1))) return null;
  return lines.map(({ depth, text }) => `${"  ".repeat(depth - least)}- ${text}`).join("\n");
}

/** @param {Element} block */
function lineOf(block) {
  const item = block.closest("li");
  if (item && item !== block) return []; // its words are those of the item
  const word = WORD_LEVEL.exec(block.getAttribute("style") ?? "")?.[1];
  const text = ownText(block).replace(/\s+/g, " ").trim();
  return text ? [{ depth: word ? Number(word) : listsAbove(block), text }] : [];
}

/** @param {Element} block */
function listsAbove(block) {
  let count = 0;
  for (let at = block.parentElement; at; at = at.parentElement) {
    if (at.matches("ul, ol")) count += 1;
  }
  return count;
}

/** The words of an item without those of the lists in it. @param {Element} block */
function ownText(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const list of copy.querySelectorAll("ul, ol")) list.remove();
  return copy.textContent ?? "";
}
