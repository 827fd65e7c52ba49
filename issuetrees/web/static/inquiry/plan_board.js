/** The plan as a board: a column for each status, cards dragged or moved by keys between them. */

import { make, need } from "../kit/dom.js";
import { dayText } from "../kit/formats/days.js";
import { formatNumber, t } from "../kit/words.js";
import { openDesk } from "./plan_desk.js";
import { isOverdue } from "./plan_filter.js";
import { showLacks } from "./plan_lacks.js";
import { askAndPrune } from "./prune_dialog.js";

/** @typedef {import("./plan_desk.js").PlanDesk} PlanDesk */
/** @typedef {import("./plan_desk.js").NodeRecord} NodeRecord */

class PlanBoard {
  /** @param {HTMLElement} board @param {PlanDesk} desk */
  constructor(board, desk) {
    this.board = board;
    this.desk = desk;
    /** @type {HTMLElement[]} */
    this.lanes = [...board.querySelectorAll("[data-lane]")].filter(
      (one) => one instanceof HTMLElement,
    );
    this.held = "";
    desk.changed.on(() => this.draw());
    board.addEventListener("keydown", (event) => this.#pressed(event));
    board.addEventListener("dragstart", (event) => this.#lifted(event));
    for (const lane of this.lanes) this.#receive(lane);
    this.draw();
  }

  draw() {
    const { desk } = this;
    const had = idOf(document.activeElement);
    const pruned = [...desk.graph.nodes.values()].filter(({ status, id }) => {
      const parent = desk.graph.parentId(id);
      return status === "pruned" && (parent === null || !desk.isPruned(parent));
    });
    const rows = [...desk.leaves, ...pruned];
    need("[data-plan-none]").hidden = rows.length > 0;
    this.board.hidden = rows.length === 0;
    for (const lane of this.lanes) {
      const own = rows.filter(({ status }) => status === lane.dataset.lane);
      need("[data-lane-count]", lane).textContent = formatNumber(own.length);
      need("[data-cards]", lane).replaceChildren(...own.map((record) => this.#card(record)));
    }
    if (had) this.#cardOf(had)?.focus();
  }

  /** @param {NodeRecord} record */
  #card(record) {
    const { graph, people, canEdit, options } = this.desk;
    const card = make("li", "plan-card");
    card.dataset.id = record.id;
    card.tabIndex = 0;
    card.draggable = canEdit;
    const link = make("a", "plan-card-title");
    link.href = `${options.urls.tree}?node=${record.id}`;
    link.append(make("span", "faint", graph.number(record.id)), ` ${record.title}`);
    card.append(link);
    const facts = [
      people.get(record.owner_id ?? "")?.name,
      record.due_on && dayText(record.due_on),
      isOverdue(record, options.today) && t("Overdue"),
    ].filter(Boolean);
    card.append(make("p", "faint", facts.join(" · ")));
    if (record.prune_reason && record.status === "pruned")
      card.append(make("p", "plan-card-reason", record.prune_reason));
    return card;
  }

  /** @param {string} id */
  #cardOf(id) {
    return /** @type {HTMLElement | null} */ (
      this.board.querySelector(`[data-id="${CSS.escape(id)}"]`)
    );
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const id = idOf(event.target);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!id || !(event.target instanceof HTMLLIElement)) return;
    if (step && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const lane = this.lanes.findIndex((one) => one.contains(this.#cardOf(id))) + step;
      const status = this.lanes[lane]?.dataset.lane;
      if (status) this.move(id, status);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const { nextElementSibling: next, previousElementSibling: before } = event.target;
      const other = event.key === "ArrowDown" ? next : before;
      if (other instanceof HTMLElement) other.focus();
    }
  }

  /** @param {DragEvent} event */
  #lifted(event) {
    this.held = idOf(event.target);
    event.dataTransfer?.setData("text/plain", this.held);
  }

  /** @param {HTMLElement} lane */
  #receive(lane) {
    lane.addEventListener("dragover", (event) => {
      if (!this.held) return;
      event.preventDefault();
      lane.classList.add("is-over");
    });
    lane.addEventListener("dragleave", () => lane.classList.remove("is-over"));
    lane.addEventListener("drop", (event) => {
      event.preventDefault();
      lane.classList.remove("is-over");
      const { held } = this;
      this.held = "";
      if (held) this.move(held, lane.dataset.lane ?? "");
    });
  }

  /** @param {string} id @param {string} status */
  async move(id, status) {
    const { desk } = this;
    if (!desk.canEdit || desk.graph.node(id)?.status === status) return;
    if (status === "pruned") await askAndPrune(desk, id);
    else desk.edit(new Map([[id, { status }]]), t("Move the card"));
    this.#cardOf(id)?.focus();
  }
}

/** @param {EventTarget | null} target */
function idOf(target) {
  const card = target instanceof Element ? target.closest("[data-id]") : null;
  return card instanceof HTMLElement ? (card.dataset.id ?? "") : "";
}

const desk = await openDesk();
if (desk) {
  new PlanBoard(need("[data-board]"), desk);
  showLacks(desk);
}
