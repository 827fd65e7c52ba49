/**
 * What is there of comments from the start: their keys, and a press that points at a place.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { onDemand } from "../base/on_demand.js";

/** What stands above the drawing. */
const OTHERS = ".pin, .node-editor, .canvas-foot, .canvas-empty";
/** What is being written, or is not sent yet, lies there on the shelf. */
const KEPT = ["comments", "letters."];

/**
 * @param {Editor} editor
 * @param {import("../panel/inspector.js").Inspector} inspector
 * @param {import("../sync/live.js").Live} live
 * @param {string[]} lostTabs tabs that left something unsent
 */
export function offerComments(editor, inspector, live, lostTabs) {
  const comments = onDemand(editor, async () => {
    const { Comments } = await import("./comments.js");
    return new Comments(editor, inspector, live, lostTabs);
  });
  const write = () => comments((part) => part.open(true));
  const may = editor.options.can.comment;
  editor.hands.extraActions.push({
    id: "comment",
    keys: ["Mod+Alt+KeyM"],
    title: () => (may ? t("Comment on it") : t("Comments")),
    run: write,
  });
  need("#comments").querySelector("[data-add-comment]")?.addEventListener("click", write);
  document.addEventListener("keydown", () => comments(() => {}), { once: true });
  if (may) offerPlaces(editor, (at) => comments((part) => part.point(at)));
  if (KEPT.some((start) => editor.shelf.names(start).length > 0)) comments((part) => part.load());
  return comments;
}

/**
 * With Alt a press points at a place.
 *
 * @param {Editor} editor
 * @param {(at: {x: number, y: number} | null) => void} point
 */
function offerPlaces({ hands, view }, point) {
  hands.extraActions.push({
    id: "comment-here",
    keys: ["Alt+KeyP"],
    title: () => t("Comment here"),
    run: (_, at) => point(at && !at.isByKey ? at : null),
  });
  const press = (/** @type {PointerEvent} */ event) => {
    if (!event.altKey || event.button !== 0 || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest(OTHERS)) return;
    event.preventDefault();
    event.stopPropagation();
    point({ x: event.clientX, y: event.clientY });
  };
  view.host.addEventListener("pointerdown", press, true);
}
