/** `<time data-local>` shows a moment in the reader's own time zone. */

import { pageLanguage } from "./words.js";

/** @param {ParentNode} root */
function localise(root) {
  const format = new Intl.DateTimeFormat(pageLanguage(), {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  for (const time of root.querySelectorAll("time[data-local]")) {
    const moment = new Date(time.getAttribute("datetime") ?? "");
    if (Number.isNaN(moment.valueOf())) continue;
    const parts = Object.fromEntries(
      format.formatToParts(moment).map(({ type, value }) => [type, value]),
    );
    const month = parts.month?.slice(0, 3);
    time.textContent = `${parts.day} ${month} ${parts.year}, ${parts.hour}:${parts.minute}`;
    time.removeAttribute("data-local");
  }
}

/** Start the times of the page, present and future. */
export function startTimes() {
  localise(document);
  document.addEventListener("htmx:afterSwap", () => localise(document));
}
