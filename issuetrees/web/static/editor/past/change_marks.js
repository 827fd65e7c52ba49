/**
 * What happened to a node, drawn onto its box and said in its row: a sign and a colour, the old
 * title, and the sentences. Around the painter and the outline that draw any graph.
 *
 * @typedef {import("./comparison.js").Difference} Difference
 * @typedef {import("../drawing/view.js").Painter} Painter
 * @typedef {{differences: Map<string, Difference>, numbers: Map<string, string>}} Marks
 */

import { make } from "../../kit/dom.js";
import { Outline } from "../outline/outline.js";
import { SIGNS } from "./comparison.js";

export class MarkedPainter {
  /**
   * @param {Painter} painter
   * @param {Marks} marks
   */
  constructor(painter, marks) {
    this.painter = painter;
    this.marks = marks;
  }

  make() {
    return this.painter.make();
  }

  /**
   * @param {HTMLElement} element
   * @param {import("../graph/layout.js").Visit} visit
   */
  paint(element, visit) {
    const number = this.marks.numbers.get(visit.id) ?? visit.number;
    this.painter.paint(element, { ...visit, number });
    const difference = this.marks.differences.get(visit.id);
    if (!difference) return;
    element.append(signOf(difference));
    if (difference.happened.includes("reworded"))
      element.append(make("del", "change-was", difference.before?.title));
  }

  /**
   * @param {SVGElement} layer
   * @param {import("../graph/layout.js").Fan[]} fans
   * @param {import("../graph/layout.js").Window} window
   */
  lines(layer, fans, window) {
    this.painter.lines(layer, fans, window);
    for (const arrow of layer.querySelectorAll("[data-arrow]")) {
      const difference = this.marks.differences.get(arrow.getAttribute("data-arrow") ?? "");
      const label = arrow.querySelector(".arrow-label");
      if (!difference || !label) continue;
      arrow.classList.add(`is-${difference.happened[0]}`);
      label.textContent = `${signsOf(difference)} ${label.textContent}`.trim();
    }
  }
}

export class MarkedOutline extends Outline {
  /** @param {import("./past.js").Past} past */
  constructor(past) {
    super(past.editor, past.frame.list, past.frame.forms.children, false);
    this.marks = past;
    /** what the rows say */
    this.said = past.differences;
  }

  #forget() {
    this.said = this.marks.differences;
    for (const row of this.host.querySelectorAll(".change-words")) row.remove();
  }

  /** @override */
  flush() {
    super.flush();
    if (!this.isShown) return;
    if (this.said !== this.marks.differences) this.#forget();
    for (const [id, { label }] of this.rows)
      label.textContent = this.marks.numbers.get(id) ?? label.textContent;
    for (const [id, difference] of this.marks.differences) {
      const row = this.rows.get(id)?.row;
      if (!row || row.lastElementChild?.className === "change-words") continue;
      const words = make("span", "change-words", difference.words.join(". "));
      row.append(words);
      words.prepend(make("span", "change-sign", signsOf(difference)), " ");
    }
  }
}

/** @param {Difference} difference */
export function signsOf({ happened }) {
  return happened.map((word) => SIGNS[word]).join("");
}

/** @param {Difference} difference */
function signOf(difference) {
  const words = difference.words.join(". ");
  const sign = make("span", "change-sign", signsOf(difference));
  sign.title = words;
  sign.setAttribute("role", "img");
  sign.setAttribute("aria-label", words);
  return sign;
}
