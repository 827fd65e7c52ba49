/** One question on a timeline: its name and facts at the left, its bar on the lane. */

import { make } from "../kit/dom.js";
import { dayText } from "../kit/formats/days.js";
import { formatNumber, t } from "../kit/words.js";
import { isOverdue } from "./plan_filter.js";
import { leftOf } from "./timeline_axis.js";
import { dayOf, isMoment, spanOf } from "./timeline_days.js";

/** @typedef {import("./plan_desk.js").PlanDesk} PlanDesk */
/** @typedef {import("./plan_desk.js").NodeRecord} NodeRecord */
/** @typedef {import("./timeline_axis.js").Scale} Scale */

/** When, who, how far, what is waited for: what is drawn, in words. @param {NodeRecord} record @param {PlanDesk} desk @returns {string} */
export function factsOf(record, { people, words, options }) {
  const span = spanOf(record);
  const facts = [
    whenOf(record),
    people.get(record.owner_id ?? "")?.name ?? t("Without an owner"),
    isOverdue(record, options.today) ? t("Overdue") : words.status?.choices[record.status],
    span && span.orders < span.starts && orderWords(span),
  ];
  return facts.filter(Boolean).join(" · ");
}

/** @param {import("./timeline_days.js").Span} span */
function orderWords({ orders }) {
  return t("to be ordered by {day}", { day: dayText(dayOf(orders)) });
}

/** @param {NodeRecord} record @returns {string} */
export function whenOf(record) {
  const span = spanOf(record);
  if (!span) {
    const isTurned = record.starts_on !== null && record.due_on !== null;
    return isTurned ? t("Starts after it is due") : t("Without days");
  }
  const [starts, ends] = [dayOf(span.starts), dayOf(span.ends)];
  return starts === ends ? dayText(ends) : `${shortest(starts, ends)} – ${dayText(ends)}`;
}

/** A day without the year where the other one says it. @param {string} day @param {string} other */
function shortest(day, other) {
  const text = dayText(day);
  return day.slice(0, 4) === other.slice(0, 4) ? text.slice(0, -5) : text;
}

/** @param {NodeRecord} record @param {PlanDesk} desk @param {Scale} scale @returns {HTMLElement} */
export function timeRow(record, desk, scale) {
  const row = make("li", "timeline-row");
  row.dataset.id = record.id;
  const name = make("div", "timeline-name");
  const link = make("a", "timeline-title");
  link.href = `${desk.options.urls.tree}?node=${record.id}`;
  link.append(make("span", "faint", desk.graph.number(record.id)), ` ${record.title}`);
  link.title = record.title;
  const facts = make("span", "timeline-facts faint", factsOf(record, desk));
  if (isOverdue(record, desk.options.today)) facts.classList.add("is-late");
  name.append(link, facts);
  const lane = make("div", "timeline-lane");
  lane.append(...marksOf(record, desk, scale));
  row.append(name, lane);
  return row;
}

/** The bar of a question with the waiting before it; a day is a diamond. @param {NodeRecord} record @param {PlanDesk} desk @param {Scale} scale @returns {HTMLElement[]} */
export function marksOf(record, desk, scale) {
  const span = spanOf(record);
  const bar = make("button", span ? "timeline-bar" : "button is-quiet is-small timeline-place");
  bar.type = "button";
  bar.dataset.bar = record.id;
  bar.tabIndex = -1;
  const number = desk.graph.number(record.id);
  bar.setAttribute("aria-label", `${number} ${record.title}: ${factsOf(record, desk)}`);
  if (!span) {
    bar.textContent = t("Place it at today");
    bar.hidden = !desk.canEdit;
    bar.style.left = leftOf(scale, scale.today);
    return [bar];
  }
  bar.title = `${whenOf(record)}`;
  bar.dataset.status = isOverdue(record, desk.options.today) ? "overdue" : record.status;
  lay(bar, scale, span.starts, span.ends);
  if (isMoment(record)) {
    bar.classList.add("is-moment");
    bar.style.width = "";
  } else if (desk.canEdit)
    bar.append(make("span", "timeline-grip is-start"), make("span", "timeline-grip is-end"));
  if (span.orders === span.starts) return [bar];
  const lead = make("span", "timeline-lead");
  lead.title = t("Waiting: {days} d", { days: formatNumber(span.starts - span.orders) });
  lay(lead, scale, span.orders, span.starts - 1);
  return [lead, bar];
}

/** @param {HTMLElement} mark @param {Scale} scale @param {number} first @param {number} last */
function lay(mark, scale, first, last) {
  mark.style.left = leftOf(scale, first);
  mark.style.width = `${(last - first + 1) * scale.room}px`;
}
