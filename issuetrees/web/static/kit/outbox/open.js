/** The outbox of a page that has one thing to write to. */

import { painted } from "../frames.js";
import { Outbox } from "./outbox.js";
import { Queue } from "./queue.js";
import { Shelf } from "./shelf.js";
import { takeTab } from "./tabs.js";

/**
 * Open the outbox of one person for one thing, with what closed tabs left in it; nothing goes out
 * before it is pumped. It is tried again as soon as the network is back or the page is looked at.
 *
 * @template {import("./outbox.js").Letter} Kind
 * @param {{thing: string, person: string}} owner
 * @param {(letter: Kind) => Promise<import("../http.js").Reply>} carry throws without a connection
 * @returns {Promise<Outbox<Kind>>}
 */
export async function openOutbox({ thing, person }, carry) {
  const shelf = new Shelf(localStorage, thing, person);
  const { tab, lost } = await takeTab(shelf);
  /** @type {Queue<Kind>} */
  const queue = new Queue(shelf, tab);
  const outbox = new Outbox(queue, async (letter) => {
    await painted(); // it is stored: what was done is seen before it goes out
    return carry(letter);
  });
  outbox.adopt(lost);
  const resume = () => void outbox.resume();
  window.addEventListener("online", resume);
  window.addEventListener("focus", resume);
  window.addEventListener("beforeunload", (event) => {
    if (!queue.isStored) event.preventDefault();
  });
  return outbox;
}
