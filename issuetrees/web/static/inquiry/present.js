/** The presentation: keys and clicks walk the tree, the notes follow in a window of their own. */

import { need } from "../kit/dom.js";
import { fill, t } from "../kit/words.js";
import { NotesWindow, showNotes } from "./notes.js";
import { Stage } from "./stage.js";
import { Walk } from "./tree_walk.js";

/**
 * @typedef {object} Leader
 * @property {string} place
 * @property {string} title
 * @property {string} points
 * @property {number} share of all points, 0 to 100
 * @property {boolean} is_vetoed
 */
/** @typedef {{ id: string, root: import("./tree_walk.js").Part | null, ranking: Leader[], story: string, notes: string, is_notes: boolean }} Options */
/** @typedef {"next" | "back" | "into" | "home"} Way */

/** @type {Record<string, Way>} */
const KEYS = {
  ArrowRight: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  PageUp: "back",
  ArrowDown: "into",
  Home: "home",
};

/** @type {Options} */
const options = JSON.parse(need("#present-options").textContent ?? "{}");
if (options.is_notes) showNotes(options.id, KEYS);
else if (options.root) present(options.root);

/** @param {import("./tree_walk.js").Part} root */
function present(root) {
  const walk = new Walk(root, options.ranking.length);
  const stage = new Stage(need("#stage"), options.ranking);
  const notes = new NotesWindow(options.id, go);
  readAddress(walk);

  /** @param {Way} way */
  function go(way) {
    walk[way]();
    show();
  }

  function show() {
    stage.show(walk);
    need("#count").textContent = fill("{now} / {all}", {
      now: walk.position.at + 1,
      all: walk.steps.length,
    });
    need("#heard").textContent = stage.spoken(walk);
    for (const [way, isOff] of Object.entries({
      next: !walk.following,
      back: walk.position.path.length === 0 && walk.position.at === 0,
      into: !walk.canGoInto,
    })) {
      need(`[data-walk="${way}"]`).toggleAttribute("disabled", isOff);
    }
    history.replaceState(null, "", `#${walk.position.path.join(".")}-${walk.position.at}`);
    notes.tell(walk, stage);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (walk.out()) show();
      else if (!document.fullscreenElement) location.assign(options.story);
      return;
    }
    const way = KEYS[event.key];
    const isPressed = event.key === " " && event.target instanceof HTMLButtonElement;
    if (!way || isPressed) return;
    event.preventDefault();
    go(way);
  });
  for (const button of document.querySelectorAll("[data-walk]")) {
    button.addEventListener("click", () =>
      go(/** @type {Way} */ (button.getAttribute("data-walk"))),
    );
  }
  stage.onPart = (place) => {
    if (walk.part && walk.step.at === place && walk.canGoInto) walk.into();
    else walk.focus(place);
    show();
  };
  stage.onGround = () => go("next");
  need("#notes").addEventListener("click", () => notes.open(options.notes, () => show()));
  need("#full").addEventListener("click", () => toggleFull());
  show();
}

/** Begin where the address says. @param {Walk} walk */
function readAddress(walk) {
  const match = /^#([\d.]*)-(\d+)$/.exec(location.hash);
  if (!match) return;
  const path = match[1] ? match[1].split(".").map(Number) : [];
  walk.go({ path, at: Number(match[2]) });
}

async function toggleFull() {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    need("#heard").textContent = t("This browser does not fill the screen.");
  }
}
