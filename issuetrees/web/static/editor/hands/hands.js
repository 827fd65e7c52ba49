/**
 * What keys, pointer and menus of one editor share, and other rooms add to.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

/** So long the fingers have to rest before what is typed counts again, ms. */
const REST = 1_000;

export class Hands {
  /** @type {import("./actions.js").Action[]} what other rooms add */
  extraActions = [];
  /** @type {(() => boolean)[]} what Esc closes, the nearest first; each says whether it did */
  backSteps = [];
  /** @type {Map<string, string>} node → the child from which one walked to it */
  cameFrom = new Map();
  /** @type {number | null} since when what is typed is not taken for keys */
  #deafSince = null;

  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  /**
   * What one was typing into is gone: what the fingers still type is not taken for keys of the
   * drawing, until they rest.
   */
  deafen() {
    this.#deafSince = performance.now();
    this.editor.navigation.focus();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it goes on with what is gone */
  ignores(event) {
    if (this.#deafSince === null) return false;
    const now = performance.now();
    const isDeaf = now - this.#deafSince < REST;
    this.#deafSince = isDeaf ? now : null;
    if (isDeaf) event.preventDefault();
    return isDeaf;
  }

  /** Esc: one step back. */
  back() {
    const { editor } = this;
    if (editor.mapParts?.leaveLinking(editor) || this.backSteps.some((step) => step())) return;
    const { selection } = editor;
    if (selection.ids.size > 1) selection.only(selection.activeId);
    else if (editor.tree.focusId) editor.navigation.focusOn(null);
  }
}
