/**
 * What a ranking becomes when a weight moves, as `core/scoring` has it: totals over what is known,
 * places by what is shown, all other weights in their proportions. No page, no network.
 */

import { rounded } from "../kit/formats/rounding.js";

/**
 * @typedef {object} Table points of initiatives × criteria; shares add up to 1
 * @property {string[]} initiative_ids
 * @property {string[]} criterion_ids
 * @property {(number | null)[][]} points null where nothing counts
 * @property {number[]} shares
 */

/**
 * @typedef {object} Movable a criterion, or a goal with its criteria in proportion
 * @property {string} id
 * @property {number[]} parts how it falls on the criteria, adding up to 1
 */

/** @typedef {{ order: number[], places: (string | null)[] }} Ranking order: indexes, best first */

const POINT_DIGITS = 1;

/**
 * @param {(number | null)[][]} points
 * @param {number[]} shares
 * @returns {(number | null)[]} null where nothing is known
 */
export function totalsOf(points, shares) {
  return points.map((row) => {
    const { sum, known } = weighed(row, shares);
    return known > 0 ? sum / known : null;
  });
}

/**
 * The weighted sum of what is known in a row, and the weight of that.
 *
 * @param {(number | null)[]} row
 * @param {number[]} weights
 */
export function weighed(row, weights) {
  let sum = 0;
  let known = 0;
  for (let column = 0; column < row.length; column += 1) {
    const value = row[column] ?? null;
    if (value === null) continue;
    const weight = weights[column] ?? 0;
    sum += value * weight;
    known += weight;
  }
  return { sum, known };
}

/**
 * Equal totals as shown share their places and keep the given order; who has none comes last.
 *
 * @param {(number | null)[]} totals
 * @returns {Ranking}
 */
export function rankingOf(totals) {
  const shown = totals.map((total) =>
    total === null ? null : Number(rounded(total, POINT_DIGITS)),
  );
  const order = totals.map((_, index) => index).sort((one, other) => before(shown, one, other));
  /** @type {(string | null)[]} */
  const places = totals.map(() => null);
  const ranked = order.filter((index) => shown[index] !== null);
  for (let first = 0; first < ranked.length; ) {
    let last = first;
    while (last + 1 < ranked.length && same(shown, ranked, first, last + 1)) last += 1;
    const place = first === last ? `${first + 1}` : `${first + 1}–${last + 1}`;
    for (const index of ranked.slice(first, last + 1)) places[index] = place;
    first = last + 1;
  }
  return { order, places };
}

/**
 * @param {(number | null)[]} shown
 * @param {number} one
 * @param {number} other
 */
function before(shown, one, other) {
  const [mine, theirs] = [shown[one] ?? null, shown[other] ?? null];
  if (mine === null || theirs === null) return Number(mine === null) - Number(theirs === null);
  return theirs - mine;
}

/**
 * @param {(number | null)[]} shown
 * @param {number[]} ranked
 * @param {number} one
 * @param {number} other
 */
function same(shown, ranked, one, other) {
  return shown[ranked[one] ?? -1] === shown[ranked[other] ?? -1];
}

/**
 * @param {Movable} weight
 * @param {number[]} shares
 */
export function shareOf({ parts }, shares) {
  return shares.reduce((sum, share, column) => ((parts[column] ?? 0) > 0 ? sum + share : sum), 0);
}

/**
 * The proportions of all other weights, adding up to 1; null where nothing is left to give way.
 *
 * @param {Movable} weight
 * @param {number[]} shares
 */
export function restOf({ parts }, shares) {
  const rest = shares.map((share, column) => ((parts[column] ?? 0) > 0 ? 0 : share));
  const sum = rest.reduce((all, share) => all + share, 0);
  return sum > 0 ? rest.map((share) => share / sum) : null;
}

/**
 * The shares with one weight at `share`; null where it cannot move.
 *
 * @param {Movable} weight
 * @param {number[]} shares
 * @param {number} share
 */
export function movedTo(weight, shares, share) {
  const rest = restOf(weight, shares);
  return (
    rest?.map((other, column) => share * (weight.parts[column] ?? 0) + (1 - share) * other) ?? null
  );
}
