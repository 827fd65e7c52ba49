/**
 * What the findings of a split come to: one mark for its box. The verdict is the server's.
 *
 * @typedef {import("../base/types.js").Verdict} Verdict
 *
 * @typedef {object} Finding as the server sends it
 * @property {"proved" | "disproved" | "unknown" | "waived" | "advice"} verdict
 * @property {string} code
 * @property {string} side "exclusive", "exhaustive", "shape" or "wording"
 * @property {string} node_id
 * @property {string[]} related_ids
 * @property {string} message a sentence, in the reader's language
 */

import { t } from "../../kit/words.js";

/** @type {Record<string, string>} */
export const SIGNS = { proved: "✓", disproved: "!", unknown: "", waived: "~", advice: "i" };

/**
 * The mark of each split, with the sentences that bear it out; advice where nothing else is said.
 * @param {Finding[]} found the gravest first
 * @param {Record<string, {overall: Verdict["state"]}>} verdicts of every split, by node
 * @returns {Map<string, Verdict>}
 */
export function marksOf(found, verdicts) {
  /** @type {Map<string, Finding[]>} */
  const byNode = new Map();
  for (const finding of found)
    byNode.set(finding.node_id, [...(byNode.get(finding.node_id) ?? []), finding]);
  return new Map(
    Object.entries(verdicts).map(([id, { overall: state }]) => {
      const sentence = sentenceOf(byNode.get(id) ?? [], state);
      return [id, { state, sign: SIGNS[state] ?? "", sentence }];
    }),
  );
}

/**
 * @param {Finding[]} mine findings of one split
 * @param {string} state
 */
function sentenceOf(mine, state) {
  for (const verdict of [state, "advice"]) {
    const messages = mine.filter((one) => one.verdict === verdict).map(({ message }) => message);
    if (messages.length > 0) return messages.join(" ");
  }
  return t("Nothing is proved of this split yet.");
}
