/**
 * Input methods and dead keys over a selected box. A drawing is no field, so that a browser gives
 * it no input method; with an `EditContext` it does, and the first character is composed while the
 * drawing has the keys. Then the title goes on. Browsers without one begin with the next key.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

/** @param {Editor} editor */
export function hearComposition(editor) {
  const { boxes } = editor.view;
  const Context = /** @type {any} */ (window).EditContext;
  // On a touch screen it would call the keyboard with every touch.
  if (!Context || !editor.canEdit || !matchMedia("(pointer: fine)").matches) return;
  const context = new Context();
  let isComposing = false;
  const hand = () => {
    const { length } = context.text;
    context.updateText(0, length, "");
    if (!editor.editing.isOpen) return;
    editor.editing.area.focus({ preventScroll: true });
    editor.editing.area.setSelectionRange(length, length);
  };
  context.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  context.addEventListener("textupdate", () => {
    const id = editor.selection.activeId;
    if (!id) return context.updateText(0, context.text.length, "");
    if (!editor.editing.isOpen) editor.editing.open(id, { isReplacing: true, isComposed: true });
    editor.editing.compose(context.text);
    showPlace(context, editor.editing.area);
    if (!isComposing) hand();
  });
  context.addEventListener("compositionend", () => {
    isComposing = false;
    hand();
  });
  /** @type {any} */ (boxes).editContext = context;
}

/** Where the list of candidates belongs. @param {any} context @param {HTMLElement} area */
function showPlace(context, area) {
  const place = area.getBoundingClientRect();
  context.updateControlBounds(place);
  context.updateSelectionBounds(place);
}
