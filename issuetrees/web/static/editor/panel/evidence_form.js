/**
 * The form of a piece of evidence. What is typed is kept with every keystroke; Ctrl or Cmd with
 * Enter saves, Esc closes. A source that is not there yet is made along with it.
 *
 * @typedef {object} Draft what is being written
 * @property {string} [id] of what is being changed
 * @property {number} [version]
 * @property {string} node_id
 * @property {string} stance
 * @property {string} claim
 * @property {string} strength
 * @property {string} source_id "" for none, NEW for one that is made along
 * @property {string} page
 * @property {string} [source_title]
 * @property {string} [source_kind]
 *
 * @typedef {{keep: (now: Draft) => void, saved: () => void, closed: () => void}} Told
 */

import { make } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";
import { strengths } from "./evidence_row.js";

export const NEW = "new";

export class EvidenceForm {
  /**
   * @param {Draft} draft
   * @param {Record<string, string>} urls
   * @param {Told} told
   */
  constructor(draft, urls, told) {
    this.draft = draft;
    this.urls = urls;
    this.told = told;
    this.key = newId();
    this.element = make("form", "evidence-form");
    this.claim = make("textarea", "input");
    this.stance = select({ for: t("For"), against: t("Against") }, draft.stance);
    this.strength = select(strengths(), draft.strength);
    this.source = select({ "": t("No source"), [NEW]: t("New source…") }, draft.source_id);
    this.page = make("input", "input");
    this.title = make("input", "input");
    this.kind = select(kinds(), draft.source_kind ?? "document");
    this.more = make("div", "evidence-pair");
    this.note = make("p", "evidence-note soft");
    this.saveButton = make("button", "button is-primary is-small", t("Save"));
    this.#build();
    this.#listen();
  }

  #build() {
    const { draft, claim, page, title, more } = this;
    claim.rows = 3;
    claim.maxLength = 2_000;
    claim.required = true;
    claim.value = draft.claim;
    page.maxLength = 60;
    page.value = draft.page;
    title.maxLength = 300;
    title.value = draft.source_title ?? "";
    more.append(field(t("What is the source called"), title), field(t("What is it"), this.kind));
    const pair = make("div", "evidence-pair");
    pair.append(field(t("Stance"), this.stance), field(t("Strength"), this.strength));
    const cancel = make("button", "button is-quiet is-small", t("Cancel"));
    cancel.type = "button";
    cancel.addEventListener("click", () => this.told.closed());
    this.note.setAttribute("role", "status");
    const foot = make("p", "evidence-add");
    foot.append(this.saveButton, cancel);
    this.element.append(
      field(t("What was found or said"), claim),
      pair,
      field(t("Source"), this.source),
      more,
      field(t("Page or place"), page),
      foot,
      this.note,
    );
    this.#showMore();
  }

  #listen() {
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
    this.element.addEventListener("input", () => this.told.keep(this.#now()));
    this.source.addEventListener("change", () => {
      this.#showMore();
      this.told.keep(this.#now());
      if (this.source.value === NEW) this.title.focus();
    });
    this.element.addEventListener("keydown", (event) => {
      event.stopPropagation(); // keys of the form are not those of the drawing
      if (event.key === "Escape") {
        event.preventDefault();
        this.told.closed();
      } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.element.requestSubmit();
      }
    });
  }

  #showMore() {
    const isNew = this.source.value === NEW;
    this.more.hidden = !isNew;
    this.title.required = isNew;
  }

  /** The form takes the keys; sources come from the server. */
  begin() {
    this.claim.focus();
    this.claim.scrollIntoView({ block: "nearest" });
    this.#readSources();
  }

  async #readSources() {
    try {
      const chosen = this.draft.source_id;
      for (let url = `${this.urls.sources}?order=newest&page_size=200`; url; ) {
        const { status, body } = await send("GET", url);
        if (status !== 200) return;
        for (const { id, title } of body.items) this.source.add(new Option(title, id));
        url = body.next ?? "";
      }
      if (this.source.value === "" && chosen) this.source.value = chosen;
    } catch {
      this.#say(t("There is no connection. Your text stays here."));
    }
  }

  /** @returns {Draft} */
  #now() {
    return {
      ...this.draft,
      stance: this.stance.value,
      claim: this.claim.value,
      strength: this.strength.value,
      source_id: this.source.value,
      page: this.page.value,
      source_title: this.title.value,
      source_kind: this.kind.value,
    };
  }

  /** @param {string} sentence @param {boolean} [isBad] */
  #say(sentence, isBad = false) {
    this.note.textContent = sentence;
    this.note.classList.toggle("is-bad", isBad);
  }

  async #save() {
    if (this.saveButton.disabled) return;
    this.saveButton.disabled = true;
    try {
      if (await this.#sent()) this.told.saved();
    } catch {
      this.#say(t("There is no connection. Your text stays here."));
    } finally {
      this.saveButton.disabled = false;
    }
  }

  /** @returns {Promise<boolean>} whether the server has it */
  async #sent() {
    const now = this.#now();
    const sourceId = now.source_id === NEW ? await this.#made(now) : now.source_id;
    if (sourceId === null) return false;
    const { id, claim, stance, strength, page } = now;
    const body = { claim, stance, strength, page, source_id: sourceId || null };
    const reply = id
      ? await send("PATCH", `${this.urls.evidence_one}/${id}`, body, {
          "If-Match": `"${now.version}"`,
        })
      : await send(
          "POST",
          this.urls.evidence,
          { ...body, node_id: now.node_id },
          {
            "Idempotency-Key": this.key,
          },
        );
    return this.#isTaken(reply);
  }

  /** @param {Draft} now @returns {Promise<string | null>} the id of a new source */
  async #made(now) {
    const body = { title: now.source_title, kind: now.source_kind };
    const reply = await send("POST", this.urls.sources, body, {
      "Idempotency-Key": `${this.key}-source`,
    });
    if (!this.#isTaken(reply)) return null;
    this.source.add(new Option(reply.body.title, reply.body.id));
    this.source.value = reply.body.id;
    this.#showMore();
    return reply.body.id;
  }

  /** @param {import("../../kit/http.js").Reply} reply */
  #isTaken({ status, body }) {
    if (status < 300) return true;
    this.key = newId();
    this.#say(body?.errors?.[0]?.detail ?? body?.detail ?? t("Sign in again to save"), true);
    return false;
  }
}

/** @returns {Record<string, string>} */
function kinds() {
  return {
    document: t("Document"),
    data: t("Data"),
    interview: t("Interview"),
    survey: t("Survey"),
    web: t("Web page"),
    other: t("Other"),
  };
}

/** @param {Record<string, string>} choices @param {string} value */
function select(choices, value) {
  const found = make("select", "input");
  for (const [key, words] of Object.entries(choices)) found.add(new Option(words, key));
  found.value = value;
  if (found.selectedIndex < 0) found.selectedIndex = 0;
  return found;
}

/** @param {string} words @param {HTMLElement} control */
function field(words, control) {
  const found = make("label", "field");
  found.append(make("span", "field-label", words), control);
  return found;
}
