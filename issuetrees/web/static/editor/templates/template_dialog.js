/**
 * The dialog of ready branches and maps: a list that one types into, a look at what would come,
 * and in it goes as one step. What was read once can be inserted without a connection.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./template_commands.js").Template} Template
 */

import { make, need } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { matches } from "../../kit/palette.js";
import { t } from "../../kit/words.js";
import { firstView } from "../drawing/memory.js";
import { READABLE } from "../drawing/viewport.js";
import { zoomToSelection } from "../hands/branch_edits.js";
import { mapCommands, treeCommands } from "./template_commands.js";
import { putCompetencies, resumeCompetencies } from "./template_competencies.js";
import { counts, drawing } from "./template_preview.js";

/** A map goes so far to the right of what is drawn already. */
const GAP = 160;

/** @type {TemplateDialog | null} */
let dialog = null;

/** @param {Editor} editor the page's only one */
export function openTemplates(editor) {
  dialog ??= new TemplateDialog(editor);
  dialog.open();
}

class TemplateDialog {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.dialog = /** @type {HTMLDialogElement} */ (need("#templates-dialog"));
    this.filter = /** @type {HTMLInputElement} */ (need("#templates-filter"));
    this.language = /** @type {HTMLSelectElement} */ (need("#templates-language"));
    this.whole = /** @type {HTMLInputElement} */ (need("#templates-whole"));
    this.list = need("#templates-list");
    this.note = need("#templates-note");
    this.confirm = /** @type {HTMLButtonElement} */ (need("#templates-insert"));
    /** @type {Map<string, Template[]>} what was read, by language */
    this.known = new Map();
    /** @type {Template[]} those that match */
    this.shown = [];
    /** @type {Template | undefined} */
    this.chosen = undefined;
    this.language.value = editor.options.language;
    void resumeCompetencies(editor);
    this.#listen();
  }

  #listen() {
    this.filter.addEventListener("input", () => this.#list());
    this.filter.addEventListener("keydown", (event) => this.#onKey(event));
    this.language.addEventListener("change", () => this.#load());
    this.whole.addEventListener("change", () => this.#preview());
    this.list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (option) this.#choose(this.shown[[...this.list.children].indexOf(option)]);
    });
    this.list.addEventListener("dblclick", () => this.#insert());
    need("form", this.dialog).addEventListener("submit", (event) => {
      if (event.submitter !== this.confirm) return;
      event.preventDefault();
      this.#insert();
    });
    this.dialog.addEventListener("close", () => this.editor.navigation.focus());
  }

  open() {
    const { editor } = this;
    if (this.dialog.open) return;
    if (editor.editing.isOpen) editor.editing.finish();
    const target = this.#target();
    need("#templates-whole-field").hidden = target === null;
    this.whole.checked = target === null || editor.graph.children(target).length > 0;
    need("#templates-place").textContent = this.#placeWords(target);
    this.filter.value = "";
    this.dialog.showModal();
    this.filter.focus();
    this.#load();
  }

  /** The question below which a branch goes; null for an empty tree and for a map. */
  #target() {
    const { graph, selection } = this.editor;
    return graph.kind === "stage_map" ? null : (selection.activeId ?? graph.rootId);
  }

  /** @param {string | null} target */
  #placeWords(target) {
    const { graph } = this.editor;
    if (target) return t("Goes under “{title}”.", { title: graph.node(target)?.title ?? "" });
    if (graph.nodes.size === 0) return "";
    return t("Goes to the right of what is drawn.");
  }

  async #load() {
    const language = this.language.value;
    this.note.textContent = "";
    if (!this.known.has(language)) await this.#read(language);
    if (language === this.language.value) this.#list();
  }

  /** @param {string} language */
  async #read(language) {
    try {
      const reply = await this.editor.server.templates(language);
      if (reply.status === 200) this.known.set(language, reply.body.items);
      else this.note.textContent = reply.body?.detail ?? t("The templates could not be read.");
    } catch {
      this.note.textContent = t("There is no connection. Try again when it is back.");
    }
  }

  /** Shows what matches; what was chosen stays so while it does. */
  #list() {
    const query = this.filter.value.trim();
    const all = this.known.get(this.language.value) ?? [];
    this.shown = all.filter(({ title, summary }) => matches(`${title} ${summary}`, query));
    this.list.replaceChildren(...this.shown.map(option));
    if (all.length > 0 && this.shown.length === 0)
      this.note.textContent = t("No template fits “{query}”.", { query });
    else if (all.length > 0) this.note.textContent = "";
    const same = this.shown.find(({ name }) => name === this.chosen?.name);
    this.#choose(same ?? this.shown[0]);
  }

  /** @param {Template | undefined} template */
  #choose(template) {
    this.chosen = template;
    const at = template ? this.shown.indexOf(template) : -1;
    for (const [place, element] of [...this.list.children].entries()) {
      element.setAttribute("aria-selected", String(place === at));
      if (place === at) element.scrollIntoView({ block: "nearest" });
    }
    if (at < 0) this.filter.removeAttribute("aria-activedescendant");
    else this.filter.setAttribute("aria-activedescendant", `template-${at}`);
    this.confirm.disabled = !template;
    this.#preview();
  }

  #preview() {
    const host = need("#templates-preview");
    const { chosen } = this;
    if (!chosen) return host.replaceChildren();
    host.lang = chosen.language;
    const head = make("h3", "", chosen.title);
    const quantity = make("p", "template-counts", counts(chosen));
    quantity.lang = document.documentElement.lang;
    host.replaceChildren(
      head,
      make("p", "soft", chosen.summary),
      quantity,
      drawing(chosen, this.whole.checked),
    );
    host.scrollTop = 0;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const at = this.chosen ? this.shown.indexOf(this.chosen) : -1;
    const next = this.shown[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) this.#choose(next);
  }

  #insert() {
    const { chosen, editor } = this;
    if (!chosen) return;
    this.dialog.close();
    const commands = editor.stageMap ? this.#mapCommands(chosen) : this.#treeCommands(chosen);
    const wasEmpty = editor.graph.nodes.size === 0;
    if (!editor.run(commands, t("Insert a template"))) return;
    this.#show(commands, wasEmpty);
    void putCompetencies(editor, chosen.competencies);
    editor.sayDone(t("“{title}” is inserted.", { title: chosen.title }));
  }

  /** @param {Template} template */
  #treeCommands(template) {
    const { graph, folds } = this.editor;
    const parentId = this.#target();
    const parent = parentId ? graph.node(parentId) : undefined;
    if (parentId) folds.set(parentId, false);
    const isBare = parent !== undefined && isBareNode(graph, parent);
    return treeCommands(template, { parentId, isWhole: this.whole.checked, isBare }, newId);
  }

  /** @param {Template} template */
  #mapCommands(template) {
    const { x, y, w } = this.editor.drawing.bounds();
    const corner = this.editor.graph.nodes.size === 0 ? { x: 0, y: 0 } : { x: x + w + GAP, y };
    return mapCommands(template, corner, newId);
  }

  /**
   * Selects what is new and shows it.
   * @param {import("../base/types.js").Command[]} commands
   * @param {boolean} wasEmpty
   */
  #show(commands, wasEmpty) {
    const { editor } = this;
    const nodes = commands.find(({ kind }) => kind === "paste_outline")?.nodes;
    if (nodes) return this.#showBranch(nodes, wasEmpty);
    const ids = commands.filter(({ kind }) => kind === "add_node").map(({ id }) => id);
    editor.selection.set(ids, ids[0]);
    zoomToSelection(editor);
    if (editor.view.zoom >= READABLE) return;
    editor.view.zoomTo(READABLE);
    editor.navigation.reveal(ids[0]);
  }

  /**
   * @param {{id: string, depth: number}[]} nodes
   * @param {boolean} wasEmpty
   */
  #showBranch(nodes, wasEmpty) {
    const { editor } = this;
    const highest = Math.min(...nodes.map(({ depth }) => depth));
    const tops = nodes.filter(({ depth }) => depth === highest).map(({ id }) => id);
    if (wasEmpty) firstView(editor);
    editor.navigation.goTo(/** @type {string} */ (tops[0]));
    for (const { id } of nodes.toReversed()) editor.navigation.reveal(id);
    editor.selection.set(tops, tops[0]);
  }
}

/**
 * @param {import("../graph/model.js").Graph} graph
 * @param {import("../base/types.js").NodeRecord} node
 */
function isBareNode(graph, node) {
  return !node.split_kind && graph.children(node.id).length === 0;
}

/**
 * @param {Template} template
 * @param {number} place
 */
function option({ title, language }, place) {
  const element = make("div", "template-option", title);
  element.id = `template-${place}`;
  element.lang = language;
  element.setAttribute("role", "option");
  return element;
}
