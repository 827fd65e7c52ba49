/** Reads texts into cells: all of them, or which are wrong and which have to be asked about. */

/** @typedef {import("./rows.js").Spot} Spot */

/**
 * @template Value
 * @typedef {object} Entry
 * @property {[Spot, Value][]} changes what is taken, with what is doubted as it was typed
 * @property {{ spot: Spot, text: string, problem: string }[]} problems
 * @property {{ spot: Spot, text: string, problem: string,
 *   choices: import("./columns.js").Choice<Value>[] }[]} doubts
 */

/**
 * @template Value
 * @param {[Spot, string][]} texts
 * @param {(spot: Spot) => import("./columns.js").Column<Value>} columnOf
 * @param {(spot: Spot) => Value} heldIn
 * @returns {Entry<Value>}
 */
export function readTexts(texts, columnOf, heldIn) {
  /** @type {Entry<Value>} */
  const entry = { changes: [], problems: [], doubts: [] };
  for (const [spot, text] of texts) {
    const reading = columnOf(spot).read(text, heldIn(spot));
    if ("problem" in reading) {
      entry.problems.push({ spot, text, problem: reading.problem });
      continue;
    }
    entry.changes.push([spot, reading.value]);
    if (!("doubt" in reading)) continue;
    entry.doubts.push({ spot, text, problem: reading.doubt, choices: reading.choices });
  }
  return entry;
}
