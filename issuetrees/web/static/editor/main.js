/**
 * Opens the graph of the page in the editor: reads what the page says of it, loads the records,
 * takes up what was left unsent, and wires the parts together.
 *
 * @typedef {import("./editor.js").Options} Options
 */

import { need } from "../kit/dom.js";
import { Queue } from "../kit/outbox/queue.js";
import { Shelf } from "../kit/outbox/shelf.js";
import { takeTab } from "../kit/outbox/tabs.js";
import { t } from "../kit/words.js";
import { canvasWidth, Measure } from "./drawing/measure.js";
import { Editor } from "./editor.js";
import { Graph } from "./graph/model.js";
import { furnish } from "./surroundings.js";
import { GraphServer } from "./sync/server.js";

/** A small tree comes all at once. */
const NO_SIGHT = { firstSight: async () => () => {} };
const FACE = '"Inter Variable"';

async function start() {
  /** @type {Options} */
  const options = JSON.parse(need("#graph-options").textContent ?? "");
  const server = new GraphServer(options.urls);
  const isMap = options.graph.kind === "stage_map";
  const mapParts = isMap ? import("./map/stage_map.js") : null;
  const rest = load(server);
  const shelf = new Shelf(localStorage, options.graph.id, options.me.id);
  const taken = takeTab(shelf);
  await faceReady();
  const host = need("#canvas");
  const measure = new Measure(canvasWidth(`${FACE}, system-ui, sans-serif`));
  const { firstSight } = options.first ? await import("./first_sight.js") : NO_SIGHT;
  const sight = await firstSight({ host, options, measure, shelf }, rest);
  const reply = await rest;
  if (!reply) return;
  const graph = Graph.fromRows(options.graph.kind, reply);
  const { tab, lost } = await taken;
  const parts = { host, graph, revision: reply.revision, server, measure, options };
  /** @type {Queue<import("./base/types.js").Entry>} */
  const queue = new Queue(shelf, tab);
  const drawn = await mapParts;
  sight();
  furnish(new Editor({ ...parts, queue, shelf, mapParts: drawn }), lost);
}

/** @param {GraphServer} server */
async function load(server) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 8_000)) {
    try {
      const reply = await server.records();
      if (reply.status === 200) return reply.body;
      return say(reply.body?.detail ?? t("This drawing could not be loaded. Reload the page."));
    } catch {
      say(t("There is no connection. The drawing comes as soon as it is back."));
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** @param {string} sentence */
function say(sentence) {
  const note = need("#canvas-note");
  note.textContent = sentence;
  note.hidden = false;
  return null;
}

/** Titles are measured in the page's typeface: it has to be there, or be given up, first. */
async function faceReady() {
  const faces = ["400 14px", "650 14px", "650 16px"].map((font) =>
    document.fonts.load(`${font} ${FACE}`, "Aя"),
  );
  const patience = new Promise((resolve) => setTimeout(resolve, 1_500));
  await Promise.race([Promise.allSettled(faces), patience]);
}

start();
