/**
 * A part of a page that answers renew (`hx-boost`, `hx-select`) has links that lead elsewhere, too:
 * an answer without that part is another page, and is opened as one.
 */

/** Start to watch over the answers. */
export function openOtherPages() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const swap = /** @type {CustomEvent} */ (event).detail;
    const wanted = swap.requestConfig.elt.closest("[hx-select]")?.getAttribute("hx-select");
    if (!(swap.boosted && swap.shouldSwap && wanted)) return;
    const answer = new DOMParser().parseFromString(swap.serverResponse, "text/html");
    if (answer.querySelector(wanted)) return;
    swap.shouldSwap = false;
    location.assign(swap.pathInfo.responsePath ?? swap.pathInfo.finalRequestPath);
  });
}
