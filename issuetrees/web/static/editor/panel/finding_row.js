/**
 * One finding in the review dock.
 *
 * @typedef {import("./findings.js").Finding} Finding
 * @typedef {import("./findings.js").Waiver} Waiver
 */

import { make } from "../../kit/dom.js";
import { momentText } from "../../kit/formats/days.js";
import { t } from "../../kit/words.js";

/**
 * @param {Finding} finding
 * @param {{sign: string, word: string, place: string, canEdit: boolean, isMap: boolean}} how
 */
export function makeFindingRow(finding, { sign, word, place, canEdit, isMap }) {
  const item = make("li", "dock-row");
  const mark = make("span", `node-verdict is-${finding.verdict}`, sign);
  mark.setAttribute("aria-label", word);
  mark.setAttribute("role", "img");
  const words = make("span", "dock-words", finding.message);
  if (finding.waiver)
    words.append(make("small", "dock-waiver", said(finding.waiver, finding.verdict, isMap)));
  item.append(mark, make("span", "dock-place", place), words, actions(finding, canEdit));
  return item;
}

/**
 * @param {Waiver} waiver
 * @param {Finding["verdict"]} verdict it holds where that is "waived"
 * @param {boolean} isMap
 */
function said({ reason, author, waived_at: at }, verdict, isMap) {
  const by = author?.name ?? t("A former colleague");
  const words = { by, day: momentText(at), reason };
  if (verdict === "waived") return t("Accepted by {by}, {day}: {reason}", words);
  if (isMap) return t("Lapsed, the map has changed. {by}, {day}: {reason}", words);
  return t("Lapsed, the split has changed. {by}, {day}: {reason}", words);
}

/**
 * @param {Finding} finding
 * @param {boolean} canEdit
 */
function actions({ verdict, fix, node_id: id }, canEdit) {
  const box = make("span", "dock-actions");
  if (canEdit && fix && verdict !== "waived") box.append(action("fix", fix.words, "F"));
  if (canEdit && verdict !== "proved")
    box.append(action("waive", verdict === "waived" ? t("Take back") : t("Waive"), "W"));
  if (id !== null) box.append(action("go", t("Go"), "⏎"));
  return box;
}

/**
 * @param {string} does
 * @param {string} words
 * @param {string} key
 */
function action(does, words, key) {
  const button = make("button", "button is-small", words);
  const hint = make("kbd", "", key);
  hint.ariaHidden = "true";
  button.type = "button";
  button.dataset.does = does;
  button.append(" ", hint);
  return button;
}
