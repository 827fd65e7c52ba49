/** Requests to the own server: same origin, with the form token. */

/**
 * The token that Django wants with every writing request.
 *
 * @returns {string}
 */
export function csrfToken() {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta instanceof HTMLMetaElement ? meta.content : "";
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
