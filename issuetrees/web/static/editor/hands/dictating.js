/**
 * Dictation in the editor: Alt+M speaks into the title of the chosen box, and into whatever long
 * field has the keys. Loaded with the first use, or when all else rests.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";

/** Speaks into the title of the chosen box. @param {Editor} editor */
export async function dictate(editor) {
  const { begin } = await import("../../kit/dictation/microphones.js");
  placeMicrophones(editor);
  begin(opener(editor, editor.selection.activeId), editor.options.language);
}

let isPlaced = false;

/** Buttons beside the fields of the panel, and the key in all of them. @param {Editor} editor */
export async function placeMicrophones(editor) {
  if (isPlaced || !isOffered() || !editor.canEdit) return;
  const { offerDictation } = await import("../../kit/dictation/microphones.js");
  if (isPlaced) return;
  isPlaced = true;
  offerDictation(need("#main"), editor.options.language, (field) => {
    if (field === editor.editing.area) return opener(editor, editor.editing.id);
    return () => {
      if (document.activeElement !== field) field.focus();
      return field;
    };
  });
}

function isOffered() {
  return "SpeechRecognition" in window || "webkitSpeechRecognition" in window;
}

/**
 * What opens the title of a node, unless it is open.
 * @param {Editor} editor
 * @param {string | null} id
 */
function opener({ editing }, id) {
  return () => {
    if (id && editing.id !== id) editing.open(id);
    return id && editing.id === id ? editing.area : null;
  };
}
