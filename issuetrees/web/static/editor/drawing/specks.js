/**
 * A drawing seen from so far that a box is a speck: all of them are one path, so that ten thousand
 * cost no more than a few. The chosen one stays a box.
 *
 * @typedef {import("../graph/layout.js").Window} Window
 * @typedef {import("../graph/layout.js").Visit} Visit
 */

import { makeSvg } from "../../kit/dom.js";

export class Specks {
  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.view = view;
    this.path = makeSvg("path");
    const layer = makeSvg("svg", { class: "specks", "aria-hidden": "true" });
    layer.append(this.path);
    view.lines.after(layer);
    view.far = this;
    view.request();
  }

  /**
   * @param {Window} window
   * @param {(visit: Visit) => void} onBox
   */
  visit(window, onBox) {
    const chosen = this.view.chosen();
    const parts = [""];
    const note = (/** @type {Visit} */ visit) => {
      const { id, x, y, width, height } = visit;
      if (id === chosen) onBox(visit);
      else parts.push(`M${x} ${y}h${width}v${height}h-${width}z`);
    };
    this.view.drawing.visit(window, note, () => {});
    this.path.setAttribute("d", parts.join(""));
  }
}
