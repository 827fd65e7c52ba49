/**
 * The assumptions that a question hangs on, in the panel: what breaks each, and whether it has changed
 * since somebody looked at the question. Asked for once and on news.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{id: string, statement: string, breaks_if: string,
 *   uses: {node_id: string, is_stale: boolean}[]}} Assumption
 */

import { make, need } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";

export class HeldAssumptions {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.section = need("#held-assumptions");
    /** @type {Assumption[]} */
    this.found = [];
    editor.selection.changed.on(() => this.show());
    editor.evidenceChanged.on(() => this.ask());
    document.addEventListener("visibilitychange", () => !document.hidden && this.ask());
    this.ask();
  }

  async ask() {
    try {
      /** @type {Assumption[]} */
      const found = [];
      let next = `${this.editor.options.urls.assumptions}?page_size=200`;
      while (next) {
        const { status, body } = await send("GET", next);
        if (status !== 200) return;
        found.push(...body.items);
        next = body.next;
      }
      this.found = found;
      this.show();
    } catch {
      // Without a connection what is known stays.
    }
  }

  show() {
    const { ids } = this.editor.selection;
    const [id] = ids;
    const mine = ids.size === 1 ? this.found.flatMap((one) => this.#row(one, id)) : [];
    this.section.hidden = mine.length === 0;
    need("ul", this.section).replaceChildren(...mine);
  }

  /** @param {Assumption} assumption @param {string | undefined} id of a question */
  #row({ id: key, statement, breaks_if: breaks, uses }, id) {
    const use = uses.find(({ node_id: nodeId }) => nodeId === id);
    if (!use) return [];
    const row = make("li");
    const link = make("a", "", isolated(statement));
    link.href = `${this.editor.options.urls.evidence_page}#assumption-${key}`;
    row.append(link);
    if (breaks) row.append(make("span", "soft", t("Breaks if: {text}", { text: breaks })));
    if (use.is_stale)
      row.append(make("strong", "is-stale", t("Has changed: look at the question again")));
    return [row];
  }
}
