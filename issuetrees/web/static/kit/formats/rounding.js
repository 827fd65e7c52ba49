/**
 * The one rounding, as in `core/rounding.py`: half up on the decimal digits that a number shows,
 * and parts that add up. Exact figures are `units / 10 ** scale`.
 */

/** @typedef {number | string} Figure a string is an exact decimal, as the server writes it */
/** @typedef {{ units: bigint, scale: number }} Exact */

const TRUSTED = 12;

/**
 * The figure with exactly so many digits after the point; there is no minus zero.
 *
 * @param {Figure} value
 * @param {number} [digits]
 * @returns {string} “-1234.50”
 */
export function rounded(value, digits = 0) {
  return text(cut(clean(value, digits), digits, halfUp));
}

/**
 * Parts rounded so that they add up to their rounded total (largest remainder). Of equal
 * remainders the first is rounded up.
 *
 * @param {number[]} parts
 * @param {number} [digits]
 * @param {Figure} [total] where it was rounded before, as a part of something larger
 * @returns {string[]}
 */
export function apportion(parts, digits = 0, total) {
  const exact = parts.map((part) => clean(part, digits));
  const floors = exact.map((part) => cut(part, digits, floor).units);
  const sum = total ?? parts.reduce((all, part) => all + part, 0);
  const whole = cut(clean(sum, digits), digits, halfUp).units;
  const left = floors.reduce((rest, units) => rest - units, whole);
  const order = exact
    .map((part, index) => ({ index, rest: remainder(part, digits) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index);
  const raised = new Set(order.slice(0, Math.max(Number(left), 0)).map(({ index }) => index));
  return floors.map((units, index) =>
    text({ units: raised.has(index) ? units + 1n : units, scale: digits }),
  );
}

/**
 * The digits that count; noise goes only where it is finer than what is asked for.
 *
 * @param {Figure} value
 * @param {number} digits
 * @returns {Exact}
 */
function clean(value, digits) {
  const found = parse(String(value));
  if (typeof value === "string" || found.units === 0n) return found;
  const trusted = TRUSTED - String(magnitude(found.units)).length + found.scale;
  return trusted > digits ? cut(found, trusted, halfUp) : found;
}

/**
 * @param {string} shown “72.25”, “-1e-7”
 * @returns {Exact}
 */
function parse(shown) {
  const [mantissa = "", power = "0"] = shown.split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const units = BigInt(whole + decimals);
  const scale = decimals.length - Number(power);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/**
 * @param {Exact} exact
 * @param {number} digits
 * @param {(units: bigint, step: bigint) => bigint} divide
 * @returns {Exact}
 */
function cut({ units, scale }, digits, divide) {
  const finer = scale - digits;
  if (finer <= 0) return { units: units * 10n ** BigInt(-finer), scale: digits };
  return { units: divide(units, 10n ** BigInt(finer)), scale: digits };
}

/**
 * @param {bigint} units
 * @param {bigint} step
 */
function halfUp(units, step) {
  const up = (magnitude(units) + step / 2n) / step;
  return units < 0n ? -up : up;
}

/**
 * @param {bigint} units
 * @param {bigint} step
 */
function floor(units, step) {
  return units < 0n ? -((-units + step - 1n) / step) : units / step;
}

/**
 * What is over the step below, as a share of a step; equal remainders are equal to the last bit.
 *
 * @param {Exact} exact
 * @param {number} digits
 */
function remainder(exact, digits) {
  const below = cut(exact, digits, floor).units;
  const finer = Math.max(exact.scale - digits, 0);
  const over = exact.units - below * 10n ** BigInt(finer);
  return finer ? Number(over) / 10 ** finer : 0;
}

/** @param {bigint} units */
function magnitude(units) {
  return units < 0n ? -units : units;
}

/**
 * @param {Exact} exact
 * @returns {string}
 */
function text({ units, scale }) {
  const digits = String(magnitude(units)).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const decimals = scale ? `.${digits.slice(digits.length - scale)}` : "";
  return `${units < 0n ? "-" : ""}${whole}${decimals}`;
}
