/**
 * Each tab has a name of its own and holds a lock on it while it lives, so that a tab which opens
 * later can tell whose unsent steps are left behind.
 *
 * @typedef {import("./queue.js").Store} Store
 */

import { newId } from "./ids.js";
import { Queue } from "./queue.js";

/**
 * @param {Store} store
 * @param {string} graphId
 * @returns {Promise<{tab: string, lost: string[]}>} own name, names of tabs that are gone
 */
export async function takeTab(store, graphId) {
  const tab = newId();
  await hold(lockName(graphId, tab));
  const lost = [];
  for (const other of new Queue(store, graphId, tab).tabsWithEntries()) {
    if (other !== tab && (await hold(lockName(graphId, other)))) lost.push(other);
  }
  return { tab, lost };
}

/**
 * @param {string} graphId
 * @param {string} tab
 */
function lockName(graphId, tab) {
  return `issuetrees.${graphId}.${tab}`;
}

/**
 * Takes a lock and keeps it until the tab closes.
 * @param {string} name
 * @returns {Promise<boolean>} false when another tab holds it
 */
function hold(name) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    });
  });
}
