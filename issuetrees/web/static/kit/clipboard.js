/** `[data-copy="id"]` copies the value of that field and says so. */

import { showToast } from "./toasts.js";
import { t } from "./words.js";

/** Start the copy buttons of the page, present and future. */
export function startCopying() {
  document.addEventListener("click", async (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (!(target instanceof HTMLElement)) return;
    const field = document.getElementById(target.dataset.copy ?? "");
    if (!(field instanceof HTMLInputElement)) return;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      showToast(t("Copied."));
    } catch {
      showToast(t("Press Ctrl C to copy."));
    }
  });
}
