/**
 * No answer of the server replaces a form that somebody types in. What is around such a form is
 * renewed, the form stays where it is, with its focus, its caret and its words.
 *
 * A form is kept while it says something else than the server put there, or holds what the server
 * refused; the form that asked is kept only if it was typed in since. Where the answer has no such
 * form, what stays is the part of the page in which it was opened (`data-key`).
 *
 * @typedef {{ target: Element, requestConfig: { elt: Element }, serverResponse: string,
 *   shouldSwap: boolean, swapOverride?: string, selectOverride?: string }} Swap
 */

/** By these one knows an element again. */
const NAMES = ["data-key", "id", "action"];
/** @type {WeakMap<HTMLFormElement, string>} what a form said when it asked */
const asked = new WeakMap();

/** Start to watch over the forms of the page, present and future. */
export function keepForms() {
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(detailOf(event).requestConfig.elt);
    if (form) asked.set(form, wordsOf(form));
  });
  document.addEventListener("htmx:beforeSwap", (event) => guard(detailOf(event)));
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const detail = detailOf(event);
    if (typedIn(detail.target, null).length > 0) detail.shouldSwap = false;
  });
}

/** @param {Swap} swap */
function guard(swap) {
  const { target } = swap;
  const { elt } = swap.requestConfig;
  const style = elt.closest("[hx-swap]")?.getAttribute("hx-swap") ?? "innerHTML";
  const isOuter = style.startsWith("outerHTML");
  if (!swap.shouldSwap || !(isOuter || style.startsWith("innerHTML"))) return;
  const forms = typedIn(target, formOf(elt));
  const fresh = forms.length > 0 ? successor(swap, isOuter) : null;
  if (!fresh) return;
  merge(target, fresh, new Set(forms.map((form) => partOf(form, fresh))));
  swap.swapOverride = "none";
  /** @type {any} */ (window).htmx.process(target);
  target.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
}

/**
 * @param {Element} root
 * @param {HTMLFormElement | null} sender
 */
function typedIn(root, sender) {
  const inside = [...root.querySelectorAll("form")];
  const forms = root instanceof HTMLFormElement ? [root, ...inside] : inside;
  return forms.filter((form) =>
    form === sender ? asked.get(form) !== wordsOf(form) : isTyped(form),
  );
}

/** @param {HTMLFormElement} form */
function isTyped(form) {
  return [...form.elements].some((field) => {
    if (field.getAttribute("aria-invalid") === "true") return true;
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (field instanceof HTMLSelectElement) return chosen(field);
    return field instanceof HTMLInputElement && field.type !== "hidden" && isChanged(field);
  });
}

/** @param {HTMLInputElement} field */
function isChanged(field) {
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

/** @param {HTMLSelectElement} select whether something else is chosen than at first */
function chosen(select) {
  const options = [...select.options];
  const isSet = options.some((one) => one.defaultSelected);
  if (!isSet) return select.selectedIndex > 0;
  return options.some((one) => one.selected !== one.defaultSelected);
}

/** @param {Swap} swap @param {boolean} isOuter */
function successor({ requestConfig: { elt }, serverResponse, selectOverride }, isOuter) {
  const { body } = new DOMParser().parseFromString(serverResponse, "text/html");
  const select = selectOverride ?? elt.closest("[hx-select]")?.getAttribute("hx-select");
  if (select) return body.querySelector(select);
  return isOuter ? body.firstElementChild : body;
}

/**
 * What stays of the page for a form: itself, or all in its place where the answer has no such form.
 *
 * @param {HTMLFormElement} form
 * @param {Element} fresh
 */
function partOf(form, fresh) {
  const action = form.getAttribute("action");
  const isThere = [...fresh.querySelectorAll("form")].some(
    (one) => one.getAttribute("action") === action,
  );
  return isThere ? form : (form.closest("[data-key]") ?? form);
}

/**
 * Make `old` what `fresh` is, but for what is kept: that is neither changed nor moved.
 *
 * @param {Element} old
 * @param {Element} fresh
 * @param {Set<Element>} kept
 */
function merge(old, fresh, kept) {
  if (kept.has(old)) return;
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  const news = [...fresh.childNodes];
  const places = placesIn(old, news, kept);
  for (const node of [...old.childNodes]) {
    if (!places.some(({ child }) => child === node)) node.remove();
  }
  let from = 0;
  for (const { child, at, twin } of places) {
    child.before(...news.slice(from, at));
    from = twin ? at + 1 : at;
    if (twin) merge(child, twin, kept);
  }
  old.append(...news.slice(from));
}

/**
 * Where those children of `old` that hold something kept come among the new ones: in the place of
 * their like, else after the like of what stood before them.
 *
 * @param {Element} old
 * @param {ChildNode[]} news
 * @param {Set<Element>} kept
 */
function placesIn(old, news, kept) {
  let from = 0;
  /** @param {Element | null} child */
  const find = (child) =>
    child ? news.findIndex((one, i) => i >= from && isLike(one, child)) : -1;
  const holding = [...old.children].filter((child) => [...kept].some((one) => child.contains(one)));
  return holding.map((child) => {
    const found = find(child);
    let before = child.previousElementSibling;
    while (found < 0 && before && find(before) < 0) before = before.previousElementSibling;
    const at = found < 0 ? Math.max(from, find(before) + 1) : found;
    const twin = found < 0 ? null : /** @type {Element} */ (news[found]);
    from = twin ? at + 1 : at;
    return { child, at, twin };
  });
}

/** @param {ChildNode} one @param {Element} other */
function isLike(one, other) {
  if (!(one instanceof Element) || one.tagName !== other.tagName) return false;
  const isSame = NAMES.every((name) => one.getAttribute(name) === other.getAttribute(name));
  const isNamed = NAMES.some((name) => other.hasAttribute(name));
  return isSame && (isNamed || one.className === other.className);
}

/** @param {HTMLFormElement} form */
function wordsOf(form) {
  return JSON.stringify([...new FormData(form)]);
}

/** @param {Element | undefined} element */
function formOf(element) {
  return element?.closest("form") ?? null;
}

/** @param {Event} event @returns {Swap} */
function detailOf(event) {
  return /** @type {CustomEvent} */ (event).detail;
}
