/**
 * The dialog in which one chooses the branch that is to be shown in a second place: typed by
 * number or title, chosen with the arrow keys.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, need } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { isolated } from "../../kit/text.js";
import { t, tn } from "../../kit/words.js";
import { above, placesIn } from "../graph/references.js";

/** So many are listed at once. */
const MOST = 50;

/** @param {Editor} editor */
export function chooseBranch(editor) {
  const { graph, selection } = editor;
  const chosen = selection.activeId ?? graph.rootId;
  const parentId = chosen && graph.node(chosen)?.refers_to ? graph.parentId(chosen) : chosen;
  if (parentId) new BranchChoice(editor, parentId).open();
}

/**
 * What can be shown under a node: what neither holds it nor is shown there already.
 * @param {Editor["graph"]} graph
 * @param {string} parentId
 * @returns {{id: string, number: string, title: string}[]} as one reads the tree
 */
export function candidates(graph, parentId) {
  const taken = above(placesIn(graph), parentId);
  for (const id of graph.children(parentId)) taken.add(graph.node(id)?.refers_to ?? id);
  return graph
    .branch(graph.rootId ?? "")
    .filter((id) => !taken.has(id) && !graph.node(id)?.refers_to)
    .map((id) => ({ id, number: graph.number(id), title: graph.title(id) }));
}

/**
 * @param {ReturnType<typeof candidates>} all
 * @param {string} typed a number as it begins, or any part of a title
 */
export function matching(all, typed) {
  const words = typed.trim().toLocaleLowerCase();
  return all.filter(
    ({ number, title }) =>
      number.startsWith(words) || title.toLocaleLowerCase().includes(words) || words === "",
  );
}

class BranchChoice {
  /**
   * @param {Editor} editor
   * @param {string} parentId
   */
  constructor(editor, parentId) {
    this.editor = editor;
    this.parentId = parentId;
    this.all = candidates(editor.graph, parentId);
    this.dialog = /** @type {HTMLDialogElement} */ (need("#reference-dialog"));
    this.input = /** @type {HTMLInputElement} */ (need("#reference-words"));
    this.list = need("#reference-list");
    this.said = need("#reference-said");
    /** @type {ReturnType<typeof candidates>} */
    this.found = [];
    this.at = 0;
    this.closing = new AbortController();
  }

  open() {
    const { signal } = this.closing;
    this.input.value = "";
    this.input.addEventListener("input", () => this.#offer(), { signal });
    this.input.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    this.list.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.dialog.addEventListener(
      "close",
      () => {
        this.closing.abort();
        this.editor.navigation.focus();
      },
      { signal },
    );
    this.#offer();
    this.dialog.showModal();
    this.input.focus();
  }

  #offer() {
    const found = matching(this.all, this.input.value);
    this.found = found.slice(0, MOST);
    this.list.replaceChildren(...this.found.map((one, place) => optionOf(one, place)));
    const more = found.length - this.found.length;
    if (this.all.length === 0)
      this.said.textContent = t("Every other branch holds this one or is here already.");
    else if (found.length === 0) this.said.textContent = t("No branch has this number or title.");
    else
      this.said.textContent =
        more > 0 ? tn("{count} more: type on.", "{count} more: type on.", more) : "";
    this.#choose(0);
  }

  /** @param {number} at */
  #choose(at) {
    const options = [...this.list.children];
    this.at = Math.max(0, Math.min(at, options.length - 1));
    for (const [place, option] of options.entries())
      option.setAttribute("aria-selected", String(place === this.at));
    const option = options[this.at];
    this.input.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.isComposing) return;
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    const by = steps[event.key];
    if (by === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (by !== undefined) this.#choose(this.at + by);
    else this.#take(this.at);
  }

  /** @param {MouseEvent} event */
  #clicked({ target }) {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    if (option) this.#take([...this.list.children].indexOf(option));
  }

  /** @param {number} at */
  #take(at) {
    const one = this.found[at];
    if (!one) return;
    this.dialog.close();
    const { editor, parentId } = this;
    const id = newId();
    const command = { kind: "add_node", id, parent_id: parentId, refers_to: one.id };
    editor.folds.set(parentId, false);
    if (editor.run([command], t("Show another branch"))) editor.navigation.goTo(id);
  }
}

/**
 * @param {{number: string, title: string}} one
 * @param {number} place
 */
function optionOf({ number, title }, place) {
  const option = make("li", "branch-option");
  option.id = `reference-option-${place}`;
  option.setAttribute("role", "option");
  option.append(make("span", "node-number", number), make("span", "", isolated(title)));
  return option;
}
