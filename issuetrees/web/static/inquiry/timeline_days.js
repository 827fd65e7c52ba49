/**
 * When the work on a question lies and how a bar changes it: the twin of `core.plan.schedule`, tied
 * by `fixtures/cases/plan/spans.json`. Days are counted from 1 January 1970.
 *
 * @typedef {{ starts_on: string | null, due_on: string | null, lead_days: number | null, effort_days: number | null }} Planned
 * @typedef {{ orders: number, starts: number, ends: number }} Span
 * @typedef {"whole" | "start" | "end"} Grip which part of a bar is held
 */

const DAY = 86_400_000; // ms
const MONDAY = 3; // 1 January 1970 was a Thursday
const MOST_DAYS = 3700;
/** What was worked out of days: a plan of thousands of leaves has some hundreds of them. */
const [numbers, texts] = [new Map(), new Map()];
const [FIRST, LAST] = [dayNumber("1900-01-01"), dayNumber("2200-01-01")];

/** @param {string} text YYYY-MM-DD @returns {number} */
export function dayNumber(text) {
  return kept(numbers, text, () => Math.round(Date.parse(text) / DAY));
}

/** @param {number} day @returns {string} YYYY-MM-DD */
export function dayOf(day) {
  return kept(texts, day, () => new Date(day * DAY).toISOString().slice(0, 10));
}

/**
 * @template From, To
 * @param {Map<From, To>} known
 * @param {From} from
 * @param {() => To} find
 * @returns {To}
 */
function kept(known, from, find) {
  const found = known.get(from) ?? find();
  known.set(from, found);
  return found;
}

/** @param {number} day @returns {number} 0 for a Monday */
export function weekday(day) {
  return (((day + MONDAY) % 7) + 7) % 7;
}

/** So many working days later, earlier below zero. @param {number} day @param {number} count @returns {number} */
export function shifted(day, count) {
  const step = count > 0 ? 1 : -1;
  let found = day + Math.trunc(Math.abs(count) / 5) * 7 * step;
  for (let rest = Math.abs(count) % 5; rest > 0; ) {
    found += step;
    if (weekday(found) < 5) rest -= 1;
  }
  return found;
}

/** Working days after the first one. @param {number | null} effort */
function worked(effort) {
  return Math.min(Math.max(Math.ceil(effort ?? 0) - 1, 0), MOST_DAYS);
}

/** @param {Planned} record @returns {Span | null} null where no day is known or the days are turned */
export function spanOf({ starts_on: start, due_on: due, lead_days: lead, effort_days: effort }) {
  const known = [start, due].filter((one) => one !== null).map(dayNumber);
  const [first] = known;
  if (first === undefined || !known.every((one) => one > FIRST && one < LAST)) return null;
  const starts = start === null ? shifted(first, -worked(effort)) : dayNumber(start);
  const ends = due === null ? shifted(first, worked(effort)) : dayNumber(due);
  if (starts > ends) return null;
  return { orders: starts - Math.ceil(Math.min(lead ?? 0, MOST_DAYS)), starts, ends };
}

/** Whether it is a day rather than a stretch of work. @param {Planned} record @returns {boolean} */
export function isMoment(record) {
  const span = spanOf(record);
  return span !== null && span.starts === span.ends && !record.effort_days;
}

/**
 * What a bar says after a part of it was moved: a whole bar keeps what is not known unknown, an end
 * that is moved fixes the other one.
 *
 * @param {Planned} record
 * @param {Grip} grip
 * @param {number} days
 * @returns {Partial<Planned> | null} null where it lies nowhere
 */
export function dragged(record, grip, days) {
  const span = spanOf(record);
  if (!span) return null;
  const { starts, ends } = span;
  if (grip === "start")
    return { starts_on: dayOf(Math.min(starts + days, ends)), due_on: dayOf(ends) };
  if (grip === "end")
    return { starts_on: dayOf(starts), due_on: dayOf(Math.max(ends + days, starts)) };
  /** @type {Partial<Planned>} */
  const fields = {};
  if (record.starts_on) fields.starts_on = dayOf(dayNumber(record.starts_on) + days);
  if (record.due_on) fields.due_on = dayOf(dayNumber(record.due_on) + days);
  return fields;
}

/** Where a question without days begins. @param {Planned} record @param {number} day @returns {Partial<Planned>} */
export function placed({ effort_days: effort }, day) {
  return { starts_on: dayOf(day), due_on: dayOf(shifted(day, worked(effort))) };
}

/**
 * The days that a drawing shows: whole weeks around all spans and today.
 *
 * @param {Span[]} spans
 * @param {number} today
 * @returns {{ first: number, last: number }} a Monday and a Sunday
 */
export function reach(spans, today) {
  const first = spans.reduce((least, { orders }) => Math.min(least, orders), today) - 3;
  const last = spans.reduce((most, { ends }) => Math.max(most, ends), today + 28) + 4;
  return { first: first - weekday(first), last: last + 6 - weekday(last) };
}
