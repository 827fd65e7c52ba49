/**
 * The graph's routes on the server. Each call answers `{status, body}`; a lost connection throws.
 *
 * @typedef {import("./sync.js").Reply} Reply
 */

import { csrfToken } from "../js/http.js";

export class GraphServer {
  /** @param {Record<string, string>} urls */
  constructor(urls) {
    this.urls = urls;
  }

  /** @param {{commands: object[], base: number, key: string}} body */
  commit(body) {
    return send("POST", this.urls.commits, body);
  }

  /** @param {number} after */
  changes(after) {
    return send("GET", `${this.urls.changes}?after=${after}`);
  }

  /** Asked for as the page's preload asks, so that what is on its way already is taken. */
  async records() {
    const reply = await fetch(this.urls.records ?? "", { credentials: "same-origin" });
    return answer(reply);
  }

  findings() {
    return send("GET", this.urls.findings);
  }

  /** @param {string | null} [next] address of the next page */
  history(next) {
    return send("GET", next ?? this.urls.history);
  }

  layout() {
    return send("POST", this.urls.layout, {});
  }

  /** @param {string} text */
  outline(text) {
    return send("POST", this.urls.outline, { text });
  }
}

/**
 * The form token as it is now: signing in again in another tab changes it, and the page's own
 * copy is then out of date.
 */
function tokenNow() {
  const match = document.cookie.match(/(?:^|; )[^=;]*csrf[^=;]*=([^;]+)/i);
  return match?.[1] ?? csrfToken();
}

/**
 * @param {"GET" | "POST"} method
 * @param {string | undefined} url
 * @param {object} [body]
 * @returns {Promise<Reply>}
 */
async function send(method, url, body) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json, application/problem+json" };
  if (body) {
    headers["Content-Type"] = "application/json";
    headers["X-CSRFToken"] = tokenNow();
  }
  const reply = await fetch(url ?? "", {
    method,
    headers,
    credentials: "same-origin",
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return answer(reply);
}

/** @param {Response} reply @returns {Promise<Reply>} */
async function answer(reply) {
  const isJson = (reply.headers.get("Content-Type") ?? "").includes("json");
  return { status: reply.status, body: isJson ? await reply.json() : null };
}
