/**
 * The fields of the selected nodes or of the selected arrow; saved on leaving a field. Several
 * nodes can be set at once. It never takes the keys from the drawing unless asked.
 *
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./types.js").NodeRecord} NodeRecord
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 */

import { t, tn } from "../js/i18n.js";
import { make, need } from "./dom.js";

const SIMPLE = ["title", "status", "owner_id", "due_on", "priority", "answer", "note", "track"];
const DETAILS = ["scope", "is_final", "options"];

export class Inspector {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.panel = need("#inspector");
    this.form = /** @type {HTMLFormElement} */ (need("#inspector-form"));
    this.empty = need(".inspector-empty", this.panel);
    this.button = document.querySelector("[data-toggle-inspector]");
    this.links = editor.stages ? new editor.stages.LinkForm(editor) : null;
    /** @type {string[]} the nodes whose fields are shown */
    this.ids = [];
    this.frame = 0;
    this.#offerOwners();
    this.form.addEventListener("change", (event) => this.#save(event.target));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.panel.addEventListener("keydown", (event) => this.#pressed(event));
    this.panel.addEventListener("focusin", () => this.frame !== 0 && this.#show());
    if (!editor.canEdit) this.#lock();
    const later = () => this.#showSoon();
    editor.selection.changed.on(() => {
      this.#saveFocused();
      later();
    });
    editor.changed.on(later);
    editor.view.drawn.on(later);
    editor.editLink.on(() => this.toggle(true));
    this.panel.hidden = matchMedia("(width < 1024px)").matches;
    this.button?.setAttribute("aria-expanded", String(!this.panel.hidden));
    this.button?.addEventListener("click", () => this.toggle(this.panel.hidden !== false));
    this.#show();
  }

  #lock() {
    for (const field of this.panel.querySelectorAll("input, select, textarea")) {
      /** @type {Field} */ (field).disabled = true;
    }
  }

  #offerOwners() {
    const select = /** @type {HTMLSelectElement} */ (this.#field("owner_id"));
    for (const person of this.editor.people.values()) {
      const option = make("option", "", person.name);
      option.value = person.id;
      select.append(option);
    }
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {Field | null} */ (this.form.elements.namedItem(name));
  }

  /** @param {boolean} [isShown] opens and takes the keys, or closes */
  toggle(isShown = this.panel.hidden !== false || !this.panel.contains(document.activeElement)) {
    this.panel.hidden = !isShown;
    this.button?.setAttribute("aria-expanded", String(isShown));
    this.editor.view.resized();
    if (!isShown) return this.editor.focus();
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
    this.#saveFocused();
    this.editor.focus();
  }

  #showSoon() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.#show());
  }

  #show() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.panel.hidden) return;
    const { selection, graph } = this.editor;
    this.ids = [...selection.ids].filter((id) => graph.nodes.has(id));
    this.links?.show(selection.linkId);
    this.form.hidden = this.ids.length === 0;
    this.empty.hidden = this.ids.length > 0 || selection.linkId !== null;
    if (this.ids.length === 0) return;
    const isOne = this.ids.length === 1;
    const id = /** @type {string} */ (this.ids[0]);
    need("#inspector-number").textContent = isOne
      ? this.#place(id)
      : tn("{count} selected", "{count} selected", this.ids.length);
    this.#reveal("[data-for=one]", isOne);
    for (const name of SIMPLE) this.#fill(name);
    if (isOne) this.#showOne(/** @type {NodeRecord} */ (graph.node(id)));
  }

  /**
   * @param {string} selector
   * @param {boolean} isShown
   */
  #reveal(selector, isShown) {
    for (const part of this.form.querySelectorAll(selector)) {
      if (part instanceof HTMLElement) part.hidden = !isShown;
    }
  }

  /** @param {string} id */
  #place(id) {
    const { graph, stage } = this.editor;
    const record = graph.node(id);
    if (stage) return record?.kind === "fork" ? t("Fork") : t("Stage");
    return graph.number(id) || t("Root question");
  }

  /** @param {string} name */
  #fill(name) {
    const field = this.#field(name);
    if (!field || field === document.activeElement) return;
    const records = this.ids.map(
      (id) => /** @type {Record<string, any>} */ (this.editor.graph.node(id)),
    );
    const first = records[0]?.[name] ?? "";
    const isMixed = records.some((record) => (record[name] ?? "") !== first);
    const several = name === "owner_id" || name === "priority" ? "?" : "";
    const value = isMixed ? several : String(first);
    if (field.value !== value) field.value = value;
  }

  /** @param {NodeRecord} record */
  #showOne(record) {
    const { editor } = this;
    if (editor.stage) {
      this.#showStage(record);
      return;
    }
    const split = this.#field("split_kind");
    if (split && split !== document.activeElement) split.value = record.split_kind ?? "";
    const verdict = editor.verdicts.get(record.id);
    const words = need("#inspector-verdict");
    words.hidden = !verdict;
    words.textContent = verdict?.sentence ?? "";
    words.className = `inspector-verdict is-${verdict?.state ?? "unknown"}`;
  }

  /** @param {NodeRecord} record */
  #showStage(record) {
    const isFork = record.kind === "fork";
    this.#reveal("[data-stage]", !isFork);
    this.#reveal("[data-fork]", isFork);
    const scope = this.#field("scope");
    if (scope && scope !== document.activeElement) scope.value = record.details.scope ?? "";
    const final = /** @type {HTMLInputElement | null} */ (this.#field("is_final"));
    if (final) final.checked = record.details.is_final === true;
    const options = this.#field("options");
    const titles = (record.details.options ?? []).map(
      (/** @type {{title: string}} */ option) => option.title,
    );
    if (options && options !== document.activeElement) options.value = titles.join("\n");
    const tracks = new Set(
      [...this.editor.graph.nodes.values()].map(({ track }) => track).filter(Boolean),
    );
    need("#tracks").replaceChildren(
      ...[...tracks].map((track) => Object.assign(make("option"), { value: track })),
    );
  }

  /** What is being typed when another node is chosen is saved for the one that it was typed for. */
  #saveFocused() {
    const field = document.activeElement;
    if (field && this.form.contains(field)) this.#save(field);
  }

  /** @param {EventTarget | null} target */
  #save(target) {
    const field = /** @type {Field | null} */ (target);
    const { editor } = this;
    if (!field?.name || !editor.canEdit) return;
    const { graph } = editor;
    const commands = this.ids
      .filter((id) => graph.nodes.has(id))
      .flatMap((id) => this.#command(/** @type {NodeRecord} */ (graph.node(id)), field));
    if (commands.length > 0) editor.run(commands, t("Edit details"));
  }

  /**
   * @param {NodeRecord} record
   * @param {Field} field
   * @returns {import("./types.js").Command[]}
   */
  #command(record, field) {
    const { name } = field;
    if (name === "split_kind") return splitCommand(field.value, record);
    if (DETAILS.includes(name)) return this.#detail(record, field);
    const value = simpleValue(field);
    if (value === undefined || /** @type {Record<string, any>} */ (record)[name] === value)
      return [];
    return [{ kind: "edit_node", id: record.id, fields: { [name]: value } }];
  }

  /**
   * @param {NodeRecord} record
   * @param {Field} field
   */
  #detail(record, field) {
    const { name, value } = field;
    const details = { ...record.details };
    if (name === "is_final") details.is_final = /** @type {HTMLInputElement} */ (field).checked;
    else if (name === "scope") details.scope = value.trim();
    else details.options = optionsOf(value, details.options ?? []);
    return [{ kind: "edit_node", id: record.id, fields: { details } }];
  }
}

/**
 * One answer a line; an answer keeps its id while its words stay, or its place.
 * @param {string} text
 * @param {{id: string, title: string}[]} before
 */
function optionsOf(text, before) {
  const titles = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const taken = new Set();
  return titles.map((title, i) => {
    const same =
      before.find((option) => option.title === title) ??
      (titles.length === before.length ? before[i] : undefined);
    let id = same?.id ?? `option-${i + 1}`;
    while (taken.has(id)) id = `${id}x`;
    taken.add(id);
    return { id, title };
  });
}

/**
 * @param {string} value of the choice
 * @param {NodeRecord} record
 * @returns {import("./types.js").Command[]}
 */
function splitCommand(value, record) {
  const kind = value === "" ? null : value;
  if (kind === record.split_kind) return [];
  return [
    {
      kind: "set_split",
      id: record.id,
      split_kind: kind,
      split: kind === null ? {} : record.split,
    },
  ];
}

/**
 * What a plain field says; undefined when that is nothing to save.
 * @param {Field} field
 * @returns {string | null | undefined}
 */
function simpleValue({ name, value }) {
  switch (name) {
    case "title":
      return value.trim() || undefined;
    case "status":
      return value || undefined;
    case "owner_id":
      return value === "?" ? undefined : value || null;
    case "due_on":
      return value || null;
    case "priority":
      return value === "?" ? undefined : value || null;
    default:
      return SIMPLE.includes(name) ? value : undefined;
  }
}
