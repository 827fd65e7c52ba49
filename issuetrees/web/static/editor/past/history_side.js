/**
 * The side panel of the past, in place of the details: the log, or a comparison. What is chosen
 * in it is shown on the drawing and stands in the address.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./comparison.js").Compared} Compared
 * @typedef {{revision: number} | {from: number, to: number}} Place
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { Graph } from "../graph/model.js";
import { CompareList } from "./compare_list.js";
import { numbersOf, stepsOf, unite } from "./comparison.js";
import { HistoryList } from "./history_list.js";
import { Past } from "./past.js";

export class HistorySide {
  /**
   * @param {Editor} editor
   * @param {number} seen the revision at which one left last; 0 if that is not known
   */
  constructor(editor, seen) {
    this.editor = editor;
    this.seen = seen;
    /** @type {Past | null} */
    this.past = null;
    /** @type {Place | null} what is shown; null for the present */
    this.place = null;
    this.asked = 0;
    this.inspector = need("#inspector");
    this.hadInspector = false;
    this.list = new HistoryList(this);
    this.changes = new CompareList(this);
    this.title = make("h2");
    this.panel = this.#build();
    new MutationObserver(() => this.#inspectorShown()).observe(this.inspector, {
      attributeFilter: ["hidden"],
    });
  }

  #build() {
    const panel = make("aside", "inspector history");
    panel.hidden = true;
    panel.dataset.region = "";
    panel.setAttribute("aria-labelledby", "history-title");
    const head = make("header", "history-head");
    this.title.id = "history-title";
    const close = make("button", "button is-quiet is-small", t("Close"));
    close.type = "button";
    close.addEventListener("click", () => this.close());
    head.append(this.title, close);
    panel.append(head, this.list.element, this.changes.element);
    panel.addEventListener("keydown", (event) => this.#pressed(event));
    this.inspector.before(panel);
    return panel;
  }

  get isComparing() {
    return this.place !== null && "from" in this.place;
  }

  /** @param {"history" | "compare"} mode */
  async toggle(mode) {
    if (mode === "compare") return this.isComparing ? this.leave() : this.compare();
    if (!this.panel.hidden && !this.list.element.hidden) return this.close();
    if (this.isComparing) this.leave();
    this.open("history");
    await this.list.begin();
    this.list.focus();
  }

  /** @param {"history" | "compare"} mode */
  open(mode) {
    const { inspector } = this;
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && inspector.contains(focused)) focused.blur();
    if (!inspector.hidden) this.#showInspector(false);
    this.panel.hidden = false;
    this.title.textContent = mode === "history" ? t("History") : t("Compare");
    this.list.show(mode === "history");
    this.changes.element.hidden = mode !== "compare";
    this.#press();
  }

  /** The drawing stays as it is; the banner leads back to the present. */
  close() {
    this.panel.hidden = true;
    this.#press();
    if (this.past?.isShown) return this.past.editor.navigation.focus();
    this.#showInspector(true);
    this.editor.navigation.focus();
  }

  /** @param {boolean} isShown */
  #showInspector(isShown) {
    if (isShown && !this.hadInspector) return;
    this.hadInspector = !isShown;
    this.inspector.hidden = !isShown;
    document
      .querySelector("[data-toggle-inspector]")
      ?.setAttribute("aria-expanded", String(isShown));
  }

  /** Somebody asked for the details: they are of the present. */
  #inspectorShown() {
    if (this.inspector.hidden || (this.panel.hidden && !this.past?.isShown)) return;
    this.hadInspector = false;
    this.leave();
    this.panel.hidden = true;
    this.#press();
  }

  #press() {
    const isLog = !this.panel.hidden && !this.list.element.hidden;
    const log = document.querySelector("[data-action=history]");
    log?.setAttribute("aria-expanded", String(isLog));
    const compare = document.querySelector("[data-action=compare]");
    compare?.setAttribute("aria-pressed", String(this.isComparing));
    const view = this.editor.navigation.other ? "outline" : "tree";
    for (const button of document.querySelectorAll(".toolbar [data-view]")) {
      const isThis = !this.isComparing && button.getAttribute("data-view") === view;
      button.setAttribute("aria-pressed", String(isThis));
    }
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const by = { F7: 1, KeyN: 1, KeyP: -1 }[event.code];
    if (event.code === "Escape") {
      event.preventDefault();
      this.#back();
    } else if (by && this.isComparing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.changes.step(event.code === "F7" && event.shiftKey ? -1 : by);
    }
  }

  /** Esc in the panel: out of the past, then out of the panel. */
  #back() {
    const row = document.activeElement;
    if (!this.past?.isShown) return this.close();
    this.leave();
    if (!this.panel.hidden && row instanceof HTMLElement) row.focus();
  }

  /** Back to the present. */
  leave() {
    this.asked += 1;
    if (!this.place) return;
    const wasComparing = this.isComparing;
    this.#goTo(null);
    this.editor.navigation.past = null;
    this.list.choose(null);
    if (wasComparing) this.panel.hidden = true;
    if (this.panel.hidden) this.#showInspector(true);
    this.past?.hide();
    this.#press();
  }

  /** @param {Place | null} place */
  #goTo(place) {
    const isFirst = this.place === null;
    this.place = place;
    const url = new URL(location.href);
    for (const name of ["revision", "compare"]) url.searchParams.delete(name);
    if (place && "from" in place) url.searchParams.set("compare", `${place.from}..${place.to}`);
    else if (place) url.searchParams.set("revision", String(place.revision));
    if (url.href === location.href) return;
    if (isFirst) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  }

  /** Shows what the address names. */
  async follow() {
    const search = new URLSearchParams(location.search);
    const pair = /^(\d{1,9})\.\.(\d{1,9})$/.exec(search.get("compare") ?? "");
    const revision = /^\d{1,9}$/.exec(search.get("revision") ?? "");
    if (pair) {
      this.open("compare");
      await this.showComparison(Number(pair[1]), Number(pair[2]));
    } else if (revision) {
      this.open("history");
      await this.list.begin();
      await this.showRevision(Number(revision[0]));
    } else {
      this.leave();
      const isLoading = !this.panel.hidden && !this.changes.element.hidden;
      if (isLoading) this.close(); // the comparison that one left was still on its way
    }
  }

  /**
   * Shows the graph as it was after a revision.
   * @param {number} revision
   */
  async showRevision(revision) {
    const rows = await this.#ask(() => this.editor.server.records(revision));
    if (!rows) return;
    const graph = Graph.fromRows(this.editor.graph.kind, rows);
    await this.#show({ revision }, graph, {
      sentence: this.list.sentence(revision),
      deeds: this.#deeds(revision),
    });
    this.list.choose(revision);
    await this.#sayWhen(revision, () => this.list.sentence(revision));
  }

  /**
   * An old revision may stand far down in the log: what is shown does not wait for its date.
   * @param {number} revision
   * @param {() => string} sentence
   */
  async #sayWhen(revision, sentence) {
    const mine = this.asked;
    await this.list.reach(revision);
    if (mine === this.asked && this.place) this.past?.say(sentence());
  }

  /** @param {number} revision */
  #deeds(revision) {
    const { editor } = this;
    const isOld = revision < editor.sync.revision;
    const restore = {
      label: t("Restore"),
      kind: "is-primary",
      act: () => this.#restore(revision),
    };
    const compare = {
      label: t("Compare with now"),
      kind: "is-plain",
      act: () => this.compare(revision),
    };
    return [
      ...(isOld && editor.canEdit ? [restore] : []),
      ...(isOld ? [compare] : []),
      { label: t("Back to now"), kind: "is-plain", act: () => this.leave() },
    ];
  }

  /** Brings back the graph as it was after a revision, as a new one. @param {number} revision */
  async #restore(revision) {
    const { editor } = this;
    const when = this.list.nameOf(revision);
    const offline = () => t("There is no connection. Try again when it is back.");
    const restoring = editor.sync.direct([{ kind: "restore", revision }], t("Restore"));
    const refusal = await restoring.catch(offline);
    if (refusal !== "") return editor.say(refusal);
    this.leave();
    editor.say(t("Restored: {when}", { when }), { undo: () => editor.undo() });
  }

  /** @param {number} [from] left out for where one left last, or the start of the last day */
  async compare(from) {
    this.open("compare");
    const { sync } = this.editor;
    const isNews = this.seen > 0 && this.seen < sync.revision;
    const mine = this.asked;
    const start = from ?? (isNews ? this.seen : await this.list.startOfLastDay());
    if (mine !== this.asked) return; // one has left meanwhile
    await this.showComparison(Math.min(start, sync.revision), sync.revision);
  }

  /**
   * @param {number} one
   * @param {number} other
   */
  async showComparison(one, other) {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    const { server } = this.editor;
    const compared = this.#ask(() => server.comparison(from, to));
    const mine = this.asked;
    const [differences, rows] = await Promise.all([compared, server.records(to)]);
    if (!differences || rows.status !== 200) return;
    await this.list.begin();
    if (mine !== this.asked) return;
    await this.#showCompared(differences, Graph.fromRows(this.editor.graph.kind, rows.body));
    await this.#sayWhen(from, () => this.#comparedWords(from, to));
    this.changes.offer();
  }

  /**
   * @param {Compared} compared
   * @param {Graph} graph
   */
  async #showCompared(compared, graph) {
    const numbers = numbersOf(graph, compared);
    unite(graph, compared);
    const { from, to } = compared;
    const all = [...compared.nodes, ...compared.links];
    await this.#show({ from, to }, graph, {
      sentence: this.#comparedWords(from, to),
      deeds: [
        { label: "↑", title: t("Previous change"), act: () => this.changes.step(-1) },
        { label: "↓", title: t("Next change"), act: () => this.changes.step(1) },
        { label: t("Back to now"), kind: "is-plain", act: () => this.leave() },
      ],
      differences: new Map(all.map((difference) => [difference.id, difference])),
      numbers,
    });
    this.changes.fill(compared, stepsOf(compared));
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #comparedWords(from, to) {
    const isNow = to === this.editor.sync.revision;
    return t("{from} → {to}", {
      from: this.list.nameOf(from),
      to: isNow ? t("now") : this.list.nameOf(to),
    });
  }

  /**
   * @param {Place} place
   * @param {Graph} graph
   * @param {{sentence: string, deeds: import("./past_frame.js").Deed[], differences?: Map<string, any>, numbers?: Map<string, string>}} how
   */
  async #show(place, graph, { sentence, deeds, differences = new Map(), numbers = new Map() }) {
    const mine = this.asked;
    const past = await this.#loadPast();
    if (mine !== this.asked) return;
    this.#goTo(place);
    this.editor.navigation.past = this;
    const { isComparing } = this;
    past.show({ graph, sentence, deeds, differences, numbers, isComparing });
    if (!this.panel.contains(document.activeElement)) past.editor.navigation.focus();
    this.#press();
  }

  async #loadPast() {
    const mapParts = this.editor.stageMap ? await import("../map/stage_map.js") : null;
    this.past ??= new Past(this.editor, mapParts, this.changes.actions(), () => this.leave());
    return this.past;
  }

  /**
   * The latest question only: answers that come late are dropped.
   * @param {() => Promise<import("../sync/sync.js").Reply>} question
   */
  async #ask(question) {
    this.asked += 1;
    const mine = this.asked;
    const reply = await question();
    if (mine !== this.asked) return null;
    if (reply.status === 200) return reply.body;
    this.editor.say(reply.body?.detail ?? t("The history could not be loaded."));
    return null;
  }
}
