/**
 * Hears of others' changes: a WebSocket pushes revision numbers, that comments changed, and who is
 * where; without one the changes are asked for every three seconds.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").Person & {colour: string | number}} Peer as the server tells of them
 */

import { Topic } from "../../kit/topic.js";

const POLL = 3_000;
const PATIENCE = 5_000;
const AGAIN_FIRST = 1_000;
const AGAIN_LAST = 30_000;
/** The server closes with this when the graph is not (any more) for this person. */
const GONE = 4404;

export class Live {
  /** @type {Topic<[]>} comments may have changed on the server */
  commentsChanged = new Topic();
  /** @type {Topic<[Peer[]]>} who has this drawing open, and where they are */
  peersChanged = new Topic();

  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.again = AGAIN_FIRST;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.polling = undefined;
    this.wasLost = false;
    /** the newest revision that was heard of */
    this.latest = 0;
    /** @type {string | null} the node that the others were told of */
    this.told = null;
  }

  start() {
    this.#connect();
    this.#poll(true);
    window.addEventListener("online", () => {
      this.editor.sync.retryNow();
      this.#lookAgain();
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#lookAgain();
    });
    window.addEventListener("focus", () => {
      if (this.editor.sync.state === "signed_out") this.editor.sync.retryNow();
    });
    this.editor.selection.changed.on(() => this.#tellWhere());
  }

  #connect() {
    const url = new URL(this.editor.options.urls.live ?? "", location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    const patience = setTimeout(() => socket.close(), PATIENCE);
    this.socket = socket;
    socket.addEventListener("open", () => {
      clearTimeout(patience);
      this.again = AGAIN_FIRST;
      this.told = null;
      this.#poll(false);
      this.#tellWhere();
      this.editor.sync.retryNow();
      if (!this.wasLost) return;
      this.commentsChanged.tell();
      this.editor.evidenceChanged.tell();
    });
    socket.addEventListener("message", (event) => this.#heard(event.data));
    socket.addEventListener("close", (event) => {
      clearTimeout(patience);
      if (event.code !== GONE) this.#lost();
    });
  }

  #lost() {
    this.wasLost = true;
    this.peersChanged.tell([]);
    this.#poll(true);
    setTimeout(() => this.#connect(), this.again);
    this.again = Math.min(this.again * 2, AGAIN_LAST);
  }

  /** @param {boolean} isOn */
  #poll(isOn) {
    clearInterval(this.polling);
    if (isOn) this.polling = setInterval(() => this.#lookAgain(), POLL);
  }

  /** @param {string} text */
  #heard(text) {
    const message = JSON.parse(text);
    if (message.kind === "revision" && message.revision > this.editor.sync.revision) {
      this.latest = message.revision;
      this.#catchUp();
    }
    if (message.kind === "comments") this.commentsChanged.tell();
    if (message.kind === "evidence") this.editor.evidenceChanged.tell();
    if (message.kind === "presence") this.peersChanged.tell(message.people);
  }

  /** Asks for everything that a push may have told meanwhile. */
  #lookAgain() {
    this.commentsChanged.tell();
    return this.#catchUp();
  }

  async #catchUp() {
    try {
      await this.editor.sync.catchUp();
      // One that was heard of while an earlier question was under way is not in its answer.
      if (this.editor.sync.revision < this.latest) await this.editor.sync.catchUp();
      if (this.editor.sync.state === "offline") this.editor.sync.retryNow();
    } catch {
      // No connection: the next poll or the reconnected socket asks again.
    }
  }

  #tellWhere() {
    const { activeId } = this.editor.selection;
    if (activeId === this.told || this.socket?.readyState !== WebSocket.OPEN) return;
    this.told = activeId;
    this.socket.send(JSON.stringify({ kind: "here", node_id: activeId }));
  }
}
