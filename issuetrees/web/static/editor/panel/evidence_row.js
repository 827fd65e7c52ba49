/**
 * One piece of evidence as the panel lists it.
 *
 * @typedef {import("./evidence_box.js").Evidence} Evidence
 */

import { make } from "../../kit/dom.js";
import { isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";

/** @returns {Record<string, string>} */
export function strengths() {
  return { weak: t("Weak"), medium: t("Medium"), strong: t("Strong") };
}

/**
 * @param {Evidence} one
 * @param {boolean} canEdit
 */
export function rowOf(one, canEdit) {
  const row = make("li", "evidence-row");
  row.dataset.evidence = one.id;
  const sign = make("span", `evidence-sign is-${one.stance}`, one.stance === "for" ? "+" : "−");
  sign.setAttribute("role", "img");
  sign.setAttribute("aria-label", one.stance === "for" ? t("For") : t("Against"));
  const words = make("div", "evidence-words");
  words.append(make("p", "evidence-claim", one.claim), make("p", "evidence-source", told(one)));
  if (canEdit) words.append(acts());
  row.append(sign, words);
  return row;
}

/** @param {Evidence} one */
function told({ strength, source, page }) {
  const from = source ? isolated(source.title) : t("no source");
  return [strengths()[strength], from, page && isolated(page)].filter(Boolean).join(" · ");
}

function acts() {
  const found = make("p", "evidence-acts");
  for (const [act, words] of [
    ["edit", t("Edit")],
    ["delete", t("Delete")],
  ]) {
    const button = make("button", "link-button", words);
    button.type = "button";
    button.dataset.act = act;
    found.append(button);
  }
  return found;
}
