/**
 * The menu of a right click, of the menu key or of a long press: what can be done right here, each
 * with its key, so that the key is known the next time.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{x: number, y: number, isSurface?: boolean, isByKey?: boolean}} At a place in the window
 */

import { make, need } from "../../kit/dom.js";
import { keyWords } from "../base/key_words.js";
import { titleOf } from "./action_words.js";
import { actionsOf } from "./actions.js";

const NODE = [
  ["follow", "add-child", "add-below", "add-above", "show-branch"],
  ["add-stage", "add-fork", "link", "edit", "dictate"],
  ["comment", "comment-here"],
  ["cut", "copy", "paste", "duplicate"],
  ["fold", "focus", "unfocus", "zoom-selection"],
  ["delete"],
];
const ARROW = [["edit", "delete"]];
const SURFACE = [
  ["add-stage", "paste", "paste-list", "template", "comment-here"],
  ["undo", "redo"],
  ["fit", "zoom-100", "unfocus"],
];

/**
 * Opens the menu where it was asked for, and selects what it is about.
 * @param {Editor} editor
 * @param {MouseEvent} event
 */
export function openMenuFor(editor, event) {
  const { selection, view } = editor;
  const target = event.target instanceof Element ? event.target : null;
  const id = target?.closest("[data-id]")?.getAttribute("data-id");
  const linkId = target?.closest("[data-arrow]")?.getAttribute("data-arrow");
  if (linkId) selection.link(linkId);
  else if (id && !selection.ids.has(id)) selection.only(id);
  const isKey = event.button !== 2 && selection.activeId !== null;
  const box = isKey && (editor.navigation.other ?? view).element(selection.activeId ?? "");
  if (!id && box) {
    const { left, bottom } = box.getBoundingClientRect();
    return openMenu(editor, { x: left + 24, y: bottom - 4, isByKey: true });
  }
  openMenu(editor, { x: event.clientX, y: event.clientY, isSurface: !id && !linkId });
}

/**
 * @param {Editor} editor
 * @param {At} at
 */
export function openMenu(editor, at) {
  const { selection } = editor;
  const isNode = selection.activeId !== null && !at.isSurface;
  const groups = selection.linkId ? ARROW : isNode ? NODE : SURFACE;
  const menu = make("div", "menu-list context-menu");
  menu.popover = "auto";
  menu.setAttribute("role", "menu");
  menu.append(...entries(editor, groups, at));
  menu.addEventListener("keydown", (event) => walk(menu, event));
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") return;
    const hadKeys =
      menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    if (hadKeys) editor.navigation.focus();
  });
  need("#main").append(menu);
  menu.showPopover();
  place(menu, at);
  menu.tabIndex = -1;
  const first = at.isByKey ? menu.querySelector("button") : menu;
  /** @type {HTMLElement | null} */ (first)?.focus();
}

/**
 * @param {Editor} editor
 * @param {string[][]} groups names of actions; those that are not to be had here are left out
 * @param {At} at
 * @returns {HTMLElement[]}
 */
function entries(editor, groups, at) {
  const actions = new Map(actionsOf(editor).map((action) => [action.id, action]));
  for (const id of idle(editor)) actions.delete(id);
  const isMac = navigator.platform.startsWith("Mac");
  const found = groups.map((ids) => ids.flatMap((id) => actions.get(id) ?? []));
  const out = [];
  for (const group of found.filter(({ length }) => length > 0)) {
    if (out.length > 0) out.push(make("div", "menu-rule"));
    for (const action of group) {
      const button = make("button", `menu-item${action.id === "delete" ? " is-danger" : ""}`);
      button.type = "button";
      button.setAttribute("role", "menuitem");
      button.append(make("span", "", titleOf(action)));
      const key = action.keys[0];
      if (key) button.append(make("kbd", "", keyWords(key, isMac)));
      button.addEventListener("click", () => {
        button.closest("[popover]")?.remove();
        editor.navigation.focus();
        action.run(editor, at);
      });
      out.push(button);
    }
  }
  return out;
}

/** What makes no sense here. @param {Editor} editor @returns {string[]} names of actions */
function idle({ graph, selection, tree }) {
  const isReference = graph.node(selection.activeId ?? "")?.refers_to;
  const some = isReference ? ["add-child", "edit", "fold", "focus"] : ["follow"];
  return tree.focusId ? some : [...some, "unfocus"];
}

/**
 * Beside the pointer, inside the window.
 * @param {HTMLElement} menu
 * @param {{x: number, y: number}} at
 */
function place(menu, { x, y }) {
  if (matchMedia("(pointer: coarse) and (width < 720px)").matches) return; // under the thumb
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, y + height > innerHeight - 8 ? y - height : y)}px`;
}

/**
 * @param {HTMLElement} menu
 * @param {KeyboardEvent} event
 */
function walk(menu, event) {
  const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("button")]);
  const here = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const last = items.length - 1;
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: here + 1, ArrowUp: here < 0 ? last : here - 1, Home: 0, End: last };
  const next = steps[event.code];
  if (event.code === "Tab") menu.hidePopover();
  if (next === undefined && event.code !== "Tab") return;
  event.preventDefault();
  items[((next ?? 0) + items.length) % items.length]?.focus();
}
