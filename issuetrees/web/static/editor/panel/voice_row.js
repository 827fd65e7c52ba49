/**
 * One voice note as the panel lists it; its sound is read when somebody wants to hear it.
 *
 * @typedef {{id: string, name: string, title: string, seconds: number | null, created_at: string,
 *   added_by: {id: string, name: string} | null, download: string}} VoiceNote
 */

import { make } from "../../kit/dom.js";
import { momentText } from "../../kit/formats/days.js";
import { clock } from "../../kit/recorder.js";
import { isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";

/**
 * @param {VoiceNote} one
 * @param {boolean} canDelete
 */
export function rowOf(one, canDelete) {
  const row = make("li", "voice-row");
  row.dataset.voice = one.id;
  const who = one.added_by ? isolated(one.added_by.name) : "–";
  const facts = [who, momentText(one.created_at), clock(one.seconds ?? 0)];
  const acts = make("p", "voice-acts");
  acts.append(button("play", t("Play"), one));
  if (canDelete) acts.append(button("delete", t("Delete"), one));
  row.append(
    make("p", "voice-title", titleOf(one)),
    make("p", "voice-facts soft", facts.join(" · ")),
    acts,
  );
  return row;
}

/** @param {VoiceNote} one */
export function titleOf(one) {
  return one.title || t("Voice note");
}

/** @param {string} act @param {string} words @param {VoiceNote} one */
function button(act, words, one) {
  const found = make("button", "link-button", words);
  found.type = "button";
  found.dataset.act = act;
  found.setAttribute("aria-label", `${words}: ${titleOf(one)}`);
  return found;
}

/** A player of what was recorded. @param {Blob} blob @param {string} title */
export function playerOf(blob, title) {
  const player = make("audio", "voice-player");
  player.controls = true;
  player.setAttribute("aria-label", title);
  player.src = URL.createObjectURL(blob);
  return player;
}

/** @param {ParentNode} within */
export function dropPlayers(within) {
  for (const player of within.querySelectorAll("audio")) {
    URL.revokeObjectURL(player.src);
    player.remove();
  }
}
