/** Where a table comes in: pasted, dropped, chosen, typed. */

import { t } from "../kit/words.js";

/** @typedef {{ text: string } | { file: string }} Table as REST takes it */

const TABLE = /<table\b/i;

/**
 * What a clipboard or a drop holds: a table of HTML first, then text.
 *
 * @param {DataTransfer | null} transfer
 * @returns {string}
 */
export function textIn(transfer) {
  const html = transfer?.getData("text/html") ?? "";
  return TABLE.test(html) ? html : (transfer?.getData("text/plain") ?? "");
}

/**
 * @param {File} file
 * @param {number} most bytes
 * @returns {Promise<Table | { problem: string }>}
 */
export async function tableOf(file, most) {
  if (file.size > most) {
    return { problem: t("The file is too large to be read. Copy the cells that matter instead.") };
  }
  try {
    return { file: await base64(file) };
  } catch {
    return { problem: t("The file cannot be read.") };
  }
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/**
 * @typedef {object} Told
 * @property {() => boolean} isOpen whether anything is taken now
 * @property {(text: string) => void} onText
 * @property {(file: File) => void} onFile
 */

/**
 * Whatever is dropped stays here: the browser would open a file in place of the page.
 *
 * @param {HTMLElement} place onto which a file is dropped
 * @param {Told} told
 */
export function watchDrops(place, { isOpen, onText, onFile }) {
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.toggle("is-over", isOpen());
  });
  place.addEventListener("dragleave", () => place.classList.remove("is-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("is-over");
    if (!isOpen()) return;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) onFile(file);
    else onText(textIn(event.dataTransfer));
  });
}
