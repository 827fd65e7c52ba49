/** What one can do on a stage map only; part of the list of `actions.js`. */

import { t } from "../../kit/words.js";
import { nextArrow } from "./arrow_keys.js";
import { duplicateStages } from "./stage_copies.js";
import { addNode, nudge, startLinking, tidyUp } from "./stage_edits.js";

/** @type {import("../hands/actions.js").Action[]} */
export const MAP = [
  {
    id: "add-stage",
    keys: ["Enter", "Tab", "Insert"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Add a stage"),
    run: (editor) => addNode(editor, "stage"),
  },
  {
    id: "add-fork",
    keys: ["Shift+Enter"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Add a fork"),
    run: (editor) => addNode(editor, "fork"),
  },
  {
    id: "link",
    keys: ["Mod+KeyL"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Draw an arrow from here"),
    run: startLinking,
  },
  {
    id: "select-arrow",
    keys: ["Alt+Enter"],
    only: "stage_map",
    title: () => t("Choose the next arrow from here"),
    run: nextArrow,
  },
  {
    id: "map-list",
    keys: ["Alt+KeyO"],
    only: "stage_map",
    title: () => t("Read the map as a list"),
    run: (editor) => {
      editor.selection.only(null);
      editor.stageMap?.listOpened.tell();
    },
  },
  {
    id: "duplicate",
    keys: ["Mod+KeyD"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Duplicate"),
    run: duplicateStages,
  },
  {
    id: "tidy",
    keys: ["Mod+Shift+KeyL"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Tidy up"),
    run: (editor) => tidyUp(editor),
  },
  {
    id: "nudge-left",
    keys: ["Alt+ArrowLeft"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Move left"),
    run: (editor) => nudge(editor, -20, 0),
  },
  {
    id: "nudge-right",
    keys: ["Alt+ArrowRight"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Move right"),
    run: (editor) => nudge(editor, 20, 0),
  },
  {
    id: "nudge-up",
    keys: ["Alt+ArrowUp"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Move up"),
    run: (editor) => nudge(editor, 0, -20),
  },
  {
    id: "nudge-down",
    keys: ["Alt+ArrowDown"],
    only: "stage_map",
    isEdit: true,
    title: () => t("Move down"),
    run: (editor) => nudge(editor, 0, 20),
  },
];
