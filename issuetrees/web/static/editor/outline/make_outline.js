/** The outline of the present, with its columns and drags; the past has one without. */

import { Outline } from "./outline.js";
import { Columns } from "./outline_columns.js";
import { letRowsBeDragged } from "./row_drag.js";

/** @param {import("../editor.js").Editor} editor */
export function makeOutline(editor) {
  const outline = new Outline(editor);
  new Columns(outline);
  letRowsBeDragged(outline);
  return outline;
}
