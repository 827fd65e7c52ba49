/**
 * The witness box: concrete cases are tried on the split of the selected question. The server says
 * where each falls; what data do not decide a person does. A split without a form asks for one
 * case that fits nowhere.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./case_lines.js").Case} Case
 * @typedef {import("./case_rows.js").Row} Row
 * @typedef {{text: string, by: Row["by"], branch_ids: string[], has_lapsed: boolean}} Sorted
 */

import { need } from "../../kit/dom.js";
import { dayText, placeInTime } from "../../kit/formats/days.js";
import { send } from "../../kit/http.js";
import { t } from "../../kit/words.js";
import { linesOf, listedOf, putInto, refusalOf } from "./case_lines.js";
import { CaseRows } from "./case_rows.js";
import { Typing } from "./typing.js";

const PAUSE = 60;
const DECIDED = ["proved", "disproved"];
const LISTED = "cases.listed";
const NONE_FOUND = "cases.none_found";

export class CasesBox {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.section = need("#cases");
    this.form = /** @type {HTMLFormElement} */ (need("#cases-form"));
    this.area = /** @type {HTMLTextAreaElement} */ (need("textarea", this.form));
    this.question = need("#cases-question");
    this.stray = /** @type {HTMLInputElement} */ (need("input", this.question));
    this.rows = new CaseRows(need("#cases-list"), (at, titles) => this.#put(at, titles));
    this.id = "";
    /** @type {Sorted[]} as the server sorted them last */
    this.sorted = [];
    this.frame = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.typing = new Typing(editor, {
      element: this.form,
      part: "nodes",
      ids: () => [this.id],
      path: () => LISTED,
      read: (field, before) => this.#read(field.value, before ?? []),
      label: t("Try cases"),
    });
    this.#listen();
    this.#show();
  }

  #listen() {
    const { editor, question } = this;
    this.area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.stopPropagation(); // elsewhere in the panel it accepts what the labels say
      this.typing.save(this.area);
    });
    question.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#answer();
    });
    this.stray.addEventListener("change", () => this.#answer());
    need("[data-none-found]", question).addEventListener("click", () => this.#lookInVain());
    need("#cases-looked button").addEventListener("click", () => this.#save(NONE_FOUND, null));
    editor.selection.changed.on(() => {
      this.#answer();
      this.typing.end();
      this.#showSoon();
    });
    editor.changed.on(() => this.#showSoon());
    editor.view.drawn.on(() => this.#showSoon()); // the verdict says whether a case is asked for
    editor.sync.foreign.on(() => this.#askSoon());
    editor.sync.stateChanged.on((state) => {
      if (state === "saved") this.#askSoon();
    });
  }

  get record() {
    return this.editor.graph.node(this.id);
  }

  /** @returns {Case[]} */
  get listed() {
    return this.record?.cases.listed ?? [];
  }

  get branches() {
    const { graph } = this.editor;
    return graph.children(this.id).map((id) => ({ id, title: graph.title(id) }));
  }

  #showSoon() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.#show());
  }

  #show() {
    this.frame = 0;
    const { editor, area, typing } = this;
    const [id = "", ...more] = editor.selection.ids;
    const isSplit = more.length === 0 && editor.graph.children(id).length > 0;
    this.section.hidden = !isSplit;
    if (!isSplit) {
      this.id = "";
      return;
    }
    if (id !== this.id) this.#turnTo(id);
    if (!typing.isTyped && !area.ariaInvalid) {
      area.value = linesOf(this.listed);
      if (typing.field) typing.begin(area);
    }
    area.disabled = !editor.canEdit;
    this.#fill();
    this.#ask();
  }

  /** @param {string} id */
  #turnTo(id) {
    this.id = id;
    this.sorted = [];
    this.rows.at = 0;
    this.#refuse("");
    this.#askSoon();
  }

  #fill() {
    const titles = this.branches.map(({ title }) => title);
    const { canEdit } = this.editor;
    const isEmpty = this.listed.length === 0;
    this.rows.list.hidden = isEmpty;
    need("#cases-keys").hidden = isEmpty || !canEdit;
    this.rows.fill(
      this.listed.map((one) => this.#row(one)),
      titles,
      canEdit,
    );
  }

  /** What a person just said is shown at once. @param {Case} one @returns {Row} */
  #row(one) {
    const { text } = one;
    const found = this.sorted.find((each) => each.text === text);
    const titleOf = new Map(this.branches.map(({ id, title }) => [id, title]));
    const isSaid = one.in?.every((title) => [...titleOf.values()].includes(title)) ?? false;
    if (isSaid && !found?.has_lapsed)
      return { text, by: "person", branches: one.in ?? [], hasLapsed: false };
    if (!found || (found.by === "person" && !one.in))
      return { text, by: "waiting", branches: [], hasLapsed: false };
    const branches = found.branch_ids.flatMap((id) => titleOf.get(id) ?? []);
    return { text, by: found.by, branches, hasLapsed: found.has_lapsed };
  }

  /** A split without a form, or of which labels say nothing, asks for one case. */
  get isFree() {
    const kind = this.record?.split_kind ?? null;
    const state = this.editor.marks.verdicts.get(this.id)?.state ?? "unknown";
    return kind === "freeform" || (kind === null && !DECIDED.includes(state));
  }

  /** One case that fits nowhere is asked for; who looked in vain is named. */
  #ask() {
    const { record, editor, question } = this;
    const looked = record?.cases.none_found ?? null;
    const told = need("#cases-looked");
    const has = (/** @type {HTMLElement} */ part) => part.contains(document.activeElement);
    const [wasAsked, wasTold] = [has(question), has(told)];
    const isAsked = this.isFree || wasAsked; // it does not go from under the keys
    question.hidden = !isAsked || !editor.canEdit || looked !== null;
    told.hidden = looked === null;
    if (looked !== null) {
      const words = { by: looked.by, day: dayText(looked.on) };
      need("span", told).textContent = t(
        "{by}, {day}: looked for a case that fits nowhere and found none. It is no proof.",
        words,
      );
      need("button", told).hidden = !editor.canEdit;
    }
    if (wasAsked && looked !== null) need("button", told).focus();
    if (wasTold && looked === null) this.stray.focus();
  }

  #askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#sort(), PAUSE);
  }

  async #sort() {
    const { id } = this;
    if (id === "" || this.listed.length === 0) return;
    try {
      const reply = await send("GET", `${this.editor.options.urls.nodes}/${id}/cases`);
      if (reply.status !== 200 || id !== this.id) return;
      if (reply.body.revision < this.editor.sync.revision) return this.#askSoon(); // overtaken
      this.sorted = reply.body.cases;
      this.#fill();
    } catch {
      // Without a connection they are sorted when it is back.
    }
  }

  /**
   * @param {string} text
   * @param {Case[]} before
   */
  #read(text, before) {
    const listed = listedOf(text, before);
    const refusal = refusalOf(listed);
    this.#refuse(refusal);
    return refusal ? undefined : listed;
  }

  /** @param {string} sentence "" where nothing is refused */
  #refuse(sentence) {
    const words = need("#cases-refused");
    words.hidden = sentence === "";
    words.textContent = sentence;
    this.area.ariaInvalid = sentence === "" ? null : "true";
  }

  /** @param {number} at @param {string[] | null} titles */
  #put(at, titles) {
    const all = this.branches.map(({ title }) => title);
    const listed = this.listed.map((one, place) =>
      place === at ? putInto(one.text, titles, all) : one,
    );
    this.#save(LISTED, listed);
  }

  /** A case that fits nowhere is a case that a person put into no branch. */
  #answer() {
    const text = this.stray.value.trim().replace(/\s+/g, " ");
    if (text === "" || !this.editor.canEdit || !this.record) return;
    this.stray.value = "";
    const all = this.branches.map(({ title }) => title);
    const rest = this.listed.filter((one) => one.text !== text);
    const listed = [...rest, putInto(text, [], all)];
    const refusal = refusalOf(listed);
    if (refusal) return this.editor.say(refusal);
    this.#save(LISTED, listed);
  }

  #lookInVain() {
    const { options, zone } = this.editor;
    this.#save(NONE_FOUND, { by: options.me.name, on: placeInTime(Date.now(), zone).day });
  }

  /** @param {string} path @param {any} value */
  #save(path, value) {
    const { id, record, editor } = this;
    if (!record || !editor.canEdit) return;
    const before = path === LISTED ? record.cases.listed : record.cases.none_found;
    editor.saving.save([{ part: "nodes", id, path, value, before }], t("Try cases"));
    this.#showSoon();
  }
}
