/** The page of RACI: the grid of activities by parties, and what is wrong with it. */

import { make, need } from "../kit/dom.js";
import { complain } from "../kit/grid/complaint.js";
import { Grid } from "../kit/grid/grid.js";
import { Rows } from "../kit/grid/rows.js";
import { send } from "../kit/http.js";
import { newId } from "../kit/ids.js";
import { openOutbox } from "../kit/outbox/open.js";
import { t } from "../kit/words.js";
import { partyColumn } from "./raci_columns.js";

/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/** @typedef {{ activity_id: string, party_id: string, letters: string }} Cell */
/** @typedef {{ key: string, isTried?: boolean, cells: Cell[], before: Cell[] }} RaciLetter */
/** @typedef {import("../kit/outbox/outbox.js").Outbox<RaciLetter>} RaciOutbox */
/**
 * @typedef {object} Facts as the page has them
 * @property {[id: string, title: string][]} parties
 * @property {[id: string, title: string, letters: string[]][]} activities
 */

class RaciPage {
  /** @param {HTMLTableElement} table @param {Facts} facts @param {RaciOutbox} outbox */
  constructor(table, { parties, activities }, outbox) {
    this.parties = parties;
    /** @type {Map<string, string[]>} */
    this.letters = new Map(activities.map(([id, , letters]) => [id, letters]));
    this.outbox = outbox;
    this.grid = new Grid(table, {
      isOpen: "open" in table.dataset,
      columns: parties.map(([, title]) => partyColumn(title)),
      rows: new Rows(activities.map(([id, title]) => ({ id, title }))),
      valueOf: (spot) => this.at(spot),
      isSame: (one, other) => one === other,
      write: (changes) => this.write(changes),
      dress: (cell, spot) => {
        cell.dataset.letters = this.at(spot);
      },
      complain,
      onMoved: () => {},
      onKey: () => false,
    });
    outbox.stateChanged.on(say);
    outbox.fared.on((letter, outcome, { body }) => {
      if (outcome === "sent" && body?.findings) tell(body.findings);
      if (outcome !== "refused") return;
      for (const cell of letter.before) this.put(cell);
      complain(body?.detail ?? "");
    });
    for (const { cells } of outbox.queue.entries) for (const cell of cells) this.put(cell);
    void outbox.pump();
  }

  /** @param {Spot} spot */
  at({ id, column }) {
    return this.letters.get(id)?.[column] ?? "";
  }

  /** @param {[Spot, string][]} changes */
  write(changes) {
    const isNew = (/** @type {[Spot, string]} */ [spot, letters]) => this.at(spot) !== letters;
    const news = changes.filter(isNew);
    const before = news.map(([spot]) => this.cell(spot, this.at(spot)));
    const cells = news.map(([spot, letters]) => this.cell(spot, letters));
    for (const cell of cells) this.put(cell);
    if (cells.length > 0) void this.outbox.push({ key: newId(), cells, before });
  }

  /** @param {Spot} spot @param {string} letters @returns {Cell} */
  cell({ id, column }, letters) {
    return { activity_id: id, party_id: this.parties[column]?.[0] ?? "", letters };
  }

  /** Show what a cell holds, where it is on the page. @param {Cell} cell */
  put({ activity_id: id, party_id: party, letters }) {
    const column = this.parties.findIndex(([one]) => one === party);
    const row = this.letters.get(id);
    if (!row || column < 0) return;
    row[column] = letters;
    this.grid?.refresh([{ id, column }]);
  }
}

/** Say what is wrong. @param {{ sentence: string }[]} findings */
function tell(findings) {
  const list = need("[data-findings]");
  const sentences = findings.map(({ sentence }) => `◆ ${sentence}`);
  if (sentences.length === 0) sentences.push(`✓ ${list.dataset.fine ?? ""}`);
  list.replaceChildren(
    ...sentences.map((sentence) => {
      const row = make("li", "row");
      row.append(make("span", "row-main", sentence));
      return row;
    }),
  );
}

/** Say whether everything is stored. @param {import("../kit/outbox/outbox.js").State} state */
function say(state) {
  const note = need("[data-save-state]");
  const words = {
    saved: t("All letters saved"),
    saving: t("Saving…"),
    offline: t("No connection. Your letters are safe here and go out when it is back."),
    signed_out: t("Your letters are safe here. Sign in again in another tab to send them."),
  };
  note.textContent = words[state];
  note.classList.toggle("is-bad", state === "offline" || state === "signed_out");
}

async function start() {
  const table = document.querySelector("[data-grid]");
  const facts = document.getElementById("facts");
  if (!(table instanceof HTMLTableElement) || !facts) return;
  const { save = "", thing = "", person = "" } = table.dataset;
  /** @type {RaciOutbox} */
  const outbox = await openOutbox({ thing, person }, ({ key, cells }) =>
    send("PUT", save, { cells }, { "Idempotency-Key": key }),
  );
  new RaciPage(table, JSON.parse(facts.textContent ?? "{}"), outbox);
}

start();
