/**
 * Comments on nodes: the section of the panel. What counts, shows and sends them is loaded when it
 * is first needed.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./thread_list.js").Threads} Threads
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";

export class Comments {
  /**
   * @param {Editor} editor
   * @param {import("../panel/inspector.js").Inspector} inspector
   * @param {import("../sync/live.js").Live} live
   * @param {string[]} lostTabs tabs that left something unsent
   */
  constructor(editor, inspector, live, lostTabs) {
    this.editor = editor;
    this.lostTabs = lostTabs;
    this.inspector = inspector;
    this.section = need("#comments");
    /** @type {Threads | null} */
    this.threads = null;
    /** @type {Promise<Threads> | null} */
    this.loading = null;
    /** @type {Promise<import("./comment_counts.js").CommentCounts> | null} */
    this.counts = null;
    /** @type {Promise<import("./pins.js").Pins> | null} */
    this.pins = null;
    this.frame = 0;
    this.#listen(live);
    this.#showSoon();
  }

  /** @param {import("../sync/live.js").Live} live */
  #listen(live) {
    const { editor } = this;
    const later = () => this.#showSoon();
    editor.selection.changed.on(later);
    editor.changed.on(later);
    live.commentsChanged.on(() => this.countSoon());
    new MutationObserver(later).observe(this.inspector.panel, { attributeFilter: ["hidden"] });
  }

  /** @param {{x: number, y: number} | null} at in the window; null: at the chosen box */
  point(at) {
    this.#withPins((pins) => pins.begin(at));
  }

  /** @param {(pins: import("./pins.js").Pins) => void} use */
  async #withPins(use) {
    this.pins ??= import("./pins.js").then(({ Pins }) => new Pins(this.editor, this));
    const pins = await this.pins.catch(() => null);
    if (pins) use(pins);
    else this.pins = null; // without a connection
  }

  /** What is being written may point elsewhere. */
  drawPins() {
    if (this.pins) this.#withPins((pins) => pins.draw());
  }

  /** @param {string} threadId */
  showPin(threadId) {
    this.#withPins((pins) => pins.goTo(threadId));
  }

  /** Shows a thread in the panel. @param {string} nodeId @param {string} threadId */
  async showThread(nodeId, threadId) {
    this.editor.selection.only(nodeId);
    await this.open(false);
    this.threads?.goTo(threadId);
  }

  /** The node whose comments are shown: the one that is selected alone. */
  get nodeId() {
    const { selection, graph } = this.editor;
    const [id] = selection.ids;
    return selection.ids.size === 1 && id && graph.nodes.has(id) ? id : null;
  }

  /** How many there are may have changed. */
  async countSoon() {
    this.counts ??= import("./comment_counts.js").then(
      ({ CommentCounts }) => new CommentCounts(this.editor, this),
    );
    try {
      (await this.counts).soon();
    } catch {
      this.counts = null; // without a connection; whatever hears of its return asks again
    }
  }

  /** @param {string | null} changedAt when the last comment changed */
  counted(changedAt) {
    this.threads?.counted(changedAt);
    this.#showSoon();
    const isSaid = [...this.editor.marks.comments.values()].some(({ open }) => open > 0);
    if (isSaid || this.pins) this.#withPins((pins) => pins.counted(changedAt));
  }

  #showSoon() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.#show());
  }

  #show() {
    this.frame = 0;
    if (this.inspector.panel.hidden) return;
    const id = this.nodeId;
    const hadKeys = this.section.contains(document.activeElement);
    this.section.hidden = id === null;
    if (this.threads) this.threads.show(id);
    else if (id && this.editor.marks.comments.has(id)) this.load();
    const isGone = hadKeys && (id === null || !this.section.contains(document.activeElement));
    if (isGone) this.editor.hands.deafen(); // the node went while somebody was writing about it
  }

  /** @returns {Promise<Threads>} */
  load() {
    this.loading ??= import("./thread_list.js")
      .then(({ Threads }) => {
        this.threads = new Threads(this.editor, this);
        this.#showSoon();
        return this.threads;
      })
      .catch((error) => {
        this.loading = null;
        throw error;
      });
    this.loading.catch(() => {});
    return this.loading;
  }

  /**
   * Shows the comments of the selected node.
   * @param {boolean} isWriting also opens a box to write in, for those who may
   * @param {import("./thread_view.js").Place | null} [place] at which that points
   */
  async open(isWriting, place = null) {
    const id = this.nodeId;
    if (!id) return this.editor.say(t("Select what you want to comment on."));
    if (this.inspector.panel.hidden) {
      this.inspector.toggle(true);
      this.editor.navigation.focus();
    }
    this.section.hidden = false;
    const early = isWriting && !this.threads ? this.#earlyBox() : null;
    const threads = await this.load().catch(() => null);
    if (!threads) return this.editor.say(t("There is no connection. Try again when it is back."));
    const hasKeys = !early || early === document.activeElement;
    threads.show(id);
    if (isWriting && this.editor.options.can.comment)
      threads.write(early?.value, { hasKeys, isSent: early?.readOnly, place });
    else this.section.scrollIntoView({ block: "nearest" });
  }

  /** Takes what is typed while the rest is being loaded: else it would go to the drawing. */
  #earlyBox() {
    const slot = this.section.querySelector(".comments-write");
    if (!slot) return null;
    const known = slot.querySelector("textarea");
    const box = known ?? make("textarea", "input");
    if (!known) slot.append(box);
    box.setAttribute("aria-label", t("Comment text"));
    box.addEventListener("keydown", (event) => {
      box.readOnly ||= event.code === "Enter" && (event.ctrlKey || event.metaKey);
    });
    box.focus();
    return box;
  }
}
