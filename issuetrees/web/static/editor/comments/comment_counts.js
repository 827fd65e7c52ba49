/**
 * How many comments each node has: asked for when something may have changed, shown on boxes and
 * rows.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./comments.js").Comments} Comments
 */

import { need } from "../../kit/dom.js";

const REST = 150;

export class CommentCounts {
  /**
   * @param {Editor} editor
   * @param {Comments} comments
   */
  constructor(editor, comments) {
    this.editor = editor;
    this.comments = comments;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.asked = 0;
    /** @type {Map<string, {open: number, resolved: number}>} of all nodes that ever had some */
    this.known = new Map();
    editor.graph.applied.on(({ nodes }) => this.#cameBack(Object.keys(nodes.added)));
    editor.sync.foreign.on(({ change }) => {
      if (Object.keys(change.nodes.added).length > 0) this.soon();
    });
    for (const host of [editor.view.boxes, need("#outline")])
      host.addEventListener("pointerdown", (event) => this.#pressed(event));
  }

  /** News come in bunches: they are asked for once. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), REST);
  }

  async ask() {
    this.asked += 1;
    const mine = this.asked;
    try {
      const reply = await this.editor.server.commentCounts();
      if (mine === this.asked && reply.status === 200) this.#counted(reply.body);
    } catch {
      // Without a connection the marks stay as they were.
    }
  }

  /** @param {{changed_at: string | null, nodes: Record<string, {open: number, resolved: number}>}} counts */
  #counted({ changed_at: changedAt, nodes }) {
    const { editor } = this;
    const before = editor.marks.comments;
    editor.marks.comments = new Map(Object.entries(nodes));
    for (const [id, counts] of editor.marks.comments) this.known.set(id, counts);
    const ids = new Set([...before.keys(), ...editor.marks.comments.keys()]);
    const changed = [...ids].filter(
      (id) => before.get(id)?.open !== editor.marks.comments.get(id)?.open,
    );
    if (changed.length > 0) editor.view.touch(changed);
    this.comments.counted(changedAt);
  }

  /** Comments come back with their node. @param {string[]} ids */
  #cameBack(ids) {
    const { comments } = this.editor.marks;
    for (const id of ids) {
      const counts = this.known.get(id);
      if (counts && !comments.has(id)) comments.set(id, counts);
    }
  }

  /** @param {PointerEvent} event on a box or a row */
  #pressed(event) {
    const mark = event.target instanceof Element ? event.target.closest(".comment-mark") : null;
    const at = mark?.closest("[data-id]");
    if (!(at instanceof HTMLElement) || !at.dataset.id || event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    this.editor.selection.only(at.dataset.id);
    this.editor.navigation.focus();
    this.comments.open(false);
  }
}
