/**
 * The threads of the selected node: read when it is selected and on news, written to by boxes
 * whose text is safe in the postbox until the server has it.
 *
 * @typedef {import("./comments.js").Comments} Comments
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./postbox.js").Letter} Letter
 * @typedef {import("./postbox.js").Outcome} Outcome
 * @typedef {import("./thread_view.js").Comment} Comment
 */

import { make, need } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { t, tn } from "../../kit/words.js";
import { Composer } from "./composer.js";
import { carry, readAll } from "./exchange.js";
import { Postbox } from "./postbox.js";
import { arrange, groups, ThreadView } from "./thread_view.js";

/** Walking through the tree asks for nothing: only where one rests. */
const REST = 120;

export class Threads {
  /**
   * @param {Editor} editor
   * @param {Comments} comments
   */
  constructor(editor, comments) {
    const { me, can, urls } = editor.options;
    this.editor = editor;
    this.comments = comments;
    this.urls = urls;
    this.reader = { id: me.id, mayComment: can.comment, mayManage: can.manage };
    this.host = need(".comments-threads", comments.section);
    this.toggle = need("[data-show-resolved]", comments.section);
    this.slot = comments.section.querySelector(".comments-write");
    this.addButton = comments.section.querySelector("[data-add-comment]");
    this.note = make("p", "comments-note");
    this.postbox = new Postbox(editor.shelf, editor.sync.queue.tab, carry, () => {
      return editor.sync.queue.entries.length > 0;
    });
    /** @type {string | null} */
    this.nodeId = null;
    /** @type {string | null} what the counts said last */
    this.changedAt = null;
    this.isResolvedShown = false;
    /** @type {Comment[]} */
    this.found = [];
    /** @type {Map<string, ThreadView>} */
    this.views = new Map();
    /** @type {Map<string, Composer>} by their names in the postbox */
    this.composers = new Map();
    /** @type {string | null} the thread to go to once it is there */
    this.wanted = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.asked = 0;
    this.#listen();
    this.postbox.resume(comments.lostTabs);
  }

  #listen() {
    this.host.addEventListener("click", (event) => this.#clicked(event));
    this.toggle.addEventListener("click", () => {
      this.isResolvedShown = !this.isResolvedShown;
      this.#render();
    });
    this.postbox.fared.on((letter, outcome, reason) => this.#fared(letter, outcome, reason));
    const resume = () => this.postbox.resume();
    window.addEventListener("online", resume);
    window.addEventListener("focus", resume);
    this.editor.sync.stateChanged.on((state) => {
      if (state !== "saved") return;
      resume();
      this.#readMissing();
    });
  }

  /** A node that came back by an undo has its threads again once the server knows of it. */
  #readMissing() {
    const counts = this.editor.marks.comments.get(this.nodeId ?? "");
    if (counts && counts.open + counts.resolved !== groups(this.found).size) this.read();
  }

  /** @param {string | null} id the node whose threads are to be seen */
  show(id) {
    if (id === this.nodeId) return;
    this.nodeId = id;
    this.found = [];
    this.isResolvedShown = false;
    this.views.clear();
    this.composers.clear();
    this.host.replaceChildren();
    this.slot?.replaceChildren();
    this.asked += 1;
    clearTimeout(this.timer);
    this.#showAdd();
    if (!id) return;
    this.#render();
    if (this.postbox.draft(`new:${id}`)) this.#composeNew(id);
    if (this.editor.marks.comments.has(id)) this.timer = setTimeout(() => this.read(), REST);
  }

  /** @param {string | null} changedAt when anything changed last */
  counted(changedAt) {
    if (changedAt === this.changedAt) return this.#readMissing();
    this.changedAt = changedAt;
    if (this.nodeId) this.read();
  }

  async read() {
    const id = this.nodeId;
    if (!id) return;
    this.asked += 1;
    const mine = this.asked;
    try {
      const found = await readAll((next) => this.editor.server.comments(id, next));
      if (mine !== this.asked) return;
      this.found = found;
      this.#render();
    } catch {
      if (mine !== this.asked || this.found.length > 0) return;
      this.note.textContent = t("The comments could not be loaded.");
      arrange(this.host, [this.note]);
    }
  }

  #render() {
    const threads = groups(this.found);
    const shown = [];
    let resolved = 0;
    for (const [id, comments] of threads) {
      const isResolved = comments[0]?.is_resolved === true;
      if (isResolved) resolved += 1;
      const view = this.views.get(id) ?? new ThreadView(this.reader);
      this.views.set(id, view);
      view.update(comments);
      this.#takeUp(view, comments);
      if (!isResolved || this.isResolvedShown || view.isBusy) shown.push(view.element);
    }
    for (const [id, view] of this.views) {
      if (threads.has(id)) continue;
      if (view.isBusy) shown.push(view.element);
      else this.views.delete(id);
    }
    arrange(this.host, shown);
    this.#showToggle(resolved);
    if (this.wanted) this.goTo(this.wanted);
  }

  /** Goes to a thread of the shown node, at once or when it has been read. @param {string} id */
  goTo(id) {
    const view = this.views.get(id);
    this.wanted = view ? null : id;
    view?.goTo();
  }

  /** Where the new comment that is being written points. */
  get pointing() {
    const place = this.composers.get(`new:${this.nodeId}`)?.place;
    return this.nodeId && place ? { nodeId: this.nodeId, place } : null;
  }

  /** @param {number} resolved */
  #showToggle(resolved) {
    this.toggle.hidden = resolved === 0;
    this.toggle.setAttribute("aria-pressed", String(this.isResolvedShown));
    this.toggle.textContent = this.isResolvedShown
      ? t("Hide resolved")
      : tn("Show {count} resolved", "Show {count} resolved", resolved);
  }

  /**
   * What was being written before a reload goes on.
   * @param {ThreadView} view
   * @param {Comment[]} comments
   */
  #takeUp(view, comments) {
    const head = /** @type {Comment} */ (comments[0]);
    const isNew = (/** @type {string} */ box) =>
      !this.composers.has(box) && this.postbox.draft(box) !== null;
    if (isNew(`reply:${head.id}`)) this.#composeReply(view, head);
    for (const comment of comments)
      if (isNew(`edit:${comment.id}`)) this.#composeEdit(view, comment);
  }

  /**
   * Opens the box for a new thread, or goes to the one that is open.
   * @param {string} [early] what was typed before this could be done
   * @param {{hasKeys?: boolean, isSent?: boolean, place?: import("./thread_view.js").Place | null}} [then]
   *   whether the box takes the keys, whether that was to be sent already, where it points
   */
  write(early = "", { hasKeys = true, isSent = false, place = null } = {}) {
    const id = this.nodeId;
    if (!id || !this.slot) return;
    const box = this.composers.get(`new:${id}`) ?? this.#composeNew(id);
    if (place) box.point(place);
    if (early !== "") box.add(early);
    if (hasKeys) box.focus();
    if (isSent) box.send();
  }

  /** @param {string} id */
  #composeNew(id) {
    const composer = this.#compose({
      box: `new:${id}`,
      label: t("Comment text"),
      button: t("Comment"),
      method: "POST",
      url: this.urls.comments ?? "",
      body: { node_id: id },
    });
    this.slot?.append(composer.element);
    this.#showAdd();
    return composer;
  }

  /**
   * @param {ThreadView} view
   * @param {Comment} head
   */
  #composeReply(view, head) {
    const composer = this.#compose({
      box: `reply:${head.id}`,
      label: t("Reply"),
      button: t("Reply"),
      method: "POST",
      url: this.urls.comments ?? "",
      body: { node_id: head.node_id, thread_id: head.id },
    });
    view.slot.append(composer.element);
    return composer;
  }

  /**
   * @param {ThreadView} view
   * @param {Comment} comment
   */
  #composeEdit(view, comment) {
    const composer = this.#compose({
      box: `edit:${comment.id}`,
      label: t("Comment text"),
      button: t("Save"),
      method: "PATCH",
      url: `${this.urls.comment}/${comment.id}`,
      body: {},
      text: comment.text,
      people: comment.mentions.map(({ id }) => id),
    });
    const shown = view.views.get(comment.id);
    shown?.slot.append(composer.element);
    shown?.update(comment);
    return composer;
  }

  /** @param {import("./composer.js").Purpose} purpose */
  #compose(purpose) {
    const composer = new Composer({
      postbox: this.postbox,
      people: [...this.editor.people.values()],
      myId: this.reader.id,
      purpose,
      closed: (lost) => this.#closed(purpose.box, lost),
    });
    this.composers.set(purpose.box, composer);
    return composer;
  }

  /**
   * @param {string} box
   * @param {import("./postbox.js").Draft | null} lost
   */
  #closed(box, lost) {
    const nodeId = this.nodeId;
    this.#forget(box);
    if (document.activeElement === document.body) this.editor.navigation.focus();
    if (!lost) return;
    const undo = () => {
      this.postbox.keep(box, lost);
      if (nodeId === this.nodeId) this.#reopen(box);
    };
    this.editor.say(t("The draft is gone."), { undo });
  }

  /** @param {string} box whose draft is back */
  #reopen(box) {
    if (box === `new:${this.nodeId}`) this.write();
    else this.#render();
  }

  /** @param {string} box that is no more */
  #forget(box) {
    this.composers.get(box)?.element.remove();
    this.composers.delete(box);
    this.#showAdd();
    this.#render();
  }

  #showAdd() {
    this.comments.drawPins();
    if (this.addButton instanceof HTMLElement)
      this.addButton.hidden = this.composers.has(`new:${this.nodeId}`);
  }

  /**
   * @param {Letter} letter
   * @param {Outcome} outcome
   * @param {string} reason
   */
  #fared(letter, outcome, reason) {
    const composer = this.composers.get(letter.box);
    if (outcome !== "sent") {
      if (composer) composer.showState(outcome, reason);
      else if (outcome === "refused") this.editor.say(reason);
      return;
    }
    const hadKeys = composer?.element.contains(document.activeElement) ?? false;
    const thread = composer?.element.closest("[data-thread]");
    this.#forget(letter.box);
    if (hadKeys) this.#giveKeysBack(thread);
    this.comments.countSoon();
    this.read();
  }

  /**
   * After an answer the keys stay in its thread, else they go back to the drawing.
   * @param {Element | null | undefined} thread
   */
  #giveKeysBack(thread) {
    const id = thread instanceof HTMLElement ? thread.dataset.thread : undefined;
    const view = id ? this.views.get(id) : undefined;
    if (view) view.replyButton.focus();
    else this.editor.navigation.focus();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
    const at = button?.closest("[data-thread]");
    if (!(button instanceof HTMLElement) || !(at instanceof HTMLElement)) return;
    const view = this.views.get(at.dataset.thread ?? "");
    const place = button.closest("[data-comment]");
    const id = place instanceof HTMLElement ? place.dataset.comment : undefined;
    const comment = id ? view?.views.get(id)?.comment : view?.head;
    if (view && comment) this.#act(button.dataset.act ?? "", view, comment);
  }

  /**
   * @param {string} act
   * @param {ThreadView} view
   * @param {Comment} comment
   */
  #act(act, view, comment) {
    if (act === "point") this.comments.showPin(view.head?.id ?? "");
    else if (act === "reply") {
      const open = this.composers.get(`reply:${comment.id}`);
      (open ?? this.#composeReply(view, comment)).focus();
    } else if (act === "edit") {
      const open = this.composers.get(`edit:${comment.id}`);
      (open ?? this.#composeEdit(view, comment)).focus();
    } else if (act === "delete") this.#delete(comment);
    else this.#change("POST", `${comment.id}/${act}`);
  }

  /** @param {Comment} comment */
  async #delete(comment) {
    const isDone = await this.#change("DELETE", comment.id);
    if (!isDone) return;
    const undo = () => this.#change("POST", `${comment.id}/restore`);
    this.editor.say(t("The comment is deleted."), { undo });
  }

  /**
   * @param {"POST" | "DELETE"} method
   * @param {string} path
   * @returns {Promise<boolean>} whether it was done
   */
  async #change(method, path) {
    try {
      const { status, body } = await send(method, `${this.urls.comment}/${path}`, undefined, {
        "If-Match": "*",
      });
      if (status >= 300) this.editor.say(body?.detail ?? t("Sign in again to save"));
      this.comments.countSoon();
      await this.read();
      if (document.activeElement === document.body) this.editor.navigation.focus();
      return status < 300;
    } catch {
      this.editor.say(t("There is no connection. Try again when it is back."));
      return false;
    }
  }
}
