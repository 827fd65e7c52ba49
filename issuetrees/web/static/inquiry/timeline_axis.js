/** The axis of a timeline: months, weeks, today, and the lines behind the bars. */

import { make } from "../kit/dom.js";
import { dayText, monthText } from "../kit/formats/days.js";
import { t } from "../kit/words.js";
import { dayOf } from "./timeline_days.js";

const MONTH_ROOM = 60; // px that the name of a month takes
const WEEK_ROOM = 24;

/** @typedef {{ first: number, last: number, today: number, room: number }} Scale days, px of a day */

/** The days of all spans in so many px; none so wide that a week fills a screen. @param {{ first: number, last: number, today: number }} days @param {number} width @param {number} [room] @returns {Scale} */
export function scaleOf(days, width, room = 0) {
  const count = days.last - days.first + 1;
  return { ...days, room: room || Math.min(width / count, 28) };
}

/** @param {Scale} scale @param {number} day @returns {string} where the day begins */
export function leftOf({ first, room }, day) {
  return `${(day - first) * room}px`;
}

/** @param {HTMLElement} axis @param {HTMLElement} ground @param {Scale} scale */
export function drawAxis(axis, ground, scale) {
  const { today } = scale;
  const months = [...monthsIn(scale)];
  const weeks = [...weeksIn(scale)];
  const lines = scale.room * 7 >= WEEK_ROOM ? weeks : months;
  axis.replaceChildren(
    ...months.map((day, place) => month(scale, day, months[place + 1] ?? scale.last + 1)),
    ...(scale.room * 7 >= WEEK_ROOM ? weeks.map((day) => week(scale, day)) : []),
    at(scale, today, "timeline-today-word", t("Today")),
  );
  ground.replaceChildren(
    ...lines.map((day) => at(scale, day, "timeline-line")),
    at(scale, today + 0.5, "timeline-today"),
  );
}

/** @param {Scale} scale @param {number} day @param {string} name @param {string} [text] */
function at(scale, day, name, text = "") {
  const mark = make("span", name, text);
  mark.style.left = leftOf(scale, day);
  return mark;
}

/** @param {Scale} scale @param {number} day @param {number} next */
function month(scale, day, next) {
  const room = (next - day) * scale.room;
  const word = monthText(dayOf(day));
  const year = dayOf(day).slice(0, 4);
  const mark = at(scale, day, "timeline-month", room >= MONTH_ROOM ? `${word} ${year}` : "");
  if (!mark.textContent && room >= MONTH_ROOM / 2) mark.textContent = word;
  mark.style.width = `${room}px`;
  return mark;
}

/** @param {Scale} scale @param {number} day */
function week(scale, day) {
  return at(scale, day, "timeline-week", dayText(dayOf(day)).split(" ")[0]);
}

/** First days of months, the first day shown among them. @param {Scale} scale */
function* monthsIn({ first, last }) {
  yield first;
  const start = new Date(`${dayOf(first).slice(0, 7)}-01`);
  for (let place = 1; ; place += 1) {
    const day = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + place, 1) / 86_400_000;
    if (day > last) return;
    yield day;
  }
}

/** @param {Scale} scale */
function* weeksIn({ first, last }) {
  for (let day = first; day <= last; day += 7) yield day;
}
