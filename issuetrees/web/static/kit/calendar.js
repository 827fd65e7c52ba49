/**
 * A month to choose a day from, beside a field. Arrows go by days and weeks, Page Up and Down by
 * months, with Shift by years, Home and End to the ends of a week; Escape goes back to the field.
 * The week begins on Monday.
 */

import { make } from "./dom.js";
import { dayText } from "./formats/days.js";
import { daysLater, weekdayOf } from "./formats/typed_days.js";
import { pageLanguage, t } from "./words.js";

const WEEKS = 6;
/** @type {Record<string, number>} */
const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const A_MONDAY = "2024-01-01";

/**
 * The same day of another month, or its last one where it is shorter.
 *
 * @param {string} day YYYY-MM-DD
 * @param {number} count of months
 * @returns {string}
 */
export function monthsLater(day, count) {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  const found = Date.UTC(year, month - 1 + count, Math.min(date, last));
  return new Date(found).toISOString().slice(0, 10);
}

/**
 * Where a key leads from a day.
 *
 * @param {{key: string, shiftKey: boolean}} event
 * @param {string} day
 * @returns {string | null}
 */
export function steppedDay({ key, shiftKey }, day) {
  if (DAYS[key]) return daysLater(day, DAYS[key]);
  if (key === "Home") return daysLater(day, -weekdayOf(day));
  if (key === "End") return daysLater(day, 6 - weekdayOf(day));
  const months = { PageUp: -1, PageDown: 1 }[key];
  return months ? monthsLater(day, months * (shiftKey ? 12 : 1)) : null;
}

export class Calendar {
  /**
   * @param {HTMLInputElement} field
   * @param {object} options
   * @param {string | null} options.day
   * @param {string} options.today
   * @param {(day: string | null) => void} options.chosen
   */
  constructor(field, { day, today, chosen }) {
    this.field = field;
    this.day = day;
    this.today = today;
    this.chosen = chosen;
    this.at = day ?? today;
    this.element = make("div", "calendar");
    this.element.popover = "auto";
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-label", t("Choose a day"));
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
    this.element.addEventListener("click", (event) => this.#clicked(event));
    this.element.addEventListener("toggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "closed") this.element.remove();
    });
    this.month = make("span", "calendar-month");
    this.month.setAttribute("aria-live", "polite");
    this.grid = make("table", "calendar-days");
    this.grid.setAttribute("role", "grid");
    this.element.append(this.#head(), this.grid, this.#foot());
    (field.closest("dialog, main") ?? document.body).append(this.element);
    this.#draw();
    this.element.showPopover();
    this.#place();
    this.#focus();
  }

  #head() {
    const head = make("div", "calendar-head");
    head.append(
      stepButton("‹", t("Month before"), "PageUp"),
      this.month,
      stepButton("›", t("Month after"), "PageDown"),
    );
    return head;
  }

  #foot() {
    const foot = make("div", "calendar-foot");
    const today = make("button", "button is-quiet is-small", t("Today"));
    today.dataset.day = this.today;
    const none = make("button", "button is-quiet is-small", t("No day"));
    none.dataset.day = "";
    for (const button of [today, none]) button.type = "button";
    foot.append(today, none);
    return foot;
  }

  #draw() {
    const name = new Intl.DateTimeFormat(pageLanguage(), {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    this.month.textContent = name.format(new Date(this.at)).replace(/\s*г\.$/, "");
    this.grid.setAttribute("aria-label", this.month.textContent);
    const first = `${this.at.slice(0, 8)}01`;
    const monday = daysLater(first, -weekdayOf(first));
    const body = make("tbody");
    for (let week = 0; week < WEEKS; week++) body.append(this.#week(daysLater(monday, week * 7)));
    this.grid.replaceChildren(weekHead(), body);
  }

  /** @param {string} monday */
  #week(monday) {
    const row = make("tr");
    for (let i = 0; i < 7; i++) {
      row.append(this.#cell(daysLater(monday, i)));
    }
    return row;
  }

  /** @param {string} day */
  #cell(day) {
    const cell = make("td", "calendar-day", String(Number(day.slice(8))));
    cell.dataset.day = day;
    cell.tabIndex = day === this.at ? 0 : -1;
    cell.setAttribute("aria-label", `${dayText(day)}, ${weekdayName(day, "long")}`);
    cell.setAttribute("aria-selected", String(day === this.day));
    if (day === this.today) cell.setAttribute("aria-current", "date");
    cell.classList.toggle("is-outside", day.slice(0, 7) !== this.at.slice(0, 7));
    return cell;
  }

  /** Below the field, or above it where there is more room. */
  #place() {
    const { left, top, bottom } = (this.field.parentElement ?? this.field).getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const isBelow = bottom + height + 12 < innerHeight || top < height + 12;
    const y = isBelow ? Math.min(bottom + 4, innerHeight - height - 8) : top - height - 4;
    this.element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    this.element.style.top = `${Math.max(8, y)}px`;
  }

  #focus() {
    /** @type {HTMLElement | null} */ (this.grid.querySelector("[tabindex='0']"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    event.stopPropagation(); // the panel has keys of its own
    if (event.key === "Escape") return this.#close(event);
    if (event.key === "Tab") return this.#tab(event);
    if (!this.grid.contains(/** @type {Node} */ (event.target))) return;
    if (event.key === "Enter" || event.key === " ") return this.#choose(this.at, event);
    const day = steppedDay(event, this.at);
    if (day === null) return;
    event.preventDefault();
    this.#go(day);
    this.#focus();
  }

  /** Tab goes round inside. @param {KeyboardEvent} event */
  #tab(event) {
    const all = /** @type {HTMLElement[]} */ ([
      ...this.element.querySelectorAll("button, [tabindex='0']"),
    ]);
    const here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = here + (event.shiftKey ? all.length - 1 : 1);
    event.preventDefault();
    all[next % all.length]?.focus();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target : null;
    const { day, step } =
      /** @type {HTMLElement | null | undefined} */ (target?.closest("[data-day], [data-step]"))
        ?.dataset ?? {};
    if (step) return this.#go(/** @type {string} */ (steppedDay(keyOf(step), this.at)));
    if (day !== undefined) this.#choose(day, event);
  }

  /** @param {string} day empty for none @param {Event} event */
  #choose(day, event) {
    this.#close(event);
    this.chosen(day || null);
  }

  /** @param {string} day */
  #go(day) {
    this.at = day;
    this.#draw();
  }

  /** @param {Event} event */
  #close(event) {
    event.preventDefault();
    this.element.hidePopover();
    this.field.focus();
  }
}

/** @param {string} key */
function keyOf(key) {
  return { key, shiftKey: false };
}

/**
 * @param {string} sign
 * @param {string} label
 * @param {string} step
 */
function stepButton(sign, label, step) {
  const button = make("button", "button is-quiet is-icon", sign);
  button.type = "button";
  button.dataset.step = step;
  button.setAttribute("aria-label", label);
  return button;
}

function weekHead() {
  const head = make("thead");
  const row = make("tr");
  for (let i = 0; i < 7; i++) {
    const day = daysLater(A_MONDAY, i);
    const cell = make("th", "", weekdayName(day, "short").slice(0, 2));
    cell.scope = "col";
    cell.abbr = weekdayName(day, "long");
    row.append(cell);
  }
  head.append(row);
  return head;
}

/** @param {string} day @param {"long" | "short"} weekday */
function weekdayName(day, weekday) {
  return new Date(day).toLocaleDateString(pageLanguage(), { weekday, timeZone: "UTC" });
}
