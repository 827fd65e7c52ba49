/**
 * The table of fields: what a node and a link hold, and what is done with each field. The twin of
 * `issuetrees.core.graph.records`, tied to it by `fixtures/cases/graph/fields.json`. Records,
 * limits, copies, conflicts, the panel and what is found follow it; a field is declared here only.
 *
 * @typedef {"open" | "in_progress" | "answered" | "pruned"} Status
 * @typedef {"high" | "medium" | "low"} Priority
 * @typedef {"easy" | "medium" | "hard"} Ease
 * @typedef {"question" | "stage" | "fork"} NodeKind
 * @typedef {"id" | "person" | "text" | "choice" | "day" | "number" | "object"} Form
 */

/**
 * @template T
 * @typedef {object} Field
 * @property {Form} form
 * @property {T} blank what it holds before somebody sets it
 * @property {number} limit characters of a text; 0 for none
 * @property {"edit" | "split" | null} setBy edit_node or edit_link; set_split; null for what says
 *   where a record stands
 * @property {boolean} isContested of two people who change it, the later one is asked
 * @property {boolean} isMerged each name in it is contested on its own
 * @property {boolean} isCopied copies take it along
 * @property {boolean} isSearched
 */

/**
 * @template T
 * @param {Form} form
 * @param {T} blank
 * @param {Partial<Field<T>>} more
 * @returns {Field<T>}
 */
function field(form, blank, more) {
  return {
    form,
    blank,
    limit: 0,
    setBy: "edit",
    isContested: true,
    isMerged: false,
    isCopied: true,
    isSearched: false,
    ...more,
  };
}

/** @param {number} limit @param {Partial<Field<string>>} [more] */
const text = (limit, more) => field("text", "", { limit, ...more });
/** @template T @param {T} blank @param {Partial<Field<T>>} [more] */
const choice = (blank, more) => field("choice", blank, { ...more });
/** @param {Form} form @returns {Field<string | null>} nobody, or no day */
const none = (form) => field(form, /** @type {string | null} */ (null), {});
/** @param {Partial<Field<Record<string, any>>>} more */
const object = (more) => field("object", /** @type {Record<string, any>} */ ({}), more);
/** @returns {Field<number | null>} where it lies on a map */
const place = () =>
  field("number", /** @type {number | null} */ (null), { isContested: false, isCopied: false });
/** @template T @param {Form} form @param {T} blank @param {Partial<Field<T>>} [more] */
const placed = (form, blank, more) => field(form, blank, { setBy: null, isCopied: false, ...more });

/** The fields of a node, in the order in which the server sends them. */
export const NODE = {
  id: placed("id", ""),
  parent_id: placed("id", /** @type {string | null} */ (null)),
  rank: placed("text", "5", { isContested: false }),
  kind: placed("choice", /** @type {NodeKind} */ ("question")),
  title: text(10_000, { isSearched: true }),
  status: choice(/** @type {Status} */ ("open")),
  priority: choice(/** @type {Priority | null} */ (null)),
  owner_id: none("person"),
  due_on: none("day"),
  prune_reason: text(300, { isSearched: true }),
  answer: text(100_000, { isSearched: true }),
  note: text(100_000, { isSearched: true }),
  value: field("number", /** @type {number | null} */ (null), {}),
  unit: text(40),
  value_on: none("day"),
  value_source: text(300, { isSearched: true }),
  hypothesis: text(2_000, { isSearched: true }),
  analysis: text(2_000, { isSearched: true }),
  data_source: text(2_000, { isSearched: true }),
  end_product: text(2_000, { isSearched: true }),
  kill_criterion: text(2_000, { isSearched: true }),
  starts_on: none("day"),
  lead_days: field("number", /** @type {number | null} */ (null), {}),
  effort_days: field("number", /** @type {number | null} */ (null), {}),
  prize: field("number", /** @type {number | null} */ (null), {}),
  ease: choice(/** @type {Ease | null} */ (null)),
  split_kind: choice(/** @type {string | null} */ (null), { setBy: "split" }),
  split: object({ setBy: "split", isMerged: true }),
  cases: object({ isMerged: true }),
  refers_to: placed("id", /** @type {string | null} */ (null)),
  x: place(),
  y: place(),
  track: text(40),
  details: object({ isMerged: true }),
};

/** The fields of a link. */
export const LINK = {
  id: placed("id", ""),
  source_id: placed("id", ""),
  target_id: placed("id", ""),
  kind: placed("text", "transition"),
  title: text(10_000),
  details: object({ isMerged: true }),
};

/**
 * @typedef {{[Name in keyof typeof NODE]: (typeof NODE)[Name]["blank"]}} NodeRecord
 * @typedef {{[Name in keyof typeof LINK]: (typeof LINK)[Name]["blank"]}} LinkRecord
 */

/** @type {Record<"nodes" | "links", Record<string, Field<any>>>} */
export const TABLE = { nodes: NODE, links: LINK };

/**
 * @param {"nodes" | "links"} part
 * @param {(field: Field<any>) => unknown} condition
 * @returns {string[]} the names of the fields for which it holds
 */
export function namesOf(part, condition) {
  const rows = Object.entries(TABLE[part]);
  return rows.filter(([, one]) => condition(one)).map(([name]) => name);
}

/**
 * What the fields hold before somebody sets them; objects are shared and not to be changed.
 * @template {Record<string, Field<any>>} Table
 * @param {Table} table
 * @returns {{[Name in keyof Table]: Table[Name]["blank"]}}
 */
export function blanksOf(table) {
  const blanks = Object.entries(table).map(([name, { blank }]) => [name, blank]);
  return /** @type {any} */ (Object.fromEntries(blanks));
}
