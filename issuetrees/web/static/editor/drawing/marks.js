/**
 * What is drawn onto a box beside its own record: each room puts there what it knows, and the
 * painters show it.
 *
 * @typedef {import("../base/types.js").Person} Person
 * @typedef {import("../base/types.js").Verdict} Verdict
 *
 * @typedef {{now: Set<string>, before: Set<string>}} WayMarks ids of nodes and arrows on a route,
 *   and on the one before it
 */

export class Marks {
  /** @type {Map<string, Person>} who else is on it */
  peers = new Map();
  /** @type {Map<string, Verdict>} */
  verdicts = new Map();
  /** @type {Map<string, {open: number, resolved: number}>} threads of comments */
  comments = new Map();
  /** @type {Map<string, HTMLElement>} signs of the goals that come from it */
  goals = new Map();
  /** @type {Map<string, HTMLElement>} signs of how far its so-what is behind */
  late = new Map();
  /** @type {Map<string, HTMLElement>} signs of what its evidence amounts to */
  evidence = new Map();
  /** @type {Set<string> | null} nodes that match what is looked for; null while nothing is */
  found = null;
  /** @type {Map<string, string>} what is being done to it, or was: "lifted", "linking", "moved" … */
  states = new Map();
  /** @type {WayMarks | null} the route that is looked at on a map */
  way = null;
}
