/**
 * What people say to the selected question or stage: the fold of the panel. Notes are read where
 * one rests; what is being recorded stays with the node for which it was begun.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./voice_row.js").VoiceNote} VoiceNote
 */

import { need } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { whyNot } from "../../kit/recorder.js";
import { formatNumber, t } from "../../kit/words.js";
import { Saying } from "./saying.js";
import { dropPlayers, playerOf, rowOf, titleOf } from "./voice_row.js";

/** Walking through the tree asks for nothing: only where one rests. */
const REST = 200;

export class VoiceNotes {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.fold = need("#voice");
    this.list = need("#voice-list");
    this.empty = need("#voice-empty");
    this.count = need("#voice-count");
    this.id = "";
    /** @type {VoiceNote[]} */
    this.found = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.saying = new Saying(editor, {
      node: () => this.id,
      address: (id) => this.#address(id),
      kept: (id) => id === this.id && this.#read(),
    });
    editor.selection.changed.on(() => this.#show());
    editor.changed.on(() => this.#show());
    document.addEventListener("visibilitychange", () => !document.hidden && this.#read());
    this.list.addEventListener("click", (event) => this.#clicked(event));
    this.#show();
  }

  /** @param {string} id */
  #address(id) {
    return `${this.editor.options.urls.nodes}/${id}/voice-notes`;
  }

  #show() {
    const { ids } = this.editor.selection;
    const [first = ""] = ids;
    const node = this.editor.graph.nodes.get(first);
    const id = ids.size === 1 && node && !node.refers_to ? first : "";
    this.fold.hidden = id === "" && !this.saying.isBusy;
    if (id === this.id) return;
    this.id = id;
    this.saying.show();
    this.#fill([]);
    this.empty.hidden = true;
    clearTimeout(this.timer);
    if (id !== "") this.timer = setTimeout(() => this.#read(), REST);
  }

  async #read() {
    const { id } = this;
    if (id === "") return;
    try {
      const reply = await send("GET", `${this.#address(id)}?page_size=50&order=newest`);
      if (reply.status === 200 && id === this.id) this.#fill(reply.body.items);
    } catch {
      // Without a connection it is read when one comes back.
    }
  }

  /** @param {VoiceNote[]} found */
  #fill(found) {
    const { can, me } = this.editor.options;
    this.found = found;
    dropPlayers(this.list);
    const mine = (/** @type {VoiceNote} */ one) => can.manage || one.added_by?.id === me.id;
    this.list.replaceChildren(...found.map((one) => rowOf(one, can.comment && mine(one))));
    this.count.textContent = found.length > 0 ? formatNumber(found.length) : "";
    this.empty.hidden = found.length > 0;
    this.empty.textContent = whyNot()
      ? t("Nobody has said anything here.")
      : t("Nobody has said anything here. Record up to 90 seconds: others hear it in your voice.");
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
    const row = button?.closest("[data-voice]");
    if (!(button instanceof HTMLElement) || !(row instanceof HTMLElement)) return;
    const one = this.found.find(({ id }) => id === row.dataset.voice);
    if (!one) return;
    if (button.dataset.act === "play") this.#play(one, row);
    else this.#delete(one);
  }

  /** @param {VoiceNote} one @param {HTMLElement} row */
  async #play(one, row) {
    try {
      const reply = await fetch(one.download, { credentials: "same-origin" });
      if (!reply.ok) throw new Error(String(reply.status));
      dropPlayers(this.list);
      const player = playerOf(await reply.blob(), titleOf(one));
      row.append(player);
      player.focus();
      await player.play();
    } catch {
      this.editor.say(t("The note cannot be played now. Try again."));
    }
  }

  /** @param {VoiceNote} one */
  async #delete(one) {
    const reply = await this.#do("DELETE", `/api/v1/files/${one.id}`);
    if (!reply) return;
    this.editor.navigation.focus();
    const undo = () => this.#do("POST", `/api/v1/deletions/${reply.id}/restore`);
    this.editor.say(t("The voice note is deleted."), { undo });
  }

  /** @param {"DELETE" | "POST"} method @param {string} url */
  async #do(method, url) {
    try {
      const { status, body } = await send(method, url);
      if (status >= 300) this.editor.say(body?.detail ?? t("Sign in again to save"));
      await this.#read();
      return status < 300 ? body : null;
    } catch {
      this.editor.say(t("There is no connection. Try again when it is back."));
      return null;
    }
  }
}
