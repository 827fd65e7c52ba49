/**
 * Alt+M speaks into the chosen box, where the browser recognises speech; elsewhere there is no such
 * key. What hears comes with its first use.
 */

import { t } from "../../kit/words.js";
import { onDemand } from "../base/on_demand.js";

/** @param {import("../editor.js").Editor} editor */
export function offerDictation(editor) {
  if (!("SpeechRecognition" in window || "webkitSpeechRecognition" in window)) return;
  const dictating = onDemand(editor, async () => {
    await import("../../kit/dictation/microphones.js");
    return import("./dictating.js");
  });
  editor.hands.extraActions.push({
    id: "dictate",
    keys: ["Alt+KeyM"],
    isEdit: true,
    title: () => t("Dictate"),
    run: () => dictating(({ dictate }) => dictate(editor)),
  });
}
