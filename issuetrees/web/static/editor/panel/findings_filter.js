/**
 * Which findings the dock shows: of which branch, and of which kind, each with how many there are.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./findings.js").Finding} Finding
 */

import { make } from "../../kit/dom.js";
import { formatNumber, t } from "../../kit/words.js";

const ALL = "";
const ROOT = "root";

export class FindingsFilter {
  /**
   * @param {Editor} editor
   * @param {HTMLElement} element
   * @param {() => void} changed
   */
  constructor(editor, element, changed) {
    this.editor = editor;
    this.branch = make("select", "input is-small");
    this.kind = make("select", "input is-small");
    this.branch.ariaLabel = t("Branch");
    this.kind.ariaLabel = t("Verdict");
    const keys = make("small", "dock-keys", t("Arrows choose, Enter goes, F fixes, W waives"));
    element.replaceChildren(this.branch, this.kind, keys);
    element.addEventListener("change", changed);
  }

  /** @param {Finding[]} found @returns {Finding[]} what is to be shown of it */
  apply(found) {
    const { graph, words } = this.editor;
    const branchOf = new Map(found.map((one) => [one, topOf(this.editor, one.node_id)]));
    const ofKind = (/** @type {Finding} */ one) => [ALL, one.verdict].includes(this.kind.value);
    const ofBranch = (/** @type {Finding} */ one) =>
      [ALL, branchOf.get(one)].includes(this.branch.value);
    offer(this.branch, [
      [ALL, t("Whole tree"), found.filter(ofKind).length],
      [ROOT, t("Root"), countOf(ROOT)],
      ...graph
        .children(graph.children(null)[0] ?? "")
        .map((id, at) => /** @type {Choice} */ ([id, this.#title(id, at + 1), countOf(id)])),
    ]);
    offer(this.kind, [
      [ALL, t("All verdicts"), found.filter(ofBranch).length],
      ...Object.entries(words.verdict?.choices ?? {}).map(
        ([kind, word]) =>
          /** @type {Choice} */ ([
            kind,
            word,
            found.filter((one) => ofBranch(one) && one.verdict === kind).length,
          ]),
      ),
    ]);
    return found.filter((one) => ofKind(one) && ofBranch(one));

    /** @param {string} id */
    function countOf(id) {
      return found.filter((one) => ofKind(one) && branchOf.get(one) === id).length;
    }
  }

  /** @param {string} id @param {number} number */
  #title(id, number) {
    return `${number} ${this.editor.graph.node(id)?.title || t("Untitled")}`;
  }
}

/** @typedef {[string, string, number]} Choice value, words, how many */

/**
 * @param {HTMLSelectElement} select
 * @param {Choice[]} choices those with nothing are left out, but for the one that is chosen
 */
function offer(select, choices) {
  const chosen = choices.some(([value]) => value === select.value) ? select.value : ALL;
  const kept = choices.filter(([value, , count]) => value === ALL || value === chosen || count > 0);
  const options = kept.map(([value, words, count]) => {
    const option = make("option", "", `${words} (${formatNumber(count)})`);
    option.value = value;
    return option;
  });
  select.replaceChildren(...options);
  select.value = chosen;
}

/**
 * The branch below the root that a node is in.
 * @param {Editor} editor
 * @param {string} id
 */
function topOf({ graph }, id) {
  let at = id;
  for (let up = graph.parentId(at); up !== null; up = graph.parentId(at)) {
    if (graph.parentId(up) === null) return at;
    at = up;
  }
  return ROOT;
}
