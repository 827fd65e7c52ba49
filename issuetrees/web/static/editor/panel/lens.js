/**
 * How one looks at a drawing: what the bar at a box's edge tells, and which boxes a filter leaves
 * bright. A view of one person; not part of the graph.
 *
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {string} Trait a field that is chosen, or one of "owner", "due" and "verdict"
 */

import { daysUntil, isLate } from "../../kit/formats/days.js";
import { Topic } from "../../kit/topic.js";
import { namesOf } from "../base/fields.js";

/** What a box is that lacks the trait. */
export const NONE = "none";
const WEEK = 7;

/** Traits that the bar can show. @type {readonly Trait[]} */
export const COLOURINGS = ["status", "priority", "owner", "verdict"];

const CHOSEN = namesOf("nodes", ({ form, setBy }) => form === "choice" && setBy === "edit");
/** Traits that can be filtered by, in the order of the menu. @type {readonly Trait[]} */
const OF_TREE = [...CHOSEN, "owner", "due", "verdict"];
/** @type {readonly Trait[]} */
const OF_MAP = ["owner", "due"];

export class Lens {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Trait} */
    this.colouring = "status";
    /** @type {Map<Trait, Set<string>>} the values that stay bright; all of them where it is silent */
    this.filter = new Map();
    /** @type {Topic<[]>} */
    this.changed = new Topic();
  }

  /** @returns {readonly Trait[]} */
  get traits() {
    return this.editor.stageMap ? OF_MAP : OF_TREE;
  }

  get isFiltering() {
    return this.filter.size > 0;
  }

  /**
   * What a box is in one respect.
   * @param {Trait} trait
   * @param {NodeRecord} record
   * @returns {string}
   */
  value(trait, record) {
    switch (trait) {
      case "owner":
        return record.owner_id ?? NONE;
      case "verdict":
        return this.editor.marks.verdicts.get(record.id)?.state ?? NONE;
      case "due":
        return dueValue(record, this.editor.zone);
      default:
        return /** @type {Record<string, any>} */ (record)[trait] ?? NONE;
    }
  }

  /** @param {string} id @returns {boolean} whether the filter lets the box fade */
  dims(id) {
    if (this.filter.size === 0) return false;
    const record = this.editor.graph.told(id);
    if (!record) return false;
    for (const [trait, values] of this.filter) {
      if (!values.has(this.value(trait, record))) return true;
    }
    return false;
  }

  /** @param {string} colouring */
  colourBy(colouring) {
    const known = COLOURINGS.find((trait) => trait === colouring);
    if (!known || known === this.colouring) return;
    this.colouring = known;
    this.#tell();
  }

  #tell() {
    this.editor.view.touchAll();
    this.changed.tell();
  }

  /** The filter as an address holds it: "status:open,answered;owner:none"; "" without one. */
  get words() {
    return wordsOf(this.filter);
  }

  /** @param {string} words as `words` gives them; what is not known is left aside */
  read(words) {
    if (words === this.words) return;
    this.filter.clear();
    for (const part of words.split(";")) {
      const [name = "", list = ""] = part.split(":");
      const trait = this.traits.find((one) => one === name);
      const values = list.split(",").filter((value) => value !== "");
      if (trait && values.length > 0) this.filter.set(trait, new Set(values));
    }
    this.#tell();
  }
}

/** @param {Lens["filter"]} filter */
export function wordsOf(filter) {
  return [...filter].map(([trait, values]) => `${trait}:${[...values].join(",")}`).join(";");
}

/**
 * @param {NodeRecord} record
 * @param {string | undefined} zone
 */
function dueValue(record, zone) {
  if (!record.due_on) return NONE;
  if (isLate(record, zone)) return "late";
  const days = daysUntil(record.due_on, zone);
  return days >= 0 && days <= WEEK ? "week" : "later";
}
