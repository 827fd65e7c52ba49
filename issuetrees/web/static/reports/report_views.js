/** Pages, or their titles alone: the story that these tell. */

/** @param {string} name */
function show(name) {
  for (const button of document.querySelectorAll("[data-show]")) {
    if (!(button instanceof HTMLElement) || !button.hasAttribute("aria-pressed")) continue;
    button.setAttribute("aria-pressed", String(button.dataset.show === name));
  }
  for (const view of document.querySelectorAll("[data-shown]")) {
    if (view instanceof HTMLElement) view.hidden = view.dataset.shown !== name;
  }
}

/** A file that is asked for comes into view. @param {Event} event */
function onSwap(event) {
  const list = event.target instanceof Element ? event.target.closest("#export-list") : null;
  if (list && event.target === list) list.scrollIntoView({ block: "nearest" });
}

/** Start the switch between them. */
export function startViews() {
  document.addEventListener("htmx:afterSwap", onSwap);
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-show]") : null;
    if (button instanceof HTMLElement) show(button.dataset.show ?? "pages");
  });
}
