/** How words that were heard join the text that they are spoken into. */

/**
 * @param {string} before what stands before them
 * @param {string} heard
 * @param {string} after what stands behind them
 * @returns {string} the words with the spaces and the capital that their place asks for
 */
export function joined(before, heard, after) {
  const words = heard.trim().replace(/\s+/g, " ");
  if (words === "") return "";
  const isStart = /(?:^|[.!?…]["»”]?\s*|\n\s*)$/.test(before);
  const lead = /(?:^|[\s(«“„/-])$/.test(before) ? "" : " ";
  const trail = /^(?:[\s.,;:!?…)»”]|$)/.test(after) ? "" : " ";
  return lead + (isStart ? capital(words) : words) + trail;
}

/** @param {string} words */
function capital(words) {
  const [first = ""] = words;
  return first.toLocaleUpperCase() + words.slice(first.length);
}

/**
 * The dialect that the reader's browser prefers of a language.
 * @param {string} language such as "en"
 * @param {readonly string[]} preferred
 * @returns {string} such as "en-GB"
 */
export function dialect(language, preferred) {
  const usual = language === "ru" ? "ru-RU" : "en-US";
  return preferred.find((one) => one.startsWith(`${language}-`)) ?? usual;
}
