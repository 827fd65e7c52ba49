/**
 * An outline before it is put in: titles, levels and what is left out can still be changed. The
 * order of reading never changes, so a step costs the branch that it moves and nothing else.
 *
 * @typedef {{title: string, depth: number}} Line
 */

/** The deepest level that an outline may have. */
const DEEPEST = 100;

/** @template {Line} Node */
export class Draft {
  /** @type {(() => number)[]} takes one step back each, and says where that was */
  #done = [];

  /** @param {Node[]} nodes in the order of reading, 1 for the first level */
  constructor(nodes) {
    this.nodes = nodes;
    this.titles = nodes.map(({ title }) => title);
    this.depths = Int32Array.from(nodes, ({ depth }) => depth);
    this.left = new Uint8Array(nodes.length);
  }

  get size() {
    return this.nodes.length;
  }

  /** @param {number} place */
  depth(place) {
    return this.depths[place] ?? 0;
  }

  /** Where the branch ends: the place after its last line. @param {number} place */
  end(place) {
    const depth = this.depth(place);
    let end = place + 1;
    while (end < this.size && this.depth(end) > depth) end += 1;
    return end;
  }

  /** @param {number} place @param {string} title @returns {boolean} whether that is another one */
  rename(place, title) {
    const before = this.titles[place] ?? "";
    if (title === "" || title === before) return false;
    this.titles[place] = title;
    this.#did(place, () => {
      this.titles[place] = before;
    });
    return true;
  }

  /**
   * Takes a branch a level in or out; what stood beside and below it goes under it then, as in any
   * text with indents.
   * @param {number} place
   * @param {1 | -1} by
   * @returns {boolean} whether there is such a level
   */
  shift(place, by) {
    const [end, depth] = [this.end(place), this.depth(place)];
    const highest = this.depth(place - 1) + 1;
    const deepest = this.depths.subarray(place, end).reduce((most, one) => Math.max(most, one), 0);
    if (depth + by < 1 || depth + by > highest || deepest + by > DEEPEST) return false;
    this.#move(place, end, by);
    this.#did(place, () => this.#move(place, end, -by));
    return true;
  }

  /** @param {number} from @param {number} to @param {number} by */
  #move(from, to, by) {
    for (let i = from; i < to; i += 1) this.depths[i] = this.depth(i) + by;
  }

  /** Leaves a line out with all below it, or puts it back. @param {number} place */
  leave(place) {
    const turn = () => {
      this.left[place] = this.left[place] ? 0 : 1;
    };
    turn();
    this.#did(place, turn);
  }

  /** The line that a line is left out with: itself or one above. @param {number} place */
  leftWith(place) {
    let depth = this.depth(place) + 1;
    for (let i = place; i >= 0 && depth > 1; i -= 1) {
      if (this.depth(i) >= depth) continue;
      depth = this.depth(i);
      if (this.left[i]) return i;
    }
    return null;
  }

  /** Takes the last step back. @returns {number | null} where that was */
  undo() {
    return this.#done.pop()?.() ?? null;
  }

  /** @param {number} place @param {() => void} back */
  #did(place, back) {
    this.#done.push(() => {
      back();
      return place;
    });
  }

  /** What is put in. @returns {Node[]} */
  kept() {
    /** @type {Node[]} */
    const kept = [];
    for (let i = 0; i < this.size; i = this.left[i] ? this.end(i) : i + 1)
      if (!this.left[i]) kept.push(this.line(i));
    return kept;
  }

  /** @param {number} place @returns {Node} as it is now */
  line(place) {
    const node = /** @type {Node} */ (this.nodes[place]);
    return { ...node, title: this.titles[place] ?? "", depth: this.depth(place) };
  }
}
