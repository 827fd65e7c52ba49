/**
 * Toolbar, zoom and save state.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, need } from "../../kit/dom.js";
import { percent } from "../../kit/formats/numbers.js";
import { pageLanguage, t } from "../../kit/words.js";
import { actionsOf } from "./actions.js";

export class Toolbar {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.zoom = need("#zoom");
    this.save = need("#save-state");
    const actions = new Map(actionsOf(editor).map((action) => [action.id, action]));
    for (const button of document.querySelectorAll(".graph [data-action]")) {
      const action = actions.get(/** @type {HTMLElement} */ (button).dataset.action ?? "");
      button.addEventListener("click", () => {
        button.closest("details.menu")?.removeAttribute("open");
        action?.run(editor);
        if (action && !STAYS.has(action.id)) editor.navigation.focus();
      });
    }
    editor.view.moved.on(() => this.#showZoom());
    editor.sync.stateChanged.on((state) => this.#showState(state));
    this.empty = need("#canvas-empty");
    this.hints = document.getElementById("canvas-hints");
    editor.changed.on(() => this.#showEmpty());
    this.#showEmpty();
    this.#showZoom();
    this.#showState(editor.sync.state);
  }

  #showEmpty() {
    const { size } = this.editor.graph.nodes;
    this.empty.hidden = size > 0;
    if (this.hints) this.hints.hidden = size !== 1;
  }

  #showZoom() {
    this.zoom.textContent = percent(this.editor.view.zoom, pageLanguage());
  }

  /** @param {import("../sync/sync.js").SaveState} state */
  #showState(state) {
    const { save, editor } = this;
    save.classList.toggle("is-warning", state === "offline" || state === "signed_out");
    save.classList.toggle("is-calm", editor.canEdit && state === "saved");
    if (state !== "saved") save.classList.remove("is-first");
    if (!editor.canEdit) save.textContent = t("You can read this drawing, not change it.");
    else if (state === "saving") save.textContent = t("Saving…");
    else if (state === "saved") save.textContent = t("All changes saved");
    else if (state === "offline") {
      save.textContent = editor.sync.queue.isStored
        ? t("Your text is safe here. We'll send it when the connection is back.")
        : t("Not saved yet. Keep this page open until the connection is back.");
    } else this.#askToSignIn();
  }

  #askToSignIn() {
    const link = make("a", "", t("Sign in again to save"));
    link.href = this.editor.options.urls.sign_in ?? "";
    link.target = "_blank";
    link.rel = "opener";
    this.save.replaceChildren(link);
  }
}

/** Actions that take the keys themselves. */
const STAYS = new Set([
  "inspector",
  "history",
  "compare",
  "filter",
  "find",
  "findings",
  "routes",
  "add-stage",
  "add-fork",
  "add-child",
  "add-below",
  "add-above",
  "paste-list",
]);
