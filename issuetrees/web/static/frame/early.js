/**
 * A form that is sent before the page's modules have started waits for them: sent at once, it
 * would leave the page with what was typed beside it and not yet saved. Not a module itself, so
 * that it runs before anything can be pressed.
 */
(() => {
  /** @type {Map<HTMLFormElement, HTMLElement | null>} what was sent, by which button */
  const held = new Map();

  /** @param {SubmitEvent} event */
  function hold(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.hasAttribute("hx-post")) return;
    event.preventDefault();
    held.set(form, event.submitter);
  }

  function send() {
    document.removeEventListener("submit", hold, true);
    for (const [form, button] of held) {
      if (button) button.click();
      else form.requestSubmit();
    }
  }

  document.addEventListener("submit", hold, true);
  // Two turns, so that what modules save in the first one is sent before.
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => setTimeout(send)));
})();
