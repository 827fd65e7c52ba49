/**
 * A value function: places of a value and the points that it is worth, from the lowest value to the
 * highest. Straight between them, as `core/scoring/values.py` has it. No page.
 */

/** @typedef {{ value: number, points: number }} Place */
/** @typedef {"straight" | "soon" | "late" | "between"} Shape */

const TOP = 100;
/** What a shape is worth in quarters of the way from the worst to the best. */
/** @type {Record<Shape, number[]>} */
const SHAPES = {
  straight: [0, TOP],
  soon: [0, 60, 85, 95, TOP],
  late: [0, 5, 15, 40, TOP],
  between: [0, TOP, 0],
};

/**
 * What a value is worth; beyond the ends as much as at them.
 *
 * @param {Place[]} places
 * @param {number} value
 */
export function pointsAt(places, value) {
  const first = /** @type {Place} */ (places[0]);
  const last = /** @type {Place} */ (places.at(-1));
  if (value <= first.value) return first.points;
  if (value >= last.value) return last.points;
  const at = places.findIndex((place) => place.value >= value);
  const [left, right] = [places[at - 1] ?? first, places[at] ?? last];
  const share = (value - left.value) / (right.value - left.value);
  return left.points + share * (right.points - left.points);
}

/**
 * @param {Shape} shape
 * @param {number} worst
 * @param {number} best
 * @returns {Place[]}
 */
export function shaped(shape, worst, best) {
  const points = SHAPES[shape];
  const step = (best - worst) / (points.length - 1);
  const places = points.map((worth, at) => ({
    value: tidy(worst + at * step, step),
    points: worth,
  }));
  return best < worst ? places.reverse() : places;
}

/**
 * Move a place: an end as far as one likes, an inner one between its neighbours.
 *
 * @param {Place[]} places
 * @param {number} at
 * @param {Place} to
 * @returns {Place[]}
 */
export function moved(places, at, { value, points }) {
  const room = stepOf(places) / 10;
  const low = (places[at - 1]?.value ?? Number.NEGATIVE_INFINITY) + room;
  const high = (places[at + 1]?.value ?? Number.POSITIVE_INFINITY) - room;
  const kept = { value: within(value, low, high), points: Math.round(within(points, 0, TOP)) };
  return places.map((place, index) => (index === at ? kept : place));
}

/**
 * Put a place on the curve where there is none; the curve stays as it is.
 *
 * @param {Place[]} places
 * @param {number} value
 * @returns {{ places: Place[], at: number }} `at` of the new place, -1 where it has no room
 */
export function added(places, value) {
  const at = places.findIndex((place) => place.value > value);
  if (at < 1 || places.some((place) => place.value === value)) return { places, at: -1 };
  const place = { value, points: Math.round(pointsAt(places, value)) };
  return { places: places.toSpliced(at, 0, place), at };
}

/**
 * Take away an inner place.
 *
 * @param {Place[]} places
 * @param {number} at
 */
export function removed(places, at) {
  return at > 0 && at < places.length - 1 ? places.toSpliced(at, 1) : places;
}

/**
 * Bring the curve to other ends; its shape stays.
 *
 * @param {Place[]} places
 * @param {number} low
 * @param {number} high
 * @returns {Place[]}
 */
export function stretched(places, low, high) {
  const from = places[0]?.value ?? low;
  const width = (places.at(-1)?.value ?? high) - from;
  const step = (high - low) / 100;
  return places.map(({ value, points }) => ({
    value: tidy(low + ((value - from) / width) * (high - low), step),
    points,
  }));
}

/** The step of one key: about a fiftieth of the scale, 1, 2 or 5 of some unit. @param {Place[]} places */
export function stepOf(places) {
  const width = (places.at(-1)?.value ?? 1) - (places[0]?.value ?? 0);
  const unit = 10 ** Math.floor(Math.log10(width / 50));
  return ([1, 2, 5].find((step) => step * unit * 50 >= width) ?? 10) * unit;
}

/** A value without the noise of computing: to a hundredth of a step. @param {number} value @param {number} step */
export function tidy(value, step) {
  const digits = Math.max(2 - Math.floor(Math.log10(Math.abs(step))), 0);
  return Number(value.toFixed(Math.min(digits, 12)));
}

/** @param {number} value @param {number} low @param {number} high */
function within(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
