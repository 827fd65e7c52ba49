/**
 * Everything that one can do in the editor, each with its keys. Toolbar, keyboard, command palette
 * and shortcut sheet all read this list; how each is called stands in `action_words.js`.
 *
 * @typedef {import("../editor.js").Editor} Editor
 *
 * @typedef {object} Action
 * @property {string} id
 * @property {string[]} keys see keys.js
 * @property {boolean} [isEdit] needs the right to edit
 * @property {boolean} [isNative] the browser turns the keys into an event of its own
 * @property {"issue_tree" | "stage_map"} [only]
 * @property {() => string} [title] where it is not in action_words.js
 * @property {(editor: Editor, at?: import("./context_menu.js").At) => void} run `at`: where a
 *   menu was opened, if it was one
 */

import { lookAt } from "../drawing/memory.js";
import * as branch from "./branch_edits.js";

/** @param {import("../drawing/walk.js").Direction} direction @param {boolean} isExtending */
function walk(direction, isExtending) {
  return (/** @type {Editor} */ editor) => {
    const { selection } = editor;
    if (selection.linkId) return editor.mapParts?.leaveArrow(editor, direction);
    const from = selection.activeId;
    const next = from ? nextOf(editor, from, direction) : editor.graph.children(null)[0];
    if (!next) return;
    if (isExtending) selection.extendTo(next);
    else selection.only(next);
    editor.navigation.reveal(next);
  };
}

/**
 * Where an arrow key leads; to the right back to the child one came from.
 * @param {Editor} editor
 * @param {string} from
 * @param {import("../drawing/walk.js").Direction} direction
 */
function nextOf(editor, from, direction) {
  if (direction === "right") {
    editor.folds.set(from, false);
    const back = editor.hands.cameFrom.get(from);
    if (back && editor.graph.parentId(back) === from) return back;
  }
  const next = editor.navigation.step(from, direction);
  if (next && direction === "left") editor.hands.cameFrom.set(next, from);
  return next;
}

/** @param {boolean} isLast */
function edgeSibling(isLast) {
  return (/** @type {Editor} */ editor) => {
    const siblings = editor.graph.siblings(editor.selection.activeId ?? "");
    const id = isLast ? siblings.at(-1) : siblings[0];
    if (id) editor.navigation.goTo(id);
  };
}

/** @param {number} levels */
function foldTo(levels) {
  return (/** @type {Editor} */ editor) => {
    const root = editor.tree.rootId;
    if (!root) return;
    editor.folds.toDepth(root, levels);
    lookAt(editor);
    editor.navigation.reveal(editor.selection.activeId ?? root);
  };
}

/** @type {Action[]} */
const MOVING = [
  { id: "left", keys: ["ArrowLeft"], run: walk("left", false) },
  { id: "right", keys: ["ArrowRight"], run: walk("right", false) },
  { id: "up", keys: ["ArrowUp"], run: walk("up", false) },
  { id: "down", keys: ["ArrowDown"], run: walk("down", false) },
  {
    id: "extend-up",
    keys: ["Shift+ArrowUp"],
    run: walk("up", true),
  },
  {
    id: "extend-down",
    keys: ["Shift+ArrowDown"],
    run: walk("down", true),
  },
  {
    id: "extend-left",
    keys: ["Shift+ArrowLeft"],
    run: walk("left", true),
  },
  {
    id: "extend-right",
    keys: ["Shift+ArrowRight"],
    run: walk("right", true),
  },
  {
    id: "first",
    keys: ["Home"],
    run: edgeSibling(false),
  },
  { id: "last", keys: ["End"], run: edgeSibling(true) },
  {
    id: "select-all",
    keys: ["Mod+KeyA"],
    run: branch.selectAll,
  },
];

/** @type {Action[]} */
const TREE = [
  {
    id: "add-below",
    keys: ["Enter"],
    only: "issue_tree",
    isEdit: true,
    run: (editor) => branch.addSibling(editor, 1),
  },
  {
    id: "add-above",
    keys: ["Shift+Enter"],
    only: "issue_tree",
    isEdit: true,
    run: (editor) => branch.addSibling(editor, 0),
  },
  {
    id: "add-child",
    keys: ["Tab", "Insert"],
    only: "issue_tree",
    isEdit: true,
    run: branch.addChild,
  },
  {
    id: "outdent",
    keys: ["Shift+Tab", "Alt+ArrowLeft"],
    only: "issue_tree",
    isEdit: true,
    run: branch.outdent,
  },
  {
    id: "indent",
    keys: ["Alt+ArrowRight"],
    only: "issue_tree",
    isEdit: true,
    run: branch.indent,
  },
  {
    id: "move-up",
    keys: ["Alt+ArrowUp"],
    only: "issue_tree",
    isEdit: true,
    run: (editor) => branch.moveBy(editor, -1),
  },
  {
    id: "move-down",
    keys: ["Alt+ArrowDown"],
    only: "issue_tree",
    isEdit: true,
    run: (editor) => branch.moveBy(editor, 1),
  },
  {
    id: "duplicate",
    keys: ["Mod+KeyD"],
    only: "issue_tree",
    isEdit: true,
    run: branch.duplicate,
  },
  {
    id: "fold",
    keys: ["Space"],
    only: "issue_tree",
    run: branch.toggleFold,
  },
  {
    id: "fold-1",
    keys: ["Alt+Digit1"],
    only: "issue_tree",
    run: foldTo(1),
  },
  {
    id: "fold-2",
    keys: ["Alt+Digit2"],
    only: "issue_tree",
    run: foldTo(2),
  },
  {
    id: "fold-3",
    keys: ["Alt+Digit3"],
    only: "issue_tree",
    run: foldTo(3),
  },
  {
    id: "fold-all",
    keys: ["Alt+Digit0"],
    only: "issue_tree",
    run: foldTo(Number.POSITIVE_INFINITY),
  },
  {
    id: "follow",
    keys: ["Mod+Enter"],
    only: "issue_tree",
    run: branch.follow,
  },
  {
    id: "focus",
    keys: ["Mod+BracketRight"],
    only: "issue_tree",
    run: (editor) => editor.navigation.focusOn(editor.selection.activeId),
  },
  {
    id: "unfocus",
    keys: ["Mod+BracketLeft"],
    only: "issue_tree",
    run: (editor) => editor.navigation.focusOn(null),
  },
];

/** @type {Action[]} */
const BOTH = [
  {
    id: "edit",
    keys: ["F2"],
    isEdit: true,
    run: branch.editTitle,
  },
  {
    id: "delete",
    keys: ["Delete", "Backspace"],
    isEdit: true,
    run: branch.remove,
  },
  {
    id: "undo",
    keys: ["Mod+KeyZ"],
    isEdit: true,
    run: (editor) => editor.undo(),
  },
  {
    id: "redo",
    keys: ["Mod+Shift+KeyZ", "Mod+KeyY"],
    isEdit: true,
    run: (editor) => editor.redo(),
  },
  {
    id: "fit",
    keys: ["Mod+Digit9"],
    run: (editor) => editor.view.fit(editor.drawing.bounds()),
  },
  {
    id: "zoom-selection",
    keys: ["Mod+Digit8"],
    run: branch.zoomToSelection,
  },
  {
    id: "zoom-100",
    keys: ["Mod+Digit0"],
    run: (editor) => editor.view.zoomTo(1),
  },
  {
    id: "zoom-in",
    keys: ["Mod+Equal", "Mod+NumpadAdd"],
    run: (editor) => editor.view.zoomTo(editor.view.zoom * 1.25),
  },
  {
    id: "zoom-out",
    keys: ["Mod+Minus", "Mod+NumpadSubtract"],
    run: (editor) => editor.view.zoomTo(editor.view.zoom / 1.25),
  },
  {
    id: "escape",
    keys: ["Escape"],
    run: (editor) => editor.hands.back(),
  },
];

/**
 * The actions of this graph, those that a module adds included.
 * @param {Editor} editor
 * @returns {Action[]}
 */
export function actionsOf(editor) {
  const all = [
    ...MOVING,
    ...TREE,
    ...(editor.mapParts?.MAP ?? []),
    ...BOTH,
    ...editor.hands.extraActions,
  ];
  return all.filter(
    ({ only, isEdit }) => (!only || only === editor.graph.kind) && (!isEdit || editor.canEdit),
  );
}
