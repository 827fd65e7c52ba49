/**
 * The log in words: by day and by sitting, of everybody or of one person; arrows walk it.
 *
 * @typedef {import("./history_days.js").Entry} Entry
 * @typedef {import("./history_days.js").Sitting} Sitting
 * @typedef {import("./history_side.js").HistorySide} HistorySide
 */

import { make, setAttribute } from "../../kit/dom.js";
import { dayText, momentText, placeInTime } from "../../kit/formats/days.js";
import { isolated } from "../../kit/text.js";
import { t, tn } from "../../kit/words.js";
import { dayOf, daysOf, startOfLastDay } from "./history_days.js";

const PAGE = 200;
const MOST_PAGES = 10;
const WALK_PAUSE = 180;
const NEWS_PAUSE = 900;

export class HistoryList {
  /** @param {HistorySide} side */
  constructor(side) {
    this.side = side;
    this.editor = side.editor;
    /** @type {Map<number, Entry>} all that is known, whoever it is of */
    this.known = new Map();
    /** @type {Entry[]} what is listed, the newest first */
    this.entries = [];
    /** @type {string | null} address of the next page; "" before the first */
    this.next = "";
    /** @type {Set<number>} sittings that are open, by their oldest revision */
    this.opened = new Set();
    /** @type {number | null} */
    this.chosen = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.news = undefined;
    this.element = make("div", "history-log");
    this.filter = this.#makeFilter();
    this.days = make("div", "history-days");
    this.more = make("button", "button is-quiet", t("Show earlier changes"));
    this.more.type = "button";
    this.note = make("p", "soft");
    this.note.setAttribute("role", "status");
    this.element.append(this.filter.label, this.days, this.note, this.more);
    this.days.addEventListener("click", (event) => this.#clicked(event));
    this.days.addEventListener("keydown", (event) => this.#pressed(event));
    this.more.addEventListener("click", () => this.#load());
    this.editor.sync.foreign.on(() => this.#refreshSoon());
    this.editor.sync.stateChanged.on((state) => {
      if (state === "saved") this.#refreshSoon();
    });
  }

  #makeFilter() {
    const label = make("label", "field");
    const select = make("select", "input is-small");
    label.append(make("span", "field-label", t("Changes by")), select);
    select.append(new Option(t("Everybody"), ""));
    for (const person of this.editor.people.values())
      select.append(new Option(person.name, person.id));
    select.addEventListener("change", () => {
      this.entries = [];
      this.next = "";
      this.#load();
    });
    return { label, select };
  }

  get #first() {
    const { urls } = this.editor.options;
    const of = this.filter.select.value;
    return `${urls.history}?page_size=${PAGE}${of ? `&actor_id=${of}` : ""}`;
  }

  /** Reads the first page, if that has not been done. */
  async begin() {
    if (this.next === "") await this.#load();
  }

  async #load() {
    const { next } = this;
    if (next === null) return;
    try {
      const reply = await this.editor.server.history(next || this.#first);
      if (reply.status !== 200) throw new Error("no history");
      if (this.next !== next) return;
      this.next = reply.body.next ?? null;
      this.#take(reply.body.items);
      this.note.textContent = this.entries.length === 0 ? t("Nothing has happened yet.") : "";
    } catch {
      this.note.textContent = t("The history could not be loaded.");
    }
    this.more.hidden = this.next === null;
  }

  /** @param {Entry[]} entries */
  #take(entries) {
    const listed = new Map(this.entries.map((entry) => [entry.revision, entry]));
    for (const entry of entries) {
      listed.set(entry.revision, entry);
      this.known.set(entry.revision, entry);
      this.#offer(entry.actor);
    }
    this.entries = [...listed.values()].sort((a, b) => b.revision - a.revision);
    this.#draw();
  }

  /** Who is no member any more can be chosen once they are met. @param {Entry["actor"]} actor */
  #offer(actor) {
    const { select } = this.filter;
    if (!actor || [...select.options].some(({ value }) => value === actor.id)) return;
    select.append(new Option(actor.name, actor.id));
  }

  /** Something happened: the top of the list is read again when the hands rest. */
  #refreshSoon() {
    if (this.next === "") return;
    clearTimeout(this.news);
    this.news = setTimeout(async () => {
      const reply = await this.editor.server.history(this.#first).catch(() => null);
      if (reply?.status === 200) this.#take(reply.body.items);
    }, NEWS_PAUSE);
  }

  /**
   * Reads on until a revision is known, within reason.
   * @param {number} revision
   */
  async reach(revision) {
    await this.begin();
    const isWanted = () => revision > 0 && !this.known.has(revision) && this.next !== null;
    for (let page = 1; page < MOST_PAGES && isWanted(); page += 1) await this.#load();
  }

  /** @returns {Promise<number>} */
  async startOfLastDay() {
    await this.begin();
    for (let page = 1; page < MOST_PAGES; page += 1) {
      const found = startOfLastDay(this.all());
      if (found !== null) return found;
      if (this.next === null) break;
      await this.#load();
    }
    return this.all().at(-1)?.revision ?? 0;
  }

  /** @returns {Entry[]} all that is known, the newest first */
  all() {
    return [...this.known.values()].sort((a, b) => b.revision - a.revision);
  }

  /** @param {number} revision @returns {string} 23 Nov, 14:05 (revision 31) */
  nameOf(revision) {
    const entry = this.known.get(revision);
    if (revision === 0) return t("the empty beginning");
    if (!entry) return t("revision {revision}", { revision });
    return t("{when} (revision {revision})", { when: momentText(entry.created_at), revision });
  }

  /** @param {number} revision */
  sentence(revision) {
    const entry = this.known.get(revision);
    if (!entry) return t("As it was after revision {revision}", { revision });
    return t("As it was on {when} (revision {revision})", {
      when: momentText(entry.created_at),
      revision,
    });
  }

  /** @param {number | null} revision that is shown on the drawing */
  choose(revision) {
    this.chosen = revision;
    for (const row of this.#rows())
      setAttribute(row, "aria-current", Number(row.dataset.revision) === revision ? "true" : null);
    this.#rowOf(revision)?.scrollIntoView({ block: "nearest" });
  }

  focus() {
    (this.#rowOf(this.chosen) ?? this.#rows()[0] ?? this.filter.select).focus();
  }

  /** @returns {HTMLElement[]} rows that one sees */
  #rows() {
    const rows = /** @type {NodeListOf<HTMLElement>} */ (
      this.days.querySelectorAll("[data-revision]")
    );
    return [...rows].filter((row) => row.closest("[hidden]") === null);
  }

  /** @param {number | null} revision */
  #rowOf(revision) {
    return this.#rows().find((row) => Number(row.dataset.revision) === revision);
  }

  /** @param {boolean} isShown */
  show(isShown) {
    this.element.hidden = !isShown;
    this.#draw();
  }

  #draw() {
    if (this.element.hidden) return;
    const focused = document.activeElement;
    const at =
      focused instanceof HTMLElement && this.days.contains(focused)
        ? Number(focused.dataset.revision)
        : null;
    this.days.replaceChildren(...daysOf(this.entries).map((day) => this.#day(day)));
    this.choose(this.chosen);
    if (at !== null) this.#rowOf(at)?.focus({ preventScroll: true });
  }

  /** @param {import("./history_days.js").Day} day */
  #day({ day, sittings }) {
    const section = make("section", "history-day");
    const list = make("ol", "history-rows");
    list.append(...sittings.map((sitting) => this.#sitting(sitting)));
    section.append(make("h3", "history-date", dayName(day)), list);
    return section;
  }

  /** @param {Sitting} sitting */
  #sitting(sitting) {
    const item = make("li", "history-sitting");
    const [newest, oldest] = /** @type {[Entry, Entry]} */ ([sitting[0], sitting.at(-1)]);
    if (sitting.length === 1) {
      item.append(
        rowOf(
          newest,
          newest.summary,
          `${isolated(nameOf(newest))}, ${placeInTime(newest.created_at).time}`,
        ),
      );
      return item;
    }
    const isOpen = this.opened.has(oldest.revision);
    const fold = make("button", "history-fold", isOpen ? "▾" : "▸");
    fold.type = "button";
    fold.dataset.sitting = String(oldest.revision);
    fold.ariaExpanded = String(isOpen);
    fold.setAttribute("aria-label", tn("{count} change", "{count} changes", sitting.length));
    const steps = make("ol", "history-steps");
    steps.hidden = !isOpen;
    for (const entry of sitting) {
      const step = make("li");
      step.append(rowOf(entry, entry.summary, placeInTime(entry.created_at).time));
      steps.append(step);
    }
    const row = rowOf(newest, sittingWords(sitting), newest.summary);
    if (isOpen) delete row.dataset.revision;
    row.dataset.sitting = String(oldest.revision);
    item.append(fold, row, steps);
    return item;
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!(button instanceof HTMLElement)) return;
    const { revision, sitting } = button.dataset;
    if (revision) this.side.showRevision(Number(revision));
    else if (sitting) this.#open(Number(sitting), !this.opened.has(Number(sitting)));
  }

  /**
   * @param {number} sitting
   * @param {boolean} isOpen
   */
  #open(sitting, isOpen) {
    if (isOpen) this.opened.add(sitting);
    else this.opened.delete(sitting);
    this.#draw();
    const rows = this.days.querySelectorAll(`.history-row[data-sitting="${sitting}"]`);
    /** @type {HTMLElement | undefined} */ (rows[0])?.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (!at) return;
    const rows = [...this.days.querySelectorAll(".history-row")].filter(
      (row) => row.closest("[hidden]") === null,
    );
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length }[event.code];
    const sitting = Number(at.dataset.sitting ?? 0);
    if (by) {
      event.preventDefault();
      const to = Math.max(0, Math.min(rows.length - 1, rows.indexOf(at) + by));
      this.#walkTo(/** @type {HTMLElement | undefined} */ (rows[to]));
    } else if (sitting && (event.code === "ArrowRight" || event.code === "ArrowLeft")) {
      event.preventDefault();
      this.#open(sitting, event.code === "ArrowRight");
    }
  }

  /** While the past is shown, it goes along. @param {HTMLElement | undefined} row */
  #walkTo(row) {
    row?.focus();
    clearTimeout(this.timer);
    if (!row?.dataset.revision || this.chosen === null) return;
    const revision = Number(row.dataset.revision);
    this.timer = setTimeout(() => this.side.showRevision(revision), WALK_PAUSE);
  }
}

/**
 * @param {Entry} entry
 * @param {string} words
 * @param {string} note
 */
function rowOf(entry, words, note) {
  const row = make("button", "history-row");
  row.type = "button";
  row.dataset.revision = String(entry.revision);
  row.append(make("span", "history-words", words), make("span", "history-when", note));
  return row;
}

/** @param {Entry} entry */
function nameOf(entry) {
  return entry.actor?.name ?? t("A former colleague");
}

/** @param {Sitting} sitting @returns {string} Anna: 14 changes, 14:02–14:09 */
function sittingWords(sitting) {
  const [newest, oldest] = /** @type {[Entry, Entry]} */ ([sitting[0], sitting.at(-1)]);
  const [from, to] = [placeInTime(oldest.created_at).time, placeInTime(newest.created_at).time];
  return tn("{who}: {count} change, {when}", "{who}: {count} changes, {when}", sitting.length, {
    who: nameOf(newest),
    when: from === to ? from : `${from}–${to}`,
  });
}

/** @param {string} day YYYY-MM-DD */
function dayName(day) {
  const now = Date.now();
  if (day === dayOf(new Date(now).toISOString())) return t("Today");
  if (day === dayOf(new Date(now - 86_400_000).toISOString())) return t("Yesterday");
  return dayText(day);
}
