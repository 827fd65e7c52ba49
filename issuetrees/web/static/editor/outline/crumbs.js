/**
 * The way back from a branch that one looks at alone.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, need } from "../../kit/dom.js";
import { cut } from "../../kit/text.js";

const LONGEST = 32;

export class FocusCrumbs {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.nav = need("#focus-crumbs");
    this.nav.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (!button) return;
      editor.navigation.focusOn(button.dataset.id || null);
      editor.navigation.focus();
    });
    editor.changed.on(() => this.#show());
    this.#show();
  }

  #show() {
    const { graph, tree } = this.editor;
    const id = tree.focusId;
    this.nav.hidden = !id || !graph.nodes.has(id);
    if (!id || this.nav.hidden) return;
    const buttons = graph.ancestors(id).map((above, i) => {
      const button = make(
        "button",
        "button is-small",
        cut(graph.node(above)?.title ?? "", LONGEST),
      );
      button.type = "button";
      button.dataset.id = i === 0 ? "" : above;
      return button;
    });
    this.nav.replaceChildren(...buttons);
  }
}
