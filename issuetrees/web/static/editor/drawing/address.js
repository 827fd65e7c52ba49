/**
 * The page's address tells what one sees: the chosen node, the colours, the filter. Sent to a
 * colleague, it opens the same view. What others put into the address stays in it.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

/**
 * What an address asks to be shown.
 * @param {string} search
 */
export function readAddress(search) {
  const params = new URLSearchParams(search);
  return {
    nodeId: params.get("node"),
    colouring: params.get("colour"),
    filter: params.get("filter"),
  };
}

/** @param {Editor} editor */
export function writeAddress({ selection, lens }) {
  const params = new URLSearchParams(location.search);
  put(params, "node", selection.activeId ?? "");
  put(params, "colour", lens.colouring === "status" ? "" : lens.colouring);
  put(params, "filter", lens.words);
  const search = params.size > 0 ? `?${params.toString().replaceAll("%3A", ":")}` : "";
  if (search !== location.search)
    history.replaceState(history.state, "", location.pathname + search);
}

/**
 * @param {URLSearchParams} params
 * @param {string} name
 * @param {string} value
 */
function put(params, name, value) {
  if (value === "") params.delete(name);
  else params.set(name, value);
}
