/**
 * The dialog of all forms in which the tree or map can be downloaded; its links are the page's.
 * A file that is refused, as a picture too large, leaves its reason in the dialog.
 */

import { need } from "../../kit/dom.js";
import { answerOf } from "../../kit/http.js";
import { t } from "../../kit/words.js";

const NAMED = /filename\*=utf-8''([^;]+)|filename="([^"]+)"/i;

/** @param {import("../editor.js").Editor} editor */
export function showExports(editor) {
  const dialog = /** @type {HTMLDialogElement} */ (need("#export-dialog"));
  const clicked = (/** @type {Event} */ event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    event.preventDefault();
    fetched(link.href);
  };
  dialog.addEventListener("click", clicked);
  dialog.addEventListener(
    "close",
    () => {
      dialog.removeEventListener("click", clicked);
      editor.navigation.focus();
    },
    { once: true },
  );
  need("#export-said").textContent = "";
  dialog.showModal();
}

/** Downloads a file, or says why there is none. @param {string} url */
async function fetched(url) {
  const said = need("#export-said");
  said.textContent = t("The file is being made…");
  try {
    const answer = await fetch(url);
    if (answer.ok) await keep(answer);
    said.textContent = answer.ok ? "" : await refusal(answer);
  } catch {
    said.textContent = t("There is no connection. Try again when it is back.");
  }
}

/** @param {Response} answer */
async function refusal(answer) {
  return (await answerOf(answer)).body?.detail ?? t("This file could not be made.");
}

/** Hands a file over to the browser under the name that the server gave. @param {Response} answer */
async function keep(answer) {
  const name = (answer.headers.get("Content-Disposition") ?? "").match(NAMED);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = decodeURIComponent(name?.[1] ?? name?.[2] ?? "");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
