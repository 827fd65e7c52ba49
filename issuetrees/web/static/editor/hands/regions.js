/**
 * F6 goes round the parts of the page, Shift+F6 back: the drawing, a notice, the panel, the
 * findings, the toolbar. What had the keys in a part has them again.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

const REGIONS = [".boxes, #outline", "#notice", ".inspector", "#findings-dock", ".toolbar"];
const FIELDS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
/** @type {WeakMap<Element, HTMLElement>} region → what had the keys in it */
const last = new WeakMap();

/** @param {boolean} isBack */
export function goOn(isBack) {
  const here = /** @type {HTMLElement} */ (document.activeElement);
  const all = REGIONS.map((names) => shown(document.querySelectorAll(names))).filter(Boolean);
  const at = all.findIndex((region) => region?.contains(here));
  const now = all[at];
  if (now) last.set(now, here);
  for (let i = 1; i <= all.length; i++) {
    const region = all[(Math.max(at, 0) + (isBack ? all.length - i : i)) % all.length];
    const target = region ? targetIn(region) : null;
    target?.focus();
    if (target && document.activeElement === target) return;
  }
}

/** @param {Element} region */
function targetIn(region) {
  const before = last.get(region);
  if (before?.isConnected && before.offsetParent) return before;
  if (region.matches("[role=tree]")) return /** @type {HTMLElement} */ (region);
  return shown(region.querySelectorAll(FIELDS));
}

/** @param {NodeListOf<Element>} elements @returns {HTMLElement | undefined} the first that is seen */
function shown(elements) {
  const isSeen = (/** @type {Element} */ one) =>
    one.getClientRects().length > 0 && !one.matches(":disabled") && !one.closest("[hidden]");
  return /** @type {HTMLElement[]} */ ([...elements]).find(isSeen);
}
