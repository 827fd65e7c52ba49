/** What the plan lacks, above every view of it: each check with its count, which opens the leaves. */

import { make, need } from "../kit/dom.js";
import { dayText } from "../kit/formats/days.js";
import { cut } from "../kit/text.js";
import { formatNumber, t } from "../kit/words.js";
import { isBackLoaded, notesOf } from "./plan_checks.js";

/** @typedef {import("./plan_desk.js").PlanDesk} PlanDesk */
/** @typedef {import("./plan_desk.js").NodeRecord} NodeRecord */
/** @typedef {{ leaf: NodeRecord, on: string | null }} Note */

const SHOWN = 40; // of the leaves that fail one check
const TITLE = 70; // characters
const PAUSE = 300; // ms after a change
const ORDERED = new Set(["long_lead", "late_order"]);

/** Say what the plan lacks, now and whenever it changes. @param {PlanDesk} desk */
export function showLacks(desk) {
  const place = need("#plan-notes");
  let [timer, said] = [0, ""];
  const show = () => {
    const drawn = lacksOf(desk);
    if (drawn.outerHTML === said) return; // an opened list stays open
    said = drawn.outerHTML;
    place.replaceChildren(drawn);
  };
  desk.changed.on(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE);
  });
  show();
}

/** @param {PlanDesk} desk @returns {HTMLElement} */
function lacksOf(desk) {
  const { leaves, options } = desk;
  const found = notesOf(leaves, options.today);
  if (found.size === 0) {
    const fine = t("Every leaf has an owner and a date, and nothing is late.");
    return make("p", "faint", leaves.length > 0 ? fine : "");
  }
  const list = make("ul", "plan-checks");
  list.setAttribute("aria-label", t("What the plan lacks"));
  for (const [check, notes] of found) list.append(itemOf(check, notes, desk));
  if (isBackLoaded(leaves)) {
    const item = make("li");
    const words = t("Most of the work lies in the last third");
    item.append(make("span", "chip is-check is-late_order", words));
    list.append(item);
  }
  return list;
}

/** @param {string} check @param {Note[]} notes @param {PlanDesk} desk */
function itemOf(check, notes, desk) {
  const [item, details] = [make("li"), make("details", "menu")];
  const summary = make("summary", `chip is-check is-${check}`, `${desk.options.checks?.[check]} `);
  summary.append(make("b", "", formatNumber(notes.length)));
  const menu = make("div", "menu-list");
  menu.append(...notes.slice(0, SHOWN).map((note) => linkOf(check, note, desk)));
  details.append(summary, menu);
  item.append(details);
  return item;
}

/** @param {string} check @param {Note} note @param {PlanDesk} desk */
function linkOf(check, { leaf, on }, { graph, options }) {
  const link = make("a", "menu-item");
  link.setAttribute("href", `${options.urls.tree}?node=${leaf.id}`);
  link.append(make("span", "", `${graph.number(leaf.id)} ${cut(leaf.title, TITLE)}`));
  if (on) {
    const day = dayText(on);
    link.append(make("span", "faint", ORDERED.has(check) ? t("order by {day}", { day }) : day));
  }
  return link;
}
