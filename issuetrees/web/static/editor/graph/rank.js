/**
 * Order among siblings: a decimal fraction written in digits only ("25" means 0.25), compared as
 * plain strings, never ending in 0. The same numbers as `issuetrees.core.graph.rank`.
 */

const WIDTH = 8;
const STEP = 1_000;
const SCALE = 10 ** WIDTH;
const MAX_LENGTH = 32;

/**
 * A rank after `low` and before `high`; null is the open end.
 * @param {string | null} low
 * @param {string | null} high
 * @returns {string}
 */
export function between(low, high) {
  if (low !== null && high !== null && low >= high)
    throw new RangeError(`${low} is not before ${high}`);
  if (low === null && high === null) return "5";
  if (high === null) return beside(low ?? "", STEP);
  if (low === null) return beside(high, -STEP);
  return midpoint(low, high);
}

/**
 * `count` ranks in order between two others, kept short by halving.
 * @param {string | null} low
 * @param {string | null} high
 * @param {number} count
 * @returns {string[]}
 */
export function sequence(low, high, count) {
  if (count === 0) return [];
  if (high === null) {
    const ranks = [between(low, null)];
    while (ranks.length < count) ranks.push(between(/** @type {string} */ (ranks.at(-1)), null));
    return ranks;
  }
  const left = Math.floor(count / 2);
  const middle = between(low, high);
  return [...sequence(low, middle, left), middle, ...sequence(middle, high, count - left - 1)];
}

/**
 * `count` ranks in order, evenly spread and short.
 * @param {number} count
 * @returns {string[]}
 */
export function evenly(count) {
  const width = String(count * 10 + 1).length;
  const step = Math.floor(10 ** width / (count + 1));
  return Array.from({ length: count }, (_, i) => digits(step * (i + 1), width));
}

/**
 * `wanted`, or a rank right after it if it is taken.
 * @param {string} wanted
 * @param {Iterable<string>} taken
 * @returns {string}
 */
export function free(wanted, taken) {
  const others = new Set(taken);
  if (!others.has(wanted)) return wanted;
  const above = [...others].filter((rank) => rank > wanted).sort();
  return between(wanted, above[0] ?? null);
}

/**
 * Whether one of the ranks has grown too long to be handy.
 * @param {string[]} ranks
 */
export function needsSpacing(ranks) {
  return ranks.some((rank) => rank.length > MAX_LENGTH);
}

/**
 * @param {number} number
 * @param {number} width
 */
function digits(number, width) {
  return String(number).padStart(width, "0").replace(/0+$/, "");
}

/**
 * One step up or down in the first digits; past the end, halfway to it.
 * @param {string} rank
 * @param {number} step
 */
function beside(rank, step) {
  const head = Number(rank.slice(0, WIDTH).padEnd(WIDTH, "0")) + step;
  if (head > 0 && head < SCALE) {
    const found = digits(head, WIDTH);
    if (step > 0 ? found > rank : found < rank) return found;
  }
  return step > 0 ? midpoint(rank, null) : midpoint("", rank);
}

/**
 * The shortest fraction about halfway; `high` of null is 1.
 * @param {string} low
 * @param {string | null} high
 * @returns {string}
 */
function midpoint(low, high) {
  let common = 0;
  if (high !== null) {
    while (common < high.length && (low[common] ?? "0") === high[common]) common += 1;
  }
  const prefix = (high ?? "").slice(0, common);
  const lowDigit = Number(low[common] ?? "0");
  const highDigit = high !== null && common < high.length ? Number(high[common]) : 10;
  if (highDigit - lowDigit > 1) return prefix + Math.floor((lowDigit + highDigit) / 2);
  if (high !== null && high.length > common + 1) {
    return highDigit ? prefix + high[common] : prefix + midpoint("", high.slice(common));
  }
  return prefix + lowDigit + midpoint(low.slice(common + 1), null);
}
