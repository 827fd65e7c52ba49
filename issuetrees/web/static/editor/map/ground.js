/**
 * The ground between the boxes of a map: what stands on a line across or down, and the levels on
 * which an arrow may go round boxes.
 *
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {{x: number, y: number}} Point
 */

/** How far an arrow keeps from a box that it goes round. */
const CLEAR = 12;
/** So far within a box a line is behind it. */
const INSIDE = 1;
/** So near a box a curve is not drawn that passes it. */
const AIR = 4;
/** So many levels are tried for a way round. */
const MOST_LEVELS = 60;

export class Ground {
  /** @param {Box[]} boxes */
  constructor(boxes) {
    this.boxes = boxes;
    const levels = new Set(boxes.flatMap(({ y, h }) => [y - CLEAR, y + h + CLEAR]));
    this.levels = [...levels].sort((one, other) => one - other);
    /** @type {Map<number, Box[]>} what stands on a level, and what on a line down */
    this.rows = new Map();
    /** @type {Map<number, Box[]>} */
    this.columns = new Map();
  }

  /** Whether a box stands on a line across. @param {number} y @param {number} from @param {number} to */
  isAcross(y, from, to) {
    let row = this.rows.get(y);
    if (!row) {
      row = this.boxes.filter((box) => isWithin(y, box.y, box.h));
      this.rows.set(y, row);
    }
    return row.some((box) => isBetween(box.x, box.w, from, to));
  }

  /** Whether a box stands on a line down. @param {number} x @param {number} from @param {number} to */
  isDown(x, from, to) {
    let column = this.columns.get(x);
    if (!column) {
      column = this.boxes.filter((box) => isWithin(x, box.x, box.w));
      this.columns.set(x, column);
    }
    return column.some((box) => isBetween(box.y, box.h, from, to));
  }

  /**
   * The levels between two heights, then those beside them, the nearest first.
   * @param {number} from
   * @param {number} to
   */
  *levelsNear(from, to) {
    const { levels } = this;
    const [top, bottom] = [Math.min(from, to), Math.max(from, to)];
    const first = levels.findIndex((level) => level >= top);
    let below = first < 0 ? levels.length : first;
    let above = below - 1;
    for (let count = 0; count < MOST_LEVELS; count += 1) {
      const [up, down] = [levels[above], levels[below]];
      if (up === undefined && down === undefined) return;
      const isUp = down === undefined || (up !== undefined && top - up < down - bottom);
      if (isUp) above -= 1;
      else below += 1;
      yield/** @type {number} */ (isUp ? up : down);
    }
  }
}

/** Whether two boxes have a part in common or all but touch. @param {Box} box @param {Box} other */
export function isNear(box, other) {
  return (
    box.x - AIR < other.x + other.w &&
    box.x + box.w + AIR > other.x &&
    box.y - AIR < other.y + other.h &&
    box.y + box.h + AIR > other.y
  );
}

/** Whether a place is behind a box. @param {number} place @param {number} start @param {number} size */
function isWithin(place, start, size) {
  return start + INSIDE < place && place < start + size - INSIDE;
}

/** Whether two boxes have a part in common. @param {Box} box @param {Box} other */
export function touches(box, other) {
  return (
    isBetween(box.x, box.w, other.x, other.x + other.w) &&
    isBetween(box.y, box.h, other.y, other.y + other.h)
  );
}

/** @param {number} start @param {number} size @param {number} from @param {number} to */
function isBetween(start, size, from, to) {
  return Math.min(from, to) < start + size - INSIDE && Math.max(from, to) > start + INSIDE;
}
