/**
 * In the panel: of a reference what it shows, of a branch where else it is shown. Each is a button
 * that leads there.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { make, need } from "../../kit/dom.js";
import { isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";

export class ShownPlaces {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.section = need("#shown-places");
    editor.selection.changed.on(() => this.show());
    editor.changed.on(() => this.show());
    this.section.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-go]") : null;
      if (!(button instanceof HTMLElement)) return;
      editor.navigation.goTo(button.dataset.go ?? "");
      editor.navigation.focus();
    });
    this.show();
  }

  show() {
    const { graph, selection } = this.editor;
    const [id = ""] = selection.ids.size === 1 ? selection.ids : [];
    const shown = graph.node(id)?.refers_to;
    const places = [...(graph.references.get(id) ?? [])];
    this.section.hidden = !shown && places.length === 0;
    if (this.section.hidden) return;
    need("h2", this.section).textContent = shown ? t("Shows the branch") : t("Also shown under");
    need("p", this.section).textContent = shown
      ? t("Counted there, not here. Delete takes away only this place.")
      : t("Counted here, once. Deleting it takes those places away too.");
    const rows = shown
      ? [this.#row(shown, shown)]
      : places.map((place) => this.#row(place, graph.parentId(place) ?? ""));
    need("ul", this.section).replaceChildren(...rows);
  }

  /** @param {string} to where it leads @param {string} named whose number and title it has */
  #row(to, named) {
    const { graph } = this.editor;
    const row = make("li");
    const words = `${graph.number(named)} ${isolated(graph.title(named) || t("Untitled"))}`;
    const button = make("button", "link-button", words.trim());
    button.type = "button";
    button.dataset.go = to;
    row.append(button);
    return row;
  }
}
