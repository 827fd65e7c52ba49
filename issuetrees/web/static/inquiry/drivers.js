/**
 * The numbers of a driver tree in base units; after a change only what follows from it is
 * calculated again. The twin of `core/drivers/calculate.py`; golden cases tie the two.
 */

/** @typedef {string | number | [sign: string, ...terms: any[]]} Term an id, a number, a sign over terms */
/** @typedef {"" | "missing" | "zero" | "large"} Fault why there is no number */
/** @typedef {{ id: string, term: Term | null, own: number | null }} Driver own: in base units */

const MOST = 1e300;

export class Drivers {
  /**
   * @param {Driver[]} drivers
   * @param {Map<string, number>} [given] numbers that stand instead of the tree's own, by id
   */
  constructor(drivers, given = new Map()) {
    /** @type {Map<string, Driver>} */
    this.drivers = new Map(drivers.map((driver) => [driver.id, driver]));
    this.given = new Map([...given].filter(([id]) => this.drivers.has(id)));
    /** @type {Map<string, number>} */
    this.values = new Map();
    /** @type {Map<string, Fault>} */
    this.faults = new Map();
    /** @type {Map<string, string[]>} */
    this.above = new Map();
    for (const { id, term } of drivers)
      for (const name of new Set(namesIn(term))) push(this.above, name, id);
    this.order = inOrder(this.drivers, this.above);
    this.places = new Map(this.order.map((id, place) => [id, place]));
    for (const id of this.order) this.#calculate(id);
  }

  /** @param {string} id @returns {number | null} */
  valueOf(id) {
    return this.values.get(id) ?? null;
  }

  /**
   * Give numbers, null takes one back; the tree's own ones are changed by `own`.
   *
   * @param {[id: string, value: number | null][]} changes
   * @returns {string[]} the ids of all that is another one now
   */
  put(changes) {
    for (const [id, value] of changes)
      if (value === null) this.given.delete(id);
      else this.given.set(id, value);
    return this.#recalculate(changes.map(([id]) => id));
  }

  /** @param {[id: string, value: number | null][]} changes @returns {string[]} */
  own(changes) {
    for (const [id, value] of changes) {
      const driver = this.drivers.get(id);
      if (driver) driver.own = value;
    }
    return this.#recalculate(changes.map(([id]) => id));
  }

  /** @param {string[]} ids @returns {string[]} */
  #recalculate(ids) {
    const touched = reached(ids, this.above).sort(
      (one, other) => this.#place(one) - this.#place(other),
    );
    const waiting = new Set(ids);
    const moved = [];
    for (const id of touched) {
      if (!waiting.has(id)) continue;
      const before = this.values.get(id);
      this.#calculate(id);
      if (this.values.get(id) === before) continue;
      moved.push(id);
      for (const one of this.above.get(id) ?? []) waiting.add(one);
    }
    return moved;
  }

  /** @param {string} id */
  #place(id) {
    return this.places.get(id) ?? 0;
  }

  /** @param {string} id */
  #calculate(id) {
    this.values.delete(id);
    this.faults.delete(id);
    const { term = null, own = null } = this.drivers.get(id) ?? {};
    const given = this.given.get(id);
    if (given !== undefined) this.values.set(id, given);
    else if (term === null || !namesIn(term).every((name) => this.values.has(name)))
      this.#keep(id, own);
    else this.#keep(id, comesTo(term, this.values));
  }

  /** @param {string} id @param {number | null} value */
  #keep(id, value) {
    if (value === null) this.faults.set(id, "missing");
    else if (Number.isNaN(value)) this.faults.set(id, "zero");
    else if (Math.abs(value) > MOST) this.faults.set(id, "large");
    else this.values.set(id, value);
  }
}

/** What a term comes to; NaN where it divides by zero. @param {Term} term @param {Map<string, number>} values @returns {number} */
export function comesTo(term, values) {
  if (typeof term === "string") return values.get(term) ?? Number.NaN;
  if (typeof term === "number") return term;
  const [sign, first, ...rest] = term;
  let made = comesTo(first, values);
  for (const one of rest) {
    const value = comesTo(one, values);
    if (sign === "+") made += value;
    else if (sign === "-") made -= value;
    else if (sign === "*") made *= value;
    else made = value === 0 ? Number.NaN : made / value;
  }
  return made;
}

/** @param {Term | null} term @returns {string[]} */
function namesIn(term) {
  if (typeof term === "string") return [term];
  return Array.isArray(term) ? term.slice(1).flatMap((one) => namesIn(one)) : [];
}

/**
 * Each behind those that it follows from.
 *
 * @param {Map<string, Driver>} drivers
 * @param {Map<string, string[]>} above
 */
function inOrder(drivers, above) {
  const waits = new Map([...drivers].map(([id, { term }]) => [id, new Set(namesIn(term)).size]));
  const order = [...drivers.keys()].filter((id) => waits.get(id) === 0);
  for (const id of order)
    for (const one of above.get(id) ?? []) {
      const left = (waits.get(one) ?? 0) - 1;
      waits.set(one, left);
      if (left === 0) order.push(one);
    }
  return order;
}

/** All that may follow from some, with these. @param {string[]} ids @param {Map<string, string[]>} above */
function reached(ids, above) {
  const found = new Set(ids);
  for (const id of found) for (const one of above.get(id) ?? []) found.add(one);
  return [...found];
}

/** @param {Map<string, string[]>} lists @param {string} key @param {string} value */
function push(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
