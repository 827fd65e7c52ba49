/**
 * What typed digits can mean: where thousands are divided and where decimals begin. The twin of
 * `kit/formats/digits.py`.
 */

const SPACED = /^([0-9]{1,3}(?:[ '’ʼ`][0-9]{3})+)()(?:[.,]([0-9]*))?$/;
const BOTH = /^([0-9]{1,3}(?:([.,])[0-9]{3})+)(?!\2)[.,]([0-9]*)$/;

/**
 * What the digits can mean, a point before the decimals; none where it is no number.
 *
 * @param {string} digits
 * @param {string} language
 * @param {boolean} [hasDoubt] even the language's own decimal mark may divide thousands
 * @returns {string[]}
 */
export function readings(digits, language, hasDoubt = false) {
  const certain = SPACED.exec(digits) ?? BOTH.exec(digits);
  if (certain) return [joined([(certain[1] ?? "").replace(/[^0-9]/g, "")], certain[3] ?? "")];
  const [mark, ...others] = new Set(digits.match(/[^0-9]/g));
  if (mark === undefined) return [digits];
  if (others.length > 0 || !".,".includes(mark)) return [];
  const groups = digits.split(mark);
  const last = groups.pop() ?? "";
  if (groups.length > 1) return ofMany(groups, last);
  return ofTwo(groups[0] ?? "", last, mark, language, hasDoubt);
}

/**
 * @param {string} head
 * @param {string} tail
 * @param {string} mark
 * @param {string} language
 * @param {boolean} hasDoubt
 */
function ofTwo(head, tail, mark, language, hasDoubt) {
  const decimal = joined([head], tail);
  if (!/^[1-9][0-9]{0,2}$/.test(head) || tail.length !== 3) return [decimal];
  const isRussian = language === "ru";
  const isOwn = mark === (isRussian ? "," : ".");
  if (isOwn) return hasDoubt ? [head + tail, decimal] : [decimal];
  // A comma in English divides thousands; a point in Russian is anybody's guess.
  return isRussian ? [head + tail, decimal] : [head + tail];
}

/**
 * Digits that one mark divides more than once, which decimals cannot.
 *
 * @param {string[]} groups
 * @param {string} last
 */
function ofMany(groups, last) {
  const [head = "", ...middle] = groups;
  const isDivided = /^[0-9]{1,3}$/.test(head) && middle.every((one) => one.length === 3);
  if (!isDivided || !/^[0-9]{1,3}$/.test(last)) return [];
  const whole = [...groups, last].join("");
  return last.length === 3 ? [whole] : [joined(groups, last), whole];
}

/**
 * @param {string[]} groups
 * @param {string} decimals
 */
function joined(groups, decimals) {
  return `${groups.join("") || "0"}.${decimals || "0"}`;
}
