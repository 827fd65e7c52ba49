/**
 * What is being dragged goes with the pointer: its title, how many they are, and in words where
 * they would go. It takes no clicks and hides neither the place nor the finger.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./drag.js").Drop} Drop
 */

import { make } from "../../kit/dom.js";
import { cut, isolated } from "../../kit/text.js";
import { formatNumber, t } from "../../kit/words.js";

const LONGEST = 60;
/** From the pointer to the ghost, px; a finger hides more. */
const BESIDE = 14;
const ABOVE = 28;

export class Ghost {
  /**
   * @param {Editor} editor
   * @param {string[]} ids what is dragged
   */
  constructor(editor, ids) {
    this.editor = editor;
    this.element = make("div", "ghost");
    this.element.ariaHidden = "true";
    const first = make("div", "ghost-title", this.#title(ids[0] ?? ""));
    this.place = make("div", "ghost-place");
    this.element.append(first, this.place);
    if (ids.length > 1) this.element.append(make("span", "ghost-count", formatNumber(ids.length)));
    document.body.append(this.element);
  }

  /** @param {string} id */
  #title(id) {
    return isolated(cut(this.editor.graph.title(id) || t("Untitled"), LONGEST));
  }

  /**
   * @param {PointerEvent} event
   * @param {Drop | null} drop
   */
  follow(event, drop) {
    const { element } = this;
    this.place.textContent = drop && !drop.refusal ? this.#words(drop) : "";
    element.classList.toggle("is-refused", Boolean(drop?.refusal));
    const { offsetWidth: width, offsetHeight: height } = element;
    const isFinger = event.pointerType === "touch";
    const wanted = isFinger ? event.clientX - width / 2 : event.clientX + BESIDE;
    const x = Math.max(4, Math.min(wanted, window.innerWidth - width - 4));
    const below = event.clientY + BESIDE;
    const isLow = isFinger || below + height > window.innerHeight;
    const y = Math.max(4, isLow ? event.clientY - height - ABOVE : below);
    element.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** @param {Drop} drop */
  #words({ place, id }) {
    const title = this.#title(id);
    if (place === "inside") return t("Goes under “{title}”.", { title });
    return place === "before"
      ? t("Goes before “{title}”.", { title })
      : t("Goes after “{title}”.", { title });
  }

  /** The drag is over. */
  leave() {
    this.element.remove();
  }
}
