/**
 * The map as a list, for whoever reads it with the ears or with keys: each stage with the arrows
 * that leave it. Of a stage that is selected its arrows, both ways; of an arrow its two ends. A
 * button selects what it names.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { arrowText, forkIndex, inOrder } from "./map_words.js";

export class MapList {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.host = need("#map-list");
    this.drawn = "";
    this.isStale = true;
    this.forks = forkIndex(editor.graph);
    editor.changed.on(() => {
      this.isStale = true;
    });
    this.host.addEventListener("click", (event) => this.#chosen(event));
  }

  /**
   * @param {string[]} ids of the nodes that are selected
   * @param {string | null} linkId
   */
  show(ids, linkId) {
    const shown = linkId ?? ids.join();
    if (!this.isStale && shown === this.drawn) return;
    this.isStale = false;
    this.drawn = shown;
    const focused = this.#focused();
    this.host.replaceChildren(...this.#parts(ids, linkId));
    if (focused) this.#button(focused)?.focus();
  }

  /** Takes the keys to the first line. */
  focus() {
    this.host.querySelector("button")?.focus();
  }

  /** @returns {string} the record whose button has the keys */
  #focused() {
    const { activeElement } = document;
    const isHere = activeElement instanceof HTMLElement && this.host.contains(activeElement);
    return isHere ? (activeElement.dataset.record ?? "") : "";
  }

  /** @param {string} id */
  #button(id) {
    return [...this.host.querySelectorAll("button")].find(({ dataset }) => dataset.record === id);
  }

  /** @param {string[]} ids @param {string | null} linkId */
  #parts(ids, linkId) {
    const { graph } = this.editor;
    this.forks = forkIndex(graph);
    const link = linkId ? graph.links.get(linkId) : undefined;
    if (link) return this.#ends(link);
    if (ids.length > 1) return [];
    const id = ids[0];
    if (!id) return [heading(t("The map as a list")), this.#whole()];
    const links = [...graph.links.values()];
    const out = links.filter((one) => one.source_id === id).map((one) => this.#arrow(one));
    const back = links.filter((one) => one.target_id === id);
    const into = back.map((one) =>
      line(one.id, `${this.#title(one.source_id)}: ${this.#told(one)}`),
    );
    return [
      ...(out.length > 0 ? [heading(t("Arrows from here")), list(out)] : []),
      ...(into.length > 0 ? [heading(t("Arrows to here")), list(into)] : []),
    ];
  }

  /** @param {import("../base/types.js").LinkRecord} link */
  #ends({ source_id: sourceId, target_id: targetId }) {
    const ends = [sourceId, targetId].map((id) => line(id, this.#title(id)));
    return [heading(t("From and to")), list(ends)];
  }

  #whole() {
    const { graph } = this.editor;
    /** @type {Map<string, HTMLElement[]>} */
    const out = new Map();
    for (const link of graph.links.values()) {
      const arrows = out.get(link.source_id) ?? [];
      arrows.push(this.#arrow(link));
      out.set(link.source_id, arrows);
    }
    const stages = inOrder(graph).map((record) => {
      const item = line(record.id, this.#title(record.id));
      const arrows = out.get(record.id);
      if (arrows) item.append(list(arrows));
      return item;
    });
    return list(stages);
  }

  /** @param {import("../base/types.js").LinkRecord} link */
  #arrow(link) {
    return line(link.id, this.#told(link));
  }

  /** @param {import("../base/types.js").LinkRecord} link */
  #told(link) {
    return arrowText(this.editor.graph, link, this.forks);
  }

  /** @param {string} id */
  #title(id) {
    return this.editor.graph.node(id)?.title || t("Untitled");
  }

  /** @param {Event} event */
  #chosen({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    const id = button?.dataset.record;
    if (!id) return;
    const { graph, selection, navigation } = this.editor;
    if (graph.links.has(id)) selection.link(id);
    else navigation.goTo(id);
  }
}

/** @param {string} words */
function heading(words) {
  return make("h2", "map-list-title", words);
}

/** @param {HTMLElement[]} items */
function list(items) {
  const found = make("ul");
  found.append(...items);
  return found;
}

/** @param {string} id @param {string} words */
function line(id, words) {
  const item = make("li");
  const button = make("button", "map-list-line", words);
  button.type = "button";
  button.dataset.record = id;
  item.append(button);
  return item;
}
