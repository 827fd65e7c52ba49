/**
 * Which findings the dock shows: of which branch, and of which kind, each with how many there are.
 * Of a branch are counted those that are open, as on the button of the toolbar, or of the kind shown.
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
   * @param {(finding: Finding) => boolean} isOpen
   * @param {() => void} changed
   */
  constructor(editor, element, isOpen, changed) {
    this.editor = editor;
    this.isOpen = isOpen;
    this.branch = make("select", "input is-small");
    this.kind = make("select", "input is-small");
    this.branch.hidden = editor.stageMap !== null; // a map has no branches
    this.branch.ariaLabel = t("Branch");
    this.kind.ariaLabel = t("Verdict");
    const keys = make("small", "dock-keys", t("Arrows choose, Enter goes, F fixes, W waives"));
    element.replaceChildren(this.branch, this.kind, keys);
    element.addEventListener("change", changed);
  }

  /** @param {Finding[]} found @returns {Finding[]} what is to be shown of it */
  apply(found) {
    const { graph, words } = this.editor;
    const branchOf = new Map(found.map((one) => [one, topOf(this.editor, one.node_id ?? "")]));
    const ofKind = (/** @type {Finding} */ one) => [ALL, one.verdict].includes(this.kind.value);
    const ofBranch = (/** @type {Finding} */ one) =>
      [ALL, branchOf.get(one)].includes(this.branch.value);
    offer(
      this.branch,
      [
        [ALL, t("Whole tree"), found.filter(ofKind)],
        [ROOT, t("Root"), below(ROOT)],
        ...graph
          .children(graph.children(null)[0] ?? "")
          .map((id, at) => /** @type {Choice} */ ([id, this.#title(id, at + 1), below(id)])),
      ],
      this.kind.value ? numberOf : (found) => this.#open(found),
    );
    offer(
      this.kind,
      [
        [ALL, t("All verdicts"), found.filter(ofBranch)],
        ...Object.entries(words.verdict?.choices ?? {}).map(
          ([kind, word]) =>
            /** @type {Choice} */ ([
              kind,
              word,
              found.filter((one) => ofBranch(one) && one.verdict === kind),
            ]),
        ),
      ],
      numberOf,
    );
    return found.filter((one) => ofKind(one) && ofBranch(one));

    /** @param {string} id */
    function below(id) {
      return found.filter((one) => ofKind(one) && branchOf.get(one) === id);
    }
  }

  /** @param {Finding[]} found */
  #open(found) {
    return t("{count} open", { count: formatNumber(found.filter(this.isOpen).length) });
  }

  /** @param {string} id @param {number} number */
  #title(id, number) {
    return `${number} ${this.editor.graph.title(id) || t("Untitled")}`;
  }
}

/** @typedef {[string, string, Finding[]]} Choice value, words, what it would show */

/**
 * @param {HTMLSelectElement} select
 * @param {Choice[]} choices those with nothing are left out, but for the one that is chosen
 * @param {(found: Finding[]) => string} counted
 */
function offer(select, choices, counted) {
  const chosen = choices.some(([value]) => value === select.value) ? select.value : ALL;
  const kept = choices.filter(
    ([value, , found]) => value === ALL || value === chosen || found.length > 0,
  );
  const options = kept.map(([value, words, found]) => {
    const option = make("option", "", `${words} (${counted(found)})`);
    option.value = value;
    return option;
  });
  select.replaceChildren(...options);
  select.value = chosen;
}

/** @param {Finding[]} found */
function numberOf(found) {
  return formatNumber(found.length);
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
