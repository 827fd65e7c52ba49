/**
 * What goes between the browser and the server about comments.
 *
 * @typedef {import("./postbox.js").Letter} Letter
 * @typedef {import("./thread_view.js").Comment} Comment
 * @typedef {import("../../kit/http.js").Reply} Reply
 */

import { send } from "../../kit/http.js";

/**
 * All pages of a list.
 * @param {(next: string | null) => Promise<Reply>} load a page; null for the first
 * @returns {Promise<Comment[]>}
 */
export async function readAll(load) {
  /** @type {Comment[]} */
  const found = [];
  let next = null;
  do {
    const { status, body } = await load(next);
    if (status !== 200) throw new Error("no comments");
    found.push(...body.items);
    next = body.next;
  } while (next);
  return found;
}

/** @param {Letter} letter */
export function carry({ method, url, body, key }) {
  const header = method === "POST" ? "Idempotency-Key" : "If-Match";
  return send(method, url, body, { [header]: method === "POST" ? key : "*" });
}
