/**
 * The panel of routes on a stage map, in place of the details: from where to where, the forks with
 * their answers, the best routes. The one that is chosen is drawn on the map; after another answer
 * the best route before it as well. The server finds them.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./routes_view.js").Found} Found
 * @typedef {import("./routes_view.js").Route} Route
 * @typedef {import("./routes_view.js").Answers} Answers
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { action, forkBox, obstacles, routeItem, summary } from "./routes_view.js";
import { recordsOf } from "./way_marks.js";

/** What is kept in this browser: the ends and answers of the last look. */
const KEPT = "routes";
/** From further away than this the map says nothing. */
const FAR = 0.25;

export class RoutesSide {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.query = new URLSearchParams(asked() ?? editor.shelf.getItem(KEPT) ?? "");
    /** @type {Found | null} */
    this.found = null;
    /** @type {{route: Route, query: string} | null} the best route before the last answer */
    this.before = null;
    this.drawn = 0;
    this.turn = 0;
    /** @type {string[]} forks in the order in which they are asked */
    this.order = [];
    this.source = make("select", "input");
    this.target = make("select", "input");
    this.forks = make("div", "routes-forks");
    this.said = make("div", "routes-said");
    this.list = make("ol", "route-list");
    this.page = make("a", "", t("Routes as a page"));
    this.inspector = need("#inspector");
    this.hadInspector = false;
    this.panel = this.#build();
    editor.hands.backSteps.push(() => {
      const wasOpen = !this.panel.hidden;
      if (wasOpen) this.toggle(false);
      return wasOpen;
    });
    new MutationObserver(() => this.#inspectorShown()).observe(this.inspector, {
      attributeFilter: ["hidden"],
    });
    const later = () => this.panel.hidden || this.#ask();
    editor.sync.stateChanged.on((state) => state === "saved" && later());
    editor.sync.foreign.on(later);
  }

  #build() {
    const panel = make("aside", "inspector history routes-side");
    panel.hidden = true;
    panel.dataset.region = "";
    panel.setAttribute("aria-labelledby", "routes-title");
    const head = make("header", "history-head");
    const title = make("h2", "", t("Routes"));
    title.id = "routes-title";
    const close = make("button", "button is-quiet is-small", t("Close"));
    close.type = "button";
    close.addEventListener("click", () => this.toggle(false));
    head.append(title, close);
    this.said.setAttribute("role", "status");
    const ends = [field(t("Where one is now"), this.source), field(t("Goal"), this.target)];
    panel.append(head, ...ends, this.forks, this.said, this.list, this.page);
    panel.addEventListener("change", (event) => this.#changed(event));
    panel.addEventListener("click", (event) => this.#clicked(event));
    panel.addEventListener("keydown", (event) => {
      if (event.code !== "Escape") return;
      event.preventDefault();
      this.toggle(false);
    });
    this.inspector.before(panel);
    return panel;
  }

  /** @param {boolean} [isOpen] */
  toggle(isOpen = this.panel.hidden !== false) {
    const { editor, inspector } = this;
    document
      .querySelector(".toolbar [data-action=routes]")
      ?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      this.hadInspector = !inspector.hidden;
      this.#showInspector(false);
      this.panel.hidden = false;
      editor.view.resized();
      this.#ask().then(() => this.#look());
      this.source.focus();
      return;
    }
    this.panel.hidden = true;
    if (this.hadInspector) this.#showInspector(true);
    this.#draw();
    editor.view.resized();
    editor.navigation.focus();
  }

  /** @param {boolean} isShown */
  #showInspector(isShown) {
    this.inspector.hidden = !isShown;
    const button = document.querySelector("[data-toggle-inspector]");
    button?.setAttribute("aria-expanded", String(isShown));
  }

  /** Somebody asked for the details: one panel stands there. */
  #inspectorShown() {
    if (this.inspector.hidden || this.panel.hidden) return;
    this.hadInspector = true;
    this.panel.hidden = true;
    this.#draw();
  }

  /** Asks for the routes; what comes too late is left aside. @returns {Promise<void>} */
  async #ask() {
    this.turn += 1;
    const { turn, editor } = this;
    const query = this.query.toString();
    const answer = await editor.server.routes(query).catch(() => null);
    if (!answer) return editor.say(t("There is no connection. Try again when it is back."));
    if (turn !== this.turn) return;
    if (answer.status === 200) return this.#show(answer.body);
    if (query !== "" && answer.status === 400) {
      this.query = new URLSearchParams(); // of a map that has changed since
      return this.#ask();
    }
    editor.say(answer.body?.detail ?? t("The server refused this."));
  }

  /** @param {Found} found */
  #show(found) {
    const isFirst =
      this.found?.source_id !== found.source_id || this.found?.target_id !== found.target_id;
    this.found = found;
    this.drawn = 0;
    if (isFirst) this.order = ordered(found);
    this.#fillEnds(found);
    this.#fillForks(found);
    this.#fillRoutes(found);
    this.page.href = `${this.editor.options.urls.routes_page}?${this.query}`;
    this.#draw();
    try {
      this.editor.shelf.setItem(KEPT, this.query.toString());
    } catch {
      // The store is full: the next look begins with nothing answered.
    }
  }

  /** @param {Found} found */
  #fillEnds({ source_id: sourceId, target_id: targetId }) {
    const stages = [...this.editor.graph.nodes.values()].filter(({ kind }) => kind === "stage");
    for (const [select, chosen] of /** @type {[HTMLSelectElement, string][]} */ ([
      [this.source, sourceId],
      [this.target, targetId],
    ])) {
      const options = stages.map(({ id, title }) => {
        const option = make("option", "", title || t("Untitled"));
        option.value = id;
        return option;
      });
      select.replaceChildren(...options);
      select.value = chosen;
    }
  }

  /** @param {Found} found */
  #fillForks({ forks, next_questions: next }) {
    const held = document.activeElement;
    const key = held instanceof HTMLInputElement && this.forks.contains(held) ? nameOf(held) : null;
    const place = (/** @type {string} */ id) => this.order.indexOf(id) + 1 || Infinity;
    const asked = [...forks].sort((a, b) => place(a.fork) - place(b.fork));
    const boxes = asked.map((fork) => forkBox(fork, this.#answers.get(fork.fork) ?? new Set()));
    const first = next[0]?.fork;
    for (const box of boxes) {
      if (box.dataset.fork === first)
        box.firstElementChild?.append(" ", make("span", "fork-next", t("Answer next")));
    }
    this.forks.replaceChildren(...boxes);
    if (key === null) return;
    const again = [...this.forks.querySelectorAll("input")].find((one) => nameOf(one) === key);
    again?.focus();
  }

  /** @param {Found} found */
  #fillRoutes(found) {
    const { before, query } = this;
    const [best] = found.routes;
    const said = summary(found, before?.route ?? null);
    if (best === undefined && found.target_id) said.push(...obstacles(found, this.#answers));
    if (before) said.push(action(t("Back to the former answers"), { back: "" }));
    else if (query.has("answer")) said.push(action(t("Clear the answers"), { clear: "" }));
    this.said.replaceChildren(...said);
    const first = this.editor.graph.node(found.source_id)?.title ?? "";
    const items = best
      ? found.routes.map((route, at) =>
          routeItem(route, at, { best, first, isDrawn: at === this.drawn }),
        )
      : [];
    this.list.replaceChildren(...items);
  }

  /** Puts the chosen route and the one before onto the map, or takes them off. */
  #draw() {
    const { editor, found } = this;
    const now = this.panel.hidden ? null : (found?.routes[this.drawn] ?? null);
    const before = this.panel.hidden ? null : (this.before?.route ?? null);
    editor.marks.way =
      now || before
        ? { now: recordsOf(editor.graph, now), before: recordsOf(editor.graph, before) }
        : null;
    editor.view.touchAll();
  }

  /** A route that is not wholly in sight is looked at from further away. */
  #look() {
    const { view, drawing, marks } = this.editor;
    const seen = view.window();
    const isHidden = [...(marks.way?.now ?? [])].some((id) => {
      const box = drawing.box(id);
      return (
        box &&
        (box.x < seen.left ||
          box.y < seen.top ||
          box.x + box.w > seen.right ||
          box.y + box.h > seen.bottom)
      );
    });
    const whole = drawing.bounds();
    if (isHidden && view.fitZoom(whole) >= FAR) view.fit(whole);
  }

  /** @returns {Answers} */
  get #answers() {
    /** @type {Answers} */
    const answers = new Map();
    for (const text of this.query.getAll("answer")) {
      const at = text.indexOf(":");
      if (at < 1) continue;
      const fork = text.slice(0, at);
      answers.set(fork, (answers.get(fork) ?? new Set()).add(text.slice(at + 1)));
    }
    return answers;
  }

  /** @param {Event} event */
  #changed({ target }) {
    if (target === this.source || target === this.target) {
      this.before = null;
      this.query.set("source_id", this.source.value);
      this.query.set("target_id", this.target.value);
      this.#ask().then(() => this.#look());
    } else if (target instanceof HTMLInputElement) {
      const fork = target.closest("fieldset")?.dataset.fork ?? "";
      const chosen = [...this.forks.querySelectorAll("input")].filter(
        (one) => one.name === target.name && one.checked && one.value !== "",
      );
      this.#answer({ [fork]: chosen.map(({ value }) => value) });
    }
  }

  /**
   * Asks with other answers; what was best until now is kept for comparison.
   * @param {Record<string, string[]>} changed options by fork
   */
  #answer(changed) {
    const [best] = this.found?.routes ?? [];
    if (best) this.before = { route: best, query: this.query.toString() };
    const kept = [...this.#answers].filter(([fork]) => !(fork in changed));
    this.query.delete("answer");
    for (const [fork, options] of [...kept, ...Object.entries(changed)])
      for (const option of options) this.query.append("answer", `${fork}:${option}`);
    this.#ask();
  }

  /** @param {Event} event */
  #clicked({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    const { route, change, back, clear, swap } = button?.dataset ?? {};
    if (route !== undefined) {
      this.drawn = Number(route);
      if (this.found) this.#fillRoutes(this.found);
      this.list.querySelectorAll("button")[this.drawn]?.focus();
      return this.#draw();
    }
    if (change !== undefined) {
      const options = Object.entries(JSON.parse(change)).map(([fork, one]) => [fork, [one]]);
      this.#answer(Object.fromEntries(options));
    } else if (back !== undefined) this.#leap(this.before?.query ?? "");
    else if (clear !== undefined) this.#leap(endsOnly(this.query));
    else if (swap !== undefined && this.found) {
      const { source_id: source, target_id: goal } = this.found;
      this.#leap(new URLSearchParams({ source_id: goal, target_id: source }).toString());
    } else return;
    this.source.focus();
  }

  /** @param {string} query that is asked, with nothing to compare it with */
  #leap(query) {
    this.before = null;
    this.query = new URLSearchParams(query);
    this.#ask();
  }
}

/** What the address asks for: "#routes?answer=work:team". */
function asked() {
  const [name, query] = location.hash.slice(1).split("?");
  return name === "routes" && query ? query : null;
}

/** @param {URLSearchParams} query */
function endsOnly(query) {
  const ends = new URLSearchParams(query);
  ends.delete("answer");
  return ends.toString();
}

/** @param {HTMLInputElement} input */
function nameOf({ name, value }) {
  return `${name}:${value}`;
}

/**
 * @param {string} words
 * @param {HTMLElement} input
 */
function field(words, input) {
  const label = make("label", "field");
  label.append(make("span", "field-label", words), input);
  return label;
}

/**
 * The forks in the order in which they are asked: what decides most first.
 * @param {Found} found
 */
function ordered({ forks, next_questions: next }) {
  const first = next.map(({ fork }) => fork);
  return [...new Set([...first, ...forks.map(({ fork }) => fork)])];
}
