/** What of scores is sent together, and what of it again when some of it is refused. */

/** @typedef {import("./score_cells.js").CellState} CellState */

/**
 * @typedef {object} Cell as REST takes it
 * @property {string} initiative_id
 * @property {string} criterion_id
 * @property {string} assessor_id
 * @property {CellState | null} state
 * @property {number | null} value
 * @property {number | null} [low]
 * @property {number | null} [high]
 * @property {string} reason
 * @property {boolean} [is_beyond] whether a value beyond the scale is meant
 */

/** @typedef {{ key: string, isTried?: boolean, round: string, cells: Cell[] }} ScoreLetter */

export const MOST_CELLS = 2000;
/** The server names so many wrong cells; where there are as many there may be more. */
const MOST_ERRORS = 50;

/** @param {Cell} cell */
export function keyOf(cell) {
  return `${cell.initiative_id} ${cell.criterion_id} ${cell.assessor_id}`;
}

/**
 * Cells of a letter with later ones, which take the place of their own.
 *
 * @param {Cell[]} cells
 * @param {Cell[]} later
 * @returns {Cell[]}
 */
export function withCells(cells, later) {
  return [...new Map([...cells, ...later].map((cell) => [keyOf(cell), cell])).values()];
}

/**
 * The server takes all cells of a letter or none: what was right goes again without the rest,
 * unless something newer is on its way.
 *
 * @param {Cell[]} cells
 * @param {any} problem
 * @param {Cell[]} later what waits
 * @returns {{ again: Cell[], refused: Cell[] }}
 */
export function cellsToSend(cells, problem, later) {
  /** @type {{ index: number }[]} */
  const errors = problem?.details?.errors ?? [];
  if (errors.length === 0 || errors.length >= MOST_ERRORS) return { again: [], refused: cells };
  const wrong = new Set(errors.map(({ index }) => index));
  const newer = new Set(later.map(keyOf));
  return {
    again: cells.filter((cell, index) => !wrong.has(index) && !newer.has(keyOf(cell))),
    refused: cells.filter((_, index) => wrong.has(index)),
  };
}
