/**
 * The graph's routes on the server. Each call answers `{status, body}`; a lost connection throws.
 */

import { answerOf, send } from "../../kit/http.js";

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

  /**
   * Asked for as the page's preload asks, so that what is on its way already is taken.
   * @param {number} [revision] left out for the present
   */
  async records(revision) {
    const at = revision === undefined ? "" : `?revision=${revision}`;
    const reply = await fetch(this.urls.records + at, { credentials: "same-origin" });
    return answerOf(reply);
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  comparison(from, to) {
    return send("GET", `${this.urls.comparison}?from=${from}&to=${to}`);
  }

  /** @param {number} [after] only what changed since this revision */
  findings(after) {
    return send("GET", `${this.urls.findings}${after === undefined ? "" : `?after=${after}`}`);
  }

  /** @param {string} query ends and answers */
  routes(query) {
    return send("GET", `${this.urls.routes}?${query}`);
  }

  /** @param {string | null} [next] address of the next page */
  history(next) {
    return send("GET", next ?? this.urls.history);
  }

  /** @param {string} language of their texts */
  templates(language) {
    return send("GET", `${this.urls.templates}&language=${language}`);
  }

  /** How many threads the nodes have. */
  commentCounts() {
    return send("GET", this.urls.comment_counts);
  }

  /** @param {string} nodeId @param {string | null} [next] address of the next page */
  comments(nodeId, next) {
    return send("GET", next ?? `${this.urls.comments}?node_id=${nodeId}&page_size=200`);
  }

  /** Comments of open threads that point at a place. @param {string | null} next */
  pins(next) {
    const query = "has_place=true&is_resolved=false&page_size=200";
    return send("GET", next ?? `${this.urls.comments}?${query}`);
  }

  layout() {
    return send("POST", this.urls.layout, {});
  }

  /** @param {object} given */
  outline(given) {
    return send("POST", this.urls.outline, given);
  }
}
