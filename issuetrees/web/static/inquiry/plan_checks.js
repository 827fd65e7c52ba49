/**
 * What is wrong with a plan, leaf by leaf: the twin of `core.plan.checks` and `core.plan.load`, tied
 * by `fixtures/cases/plan/notes.json`.
 *
 * @typedef {import("./timeline_days.js").Planned} Planned
 * @typedef {Planned & { owner_id: string | null, status: string, data_source: string, analysis: string }} Leaf
 * @typedef {"overdue" | "late_order" | "long_lead" | "no_owner" | "no_date" | "turned"} Check
 */

import { SETTLED } from "./plan_filter.js";
import { dayOf, spanOf, weekday } from "./timeline_days.js";

/** @type {Check[]} */
export const CHECKS = ["overdue", "late_order", "long_lead", "no_owner", "no_date", "turned"];
const LONG_LEAD = 10;
const ASKING =
  /survey|interview|questionnaire|focus[ -]group|conjoint|ethnograph|mystery shop|опрос|интервью|анкет|фокус-групп|глубинн|конджойнт|этнограф|тайн[\p{L}\p{N}_]+ покупател/iu;
const MOST_DAYS = 3700;
const LATE_SHARE = 0.5;
const FEWEST_WEEKS = 3;
const SLACK = 1e-9;

/** Whether something has to be ordered early for a leaf. @param {Leaf} leaf @returns {boolean} */
function isLong({ lead_days: lead, data_source: source, analysis }) {
  return (lead ?? 0) >= LONG_LEAD || ASKING.test(`${source}\n${analysis}`);
}

/** @param {Leaf} leaf @param {string} today @returns {[Check, string | null]} */
function leadOf(leaf, today) {
  const span = spanOf(leaf);
  if (!span) return ["long_lead", null];
  const orders = dayOf(span.orders);
  return [orders < today ? "late_order" : "long_lead", orders];
}

/** Checks that a leaf fails, each with the day that matters. @param {Leaf} leaf @param {string} today @returns {[Check, string | null][]} */
export function failedBy(leaf, today) {
  const { due_on: due, starts_on: start } = leaf;
  if (SETTLED.has(leaf.status)) return [];
  /** @type {[Check, string | null][]} */
  const found = [];
  if (due && due < today) found.push(["overdue", due]);
  if (leaf.status === "open" && isLong(leaf)) found.push(leadOf(leaf, today));
  if (leaf.owner_id === null) found.push(["no_owner", null]);
  if (due === null) found.push(["no_date", null]);
  if (due && start && start > due) found.push(["turned", start]);
  return found;
}

/**
 * Leaves by the check that they fail, in the order of the checks; of what is settled nothing is said.
 *
 * @template {Leaf} T
 * @param {T[]} leaves
 * @param {string} today YYYY-MM-DD
 * @returns {Map<Check, { leaf: T, on: string | null }[]>}
 */
export function notesOf(leaves, today) {
  /** @type {Map<Check, { leaf: T, on: string | null }[]>} */
  const found = new Map(CHECKS.map((check) => [check, []]));
  for (const leaf of leaves) {
    for (const [check, on] of failedBy(leaf, today)) found.get(check)?.push({ leaf, on });
  }
  return new Map([...found].filter(([, notes]) => notes.length > 0));
}

/** Whether most of the effort lies in the last third of the weeks of a plan. @param {Leaf[]} leaves @returns {boolean} */
export function isBackLoaded(leaves) {
  /** @type {Map<number, number>} */
  const totals = new Map();
  for (const leaf of leaves) {
    if (SETTLED.has(leaf.status)) continue;
    for (const [week, effort] of byWeek(leaf)) totals.set(week, (totals.get(week) ?? 0) + effort);
  }
  if (totals.size === 0) return false;
  const weeks = [...totals.keys()];
  const first = weeks.reduce((least, week) => Math.min(least, week));
  const count = (weeks.reduce((most, week) => Math.max(most, week)) - first) / 7 + 1;
  if (count < FEWEST_WEEKS) return false;
  const from = first + 7 * (count - Math.trunc(count / 3));
  let [late, whole] = [0, 0];
  for (const [week, effort] of totals) {
    whole += effort;
    if (week >= from) late += effort;
  }
  return late > LATE_SHARE * whole + SLACK;
}

/** Days of effort by the Monday of each week. @param {Leaf} leaf @returns {[number, number][]} */
function byWeek(leaf) {
  const span = spanOf(leaf);
  const effort = leaf.effort_days ?? 0;
  if (!span || !effort) return [];
  const last = Math.min(span.ends, span.starts + MOST_DAYS);
  const monday = span.starts - weekday(span.starts);
  /** @type {[number, number][]} */
  const counts = [];
  for (let week = monday; week <= last; week += 7) {
    const count = Math.min(last, week + 4) - Math.max(span.starts, week) + 1;
    if (count > 0) counts.push([week, count]);
  }
  const whole = counts.reduce((sum, [, count]) => sum + count, 0);
  return whole
    ? counts.map(([week, count]) => [week, (effort * count) / whole])
    : [[monday, effort]];
}
