/**
 * Evidence for and against the selected question: the section of the panel. What the evidence of
 * the tree amounts to is asked for once and after each change, and stands as a sign on boxes and
 * rows; the pieces themselves are read where one rests.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{id: string, title: string}} SourceName
 * @typedef {{id: string, node_id: string, claim: string, stance: "for" | "against",
 *   strength: "weak" | "medium" | "strong", source: SourceName | null, page: string,
 *   version: number}} Evidence
 * @typedef {{node_id: string, status: "open" | "supported" | "refuted" | "mixed", words: string,
 *   count_for: number, count_against: number, has_one_source: boolean,
 *   lacks_evidence: boolean}} Standing
 * @typedef {{node_ids: string[], parent_id: string, words: string}} Contradiction
 * @typedef {import("./evidence_form.js").Draft} Draft
 */

import { make, need } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { formatNumber, t } from "../../kit/words.js";
import { EvidenceForm } from "./evidence_form.js";
import { rowOf } from "./evidence_row.js";

/** Walking through the tree asks for nothing: only where one rests. */
const REST = 120;
const DRAFT = "evidence.draft";

/** @type {WeakMap<Editor, EvidenceBox>} */
const boxes = new WeakMap();

/** The one of an editor, whoever asks for it first. @param {Editor} editor */
export function evidenceOf(editor) {
  const box = boxes.get(editor) ?? new EvidenceBox(editor);
  boxes.set(editor, box);
  return box;
}

export class EvidenceBox {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.section = need("#evidence");
    this.list = need("#evidence-list");
    this.slot = need("#evidence-slot");
    this.add = need("#evidence-add");
    this.id = "";
    /** @type {Map<string, Standing>} */
    this.standings = new Map();
    /** @type {Contradiction[]} */
    this.contradictions = [];
    /** @type {Evidence[]} */
    this.found = [];
    /** @type {EvidenceForm | null} */
    this.form = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.#listen();
    this.#show();
    this.ask();
  }

  get urls() {
    return this.editor.options.urls;
  }

  #listen() {
    const { editor } = this;
    editor.selection.changed.on(() => this.#show());
    editor.changed.on(() => this.#show());
    editor.sync.stateChanged.on((state) => {
      if (state === "saved") this.ask();
    });
    editor.evidenceChanged.on(() => this.#again());
    document.addEventListener("visibilitychange", () => !document.hidden && this.#again());
    this.add.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-stance]") : null;
      if (button instanceof HTMLElement) this.write(/** @type {any} */ (button.dataset.stance));
    });
    this.list.addEventListener("click", (event) => this.#clicked(event));
  }

  #again() {
    this.ask();
    this.#read();
  }

  /** What the evidence of the tree amounts to. */
  async ask() {
    try {
      const reply = await send("GET", `${this.urls.evidence}/standings`);
      if (reply.status !== 200) return;
      this.contradictions = reply.body.contradictions;
      this.#know(reply.body.questions);
      this.#tell();
    } catch {
      // Without a connection what is known stays.
    }
  }

  /** @param {Standing[]} questions */
  #know(questions) {
    const { marks, view } = this.editor;
    const before = marks.evidence;
    this.standings = new Map(questions.map((one) => [one.node_id, one]));
    const told = questions.filter((one) => one.count_for + one.count_against > 0);
    marks.evidence = new Map(told.map((one) => [one.node_id, sign(one)]));
    view.touch([...new Set([...before.keys(), ...marks.evidence.keys()])]);
  }

  #show() {
    const { ids } = this.editor.selection;
    const [first = ""] = ids;
    const node = this.editor.graph.nodes.get(first);
    const id = ids.size === 1 && node && !node.refers_to ? first : "";
    this.section.hidden = id === "";
    if (id === this.id) return;
    this.id = id;
    this.found = [];
    this.list.replaceChildren();
    this.#close();
    if (id === "") return;
    this.add.hidden = !this.editor.canEdit;
    this.#tell();
    const draft = this.#draft();
    if (draft?.node_id === id) this.#open(draft);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#read(), REST);
  }

  /** Status, and what is to be said of it. */
  #tell() {
    const standing = this.standings.get(this.id);
    const state = need("#evidence-standing");
    const isDecided = standing && standing.count_for + standing.count_against > 0;
    state.className = `evidence-standing is-${standing?.status ?? "open"}`;
    state.textContent = isDecided ? `${SIGNS[standing.status]} ${standing.words}` : "";
    const note = need("#evidence-note");
    note.textContent = this.#remark(standing);
    note.hidden = note.textContent === "";
  }

  /** @param {Standing | undefined} standing */
  #remark(standing) {
    const against = this.contradictions.find(({ node_ids: ids }) => ids.includes(this.id));
    if (against) return against.words;
    if (standing?.lacks_evidence)
      return t("The hypothesis has no evidence yet. What speaks for it, what against?");
    if (standing?.has_one_source) return t("All of it comes from one source. Look for a second.");
    return "";
  }

  async #read() {
    const { id } = this;
    if (id === "") return;
    try {
      const query = `node_id=${id}&page_size=200`;
      const reply = await send("GET", `${this.urls.evidence}?${query}`);
      if (reply.status !== 200 || id !== this.id) return;
      this.found = reply.body.items;
      this.#fill();
    } catch {
      // Without a connection it is read when one comes back.
    }
  }

  #fill() {
    const at = document.activeElement?.closest("[data-evidence]");
    const act = document.activeElement?.getAttribute("data-act");
    const kept = at instanceof HTMLElement ? at.dataset.evidence : "";
    this.list.replaceChildren(...this.found.map((one) => rowOf(one, this.editor.canEdit)));
    if (kept && act) this.#button(kept, act)?.focus();
  }

  /** @param {string} id @param {string} act @returns {HTMLElement | null} */
  #button(id, act) {
    return this.list.querySelector(`[data-evidence="${id}"] [data-act="${act}"]`);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
    const row = button?.closest("[data-evidence]");
    if (!(button instanceof HTMLElement) || !(row instanceof HTMLElement)) return;
    const one = this.found.find(({ id }) => id === row.dataset.evidence);
    if (!one) return;
    if (button.dataset.act === "edit") this.#open(draftOf(one));
    else this.#delete(one);
  }

  /** Opens the form, also from the drawing. @param {"for" | "against"} stance */
  write(stance) {
    const panel = need("#inspector");
    if (this.id === "") return this.editor.say(t("Select the question that the evidence is for."));
    if (panel.hidden)
      this.editor.hands.extraActions.find(({ id }) => id === "inspector")?.run(this.editor);
    this.#open({
      node_id: this.id,
      stance,
      claim: "",
      strength: "medium",
      source_id: "",
      page: "",
    });
  }

  /** @param {Draft} draft */
  #open(draft) {
    this.form?.element.remove();
    const form = new EvidenceForm(draft, this.urls, {
      keep: (now) => this.#keep(now),
      saved: () => this.#saved(),
      closed: () => this.#cancel(),
    });
    this.form = form;
    this.slot.replaceChildren(form.element);
    this.add.hidden = true;
    form.begin();
  }

  #close() {
    this.form = null;
    this.slot.replaceChildren();
    this.add.hidden = !this.editor.canEdit;
  }

  #cancel() {
    this.#keep(null);
    this.#close();
    this.editor.navigation.focus();
  }

  async #saved() {
    this.#keep(null);
    this.#close();
    this.editor.navigation.focus();
    await Promise.all([this.#read(), this.ask()]);
  }

  /** @param {Draft | null} draft what is being written, kept in this browser */
  #keep(draft) {
    const { shelf } = this.editor;
    if (draft === null) return shelf.removeItem(DRAFT);
    try {
      shelf.setItem(DRAFT, JSON.stringify(draft));
    } catch {
      // The browser has no room: it stays in the form.
    }
  }

  /** @returns {Draft | null} */
  #draft() {
    return JSON.parse(this.editor.shelf.getItem(DRAFT) ?? "null");
  }

  /** @param {Evidence} one */
  async #delete(one) {
    const reply = await this.#do("DELETE", `${this.urls.evidence_one}/${one.id}`);
    if (!reply) return;
    this.editor.navigation.focus();
    const undo = () => this.#do("POST", `/api/v1/deletions/${reply.id}/restore`);
    this.editor.say(t("The evidence is deleted."), { undo });
  }

  /**
   * @param {"DELETE" | "POST"} method
   * @param {string} url
   * @returns {Promise<any>} what the server said; null where it was not done
   */
  async #do(method, url) {
    try {
      const { status, body } = await send(method, url, undefined, { "If-Match": "*" });
      if (status >= 300) this.editor.say(body?.detail ?? t("Sign in again to save"));
      await Promise.all([this.#read(), this.ask()]);
      return status < 300 ? body : null;
    } catch {
      this.editor.say(t("There is no connection. Try again when it is back."));
      return null;
    }
  }
}

const SIGNS = { open: "○", supported: "✓", refuted: "✕", mixed: "±" };

/** @param {Evidence} one @returns {Draft} */
function draftOf(one) {
  const { id, version, node_id, stance, claim, strength, page } = one;
  return { id, version, node_id, stance, claim, strength, page, source_id: one.source?.id ?? "" };
}

/** What stands on a box. @param {Standing} standing */
function sign({ status, words, count_for: pros, count_against: cons }) {
  const count = formatNumber(pros + cons);
  const mark = make("span", `evidence-mark is-${status}`, `${SIGNS[status]} ${count}`);
  const told = t("{words}. For: {pros}, against: {cons}", { words, pros, cons });
  mark.title = told;
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", told);
  return mark;
}
