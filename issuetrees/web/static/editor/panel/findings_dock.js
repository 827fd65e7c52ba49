/**
 * The review dock: what the checks say, the gravest first, by branch and by kind, with the way to
 * its place, the step that puts it right, and the reason for which it is accepted.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./findings.js").Finding} Finding
 * @typedef {import("./findings.js").Findings} Findings
 */

import { make, need, setAttribute } from "../../kit/dom.js";
import { formatNumber, t } from "../../kit/words.js";
import { makeFindingRow } from "./finding_row.js";
import { FindingsFilter } from "./findings_filter.js";
import { takeBack, WaiverForm } from "./waiving.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

export class FindingsDock {
  /**
   * @param {Editor} editor
   * @param {Findings} findings
   * @param {Record<string, string>} signs of the verdicts
   */
  constructor(editor, findings, signs) {
    this.editor = editor;
    this.findings = findings;
    this.signs = signs;
    this.list = need("#findings-list");
    /** @type {{finding: Finding, item: HTMLElement}[]} */
    this.rows = [];
    this.at = 0;
    /** @type {WaiverForm | null} */
    this.form = null;
    /** @type {Finding[]} */
    this.found = [];
    this.filter = new FindingsFilter(editor, need("#findings-filters"), findings.isOpen, () =>
      this.fill(this.found),
    );
    this.list.addEventListener("click", (event) => this.#clicked(event));
    this.list.addEventListener("focusin", (event) => this.#entered(event));
  }

  /** @param {Finding[]} found the gravest first */
  fill(found) {
    this.found = found;
    if (this.form) return; // somebody types
    const known = found.filter((one) => this.findings.isHere(one));
    const shown = this.filter.apply(known);
    const hadKeys = this.list.contains(document.activeElement);
    this.rows = shown.map((finding) => ({ finding, item: this.#row(finding) }));
    const items = this.rows.flatMap(({ finding, item }, i) => {
      const isFirst = finding.verdict !== this.rows[i - 1]?.finding.verdict;
      return isFirst ? [this.#head(finding.verdict, shown), item] : [item];
    });
    const empty = known.length > 0 ? t("Nothing of this kind.") : this.#nothing();
    this.list.replaceChildren(...(items.length > 0 ? items : [make("li", "dock-empty", empty)]));
    this.#choose(this.at, hadKeys);
  }

  #nothing() {
    const { stageMap } = this.editor;
    return stageMap
      ? t("Nothing to say against this map.")
      : t("Nothing to say against this tree.");
  }

  /** The keys go to the list. */
  enter() {
    this.#choose(this.at, this.list.contains(document.activeElement)); // who went on is left alone
  }

  /** @returns {boolean} whether a form was open, and is closed */
  back() {
    const wasOpen = this.form !== null;
    this.form?.close();
    return wasOpen;
  }

  /** @param {string} code of a key */
  press(code) {
    const row = this.rows[this.at];
    if (code in STEPS) this.#choose(this.at + (STEPS[code] ?? 0), true);
    else if (!row) return;
    else if (code === "KeyF") this.#fix(row.finding);
    else if (code === "KeyW") this.#waive(row);
    else this.#go(row.finding);
  }

  /** @param {string} verdict @param {Finding[]} shown */
  #head(verdict, shown) {
    const count = shown.filter((one) => one.verdict === verdict).length;
    return make("li", "dock-group", `${this.#word(verdict)} · ${formatNumber(count)}`);
  }

  /** @param {string} verdict */
  #word(verdict) {
    return this.editor.words.verdict?.choices[verdict] ?? "";
  }

  /** @param {Finding} finding */
  #row(finding) {
    return makeFindingRow(finding, {
      sign: this.signs[finding.verdict] ?? "",
      word: this.#word(finding.verdict),
      place: this.#place(finding),
      canEdit: this.editor.canEdit,
      isMap: this.editor.stageMap !== null,
    });
  }

  /** @param {Finding} finding */
  #place(finding) {
    const { graph, stageMap } = this.editor;
    const { node_id: id } = finding;
    if (!stageMap) return graph.number(id ?? "") || t("Root");
    if (this.#arrow(finding)) return t("Arrow");
    if (id === null) return t("Map");
    return graph.node(id)?.kind === "fork" ? t("Fork") : t("Stage");
  }

  /**
   * The arrow that a finding is of: the last one, where a way leads through forks.
   * @param {Finding} finding
   */
  #arrow({ related_ids: ids }) {
    return ids.findLast((id) => this.editor.graph.links.has(id));
  }

  /**
   * @param {number} at
   * @param {boolean} hasKeys
   */
  #choose(at, hasKeys) {
    this.at = Math.max(0, Math.min(at, this.rows.length - 1));
    for (const [place, { item }] of this.rows.entries()) {
      item.tabIndex = place === this.at ? 0 : -1;
      setAttribute(item, "aria-current", place === this.at ? "true" : null);
    }
    if (hasKeys) (this.rows[this.at]?.item ?? this.list).focus();
  }

  /** @param {FocusEvent} event */
  #entered(event) {
    const at = this.rows.findIndex(({ item }) => item.contains(/** @type {Node} */ (event.target)));
    if (at >= 0 && at !== this.at) this.#choose(at, false);
  }

  /** @param {Event} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target.closest("[data-does]") : null;
    const row = this.rows.find(({ item }) => target && item.contains(target));
    if (!row || !(target instanceof HTMLElement)) return;
    if (target.dataset.does === "fix") this.#fix(row.finding);
    else if (target.dataset.does === "waive") this.#waive(row);
    else this.#go(row.finding);
  }

  /** @param {Finding} finding */
  #go(finding) {
    const { navigation } = this.editor;
    if (finding.node_id === null) return;
    this.#show(finding);
    navigation.focus();
  }

  /**
   * Shows where it is: the box, and of an arrow on a map both its ends, with the arrow chosen.
   * @param {Finding} finding
   */
  #show(finding) {
    const { editor } = this;
    if (finding.node_id) editor.navigation.goTo(finding.node_id, { isToRead: true });
    const arrow = this.#arrow(finding);
    if (!arrow) return;
    editor.navigation.reveal(editor.graph.links.get(arrow)?.target_id ?? "");
    editor.selection.link(arrow);
  }

  /** @param {Finding} finding */
  #fix(finding) {
    const { editor } = this;
    const { fix } = finding;
    if (!fix || !editor.canEdit) return;
    this.#show(finding);
    if (editor.run(fix.commands, fix.words))
      editor.sayDone(t("Done: {words}", { words: fix.words }));
  }

  /** @param {{finding: Finding, item: HTMLElement}} row */
  #waive({ finding, item }) {
    const { editor } = this;
    if (!editor.canEdit || finding.verdict === "proved" || this.form) return;
    if (finding.verdict === "waived") {
      takeBack(editor, finding).then(() => this.findings.refreshAll());
      return;
    }
    this.form = new WaiverForm(editor, finding, (isDone) => {
      this.form = null;
      if (isDone) this.findings.refreshAll();
      this.#choose(this.at, true);
      this.fill(this.findings.found);
    });
    item.append(this.form.element);
    this.form.focus();
  }
}
