/**
 * Columns from left to right: the layout of an issue tree. The algorithm and the numbers are
 * those of `issuetrees.core.layout.tree` (its docstring is the specification); here every
 * subtree's block is kept, so that an edit costs its ancestors only, and a question about a
 * window costs what is in the window.
 *
 * @typedef {import("../base/types.js").Box} Box
 *
 * @typedef {object} Source
 * @property {(id: string) => readonly string[]} children visible children, none when folded
 * @property {(id: string) => string | null} parentId
 * @property {(id: string) => number} height in px
 * @property {(id: string) => number} width in px: `WIDTH`, or up to `WIDEST` where nothing hangs below
 * @property {(ids: readonly string[], number: string) => string[] | null} [numbers] of siblings under
 *   a number, where these are not simply their places
 *
 * @typedef {object} Block the vertical interval of a subtree
 * @property {number} height
 * @property {number} top of the subtree's own box in it
 * @property {number} boxHeight
 * @property {number} boxWidth
 * @property {number} reach from the left edge of its box to the rightmost one below it
 * @property {number[]} starts where the blocks of the children begin
 *
 * @typedef {object} Visit one box that touches the window
 * @property {string} id
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string} number "3.2"
 * @property {number} depth
 *
 * @typedef {object} Fan the lines from one parent to some of its children
 * @property {string} id
 * @property {number} x right edge of the parent
 * @property {number} y centre of the parent
 * @property {{id: string, x: number, y: number}[]} ends left edge and centre of the children
 *
 * @typedef {object} Window
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 */

export const WIDTH = 232;
export const WIDEST = 340;
export const COLUMN = WIDTH + 48;
const LEAF_GAP = 8;
const BRANCH_GAP = 16;

export class TreeLayout {
  /** @param {Source} source */
  constructor(source) {
    this.source = source;
    /** @type {Map<string, Block>} */
    this.blocks = new Map();
  }

  /** Forgets everything. */
  clear() {
    this.blocks.clear();
  }

  /**
   * The box changed its height or its children: its block and those above are made anew.
   * @param {string | null} id
   */
  invalidate(id) {
    for (let up = id; up !== null; up = this.source.parentId(up)) this.blocks.delete(up);
  }

  /**
   * @param {string} id
   * @returns {Block}
   */
  block(id) {
    const known = this.blocks.get(id);
    if (known) return known;
    const order = [id];
    for (let i = 0; i < order.length; i += 1) {
      for (const child of this.source.children(/** @type {string} */ (order[i]))) {
        if (!this.blocks.has(child)) order.push(child);
      }
    }
    for (let i = order.length - 1; i >= 0; i -= 1) this.#make(/** @type {string} */ (order[i]));
    return /** @type {Block} */ (this.blocks.get(id));
  }

  /** @param {string} id whose children's blocks are known */
  #make(id) {
    const boxHeight = Math.ceil(2 * this.source.height(id)) / 2;
    const ids = this.source.children(id);
    const blocks = ids.map((child) => /** @type {Block} */ (this.blocks.get(child)));
    this.blocks.set(id, stack(boxHeight, this.source.width(id), blocks));
  }

  /**
   * Where a visible box is.
   * @param {string} id
   * @param {string} rootId
   * @returns {Box | null} null when it hangs below a folded one or outside the root's branch
   */
  box(id, rootId) {
    const path = [];
    for (let at = id; at !== rootId; ) {
      const up = this.source.parentId(at);
      const index = up === null ? -1 : this.source.children(up).indexOf(at);
      if (up === null || index < 0) return null;
      path.push(index);
      at = up;
    }
    this.block(rootId);
    const depth = path.length;
    let start = 0;
    let at = rootId;
    for (let index = path.pop(); index !== undefined; index = path.pop()) {
      start += /** @type {number} */ (this.block(at).starts[index]);
      at = /** @type {string} */ (this.source.children(at)[index]);
    }
    const block = this.block(id);
    return { x: depth * COLUMN, y: start + block.top, w: block.boxWidth, h: block.boxHeight };
  }

  /**
   * Tells of every box and every fan of lines that touches the window.
   * @param {string} rootId
   * @param {Window} window
   * @param {(visit: Visit) => void} onBox
   * @param {(fan: Fan) => void} onFan
   * @param {string} [rootNumber] number of the root, when it is a branch that one focuses on
   */
  visit(rootId, window, onBox, onFan, rootNumber = "") {
    const waiting = [{ id: rootId, start: 0, depth: 0, number: rootNumber }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { id, start, depth, number } = next;
      const block = this.block(id);
      const x = depth * COLUMN;
      const y = start + block.top;
      const isInside = y <= window.bottom && y + block.boxHeight >= window.top;
      if (isInside && x + block.boxWidth >= window.left) {
        onBox({ id, x, y, width: block.boxWidth, height: block.boxHeight, number, depth });
      }
      if (block.starts.length === 0 || x + WIDTH > window.right) continue;
      const [from, to] = this.#range(block, start, window);
      this.#fan(id, { x, y, start, from, to }, onFan);
      const ids = this.source.children(id);
      const numbers = this.source.numbers?.(ids, number);
      for (let i = to; i >= from; i -= 1) {
        const childNumber = numbers?.[i] ?? (number === "" ? `${i + 1}` : `${number}.${i + 1}`);
        const childStart = start + /** @type {number} */ (block.starts[i]);
        waiting.push({
          id: /** @type {string} */ (ids[i]),
          start: childStart,
          depth: depth + 1,
          number: childNumber,
        });
      }
    }
  }

  /**
   * The first and last child whose line may be seen: those in the window and one on either side.
   * @param {Block} block
   * @param {number} start
   * @param {Window} window
   * @returns {[number, number]}
   */
  #range(block, start, window) {
    const last = block.starts.length - 1;
    const from = Math.max(0, upper(block.starts, window.top - start) - 2);
    const to = Math.min(last, upper(block.starts, window.bottom - start));
    return [from, to];
  }

  /**
   * @param {string} id
   * @param {{x: number, y: number, start: number, from: number, to: number}} place
   * @param {(fan: Fan) => void} onFan
   */
  #fan(id, { x, y, start, from, to }, onFan) {
    const block = this.block(id);
    const ids = this.source.children(id);
    const ends = [];
    for (let i = from; i <= to; i += 1) {
      const child = /** @type {string} */ (ids[i]);
      const below = this.block(child);
      const centre =
        start + /** @type {number} */ (block.starts[i]) + below.top + below.boxHeight / 2;
      ends.push({ id: child, x: x + COLUMN, y: centre });
    }
    onFan({ id, x: x + WIDTH, y: y + block.boxHeight / 2, ends });
  }
}

/**
 * Stacks the children's blocks and centres a box on them.
 * @param {number} boxHeight
 * @param {number} boxWidth
 * @param {Block[]} blocks
 * @returns {Block}
 */
function stack(boxHeight, boxWidth, blocks) {
  const starts = [];
  let end = 0;
  let reach = boxWidth;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = /** @type {Block} */ (blocks[i]);
    if (i > 0) end += isLeaf(block) && isLeaf(blocks[i - 1]) ? LEAF_GAP : BRANCH_GAP;
    starts.push(end);
    end += block.height;
    reach = Math.max(reach, COLUMN + block.reach);
  }
  const first = blocks[0];
  const last = blocks.at(-1);
  const own = { boxHeight, boxWidth, reach, starts };
  if (!first || !last) return { height: boxHeight, top: 0, ...own };
  const middle = (centre(first) + /** @type {number} */ (starts.at(-1)) + centre(last)) / 2;
  const top = Math.floor(2 * (middle - boxHeight / 2)) / 2;
  const start = Math.min(0, top);
  const height = Math.max(end, top + boxHeight) - start;
  if (start < 0)
    for (let i = 0; i < starts.length; i += 1)
      starts[i] = /** @type {number} */ (starts[i]) - start;
  return { height, top: top - start, ...own };
}

/** @param {Block | undefined} block */
function isLeaf(block) {
  return block !== undefined && block.starts.length === 0;
}

/** @param {Block} block */
function centre(block) {
  return block.top + block.boxHeight / 2;
}

/**
 * @param {number[]} sorted
 * @param {number} value
 * @returns {number} how many are not greater than the value
 */
function upper(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (sorted[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
