/**
 * The browser's own speech recognition, as far as dictation uses it. It ends by itself after a
 * pause; as long as something was heard, it is started again.
 *
 * @typedef {{transcript: string}[]} Result
 * @typedef {object} Told
 * @property {(texts: string[]) => void} heard all that one start has brought so far
 * @property {(code: string) => void} refused
 * @property {() => void} ended
 */

import { dialect } from "./spoken.js";

/** @returns {(new () => any) | null} */
export function recogniser() {
  const browser = /** @type {any} */ (globalThis);
  return browser.SpeechRecognition ?? browser.webkitSpeechRecognition ?? null;
}

/**
 * Begins to listen.
 * @param {string} language
 * @param {Told} told
 * @returns {{stop: () => void, abort: () => void}} `stop` lets the last words come, `abort` does not
 */
export function listen(language, told) {
  const Recogniser = recogniser();
  if (!Recogniser) throw new Error("this browser recognises no speech");
  const found = new Recogniser();
  found.lang = dialect(language, navigator.languages);
  found.continuous = true;
  found.interimResults = true;
  found.onresult = (/** @type {{results: Iterable<Result>}} */ { results }) =>
    told.heard([...results].map(([best]) => best?.transcript ?? ""));
  found.onerror = (/** @type {{error: string}} */ { error }) => told.refused(error);
  found.onend = () => told.ended();
  found.start();
  const abort = () => {
    found.onresult = null;
    found.onerror = null;
    found.onend = null;
    found.abort();
  };
  return { stop: () => found.stop(), abort };
}
