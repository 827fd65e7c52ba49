/**
 * When all else rests: the map of the drawing and what is opened rarely, which is so there when
 * the network is not.
 *
 * @typedef {import("./editor.js").Editor} Editor
 */

import { loadDays } from "../kit/day_fields.js";
import { loadAhead } from "./base/on_demand.js";
import { loadDrags } from "./hands/pointer.js";

/** What is looked at. @param {Editor} editor @returns {(() => Promise<unknown>)[]} */
function sights(editor) {
  const always = [
    async () => new (await import("./drawing/minimap.js")).MiniMap(editor),
    async () => new (await import("./drawing/specks.js")).Specks(editor.view),
    async () => new (await import("./panel/voice_notes.js")).VoiceNotes(editor),
  ];
  const ofTree = [
    async () => new (await import("./panel/cases_box.js")).CasesBox(editor),
    async () => new (await import("./drawing/trail.js")).Trail(editor),
    async () => new (await import("./panel/fed_goals.js")).FedGoals(editor),
    async () => (await import("./panel/evidence_box.js")).evidenceOf(editor),
    async () => new (await import("./panel/held_assumptions.js")).HeldAssumptions(editor),
    async () => new (await import("./panel/served_criteria.js")).ServedCriteria(editor),
    async () => new (await import("./panel/so_whats.js")).SoWhats(editor),
    async () => new (await import("./panel/shown_places.js")).ShownPlaces(editor),
  ];
  return editor.stageMap ? always : [...always, ...ofTree];
}

/** What waits for a key or a press. @type {(() => Promise<unknown>)[]} */
const TOOLS = [
  loadDays,
  () => import("./outline/make_outline.js"),
  () => import("./outline/cells.js"),
  () => import("./sync/clash_notice.js"),
  () => import("./panel/find.js"),
  () => import("./panel/findings_dock.js"),
  () => import("./panel/split_form.js"),
  () => import("./hands/context_menu.js"),
  () => import("./hands/gestures.js"),
  () => import("./hands/peers.js"),
  () => import("./panel/lens_panel.js"),
  () => import("./outline/paste_buttons.js"),
  () => import("./outline/paste_dialog.js"),
  () => import("./outline/put_in.js"),
  () => import("./hands/export_dialog.js"),
  () => import("./hands/key_sheet.js"),
  () => import("./hands/reference_dialog.js"),
  () => import("./hands/palette_entries.js"),
  () => import("./panel/palette_values.js"),
];

/** @param {Editor} editor */
export function fetchAhead(editor) {
  for (const load of sights(editor)) loadAhead(load);
  loadAhead(async () => (await import("./hands/composing.js")).hearComposition(editor));
  loadAhead(async () => (await import("./hands/dictating.js")).placeMicrophones(editor));
  loadAhead(async () => (await import("./drawing/print_sheet.js")).printWholly(editor));
  loadAhead(() => loadDrags(editor));
  for (const load of TOOLS) loadAhead(load);
}
