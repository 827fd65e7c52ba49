/**
 * From a key press to an action. Letters and digits are told by their place on the keyboard
 * (`code`), so that the keys work the same with a Russian layout.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./actions.js").Action} Action
 */

import { actionsOf } from "./actions.js";

/**
 * The space bar, watched once for all drawings of a page. It folds unless it has dragged the
 * drawing: it is free until then.
 */
export const spaceBar = {
  isDown: false,
  isFree: false,
  isWatched: false,
  watch() {
    if (this.isWatched) return;
    this.isWatched = true;
    const heard = (/** @type {KeyboardEvent} */ event) => {
      if (event.code === "Space") this.isDown = event.type === "keydown";
    };
    window.addEventListener("keydown", heard, true);
    window.addEventListener("keyup", heard, true);
    window.addEventListener("blur", () => {
      this.isDown = false;
    });
  },
};

/** Keys that do the same as another. @type {Record<string, string>} */
const SAME = { NumpadEnter: "Enter", Esc: "Escape" };

/**
 * @param {Pick<KeyboardEvent, "code" | "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">} event
 * @returns {string} such as "Mod+Shift+KeyZ"
 */
export function keyName(event) {
  const { code, key } = event;
  const name = SAME[code] ?? (code !== "" ? code : key);
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Mod");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey) parts.push("Shift");
  return [...parts, name].join("+");
}

/**
 * Whether a key press types a character.
 * @param {KeyboardEvent} event
 */
export function isTyping(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key === "Process" || event.key === "Dead" || [...event.key].length === 1;
}

/**
 * Whether an input method or a dead key begins a character that `composing.js` will hear of.
 * @param {KeyboardEvent} event
 */
function isComposed({ key, currentTarget }) {
  const hasContext = Boolean(/** @type {any} */ (currentTarget).editContext);
  return hasContext && (key === "Process" || key === "Dead");
}

/**
 * The page's own shortcut hears a letter; with a Russian layout it does not hear this key.
 * @param {KeyboardEvent} event
 */
function openPalette(event) {
  const button = document.querySelector("[data-palette-open]");
  if (!(button instanceof HTMLElement)) return;
  event.preventDefault();
  button.click();
}

export class Keys {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Map<string, Action>} */
    this.actions = new Map();
    for (const action of actionsOf(editor)) {
      if (action.isNative) continue;
      for (const key of action.keys) this.actions.set(key, action);
    }
    this.listen(editor.view.boxes);
    editor.editing.area.addEventListener("keydown", (event) => this.#pressedWhileTyping(event));
  }

  /** @param {HTMLElement} element that takes the keys */
  listen(element) {
    element.addEventListener("keydown", (event) => {
      if (event.target === element) this.#pressed(event);
    });
    element.addEventListener("keyup", (event) => {
      if (event.target === element && event.code === "Space") this.#spaceReleased(event);
    });
  }

  /** The space bar also drags the drawing, so what it does waits until it is let go. @param {KeyboardEvent} event */
  #spaceReleased(event) {
    const action = spaceBar.isFree ? this.actions.get(keyName(event)) : undefined;
    spaceBar.isFree = false;
    action?.run(this.editor);
  }

  /** @param {KeyboardEvent} event on the drawing */
  #pressed(event) {
    if (event.isComposing || this.editor.hands.ignores(event)) return;
    const name = this.#onReference(keyName(event));
    const action = this.actions.get(name) ?? this.#sheet(event);
    if (event.code === "Space" && action) {
      event.preventDefault();
      spaceBar.isFree = true;
    } else if (action) {
      event.preventDefault();
      action.run(this.editor);
    } else if (keyName(event) === "Mod+KeyK") {
      openPalette(event);
    } else if (isTyping(event) && !isComposed(event)) {
      this.#type();
    }
  }

  /** Where another branch is only shown there is no title to edit: one goes there. @param {string} name */
  #onReference(name) {
    const { graph, selection } = this.editor;
    const isShown = graph.node(selection.activeId ?? "")?.refers_to;
    return isShown && (name === "Enter" || name === "F2") ? "Mod+Enter" : name;
  }

  /** "?" stands on different keys; where it is typed, it asks for help. @param {KeyboardEvent} event */
  #sheet(event) {
    const isQuestion = event.key === "?" && !event.ctrlKey && !event.metaKey && !event.altKey;
    return isQuestion ? this.actions.get("?") : undefined;
  }

  /** The title opens wholly selected: the character that is on its way replaces it. */
  #type() {
    const { editor } = this;
    const id = editor.selection.activeId;
    if (id && editor.canEdit) editor.editing.open(id, { isReplacing: true });
  }

  /** @param {KeyboardEvent} event in the title's text area */
  #pressedWhileTyping(event) {
    if (event.isComposing) return;
    const name = keyName(event);
    const { editing } = this.editor;
    if (name === "Escape") {
      event.preventDefault();
      editing.cancel();
    } else if (name === "Enter" || name === "F2") {
      event.preventDefault();
      editing.finish();
    } else if (name === "Alt+Enter" || name === "Shift+Enter") {
      event.preventDefault();
      editing.insert("\n");
    } else if (name === "Tab" || name === "Shift+Tab") {
      event.preventDefault();
      editing.finish();
      this.actions.get(name)?.run(this.editor);
    }
  }
}
