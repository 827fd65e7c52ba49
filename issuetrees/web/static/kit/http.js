/** Requests to the own server: same origin, with the form token. */

/**
 * @typedef {object} Reply of the server
 * @property {number} status HTTP status
 * @property {any} body
 */

/**
 * The token that Django wants with every writing request, as it is now: signing in again in
 * another tab changes it, and the page's own copy is then out of date.
 */
function csrfToken() {
  const match = document.cookie.match(/(?:^|; )[^=;]*csrf[^=;]*=([^;]+)/i);
  const meta = document.querySelector('meta[name="csrf-token"]');
  return match?.[1] ?? (meta instanceof HTMLMetaElement ? meta.content : "");
}

/**
 * Send a form's values; a refusal is thrown as an Error with the status as its message.
 *
 * @param {string} url
 * @param {Record<string, string>} values
 * @returns {Promise<void>}
 */
export async function post(url, values) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "X-CSRFToken": csrfToken(), "X-Requested-With": "fetch" },
    body: new URLSearchParams(values),
  });
  if (!answer.ok) throw new Error(String(answer.status));
}

/**
 * Read JSON.
 *
 * @param {string | URL} url
 * @param {AbortSignal} [signal]
 * @returns {Promise<unknown>}
 */
export async function readJson(url, signal) {
  const answer = await fetch(url, { headers: { Accept: "application/json" }, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * Send JSON and read JSON; a lost connection throws.
 *
 * @param {"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} method
 * @param {string | undefined} url
 * @param {object} [body]
 * @param {Record<string, string>} [more] headers
 * @returns {Promise<Reply>}
 */
export async function send(method, url, body, more = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json, application/problem+json", ...more };
  if (body) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  const reply = await fetch(url ?? "", {
    method,
    headers,
    credentials: "same-origin",
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return answerOf(reply);
}

/**
 * Send a form with a file in it and read JSON; a lost connection throws.
 *
 * @param {string} url
 * @param {FormData} body
 * @param {Record<string, string>} [more] headers
 * @returns {Promise<Reply>}
 */
export async function upload(url, body, more = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": csrfToken(), ...more };
  const reply = await fetch(url, { method: "POST", headers, credentials: "same-origin", body });
  return answerOf(reply);
}

/** @param {Response} reply @returns {Promise<Reply>} */
export async function answerOf(reply) {
  const isJson = (reply.headers.get("Content-Type") ?? "").includes("json");
  return { status: reply.status, body: isJson ? await reply.json() : null };
}
