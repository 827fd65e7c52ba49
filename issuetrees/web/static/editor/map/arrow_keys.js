/**
 * Arrows by keys: chosen one after another, read aloud, left again for a stage at their end.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { arrowText } from "./map_words.js";

/**
 * Selects the next arrow of the stage that is selected, or of the one where the selected arrow
 * begins: those that leave it, then those that lead to it.
 * @param {Editor} editor
 */
export function nextArrow(editor) {
  const { graph, selection } = editor;
  const now = selection.linkId ? graph.links.get(selection.linkId) : undefined;
  const { stageMap } = editor;
  const last = stageMap?.arrowsOf ?? "";
  const isOfLast = now?.source_id === last || now?.target_id === last;
  const from = isOfLast ? last : (selection.activeId ?? now?.source_id);
  if (!from || !stageMap) return;
  const all = [...graph.links.values()];
  const own = [
    ...all.filter((link) => link.source_id === from),
    ...all.filter((link) => link.target_id === from && link.source_id !== from),
  ];
  const next = own[(own.findIndex((link) => link.id === now?.id) + 1) % (own.length || 1)];
  if (!next) return editor.say(t("No arrow leads from or to this stage."));
  stageMap.arrowsOf = from;
  selection.link(next.id);
  tell(editor, next);
}

/**
 * From an arrow to the stage where it leads (right or down), or to that where it begins.
 * @param {Editor} editor
 * @param {import("../drawing/walk.js").Direction} direction
 */
export function leaveArrow(editor, direction) {
  const link = editor.graph.links.get(editor.selection.linkId ?? "");
  const isOnward = direction === "right" || direction === "down";
  if (link) editor.navigation.goTo(isOnward ? link.target_id : link.source_id);
}

/** @param {Editor} editor @param {import("../base/types.js").LinkRecord} link */
function tell(editor, link) {
  const note = need("#canvas-note");
  const stage = editor.graph.node(link.source_id)?.title || t("Untitled");
  const told = t("{stage} {leads}.", { stage, leads: arrowText(editor.graph, link) });
  const keys = editor.canEdit ? t("Enter edits it, Delete deletes it.") : "";
  note.textContent = `${told} ${keys}`.trim();
  note.hidden = false;
  const stop = editor.selection.changed.on(() => {
    stop();
    note.hidden = true;
  });
}
