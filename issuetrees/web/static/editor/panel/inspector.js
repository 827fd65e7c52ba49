/**
 * The fields of the selected nodes or of the selected arrow; saved on leaving a field. Several
 * nodes can be set at once. It never takes the keys from the drawing unless asked.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 */

import { readDay } from "../../kit/day_fields.js";
import { make, need } from "../../kit/dom.js";
import { dayText } from "../../kit/formats/days.js";
import { t, tn } from "../../kit/words.js";
import { namesOf, TABLE } from "../base/fields.js";
import { loadAhead } from "../base/on_demand.js";
import { rememberFolds } from "./panel_folds.js";
import { Typing } from "./typing.js";

const FIELDS = namesOf("nodes", ({ setBy }) => setBy !== null);
/** What a choice says where the selected nodes differ. */
const SEVERAL = "?";

export class Inspector {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.panel = need("#inspector");
    this.form = /** @type {HTMLFormElement} */ (need("#inspector-form"));
    this.empty = need(".inspector-empty", this.panel);
    this.button = document.querySelector("[data-toggle-inspector]");
    /** @type {import("./split_form.js").SplitForm | null | undefined} null: on its way */
    this.split = undefined;
    this.isWhole = false;
    this.links = editor.mapParts ? new editor.mapParts.LinkForm(editor) : null;
    this.map = editor.mapParts ? new editor.mapParts.MapList(editor) : null;
    /** @type {string[]} the nodes whose fields are shown */
    this.ids = [];
    this.shown = "";
    this.frame = 0;
    this.#offerOwners();
    rememberFolds(editor, this.panel);
    this.typing = new Typing(editor, {
      element: this.form,
      part: "nodes",
      ids: () => this.settle(),
      path: (name) => editor.mapParts?.detailPath(name) ?? name,
      read: (field, before) =>
        editor.mapParts?.detailPath(field.name)
          ? editor.mapParts.readDetail(field, before, editor)
          : readField(field, editor),
      label: t("Edit details"),
    });
    this.panel.addEventListener("keydown", (event) => this.#pressed(event));
    this.form.addEventListener("change", (event) => this.#askWhy(event)); // after it is saved
    if (!editor.canEdit) this.#lock();
    const later = () => this.#showSoon();
    editor.selection.changed.on(() => {
      this.typing.save(this.typing.field);
      later();
    });
    for (const moment of ["focusin", "pointerenter"])
      this.panel.addEventListener(moment, () => this.showWhole(), { once: true });
    editor.changed.on(later);
    editor.view.drawn.on(later);
    editor.selection.linkOpened.on(() => this.toggle(true));
    editor.stageMap?.listOpened.on(() => {
      this.toggle(true);
      this.map?.focus();
    });
    this.panel.hidden = matchMedia("(width < 1024px)").matches;
    this.button?.setAttribute("aria-expanded", String(!this.panel.hidden));
    this.button?.addEventListener("click", () => this.toggle(this.panel.hidden !== false));
    this.#show();
  }

  #lock() {
    for (const field of this.panel.querySelectorAll("input, select, textarea, [data-day-open]")) {
      /** @type {Field} */ (field).disabled = true;
    }
  }

  #offerOwners() {
    const select = /** @type {HTMLSelectElement} */ (this.field("owner_id"));
    for (const person of this.editor.people.values()) {
      const option = make("option", "", person.name);
      option.value = person.id;
      select.append(option);
    }
  }

  /** @param {string} name */
  field(name) {
    return /** @type {Field | null} */ (this.form.elements.namedItem(name));
  }

  /** @param {boolean} [isShown] opens and takes the keys, or closes */
  toggle(isShown = this.panel.hidden !== false || !this.panel.contains(document.activeElement)) {
    this.panel.hidden = !isShown;
    this.button?.setAttribute("aria-expanded", String(isShown));
    this.editor.view.resized();
    if (!isShown) return this.editor.navigation.focus();
    this.#show();
    const first = [...this.panel.querySelectorAll("textarea, select, input")].find(
      (field) => /** @type {HTMLElement} */ (field).offsetParent !== null,
    );
    /** @type {HTMLElement | undefined} */ (first)?.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const isKey =
      event.code === "Escape" ||
      event.code === "F4" ||
      ((event.ctrlKey || event.metaKey) && event.code === "KeyI");
    if (!isKey) return;
    event.preventDefault();
    this.editor.navigation.focus();
  }

  /** The nodes whose fields are shown, which they are now. */
  settle() {
    if (this.frame !== 0) this.#show();
    return this.ids;
  }

  #showSoon() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.#show());
  }

  #show() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.panel.hidden) return;
    const { selection, graph } = this.editor;
    const isOwn = (/** @type {string} */ id) => graph.nodes.has(id) && !graph.node(id)?.refers_to;
    this.ids = [...selection.ids].filter(isOwn);
    const { typing } = this;
    const isElsewhere = typing.field !== null && typing.ids.join() !== this.ids.join();
    if (isElsewhere) typing.end();
    if (this.ids.join() !== this.shown) this.#dropRefused();
    this.links?.show(selection.linkId);
    this.form.hidden = this.ids.length === 0;
    this.#showSplit();
    this.empty.hidden = selection.ids.size > 0 || selection.linkId !== null;
    this.map?.show(this.ids, selection.linkId);
    if (this.ids.length === 0) return;
    const isOne = this.ids.length === 1;
    const id = /** @type {string} */ (this.ids[0]);
    need("#inspector-number").textContent = isOne
      ? this.#place(id)
      : tn("{count} selected", "{count} selected", this.ids.length);
    this.reveal("[data-for=one]", isOne);
    for (const name of FIELDS) this.#fill(name);
    this.#showReason();
    const record = isOne ? /** @type {NodeRecord} */ (graph.node(id)) : null;
    if (this.editor.mapParts) this.editor.mapParts.showStage(this, record);
    else if (record) this.#showVerdict(record);
    if (isElsewhere) typing.begin(document.activeElement);
    else if (!typing.isTyped) typing.begin(typing.field);
  }

  /** What the first sight does without. */
  showWhole() {
    this.isWhole = true;
    this.#showSoon();
  }

  /** What a split says has a form of its own, loaded with the first split that one comes to. */
  #showSplit() {
    const { graph, stageMap } = this.editor;
    const record = this.ids.length === 1 ? graph.node(this.ids[0] ?? "") : undefined;
    this.split?.show(record);
    if (this.split !== undefined || stageMap || !record || !this.isWhole) return;
    if (record.split_kind === null && graph.children(record.id).length < 2) return;
    this.split = null;
    loadAhead(async () => {
      const { SplitForm } = await import("./split_form.js");
      this.split = new SplitForm(this.editor, this);
      this.#showSplit();
    });
  }

  /** What was typed and could not be read is told of before another value takes its place. */
  #dropRefused() {
    this.shown = this.ids.join();
    for (const field of this.form.querySelectorAll("[aria-invalid]")) {
      this.editor.say(field.nextElementSibling?.textContent ?? "");
      field.removeAttribute("aria-invalid");
    }
  }

  /** @returns {boolean} whether what is asked for with one status only is shown */
  #showReason() {
    const part = this.form.querySelector("[data-only-with]");
    if (!(part instanceof HTMLElement)) return false;
    part.hidden = this.field("status")?.value !== part.dataset.onlyWith;
    return !part.hidden;
  }

  /** Whoever prunes is asked why. @param {Event} event */
  #askWhy({ target }) {
    if (target === this.field("status") && this.#showReason()) this.field("prune_reason")?.focus();
  }

  /** @param {Field} field whose words are not to be replaced */
  isTyped(field) {
    return this.typing.isHeld(field, this.ids);
  }

  /**
   * @param {string} selector
   * @param {boolean} isShown
   */
  reveal(selector, isShown) {
    for (const part of this.form.querySelectorAll(selector)) {
      if (part instanceof HTMLElement) part.hidden = !isShown;
    }
  }

  /** @param {string} id */
  #place(id) {
    const { graph, stageMap } = this.editor;
    const record = graph.node(id);
    if (stageMap) return record?.kind === "fork" ? t("Fork") : t("Stage");
    return graph.number(id) || t("Root question");
  }

  /** @param {string} name */
  #fill(name) {
    const field = this.field(name);
    if (!field || this.isTyped(field) || field.ariaInvalid) return;
    const records = this.ids.map(
      (id) => /** @type {Record<string, any>} */ (this.editor.graph.node(id)),
    );
    const first = records[0]?.[name] ?? "";
    const isMixed = records.some((record) => (record[name] ?? "") !== first);
    const several = field.tagName === "SELECT" ? SEVERAL : "";
    const text = TABLE.nodes[name]?.form === "day" ? dayText(first) : String(first);
    const value = isMixed ? several : text;
    if (field.value !== value) field.value = value;
  }

  /** @param {NodeRecord} record */
  #showVerdict(record) {
    const verdict = this.editor.marks.verdicts.get(record.id);
    const words = need("#inspector-verdict");
    words.hidden = !verdict;
    words.textContent = verdict?.sentence ?? "";
    words.className = `inspector-verdict is-${verdict?.state ?? "unknown"}`;
  }
}

/**
 * What a field says; undefined when that is nothing to save.
 * @param {Field} field
 * @param {Editor} editor
 * @returns {any}
 */
function readField(field, editor) {
  const { name, value } = field;
  if (name === "title") return value.trim() || undefined;
  switch (TABLE.nodes[name]?.form) {
    case "choice":
    case "person":
      return value === SEVERAL ? undefined : value || null;
    case "day": {
      const day = readDay(value, editor.zone);
      if (!(day instanceof Promise)) return day;
      return day.catch(() =>
        editor.say(t("“{value}” was not saved: there is no connection.", { value })),
      );
    }
    case "number":
      return value === "" ? null : Number(value);
    default:
      return value;
  }
}
