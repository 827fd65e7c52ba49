/**
 * The review dock: what the checks say, the gravest first, with the way to its place.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./findings.js").Finding} Finding
 */

import { make, need } from "../../kit/dom.js";
import { formatNumber, t } from "../../kit/words.js";

export class FindingsDock {
  /**
   * @param {Editor} editor
   * @param {Record<string, string>} signs of the verdicts
   */
  constructor(editor, signs) {
    this.editor = editor;
    this.signs = signs;
    this.list = need("#findings-list");
    this.list.addEventListener("click", (event) => this.#clicked(event));
  }

  /** @param {Finding[]} found the gravest first */
  fill(found) {
    const { graph } = this.editor;
    const known = found.filter(({ node_id: id }) => graph.nodes.has(id));
    const rows = known.flatMap((finding, i) => {
      const isFirst = finding.verdict !== known[i - 1]?.verdict;
      return isFirst ? [this.#head(finding, known), this.#row(finding)] : [this.#row(finding)];
    });
    this.list.replaceChildren(...rows);
    if (rows.length === 0)
      this.list.append(make("li", "dock-empty", t("Nothing to say against this tree.")));
  }

  /** @param {string} verdict */
  #word(verdict) {
    return this.editor.words.verdict?.choices[verdict] ?? "";
  }

  /**
   * @param {Finding} finding the first of its kind
   * @param {Finding[]} found
   */
  #head({ verdict }, found) {
    const count = found.filter((one) => one.verdict === verdict).length;
    return make("li", "dock-group", `${this.#word(verdict)} · ${formatNumber(count)}`);
  }

  /** @param {Finding} finding */
  #row(finding) {
    const row = make("li", "dock-row");
    const mark = make(
      "span",
      `node-verdict is-${finding.verdict}`,
      this.signs[finding.verdict] ?? "",
    );
    mark.setAttribute("aria-label", this.#word(finding.verdict));
    mark.setAttribute("role", "img");
    const words = make("span", "dock-words", finding.message);
    const place = make(
      "span",
      "dock-place",
      this.editor.graph.number(finding.node_id) || t("Root"),
    );
    const go = make("button", "button is-small", t("Go"));
    go.type = "button";
    go.dataset.go = finding.node_id;
    row.append(mark, place, words, go);
    return row;
  }

  /** @param {Event} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target.closest("[data-go]") : null;
    if (!(target instanceof HTMLElement) || !target.dataset.go) return;
    this.editor.navigation.goTo(target.dataset.go, { isToRead: true });
    this.editor.navigation.focus();
  }
}
