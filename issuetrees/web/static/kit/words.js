/**
 * Words on the screen, in the reader's language.
 *
 * The catalogue is Django's JavaScriptCatalog, a plain script that puts `gettext` and
 * `ngettext` on the global object. Where it is missing (node, a failed request) the
 * English source is shown.
 */

import { short } from "./formats/numbers.js";

import { isolated, within } from "./text.js";

/**
 * @typedef {object} Catalogue
 * @property {(message: string) => string} [gettext]
 * @property {(one: string, many: string, count: number) => string} [ngettext]
 */

/** @typedef {Record<string, unknown>} Params values for the `{named}` places of a message */

const catalogue = /** @type {Catalogue} */ (/** @type {unknown} */ (globalThis));

/**
 * Fill the `{named}` places of a message; a place without a value stays as it is. What runs from
 * right to left stays within its place.
 *
 * @param {string} message
 * @param {Params} [params]
 * @returns {string}
 */
export function fill(message, params = {}) {
  return message.replace(/\{(\w+)\}/g, (place, name, at) =>
    Object.hasOwn(params, name) ? within(message[at - 1], isolated(String(params[name]))) : place,
  );
}

/**
 * Translate a sentence: `t("Moved under {title}", { title })`.
 *
 * @param {string} message English source, a literal at the call
 * @param {Params} [params]
 * @returns {string}
 */
export function t(message, params) {
  return fill(catalogue.gettext ? catalogue.gettext(message) : message, params);
}

/**
 * Translate a sentence with a number: `tn("{count} finding", "{count} findings", count)`.
 * `{count}` is filled in the form of the page's language.
 *
 * @param {string} one English singular, a literal at the call
 * @param {string} many English plural, a literal at the call
 * @param {number} count
 * @param {Params} [params]
 * @returns {string}
 */
export function tn(one, many, count, params = {}) {
  const message = catalogue.ngettext
    ? catalogue.ngettext(one, many, count)
    : count === 1
      ? one
      : many;
  return fill(message, { count: formatNumber(count), ...params });
}

/**
 * The language of the page.
 *
 * @returns {string}
 */
export function pageLanguage() {
  const root = globalThis.document?.documentElement;
  return root?.lang || "en";
}

/**
 * The reader's time zone; undefined, the browser's own, where the page says none.
 *
 * @returns {string | undefined}
 */
export function pageZone() {
  return globalThis.document?.documentElement?.dataset.timeZone || undefined;
}

/**
 * A number as the page's language writes it.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatNumber(value) {
  return short(value, pageLanguage());
}
