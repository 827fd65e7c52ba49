/**
 * In a tree that is wider than the window: the path of what stands at the left edge, so that one
 * knows where one is. Each step leads there.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, need } from "../../kit/dom.js";
import { cut, isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";

const PAUSE = 60;
const LONGEST = 48;
/** Below this zoom nothing is read. */
const FAR = 0.2;

export class Trail {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.nav = need("#trail");
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    for (const topic of [editor.view.moved, editor.changed, editor.navigation.switched])
      topic.on(() => this.#soon());
    editor.folds.changed.on(() => this.#soon());
    this.nav.addEventListener("click", (event) => this.#go(event));
    this.#soon();
  }

  #soon() {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.#show();
    }, PAUSE);
  }

  #show() {
    const { graph } = this.editor;
    const steps = this.#path().map((id) => {
      const title = cut(graph.title(id) || t("Untitled"), LONGEST);
      const step = make("button", "trail-step", `${graph.number(id)} ${isolated(title)}`.trim());
      step.type = "button";
      step.dataset.id = id;
      return step;
    });
    this.nav.classList.toggle("is-idle", steps.length === 0);
    if (this.nav.contains(document.activeElement) && steps.length > 0) return; // under one's keys
    this.nav.replaceChildren(...steps);
  }

  /** What stands over the box at the left edge and is out of sight. @returns {string[]} */
  #path() {
    const { graph, view, navigation, tree } = this.editor;
    const id = view.zoom < FAR || navigation.other ? null : this.#leftmost();
    if (!id || id === tree.rootId) return [];
    const above = graph.ancestors(id);
    return above.slice(Math.max(0, above.indexOf(tree.rootId ?? "")));
  }

  /** The box in the first column of which a title is seen, nearest to the middle. */
  #leftmost() {
    const { view, drawing } = this.editor;
    const seen = view.window();
    const middle = (seen.top + seen.bottom) / 2;
    /** @type {{id: string, x: number, away: number} | null} */
    let best = null;
    drawing.visit(
      seen,
      ({ id, x, y, width, height }) => {
        const isSeen = x + width / 2 > seen.left && x + width / 2 < seen.right;
        const away = Math.abs(y + height / 2 - middle);
        if (!isSeen || y > seen.bottom || y + height < seen.top) return;
        if (!best || x < best.x || (x === best.x && away < best.away)) best = { id, x, away };
      },
      () => {},
    );
    return /** @type {{id: string} | null} */ (best)?.id ?? null;
  }

  /** @param {Event} event */
  #go(event) {
    const step = event.target instanceof Element ? event.target.closest("button") : null;
    if (!step?.dataset.id) return;
    this.editor.navigation.goTo(step.dataset.id);
    this.editor.navigation.focus();
    this.#soon();
  }
}
