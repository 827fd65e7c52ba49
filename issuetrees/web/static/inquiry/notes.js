/** The presenter's notes in a window of their own: clock, what is on the screen, what comes next. */

import { need } from "../kit/dom.js";
import { t } from "../kit/words.js";

/** @typedef {import("./tree_walk.js").Walk} Walk */
/** @typedef {import("./present.js").Way} Way */
/** @typedef {{ now: string, note: string, coming: string, startedAt: number }} Told */

const SECOND = 1000;

/** The side of the screen: it tells where the walk is, and hears where it shall go. */
export class NotesWindow {
  /** @param {string} id of the tree @param {(way: Way) => void} go */
  constructor(id, go) {
    this.channel = new BroadcastChannel(`present-${id}`);
    this.startedAt = Date.now();
    /** @type {Told | null} */
    this.last = null;
    this.channel.onmessage = ({ data }) => {
      if (data.way) go(data.way);
      else if (data.hello && this.last) this.channel.postMessage(this.last);
    };
  }

  /** @param {string} address @param {() => void} onOpen */
  open(address, onOpen) {
    window.open(address, "notes", "popup,width=640,height=560");
    onOpen();
  }

  /** @param {Walk} walk @param {import("./stage.js").Stage} stage */
  tell(walk, stage) {
    const following = walk.following;
    const shown = walk.part ?? walk.question;
    this.last = {
      now: stage.spoken(walk),
      note: shown.note,
      coming: following ? spokenAt(walk, following, stage) : t("That was the last step."),
      startedAt: this.startedAt,
    };
    this.channel.postMessage(this.last);
  }
}

/** @param {Walk} walk @param {import("./tree_walk.js").Position} position @param {import("./stage.js").Stage} stage */
function spokenAt(walk, position, stage) {
  const here = walk.position;
  walk.position = position;
  const words = stage.spoken(walk);
  walk.position = here;
  return words;
}

/** The side of the presenter. @param {string} id of the tree @param {Record<string, Way>} keys */
export function showNotes(id, keys) {
  const channel = new BroadcastChannel(`present-${id}`);
  let startedAt = 0;
  channel.onmessage = ({ data }) => {
    if (data.now === undefined) return;
    startedAt = data.startedAt;
    need("#now-title").textContent = data.now;
    need("#note").textContent = data.note || t("No note on this question.");
    need("#then-title").textContent = data.coming;
  };
  const tick = () => {
    const now = new Date();
    need("#clock").textContent = now.toLocaleTimeString(document.documentElement.lang, {
      hour: "2-digit",
      minute: "2-digit",
    });
    if (startedAt > 0) need("#elapsed").textContent = elapsed(now.getTime() - startedAt);
  };
  /** @param {Way} way */
  const send = (way) => channel.postMessage({ way });
  document.addEventListener("keydown", (event) => {
    const way = keys[event.key];
    if (!way || (event.key === " " && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    send(way);
  });
  for (const button of document.querySelectorAll("[data-walk]")) {
    button.addEventListener("click", () =>
      send(/** @type {Way} */ (button.getAttribute("data-walk"))),
    );
  }
  tick();
  setInterval(tick, SECOND);
  channel.postMessage({ hello: true });
}

/** @param {number} span in milliseconds @returns {string} such as 3:07 */
function elapsed(span) {
  const seconds = Math.floor(span / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
