/**
 * How a thread of comments is shown. Elements are kept by comment, so that news do not take the
 * keys from what somebody is doing there.
 *
 * @typedef {import("../base/types.js").Person} Person
 *
 * @typedef {object} Comment as the server tells it
 * @property {string} id
 * @property {number} version
 * @property {string} node_id
 * @property {string | null} thread_id
 * @property {{id: string, name: string} | null} author
 * @property {string} text
 * @property {{id: string, name: string}[]} mentions
 * @property {string} created_at
 * @property {string | null} edited_at
 * @property {boolean} is_resolved
 * @property {string | null} resolved_at
 * @property {{id: string, name: string} | null} resolved_by
 * @property {boolean} is_deleted
 * @property {Place | null} place of the drawing at which its thread points
 *
 * @typedef {{dx: number, dy: number}} Place from the upper left corner of the node's box
 *
 * @typedef {object} Reader who looks at it
 * @property {string} id
 * @property {boolean} mayComment
 * @property {boolean} mayManage
 */

import { make } from "../../kit/dom.js";
import { momentText } from "../../kit/formats/days.js";
import { t } from "../../kit/words.js";
import { cut } from "./mentions.js";

/** @param {{name: string} | null} person */
function nameOf(person) {
  return person?.name ?? t("A former colleague");
}

/**
 * @param {string} act
 * @param {string} words
 */
function actButton(act, words) {
  const button = make("button", "link-button", words);
  button.type = "button";
  button.dataset.act = act;
  return button;
}

/**
 * Puts elements into a place in order; those that stand right are not touched.
 * @param {HTMLElement} host
 * @param {HTMLElement[]} elements
 */
export function arrange(host, elements) {
  for (const child of [...host.children]) {
    if (!elements.includes(/** @type {HTMLElement} */ (child))) child.remove();
  }
  elements.forEach((element, i) => {
    if (host.children[i] !== element) host.insertBefore(element, host.children[i] ?? null);
  });
}

export class CommentView {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.version = 0;
    this.element = make("div", "comment");
    this.head = make("div", "comment-head");
    this.text = make("p", "comment-text");
    this.slot = make("div", "comment-slot");
    this.element.append(this.head, this.text, this.slot);
  }

  /** @param {Comment} comment */
  update(comment) {
    this.comment = comment;
    this.element.dataset.comment = comment.id;
    this.text.hidden = this.slot.childElementCount > 0;
    if (comment.version === this.version) return;
    this.version = comment.version;
    const words = [momentText(comment.created_at)];
    if (comment.edited_at && !comment.is_deleted) words.push(t("edited"));
    const when = make("span", "comment-when", words.join(", "));
    const acts = make("span", "comment-acts");
    acts.append(...this.#acts(comment));
    this.head.replaceChildren(make("strong", "", nameOf(comment.author)), when, acts);
    this.#writeText(comment);
  }

  /** @param {Comment} comment */
  #acts(comment) {
    const { id, mayComment, mayManage } = this.reader;
    if (comment.is_deleted || !mayComment) return [];
    const isMine = comment.author?.id === id;
    const acts = isMine ? [actButton("edit", t("Edit"))] : [];
    if (isMine || mayManage) acts.push(actButton("delete", t("Delete")));
    return acts;
  }

  /** @param {Comment} comment */
  #writeText(comment) {
    this.text.classList.toggle("is-deleted", comment.is_deleted);
    if (comment.is_deleted) {
      this.text.textContent = t("This comment was deleted.");
      return;
    }
    const parts = cut(comment.text, comment.mentions).map(({ text, people }) => {
      if (people.length === 0) return document.createTextNode(text);
      const isMe = people.some(({ id }) => id === this.reader.id);
      return make("span", isMe ? "mention is-me" : "mention", text);
    });
    this.text.replaceChildren(...parts);
  }
}

export class ThreadView {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    /** @type {Map<string, CommentView>} */
    this.views = new Map();
    this.element = make("article", "thread");
    this.list = make("div", "thread-list");
    this.slot = make("div", "thread-slot");
    this.foot = make("div", "thread-foot");
    this.state = make("span", "thread-state");
    this.replyButton = actButton("reply", t("Reply"));
    this.stateButton = actButton("resolve", t("Resolve"));
    this.pointButton = actButton("point", t("Show the place"));
    this.foot.append(this.state, this.pointButton);
    if (reader.mayComment) this.foot.append(this.replyButton, this.stateButton);
    this.element.append(this.list, this.slot, this.foot);
  }

  /** Whether something is being written in it. */
  get isBusy() {
    return this.element.querySelector(".compose") !== null;
  }

  /** @param {Comment[]} comments the first one opens the thread */
  update(comments) {
    const head = /** @type {Comment} */ (comments[0]);
    this.head = head;
    this.element.dataset.thread = head.id;
    const views = comments.map((comment) => {
      const view = this.views.get(comment.id) ?? new CommentView(this.reader);
      view.update(comment);
      this.views.set(comment.id, view);
      return view;
    });
    arrange(
      this.list,
      views.map(({ element }) => element),
    );
    this.#updateFoot(head);
  }

  /** @param {Comment} head */
  #updateFoot(head) {
    const resolved = head.is_resolved;
    this.element.classList.toggle("is-resolved", resolved);
    this.stateButton.dataset.act = resolved ? "reopen" : "resolve";
    this.stateButton.textContent = resolved ? t("Reopen") : t("Resolve");
    this.state.hidden = !resolved;
    this.state.textContent = resolved
      ? t("Resolved by {name}, {when}", {
          name: nameOf(head.resolved_by),
          when: momentText(head.resolved_at ?? ""),
        })
      : "";
    this.pointButton.hidden = resolved || head.place === null;
    this.foot.hidden = !resolved && !this.reader.mayComment && head.place === null;
  }

  /** Takes the keys, so that what is said there is heard and can be answered. */
  goTo() {
    this.element.scrollIntoView({ block: "nearest" });
    const button = this.reader.mayComment ? this.replyButton : this.pointButton;
    button.focus({ preventScroll: true });
  }
}

/** @param {Comment[]} found @returns {Map<string, Comment[]>} by thread, oldest first */
export function groups(found) {
  /** @type {Map<string, Comment[]>} */
  const threads = new Map();
  for (const comment of found) {
    const id = comment.thread_id ?? comment.id;
    const mine = threads.get(id);
    if (mine) mine.push(comment);
    else threads.set(id, [comment]);
  }
  return threads;
}
