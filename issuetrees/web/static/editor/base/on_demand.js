/**
 * Parts that are loaded when they are first used: what is opened rarely does not weigh on opening
 * a tree.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { t } from "../../kit/words.js";

/**
 * @template Part
 * @typedef {(use: (part: Part) => void) => Promise<void>} OnDemand
 */

/**
 * @template Part
 * @param {Editor} editor
 * @param {() => Promise<Part>} load
 * @returns {OnDemand<Part>} loads it once; after a failure, again
 */
export function onDemand(editor, load) {
  /** @type {Promise<Part> | null} */
  let loading = null;
  return async (use) => {
    loading ??= load();
    const part = await loading.catch(() => null);
    if (part !== null) return use(part);
    loading = null;
    editor.say(t("There is no connection. Try again when it is back."));
  };
}

/**
 * Loads what nobody has asked for yet: without a network as soon as that is back.
 * @param {() => Promise<unknown>} load
 */
export function loadAhead(load) {
  load().catch(() => window.addEventListener("online", () => loadAhead(load), { once: true }));
}
