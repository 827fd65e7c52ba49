/**
 * Each tab has a name of its own and holds a lock on it while it lives, so that a tab which opens
 * later can tell whose unsent steps and unfinished words are left behind.
 *
 * @typedef {import("./shelf.js").Shelf} Shelf
 */

import { newId } from "../ids.js";

/**
 * @param {Shelf} shelf
 * @returns {Promise<{tab: string, lost: string[]}>} own name, names of tabs that are gone and left
 *   something, the oldest first
 */
export async function takeTab(shelf) {
  const tab = newId();
  await hold(tab);
  const left = ["queue.", "letters.", "draft."].flatMap((start) => shelf.names(start));
  const lost = [];
  for (const other of new Set(left.map((name) => name.split(".")[1] ?? "").sort())) {
    if (await hold(other)) lost.push(other);
  }
  return { tab, lost };
}

/**
 * Takes the lock of a tab and keeps it until this tab closes.
 * @param {string} tab
 * @returns {Promise<boolean>} false when that tab lives
 */
function hold(tab) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(`issuetrees.${tab}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    });
  });
}
