/**
 * The pages of the report as pictures. Pieces that did not change stay as they are; one that
 * changed keeps its old pages, dimmed, until the new ones are there; what is not in view waits.
 */

import { t } from "../kit/words.js";
import { chosen } from "./report_choice.js";

const WAIT_MS = 250;
const AGAIN_MS = 1500;
const TRIES = 20;
const AT_ONCE = 2;
const SLOW_MS = 1000;

/** @type {HTMLElement[]} pieces whose pages are to be drawn, the next one first */
const queue = [];
let drawing = 0;
let asked = 0;
let layings = 0;

/** @returns {HTMLElement | null} */
function region() {
  return document.querySelector("[data-preview]");
}

/** @param {ParentNode} root @returns {HTMLElement[]} */
function piecesOf(root) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-piece]")]);
}

const watcher =
  typeof IntersectionObserver === "undefined"
    ? null
    : new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) {
            if (isIntersecting && target instanceof HTMLElement) wantPages(target);
          }
        },
        { rootMargin: "400px 0px" },
      );

/** @param {HTMLElement} piece */
function wantPages(piece) {
  watcher?.unobserve(piece);
  if (!("waiting" in piece.dataset) || queue.includes(piece)) return;
  // What somebody has just changed is waited for; the rest is not.
  if (piece.querySelector("img")) queue.unshift(piece);
  else queue.push(piece);
  drawNext();
}

function drawNext() {
  while (drawing < AT_ONCE && queue.length > 0) {
    const piece = queue.shift();
    if (!piece?.isConnected) continue;
    drawing += 1;
    void draw(piece).finally(() => {
      drawing -= 1;
      drawNext();
    });
  }
}

/** @param {HTMLElement} piece */
async function draw(piece) {
  const address = `${region()?.dataset.preview}${piece.dataset.piece}/`;
  for (let tries = 0; tries < TRIES && piece.isConnected; tries += 1) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok && !answer.redirected) {
      piece.innerHTML = await answer.text();
      delete piece.dataset.waiting;
      return;
    }
    if (answer?.status === 404) return; // the report has changed since: other pieces are coming
    await new Promise((resolve) => window.setTimeout(resolve, AGAIN_MS));
  }
  piece.textContent = t("These pages cannot be shown now.");
}

/**
 * Say that pages are being laid out, where that takes longer.
 *
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function telling(work) {
  const note = document.querySelector("[data-laying]");
  if (!(note instanceof HTMLElement)) return work;
  layings += 1;
  const timer = window.setTimeout(() => {
    note.hidden = false;
  }, SLOW_MS);
  return work.finally(() => {
    window.clearTimeout(timer);
    layings -= 1;
    if (layings === 0) note.hidden = true;
  });
}

/** What the outline asks for through htmx is told of like the pages. @param {Event} event */
function tellOfOutline({ target }) {
  if (!(target instanceof Element && target.matches("[data-outline]"))) return;
  const options = { once: true };
  void telling(new Promise((done) => target.addEventListener("htmx:afterRequest", done, options)));
}

/** Show what an export would print now. */
async function refresh() {
  const shown = region();
  if (!shown) return;
  asked += 1;
  const mine = asked;
  const answer = await telling(fetch(shown.dataset.preview ?? "").catch(() => null));
  if (!answer?.ok || answer.redirected || mine !== asked) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked) return;
  keepOld(piecesOf(shown), piecesOf(made));
  shown.replaceChildren(...made.body.childNodes);
  for (const piece of piecesOf(shown)) {
    if (!("waiting" in piece.dataset)) continue;
    if (watcher) watcher.observe(piece);
    else wantPages(piece);
  }
}

/**
 * Put pieces that are shown already in the place of their equals, and the old pages of a section
 * into its new piece until that is drawn.
 *
 * @param {HTMLElement[]} old
 * @param {HTMLElement[]} fresh
 */
export function keepOld(old, fresh) {
  const byKey = new Map(old.map((piece) => [piece.dataset.piece, piece]));
  const keys = new Set(fresh.map((piece) => piece.dataset.piece));
  const going = old.filter((piece) => !keys.has(piece.dataset.piece));
  for (const piece of fresh) {
    const known = byKey.get(piece.dataset.piece);
    if (known) {
      piece.replaceWith(known);
    } else if ("waiting" in piece.dataset) {
      const at = going.findIndex((one) => one.dataset.sections === piece.dataset.sections);
      const [before] = at < 0 ? [] : going.splice(at, 1);
      if (before) piece.replaceChildren(...before.childNodes);
    }
  }
}

/** The pages of a section come into view. @param {string} id */
function bring(id) {
  const shown = region();
  const first = shown && piecesOf(shown).find(({ dataset }) => namesOf(dataset).includes(id));
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isBeside = window.matchMedia("(width >= 1200px)").matches;
  if (first && isBeside) {
    first.scrollIntoView({ block: "start", behavior: isCalm ? "auto" : "smooth" });
  }
}

/** @param {DOMStringMap} dataset */
function namesOf(dataset) {
  return (dataset.sections ?? "").split(" ");
}

/** Start the pages. */
export function startPreview() {
  if (!region()) return;
  let timer = 0;
  document.body.addEventListener("htmx:beforeRequest", tellOfOutline);
  document.body.addEventListener("report-changed", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, WAIT_MS);
  });
  document.addEventListener("section-chosen", (event) => {
    bring(/** @type {CustomEvent<string>} */ (event).detail);
  });
  void refresh().then(() => bring(chosen()));
}
