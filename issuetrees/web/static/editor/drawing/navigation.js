/**
 * Where one is in a graph and how one gets elsewhere: in the drawing, in the outline that is shown
 * instead of it, in one branch alone.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./walk.js").Direction} Direction
 *
 * @typedef {object} Other what is shown instead of the drawing
 * @property {() => void} focus
 * @property {(id: string, direction: Direction) => string | null} step
 * @property {(id: string) => void} reveal
 * @property {(id: string) => HTMLElement | null} placeFor where a title is typed
 * @property {(id: string) => HTMLElement | null | undefined} element
 */

import { Topic } from "../../kit/topic.js";
import { lookAt } from "./memory.js";
import { READABLE } from "./viewport.js";

export class Navigation {
  /** @type {Other | null} */
  other = null;
  /** @type {Topic<[]>} drawing or outline */
  switched = new Topic();
  /** @type {{leave: () => void} | null} what is shown instead of the present */
  past = null;
  /** @type {{x: number, y: number, zoom: number} | null} the view that a branch alone took the place of */
  #whole = null;
  /** @type {string | null} stays still although another box is selected */
  #heldId = null;

  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  /** Gives the keys to the drawing. */
  focus() {
    if (this.other) this.other.focus();
    else this.editor.view.boxes.focus({ preventScroll: true });
  }

  /**
   * Where an arrow key leads in what one sees.
   * @param {string} id
   * @param {Direction} direction
   */
  step(id, direction) {
    return this.other ? this.other.step(id, direction) : this.editor.drawing.step(id, direction);
  }

  /** Moves as little as needed for a node to be seen. @param {string} id */
  reveal(id) {
    if (this.other) this.other.reveal(id);
    else this.editor.view.ensureVisible(id);
  }

  /**
   * Selects a node and shows it, opening what is folded over it.
   * @param {string} id
   * @param {{isToRead?: boolean}} [how] `isToRead`: so near that its title can be read
   */
  goTo(id, { isToRead = false } = {}) {
    const { graph, tree, folds, selection, view } = this.editor;
    if (!graph.nodes.has(id)) return;
    this.past?.leave();
    if (tree.focusId && !graph.isWithin(id, tree.focusId)) this.focusOn(null);
    folds.openTo(id);
    selection.only(id);
    if (isToRead && !this.other && view.zoom < READABLE) view.reveal(id, READABLE);
    this.reveal(id);
  }

  /**
   * Shows one branch alone.
   * @param {string | null} id null for the whole tree
   */
  focusOn(id) {
    const { view, tree } = this.editor;
    if (!tree.focusId) this.#whole = { x: view.x, y: view.y, zoom: view.zoom };
    tree.focusId = id;
    tree.remeasure();
    view.touchAll();
    if (id || !this.#whole) lookAt(this.editor);
    else view.place(this.#whole);
    this.editor.changed.tell();
  }

  /**
   * Does something while a box stays where it is on the screen.
   * @param {string | null} id
   * @param {() => void} act
   */
  hold(id, act) {
    this.#heldId = id;
    act();
    this.#heldId = null;
  }

  /** The box that stays still: the selected one if it can be seen, else one in the middle. */
  anchor() {
    const { view, selection, drawing, graph, stageMap } = this.editor;
    if (stageMap) return null; // stages stand where they were put
    const seen = view.window();
    const isSeen = (/** @type {import("./view.js").Shown | undefined} */ box) =>
      box !== undefined &&
      box.x < seen.right &&
      box.x + box.width > seen.left &&
      box.y < seen.bottom &&
      box.y + box.height > seen.top;
    for (const id of [this.#heldId, selection.activeId]) {
      if (id && isSeen(view.shown.get(id)) && drawing.box(id)) return id;
    }
    for (const [id, box] of view.shown) if (isSeen(box) && graph.nodes.has(id)) return id;
    return null;
  }
}
