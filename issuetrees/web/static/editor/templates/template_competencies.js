/**
 * The competencies of a ready map: rows beside the drawing, which the server adds where the map does
 * not have them yet. Without a connection they wait in this browser.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./template_commands.js").Template["competencies"]} Competencies
 * @typedef {{ key: string, isTried?: boolean, competencies: Competencies }} Letter
 */

import { send } from "../../kit/http.js";
import { newId } from "../../kit/ids.js";
import { openOutbox } from "../../kit/outbox/open.js";

/** @type {Promise<import("../../kit/outbox/outbox.js").Outbox<Letter>> | null} */
let opened = null;

/** Sends what was left unsent, too. @param {Editor} editor the page's only one */
function outboxOf({ options }) {
  const owner = { thing: `competencies-${options.graph.id}`, person: options.me.id };
  opened ??= openOutbox(owner, ({ key, competencies }) =>
    send("PUT", options.urls.competencies, { competencies }, { "Idempotency-Key": key }),
  );
  return opened;
}

/** @param {Editor} editor */
export async function resumeCompetencies(editor) {
  if (editor.stageMap) void (await outboxOf(editor)).pump();
}

/** @param {Editor} editor @param {Competencies} competencies */
export async function putCompetencies(editor, competencies) {
  if (competencies.length > 0) void (await outboxOf(editor)).push({ key: newId(), competencies });
}
