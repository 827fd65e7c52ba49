/** The theme switch: applied at once, saved on the account (or in a cookie) behind it. */

import { post } from "../kit/http.js";
import { closeMenus } from "../kit/menus.js";
import { showToast } from "../kit/toasts.js";
import { t } from "../kit/words.js";

/**
 * @param {HTMLFormElement} form
 * @param {string} theme
 */
async function choose(form, theme) {
  document.documentElement.dataset.theme = theme;
  for (const button of form.querySelectorAll("button[name=theme]")) {
    const isChosen = button instanceof HTMLButtonElement && button.value === theme;
    button.setAttribute("aria-pressed", String(isChosen));
  }
  closeMenus();
  try {
    await post(form.action, { theme });
  } catch {
    showToast(t("The theme could not be saved. It holds until you leave the page."));
  }
}

/** Start the theme switch of the top bar. */
export function startTheme() {
  for (const form of document.querySelectorAll("[data-theme-menu] form")) {
    form.addEventListener("submit", (event) => {
      const button = /** @type {SubmitEvent} */ (event).submitter;
      if (!(button instanceof HTMLButtonElement) || !(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      choose(form, button.value);
    });
  }
}
