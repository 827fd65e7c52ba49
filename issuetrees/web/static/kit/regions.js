/**
 * F6 goes round the parts of a page that are marked with `data-region`, Shift+F6 back. What had the
 * keys in a part has them again. On pages without such parts the browser keeps the key.
 */

const FIELDS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
/** @type {WeakMap<Element, HTMLElement>} region → what had the keys in it */
const last = new WeakMap();

/** Start to hear the key. */
export function startRegions() {
  document.addEventListener("keydown", (event) => {
    const regions = seen(document.querySelectorAll("[data-region]"));
    const isOurs = event.key === "F6" && !event.ctrlKey && !event.altKey && regions.length > 1;
    if (!isOurs || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    goOn(regions, event.shiftKey);
  });
}

/**
 * @param {HTMLElement[]} regions
 * @param {boolean} isBack
 */
export function goOn(regions, isBack) {
  const here = document.activeElement;
  const at = regions.findIndex((region) => region.contains(here));
  const now = regions[at];
  if (now && here instanceof HTMLElement) last.set(now, here);
  const order = [...regions.slice(at + 1), ...regions.slice(0, Math.max(at, 0))];
  for (const region of isBack ? order.reverse() : order) {
    const target = targetIn(region);
    target?.focus();
    if (target && document.activeElement === target) return;
  }
}

/** @param {HTMLElement} region */
function targetIn(region) {
  const before = last.get(region);
  if (before && region.contains(before) && seen([before]).length > 0) return before;
  return region.tabIndex >= 0 ? region : seen(region.querySelectorAll(FIELDS))[0];
}

/** @param {Iterable<Element>} elements */
function seen(elements) {
  const all = /** @type {HTMLElement[]} */ ([...elements]);
  return all.filter((one) => one.getClientRects().length > 0 && !one.matches(":disabled"));
}
