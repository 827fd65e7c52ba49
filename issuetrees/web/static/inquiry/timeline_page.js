/** The plan as a timeline: a bar for each leaf, moved by arrows and by the pointer, by several people. */

import { make, need } from "../kit/dom.js";
import { t } from "../kit/words.js";
import { openDesk } from "./plan_desk.js";
import { isMeant } from "./plan_filter.js";
import { showLacks } from "./plan_lacks.js";
import { drawAxis, scaleOf } from "./timeline_axis.js";
import { dayNumber, dragged, placed, reach, spanOf } from "./timeline_days.js";
import { timeGroups } from "./timeline_groups.js";
import { barOf, watchKeys, watchPointer, watchUndo } from "./timeline_hands.js";
import { factsOf, marksOf, timeRow, whenOf } from "./timeline_row.js";

/** @typedef {import("./plan_desk.js").PlanDesk} PlanDesk */
/** @typedef {import("./plan_desk.js").NodeRecord} NodeRecord */
/** @typedef {import("./timeline_groups.js").TimeGroup} TimeGroup */
/** @typedef {import("./timeline_days.js").Grip} Grip */

class Timeline {
  /** @param {HTMLElement} place @param {PlanDesk} desk */
  constructor(place, desk) {
    this.place = place;
    this.desk = desk;
    this.today = dayNumber(desk.options.today);
    this.rows = need("[data-timeline-rows]", place);
    /** @type {HTMLSelectElement | null} */
    this.filter = document.querySelector("[data-plan-filter]");
    this.by = new URL(location.href).searchParams.get("by") === "owner" ? "owner" : "branch";
    this.zoom = 0;
    this.current = "";
    /** @type {Map<string, { sign: string, row: HTMLElement }>} */
    this.drawn = new Map();
    this.scale = scaleOf({ ...reach([], this.today), today: this.today }, 1);
    desk.focus = () => this.#bar(this.current)?.focus();
    desk.changed.on(() => this.draw());
    this.#listen();
    this.draw();
  }

  #listen() {
    const { place, desk } = this;
    this.filter?.addEventListener("change", () => this.draw());
    choose("[data-time-by]", this.by, (by) => {
      this.by = by;
      const here = new URL(location.href);
      here.searchParams.set("by", by);
      history.replaceState(null, "", here);
      this.draw();
    });
    choose("[data-time-zoom]", "0", (room) => {
      this.zoom = Number(room);
      this.draw();
      this.#bar(this.current)?.scrollIntoView({ block: "nearest", inline: "center" });
    });
    new ResizeObserver(() => this.zoom === 0 && this.draw()).observe(place);
    place.addEventListener("focusin", (event) => this.#reached(barOf(event.target)));
    place.addEventListener("click", (event) => {
      const bar = barOf(event.target);
      if (bar?.classList.contains("timeline-place")) this.placeNow(bar.dataset.bar ?? "");
    });
    watchKeys(place, this.#hands());
    if (desk.canEdit) watchPointer(place, this.#hands());
    if (desk.canEdit) watchUndo(desk.sync);
  }

  /** @returns {import("./timeline_hands.js").Bars} */
  #hands() {
    return {
      move: (id, grip, days) => this.move(id, grip, days),
      preview: (id, grip, days) => this.preview(id, grip, days),
      draw: () => this.draw(true),
      place: (id) => this.placeNow(id),
      open: (id) => location.assign(`${this.desk.options.urls.tree}?node=${id}`),
      go: (step) => this.go(step),
      room: () => this.scale.room,
      say: (words) => this.say(words),
    };
  }

  draw(isAnew = false) {
    const chosen = this.filter?.value ?? "";
    const { desk, today } = this;
    const groups = timeGroups(desk, this.by, (leaf) => isMeant(leaf, chosen, desk.options));
    const records = groups.flatMap(({ rows, milestones }) => [...rows, ...milestones]);
    const hasRows = groups.some(({ rows }) => rows.length > 0);
    need("[data-plan-none]").hidden = hasRows;
    this.place.hidden = !hasRows;
    const spans = records.map(spanOf).filter((one) => one !== null);
    const lane = need("[data-timeline-axis]", this.place);
    const width = this.place.clientWidth - lane.offsetLeft - 1;
    this.scale = scaleOf({ ...reach(spans, today), today }, Math.max(width, 200), this.zoom);
    const { first, last, room } = this.scale;
    this.place.style.setProperty("--lane", `${Math.floor((last - first + 1) * room)}px`);
    drawAxis(lane, need("[data-timeline-ground]", this.place), this.scale);
    if (isAnew) this.drawn.clear();
    const hadFocus = barOf(document.activeElement) !== null;
    this.#drawRows(groups);
    if (!this.#bar(this.current)) this.current = this.#bars()[0]?.dataset.bar ?? "";
    const bar = this.#bar(this.current);
    if (bar) bar.tabIndex = 0;
    if (hadFocus) bar?.focus({ preventScroll: true });
  }

  /** Only rows that say something else are made anew. @param {TimeGroup[]} groups */
  #drawRows(groups) {
    const before = this.drawn;
    this.drawn = new Map();
    const keep = (
      /** @type {string} */ id,
      /** @type {string} */ sign,
      /** @type {() => HTMLElement} */ make,
    ) => {
      const known = before.get(id);
      const row = known?.sign === sign ? known.row : make();
      this.drawn.set(id, { sign, row });
      return row;
    };
    const scale = JSON.stringify(this.scale);
    const { desk } = this;
    const sign = (/** @type {NodeRecord} */ record) =>
      [
        scale,
        desk.graph.number(record.id),
        record.title,
        factsOf(record, desk),
        record.effort_days,
      ].join();
    const rows = groups.flatMap((group) => [
      keep(`group ${group.key}`, [group.title, ...group.milestones.map(sign), scale].join(), () =>
        this.#head(group),
      ),
      ...group.rows.map((leaf) => keep(leaf.id, sign(leaf), () => timeRow(leaf, desk, this.scale))),
    ]);
    const { rows: list } = this;
    rows.forEach((row, place) => {
      if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
    });
    while (list.children.length > rows.length) list.lastElementChild?.remove();
  }

  /** @param {TimeGroup} group */
  #head({ title, milestones }) {
    const row = make("li", "timeline-group");
    const name = make("h2", "timeline-name", title);
    name.title = title;
    const lane = make("div", "timeline-lane");
    for (const record of milestones) lane.append(...marksOf(record, this.desk, this.scale));
    row.append(name, lane);
    return row;
  }

  /** @returns {HTMLElement[]} */
  #bars() {
    return [
      .../** @type {NodeListOf<HTMLElement>} */ (
        this.rows.querySelectorAll("[data-bar]:not([hidden])")
      ),
    ];
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #bar(id) {
    return this.rows.querySelector(`[data-bar="${CSS.escape(id)}"]`);
  }

  /** @param {HTMLElement | null} bar */
  #reached(bar) {
    if (!bar) return;
    const before = this.#bar(this.current);
    if (before) before.tabIndex = -1;
    bar.tabIndex = 0;
    this.current = bar.dataset.bar ?? "";
  }

  /** @param {number} step */
  go(step) {
    const bars = this.#bars();
    const place = bars.findIndex((bar) => bar.dataset.bar === this.current);
    bars[place + step]?.focus();
  }

  /** @param {string} id @param {Grip} grip @param {number} days */
  move(id, grip, days) {
    const record = this.desk.graph.node(id);
    if (!record || !this.desk.canEdit) return;
    const fields = dragged(record, grip, days);
    if (!fields) return this.placeNow(id);
    this.desk.edit(new Map([[id, fields]]), t("Move on the timeline"));
    this.#tell(id);
  }

  /** @param {string} id */
  placeNow(id) {
    const record = this.desk.graph.node(id);
    if (!record || !this.desk.canEdit) return;
    this.desk.edit(new Map([[id, placed(record, this.today)]]), t("Move on the timeline"));
    this.#tell(id);
    this.#bar(id)?.focus();
  }

  /** @param {string} id */
  #tell(id) {
    const record = this.desk.graph.node(id);
    if (record) this.say(whenOf(record));
  }

  /** @param {string} id @param {Grip} grip @param {number} days @returns {string} */
  preview(id, grip, days) {
    const record = this.desk.graph.node(id);
    const fields = record && dragged(record, grip, days);
    if (!fields) return "";
    const then = { ...record, ...fields };
    const bar = this.#bar(id);
    const at = marksOf(then, this.desk, this.scale).at(-1);
    if (bar && at) {
      bar.style.left = at.style.left;
      bar.style.width = at.style.width;
    }
    return whenOf(then);
  }

  /** @param {string} words */
  say(words) {
    need("[data-timeline-said]").textContent = words;
  }
}

/** Buttons of which one is pressed. @param {string} selector @param {string} first @param {(value: string) => void} chosen */
function choose(selector, first, chosen) {
  const place = need(selector);
  const press = (/** @type {string} */ value) => {
    for (const button of place.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button.value === value));
  };
  press(first);
  place.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    press(button.value);
    chosen(button.value);
  });
}

const desk = await openDesk();
if (desk) {
  new Timeline(need("[data-timeline]"), desk);
  showLacks(desk);
}
