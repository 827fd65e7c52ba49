/**
 * The goals that a question feeds, in the panel: each with a link to it and the initiatives that
 * have a score on it. Asked for once, and again when one comes back to the page.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{id: string, title: string}} Scored an initiative
 * @typedef {{id: string, title: string, node_id: string, initiative_count: number,
 *   initiatives: Scored[]}} FedGoal
 */

import { make, need } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { isolated } from "../../kit/text.js";
import { formatNumber, tn } from "../../kit/words.js";

export class FedGoals {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.section = need("#fed-goals");
    /** @type {FedGoal[]} */
    this.goals = [];
    editor.selection.changed.on(() => this.show());
    document.addEventListener("visibilitychange", () => !document.hidden && this.ask());
    this.ask();
  }

  async ask() {
    try {
      const reply = await send("GET", this.editor.options.urls.goals ?? "");
      if (reply.status === 200) this.#know(reply.body.goals);
      this.show();
    } catch {
      // Without a connection what is known stays.
    }
  }

  /** The boxes carry a sign with how many goals come from them. @param {FedGoal[]} goals */
  #know(goals) {
    const { marks, view } = this.editor;
    const before = [...marks.goals.keys()];
    this.goals = goals;
    marks.goals = new Map();
    for (const { node_id: id } of goals)
      if (!marks.goals.has(id))
        marks.goals.set(id, sign(goals.filter((one) => one.node_id === id)));
    view.touch([...new Set([...before, ...marks.goals.keys()])]);
  }

  show() {
    const { ids } = this.editor.selection;
    const mine = ids.size === 1 ? this.goals.filter((goal) => ids.has(goal.node_id)) : [];
    this.section.hidden = mine.length === 0;
    need("ul", this.section).replaceChildren(...mine.map((goal) => this.#row(goal)));
  }

  /** @param {FedGoal} goal */
  #row({ id, title, initiative_count: count, initiatives }) {
    const row = make("li");
    const link = make("a", "", isolated(title));
    link.href = `${this.editor.options.urls.goals_page}#goal-${id}`;
    const scored = tn("{count} initiative scored", "{count} initiatives scored", count);
    row.append(link, count ? this.#scored(scored, initiatives) : make("span", "soft", scored));
    return row;
  }

  /** @param {string} words @param {Scored[]} initiatives */
  #scored(words, initiatives) {
    const found = make("details", "soft");
    const list = make("ul", "plain-list");
    for (const { id, title } of initiatives) {
      const line = list.appendChild(make("li"));
      const link = line.appendChild(make("a", "", isolated(title)));
      link.href = `${this.editor.options.urls.initiatives_page}#initiative-${id}`;
    }
    found.append(make("summary", "", words), list);
    return found;
  }
}

/** @param {FedGoal[]} goals of one box */
function sign(goals) {
  const mark = make("span", "goal-mark", `◎ ${formatNumber(goals.length)}`);
  const words = tn("Feeds {count} goal", "Feeds {count} goals", goals.length);
  const lines = goals.map(({ title, initiative_count: count }) => {
    const scored = tn("{count} initiative scored", "{count} initiatives scored", count);
    return `${isolated(title)}: ${scored}`;
  });
  mark.title = [words, ...lines].join("\n");
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", words);
  return mark;
}
