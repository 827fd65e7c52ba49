/** The bar of a total as `core/drawing/bars.py` draws it: parts end to end, labels where they fit. */

/**
 * @typedef {object} Track a line whose `length` is worth `scale`
 * @property {number} length
 * @property {number} thickness
 * @property {number} scale
 * @property {number} size of labels
 * @property {number} inset
 * @property {number} below
 */

/** @typedef {{ value: number, tone: number, label?: string, room?: number, title?: string }} Part */
/** @typedef {Part & { left: number, width: number, isLabelled: boolean }} Drawn */

/** What is thinner is not drawn. */
const HAIR = 0.05;
/** From the middle of a line of text down to where its letters stand, in parts of their size. */
const BASELINE = 0.3635;

/**
 * @param {Part[]} parts
 * @param {Track} track
 * @returns {Drawn[]}
 */
export function stackOf(parts, track) {
  /** @param {number} value */
  const at = (value) =>
    track.scale ? (track.length * Math.min(Math.max(value, 0), track.scale)) / track.scale : 0;
  let start = 0;
  const drawn = parts.map((part) => {
    const [left, width] = [at(start), at(part.value)];
    start += part.value;
    return { ...part, left, width, isLabelled: Boolean(part.label) && (part.room ?? 0) <= width };
  });
  return drawn.filter(({ width }) => width >= HAIR);
}

/**
 * The markup inside the picture.
 *
 * @param {Drawn[]} parts
 * @param {Track} track
 */
export function markup(parts, { length, thickness, size, inset }) {
  const line = `<rect class="chart-track" rx="2" width="${length}" height="${thickness}"></rect>`;
  const y = (thickness / 2 + BASELINE * size).toFixed(1);
  return parts.reduce((all, { tone, left, width, label, isLabelled, title }) => {
    const place = `x="${left.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${thickness}"`;
    const words = `x="${(left + inset).toFixed(1)}" y="${y}" font-size="${size}"`;
    const text = isLabelled ? `<text class="bar-label" ${words}>${label}</text>` : "";
    const heard = `<title>${escaped(title ?? "")}</title>`;
    return `${all}<g>${heard}<rect class="chart-series-${tone}" ${place}></rect>${text}</g>`;
  }, line);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
