/**
 * How far each weight may move until somebody else leads, as `core/scoring/robust/stability.py`:
 * exact, from where the curves of two totals cross. The reasons stand there.
 */

import { restOf, shareOf, totalsOf, weighed } from "./reweighed.js";

/** @typedef {import("./reweighed.js").Table} Table */
/** @typedef {import("./reweighed.js").Movable} Movable */

/**
 * @typedef {object} Interval shares for which today's leaders stay in front; null: cannot move
 * @property {string} id
 * @property {number} share
 * @property {number | null} low
 * @property {number | null} high
 * @property {string[]} below who leads beyond the low end
 * @property {string[]} above who leads beyond the high end
 */

/**
 * @typedef {object} Curve a total as a function of one weight
 * @property {number} points
 * @property {number} known
 * @property {number} otherPoints
 * @property {number} otherKnown
 */

/** @typedef {{ falls: number, rises: number }} Crossing NaN where there is none */

const TIE = 1e-9;

/**
 * @param {Table} table
 * @param {Movable[]} weights
 * @returns {{ leaders: string[], intervals: Interval[] }}
 */
export function stabilityOf(table, weights) {
  const totals = totalsOf(table.points, table.shares);
  const ranked = totals.flatMap((total, row) => (total === null ? [] : [row]));
  const best = Math.max(...ranked.map((row) => totals[row] ?? 0));
  const leaders = ranked.filter((row) => (totals[row] ?? 0) >= best - TIE);
  return {
    leaders: leaders.map((row) => table.initiative_ids[row] ?? ""),
    intervals: weights.map((weight) => intervalOf(table, weight, ranked, leaders)),
  };
}

/**
 * @param {Table} table
 * @param {Movable} weight
 * @param {number[]} ranked
 * @param {number[]} leaders
 * @returns {Interval}
 */
function intervalOf(table, weight, ranked, leaders) {
  const share = shareOf(weight, table.shares);
  const rest = restOf(weight, table.shares);
  const still = { id: weight.id, share, low: null, high: null, below: [], above: [] };
  if (!rest || ranked.length === 0) return still;
  const curves = new Map(
    ranked.map((row) => [row, curveOf(table.points[row] ?? [], weight.parts, rest)]),
  );
  const crossings = ranked.map((row) => crossingOf(curves, row, leaders, share));
  const low = Math.max(0, ...crossings.map(({ falls }) => falls).filter((at) => at >= 0));
  const high = Math.min(1, ...crossings.map(({ rises }) => rises).filter((at) => at >= 0));
  /** @param {(crossing: Crossing) => number} side @param {number} end @param {1 | -1} way */
  const takers = (side, end, way) => {
    const there = ranked.filter((_, index) => isAt(crossings[index], side, end));
    const gains = there.map((row) => way * slopeOf(curves.get(row), end));
    const most = Math.max(...gains) - 1e-7;
    const first = there.filter((_, index) => (gains[index] ?? 0) >= most);
    return first.map((row) => table.initiative_ids[row] ?? "");
  };
  const below = takers(({ falls }) => falls, low, -1);
  return { ...still, low, high, below, above: takers(({ rises }) => rises, high, 1) };
}

/**
 * @param {(number | null)[]} row
 * @param {number[]} parts
 * @param {number[]} rest
 * @returns {Curve}
 */
function curveOf(row, parts, rest) {
  const mine = weighed(row, parts);
  const other = weighed(row, rest);
  return { points: mine.sum, known: mine.known, otherPoints: other.sum, otherKnown: other.known };
}

/**
 * Where an initiative meets the leaders: the nearest of each way.
 *
 * @param {Map<number, Curve>} curves
 * @param {number} row
 * @param {number[]} leaders
 * @param {number} share
 * @returns {Crossing}
 */
function crossingOf(curves, row, leaders, share) {
  const one = curves.get(row);
  const isTied = leaders.includes(row);
  let [falls, rises] = [Number.NaN, Number.NaN];
  for (const leader of leaders) {
    const other = curves.get(leader);
    if (!one || !other) continue;
    const found = roots(one, other, share, isTied);
    if (found.falls > TIE && found.falls <= share && !(falls >= found.falls)) falls = found.falls;
    if (found.rises < 1 - TIE && found.rises >= share && !(rises <= found.rises)) {
      rises = found.rises;
    }
  }
  return { falls, rises };
}

/**
 * The lead of one over the other, times positive weights, is `square`·t² + `line`·t + `start`.
 *
 * @param {Curve} one
 * @param {Curve} other
 * @param {number} share
 * @param {boolean} isTied
 * @returns {Crossing}
 */
function roots(one, other, share, isTied) {
  const end = one.points * other.known - other.points * one.known;
  const start = one.otherPoints * other.otherKnown - other.otherPoints * one.otherKnown;
  const middle =
    one.points * other.otherKnown +
    one.otherPoints * other.known -
    other.points * one.otherKnown -
    other.otherPoints * one.known;
  const sum = end - middle + start;
  const square = Math.abs(sum) <= TIE ? 0 : sum;
  const line = middle - 2 * start;
  return isTied ? rootsOfTied(square, line, share) : rootsOf(square, line, start);
}

/**
 * @param {number} square
 * @param {number} line
 * @param {number} start
 * @returns {Crossing}
 */
function rootsOf(square, line, start) {
  const inside = line ** 2 - 4 * square * start;
  if (inside <= 0 && square <= 0) return { falls: Number.NaN, rises: Number.NaN };
  const root = Math.sqrt(Math.max(inside, 0));
  const stable = -(line + (line < 0 ? -root : root)) / 2;
  const [near, far] = [ratio(start, stable), ratio(stable, square)];
  return line < 0 ? { falls: near, rises: far } : { falls: far, rises: near };
}

/**
 * @param {number} square
 * @param {number} line
 * @param {number} share
 * @returns {Crossing}
 */
function rootsOfTied(square, line, share) {
  const steep = 2 * square * share + line;
  const other = ratio(-line, square) - share;
  const both = square > 0 ? share : Number.NaN;
  if (Math.abs(steep) <= TIE) return { falls: both, rises: both };
  return steep < 0 ? { falls: share, rises: other } : { falls: other, rises: share };
}

/**
 * @param {Curve | undefined} curve
 * @param {number} share
 */
function slopeOf(curve, share) {
  if (!curve) return 0;
  const above = share * curve.points + (1 - share) * curve.otherPoints;
  const below = share * curve.known + (1 - share) * curve.otherKnown;
  if (below <= 0) return 0;
  const rise = (curve.points - curve.otherPoints) * below;
  return (rise - above * (curve.known - curve.otherKnown)) / below ** 2;
}

/**
 * @param {Crossing | undefined} crossing
 * @param {(crossing: Crossing) => number} side
 * @param {number} end
 */
function isAt(crossing, side, end) {
  return crossing !== undefined && Math.abs(side(crossing) - end) <= TIE;
}

/**
 * @param {number} above
 * @param {number} below
 */
function ratio(above, below) {
  return below === 0 ? Number.NaN : above / below;
}
