/** Which rows of a grid are drawn, and how much room the others take: plain numbers. */

/** Rows beyond the view that are drawn as well, so that scrolling shows no gap. */
export const BEYOND = 10;
/** So many rows are drawn whole, each as high as its title needs. */
export const WHOLE = 100;

/**
 * The rows in view and those near it; the last one is not in it.
 *
 * @param {{ top: number, height: number, rowHeight: number, count: number }} view
 * @returns {{ first: number, last: number }}
 */
export function nearView({ top, height, rowHeight, count }) {
  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  return { first: Math.min(first, Math.max(0, count - 1)), last: Math.max(last, 1) };
}

/**
 * What stands in the body of the table: rows by their places, and gaps of so many rows.
 *
 * @param {number[]} places that are drawn, ascending
 * @param {number} count
 * @returns {({ place: number } | { gap: number })[]}
 */
export function withGaps(places, count) {
  /** @type {({ place: number } | { gap: number })[]} */
  const found = [];
  let next = 0;
  for (const place of places) {
    if (place > next) found.push({ gap: place - next });
    found.push({ place });
    next = place + 1;
  }
  if (next < count) found.push({ gap: count - next });
  return found;
}
