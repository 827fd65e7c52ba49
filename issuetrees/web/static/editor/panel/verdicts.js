/**
 * What the findings of a split come to: one mark for its box.
 *
 * @typedef {import("../base/types.js").Verdict} Verdict
 *
 * @typedef {object} Finding as the server sends it
 * @property {string} code
 * @property {"proved" | "disproved" | "unknown" | "waived" | "advice"} verdict
 * @property {string} side "exclusive", "exhaustive", "shape" or "wording"
 * @property {string} node_id
 * @property {string[]} related_ids
 * @property {string} message a sentence, in the reader's language
 */

/** @type {Record<string, string>} */
export const SIGNS = { proved: "✓", disproved: "!", unknown: "", waived: "~", advice: "i" };

/**
 * The mark of each split: one disproof decides; a proof needs both sides.
 * @param {Finding[]} found the worst first
 * @returns {Map<string, Verdict>}
 */
export function verdictsOf(found) {
  /** @type {Map<string, Finding[]>} */
  const byNode = new Map();
  for (const finding of found) {
    const mine = byNode.get(finding.node_id);
    if (mine) mine.push(finding);
    else byNode.set(finding.node_id, [finding]);
  }
  return new Map([...byNode].map(([id, mine]) => [id, verdictOf(mine)]));
}

/**
 * @param {Finding[]} mine findings of one split, the worst first
 * @returns {Verdict}
 */
function verdictOf(mine) {
  const worst = /** @type {Finding} */ (mine[0]);
  const sides = new Set(mine.map(({ side }) => side));
  const isHalf = worst.verdict === "proved" && !(sides.has("exclusive") && sides.has("exhaustive"));
  const state = isHalf ? "unknown" : worst.verdict;
  const sentences = mine
    .filter(({ verdict }) => verdict === worst.verdict)
    .map(({ message }) => message);
  return { state, sign: SIGNS[state] ?? "", sentence: sentences.join(" ") };
}
