/** Menus: a `<details class="menu">` that behaves like one. It opens without JavaScript too. */

const MENU = "details.menu";

/**
 * @param {HTMLElement} menu
 * @returns {HTMLElement[]}
 */
function items(menu) {
  const found = menu.querySelectorAll(".menu-list a[href], .menu-list button:not(:disabled)");
  return /** @type {HTMLElement[]} */ ([...found]);
}

/**
 * Close every open menu but one.
 *
 * @param {Element | null} [except]
 * @returns {void}
 */
export function closeMenus(except = null) {
  for (const menu of document.querySelectorAll(`${MENU}[open]`)) {
    if (menu !== except) menu.removeAttribute("open");
  }
}

/**
 * Move the focus among the items of a menu.
 *
 * @param {HTMLElement} menu
 * @param {"ArrowDown" | "ArrowUp" | "Home" | "End"} key
 * @returns {void}
 */
function walk(menu, key) {
  const list = items(menu);
  if (list.length === 0) return;
  const here = list.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const steps = {
    ArrowDown: (here + 1) % list.length,
    ArrowUp: here <= 0 ? list.length - 1 : here - 1,
    Home: 0,
    End: list.length - 1,
  };
  list[steps[key]]?.focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const target = event.target;
  if (!(target instanceof Element)) return;
  const menu = target.closest(MENU);
  if (!(menu instanceof HTMLDetailsElement)) return;
  if (event.key === "Escape" && menu.open) {
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary")?.focus();
    return;
  }
  const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (isArrow || event.key === "Home" || event.key === "End") {
    if (!menu.open && !isArrow) return;
    event.preventDefault();
    menu.open = true;
    walk(menu, /** @type {"ArrowDown" | "ArrowUp" | "Home" | "End"} */ (event.key));
  }
}

/** Keep an open menu inside the window. @param {HTMLDetailsElement} menu */
function keepInside(menu) {
  const list = menu.querySelector(".menu-list");
  if (!(list instanceof HTMLElement)) return;
  list.style.translate = "";
  const box = list.getBoundingClientRect();
  const over = box.right - (document.documentElement.clientWidth - 8);
  const under = 8 - box.left;
  if (over > 0) list.style.translate = `${-over}px 0`;
  else if (under > 0) list.style.translate = `${under}px 0`;
}

/** Start the menus of the page, present and future. */
export function startMenus() {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    closeMenus(target?.closest(MENU));
  });
  document.addEventListener(
    "toggle",
    (event) => {
      const menu = event.target;
      if (menu instanceof HTMLDetailsElement && menu.matches(MENU) && menu.open) {
        closeMenus(menu);
        keepInside(menu);
      }
    },
    true,
  );
  document.addEventListener("keydown", onKey);
}
