/**
 * A list of which only the rows near what one sees are in the document, so that a long one is as
 * quick as a short one. Rows are numbered from 0 and keep their order.
 */

import { make } from "../../kit/dom.js";
import { Order } from "./order.js";

/** How far outside of what one sees rows are kept ready, px. */
const MARGIN = 300;

export class RowWindow {
  order = new Order();
  /** @type {Map<number, HTMLElement>} those in the document */
  rows = new Map();
  /** The row that stays in the document: it has the keys. */
  active = 0;

  /**
   * @param {HTMLElement} host what scrolls
   * @param {(place: number) => HTMLElement} makeRow
   */
  constructor(host, makeRow) {
    this.host = host;
    this.makeRow = makeRow;
    this.list = make("div", "paste-list");
    this.list.setAttribute("role", "presentation");
    host.append(this.list);
    this.watcher = new ResizeObserver((entries) => this.#resized(entries));
    this.watcher.observe(host);
    host.addEventListener("scroll", () => this.draw());
  }

  /** Begins anew. @param {number} count of rows */
  restart(count) {
    for (const place of this.rows.keys()) this.#drop(place);
    this.order.heights.clear();
    this.order.arrange(
      Array.from({ length: count }, (_, place) => ({ id: String(place), level: 1, number: "" })),
    );
    this.active = 0;
    this.host.scrollTop = 0;
    this.draw();
  }

  draw() {
    const wanted = this.#wanted();
    for (const place of this.rows.keys()) if (!wanted.has(place)) this.#drop(place);
    const fresh = [...wanted].filter((place) => !this.rows.has(place));
    for (const place of fresh) this.#put(place);
    this.#stack(fresh);
  }

  #wanted() {
    const { host, order, active } = this;
    const from = order.at(host.scrollTop - MARGIN);
    const to = order.at(host.scrollTop + host.clientHeight + MARGIN);
    const places = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return new Set([...places, active].filter((place) => place < order.lines.length));
  }

  /** @param {number} place */
  #put(place) {
    const row = this.makeRow(place);
    row.dataset.place = String(place);
    const next = [...this.rows].filter(([other]) => other > place).sort(([a], [b]) => a - b)[0];
    this.list.insertBefore(row, next?.[1] ?? null);
    this.rows.set(place, row);
    this.watcher.observe(row);
  }

  /** @param {number} place */
  #drop(place) {
    const row = this.rows.get(place);
    if (row) this.watcher.unobserve(row);
    row?.remove();
    this.rows.delete(place);
  }

  /** Puts the rows where they belong. @param {Iterable<number>} measured anew */
  #stack(measured) {
    const { order, list } = this;
    let isNews = false;
    for (const place of measured)
      if (order.measured(String(place), this.rows.get(place)?.offsetHeight ?? 0)) isNews = true;
    if (isNews) order.stack();
    for (const [place, row] of this.rows) row.style.transform = `translateY(${order.top(place)}px)`;
    list.style.height = `${order.height}px`;
    return isNews;
  }

  /** @param {ResizeObserverEntry[]} entries */
  #resized(entries) {
    const places = entries.flatMap(({ target }) => placeOf(target) ?? []);
    if (this.#stack(places) || places.length < entries.length) this.draw();
  }

  /** Scrolls to a row. @param {number} place */
  reveal(place) {
    const { host, order } = this;
    const [start, end] = [order.top(place), order.top(place + 1)];
    if (start < host.scrollTop) host.scrollTop = start;
    else if (end > host.scrollTop + host.clientHeight) host.scrollTop = end - host.clientHeight;
    this.draw();
  }
}

/** @param {EventTarget | null} target @returns {number | null} the row that it stands in */
export function placeOf(target) {
  const row = target instanceof Element ? target.closest("[data-place]") : null;
  return row instanceof HTMLElement ? Number(row.dataset.place) : null;
}
