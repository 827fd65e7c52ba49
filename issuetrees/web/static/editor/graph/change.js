/**
 * A Change is what a command did to flat records: added, updated {field: [old, new]}, removed.
 * Everything here is plain JSON in, plain JSON out; mirrors `issuetrees.core.graph.change`.
 *
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {import("../base/types.js").PartChange} PartChange
 * @typedef {import("../base/types.js").FieldChanges} FieldChanges
 * @typedef {import("../base/types.js").AnyRecord} AnyRecord
 */

/** @returns {PartChange} */
function emptyPart() {
  return { added: {}, updated: {}, removed: {} };
}

/** @returns {Change} a change that does nothing */
export function emptyChange() {
  return { nodes: emptyPart(), links: emptyPart() };
}

/**
 * Fills in the parts that JSON from elsewhere may leave out.
 * @param {any} json
 * @returns {Change}
 */
export function completeChange(json) {
  return {
    nodes: { ...emptyPart(), ...(json?.nodes ?? {}) },
    links: { ...emptyPart(), ...(json?.links ?? {}) },
  };
}

/** @param {Change} change */
export function isEmpty(change) {
  return isEmptyPart(change.nodes) && isEmptyPart(change.links);
}

/** @param {PartChange} part */
function isEmptyPart(part) {
  return [part.added, part.updated, part.removed].every((ids) => Object.keys(ids).length === 0);
}

/**
 * Equality of JSON values; the order of keys does not count.
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/**
 * Changes the records in place. Missing records are skipped, so that a change can be applied to a
 * copy that already lost them.
 * @param {Map<string, AnyRecord>} records
 * @param {PartChange} part
 */
export function applyPart(records, part) {
  for (const id of Object.keys(part.removed)) records.delete(id);
  for (const [id, record] of Object.entries(part.added)) records.set(id, { ...record });
  for (const [id, fields] of Object.entries(part.updated)) {
    const record = records.get(id);
    if (!record) continue;
    for (const [field, pair] of Object.entries(fields)) record[field] = pair[1];
  }
}

/**
 * @param {{nodes: Map<string, AnyRecord>, links: Map<string, AnyRecord>}} graph changed in place
 * @param {Change} change
 */
export function apply(graph, change) {
  applyPart(graph.nodes, change.nodes);
  applyPart(graph.links, change.links);
}

/**
 * The change that takes this one back.
 * @param {Change} change
 * @returns {Change}
 */
export function invert(change) {
  return { nodes: invertPart(change.nodes), links: invertPart(change.links) };
}

/**
 * @param {PartChange} part
 * @returns {PartChange}
 */
function invertPart(part) {
  /** @type {Record<string, FieldChanges>} */
  const updated = {};
  for (const [id, fields] of Object.entries(part.updated)) {
    updated[id] = {};
    for (const [field, [old, now]] of Object.entries(fields)) updated[id][field] = [now, old];
  }
  return { added: { ...part.removed }, updated, removed: { ...part.added } };
}

/**
 * One change that does what `a` and then `b` do.
 * @param {Change} a
 * @param {Change} b
 * @returns {Change}
 */
export function squash(a, b) {
  return { nodes: squashPart(a.nodes, b.nodes), links: squashPart(a.links, b.links) };
}

/**
 * @param {PartChange} a
 * @param {PartChange} b
 * @returns {PartChange}
 */
function squashPart(a, b) {
  /** @type {PartChange} */
  const out = { added: { ...a.added }, updated: { ...a.updated }, removed: { ...a.removed } };
  for (const [id, record] of Object.entries(b.removed)) squashRemoval(out, id, record);
  for (const [id, record] of Object.entries(b.added)) squashAddition(out, id, record);
  for (const [id, fields] of Object.entries(b.updated)) squashUpdate(out, id, fields);
  return out;
}

/**
 * @param {PartChange} out
 * @param {string} id
 * @param {AnyRecord} record as it was when removed
 */
function squashRemoval(out, id, record) {
  if (out.added[id]) {
    delete out.added[id];
    return;
  }
  const before = { ...record };
  for (const [field, [old]] of Object.entries(out.updated[id] ?? {})) before[field] = old;
  delete out.updated[id];
  out.removed[id] = before;
}

/**
 * @param {PartChange} out
 * @param {string} id
 * @param {AnyRecord} record
 */
function squashAddition(out, id, record) {
  const before = out.removed[id];
  if (!before) {
    out.added[id] = record;
    return;
  }
  delete out.removed[id];
  /** @type {FieldChanges} */
  const fields = {};
  for (const field of Object.keys(record)) {
    if (!isSame(before[field], record[field])) fields[field] = [before[field], record[field]];
  }
  if (Object.keys(fields).length > 0) out.updated[id] = fields;
}

/**
 * @param {PartChange} out
 * @param {string} id
 * @param {FieldChanges} fields
 */
function squashUpdate(out, id, fields) {
  const added = out.added[id];
  if (added) {
    const record = { ...added };
    for (const [field, pair] of Object.entries(fields)) record[field] = pair[1];
    out.added[id] = record;
    return;
  }
  /** @type {FieldChanges} */
  const merged = { ...out.updated[id] };
  for (const [field, [old, now]] of Object.entries(fields)) {
    const first = merged[field] ? merged[field][0] : old;
    if (isSame(first, now)) delete merged[field];
    else merged[field] = [first, now];
  }
  if (Object.keys(merged).length > 0) out.updated[id] = merged;
  else delete out.updated[id];
}
