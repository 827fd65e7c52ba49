/**
 * How a title breaks into lines. Done here, not by the browser, so that the height of a box is
 * known before it is in the document; the box shows exactly these lines.
 *
 * @typedef {(text: string, font: string) => number} TextWidth width in px at 100 %
 *
 * @typedef {object} Style
 * @property {string} font weight and size as a canvas wants it, without the family
 * @property {number} lineHeight px
 */

import { characterStart } from "../../kit/text.js";
import { WIDTH } from "../graph/layout.js";

/** @type {Record<"root" | "branch" | "plain", Style>} */
export const STYLES = {
  root: { font: "650 16px", lineHeight: 22 },
  branch: { font: "650 14px", lineHeight: 18 },
  plain: { font: "400 14px", lineHeight: 18 },
};
/** Tabular digits and dots of the number at 12 px, and the gap between it and the title, px. */
const DIGIT = 7.7;
const DOT = 3.6;
const NUMBER_GAP = 6;
/** Padding at the left and right of the text together, px. */
const SIDES = 24;
/** Padding above and below the text together, px. */
export const PADDING = 16;
/** Height of the row of marks, px. */
export const MARKS = 20;

/**
 * Room for a number like "3.2" and the gap after it.
 * @param {number} digits
 * @param {number} dots
 */
export function numberWidth(digits, dots) {
  return Math.ceil(digits * DIGIT + dots * DOT) + NUMBER_GAP;
}

const SPACE = 0x20;
const NEWLINE = 0x0a;
/** A line may end after these: - ‐ – — / */
const BREAKS_AFTER = new Set([0x2d, 0x2010, 0x2013, 0x2014, 0x2f]);
const NARROW = 0x10000;
/** Sums of widths are not exact, px. */
const SLACK = 0.01;

export class Measure {
  /** @param {TextWidth} textWidth */
  constructor(textWidth) {
    this.textWidth = textWidth;
    /** @type {Map<string, Float64Array>} font → width of each character; NaN until measured */
    this.fonts = new Map();
    /** @type {Map<string, number>} widths of characters outside the first plane */
    this.wide = new Map();
  }

  /** @param {string} font */
  #advances(font) {
    let advances = this.fonts.get(font);
    if (!advances) {
      advances = new Float64Array(NARROW).fill(Number.NaN);
      this.fonts.set(font, advances);
    }
    return advances;
  }

  /**
   * The width of a character that was not met before.
   * @param {string} text
   * @param {number} at
   * @param {string} font
   * @param {Float64Array} advances takes the width, where a table can hold it
   */
  #meet(text, at, font, advances) {
    const code = text.charCodeAt(at);
    const isFirstHalf = code >= 0xd800 && code < 0xdc00;
    if (isFirstHalf) {
      const letter = text.slice(at, at + 2);
      const key = font + letter;
      const width = this.wide.get(key) ?? this.textWidth(letter, font);
      this.wide.set(key, width);
      return width;
    }
    const isSecondHalf = code >= 0xdc00 && code < 0xe000;
    const width = isSecondHalf ? 0 : this.textWidth(text.charAt(at), font);
    advances[code] = width;
    return width;
  }

  /**
   * How many lines a title takes.
   * @param {string} title
   * @param {string} font
   * @param {number} indent of the first line, px
   * @param {number} [width] of the box, px
   */
  count(title, font, indent, width = WIDTH) {
    return this.#break(title, font, { indent, width }, null);
  }

  /**
   * The lines of a title: broken at spaces and after hyphens; a word that is wider than the box
   * is cut.
   * @param {string} title
   * @param {string} font
   * @param {number} indent of the first line, px
   * @param {number} [width] of the box, px
   * @returns {string[]} at least one
   */
  lines(title, font, indent, width = WIDTH) {
    /** @type {string[]} */
    const out = [];
    this.#break(title, font, { indent, width }, out);
    return out;
  }

  /**
   * @param {string} text
   * @param {string} font
   * @param {{indent: number, width: number}} size
   * @param {string[] | null} out takes the lines
   * @returns {number} of lines
   */
  #break(text, font, { indent, width }, out) {
    const advances = this.#advances(font);
    const line = new Line(text, width - SIDES, out);
    line.room -= indent;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === NEWLINE) {
        line.end(i, 0);
        line.start = i + 1;
        continue;
      }
      const known = /** @type {number} */ (advances[code]);
      const wide = known >= 0 ? known : this.#meet(text, i, font, advances);
      if (code !== SPACE && !line.holds(wide)) this.#wrap(line, i, wide, advances, font);
      line.used += wide;
      if (code === SPACE || BREAKS_AFTER.has(code)) line.mark(i + 1);
    }
    out?.push(text.slice(line.start));
    return line.count;
  }

  /**
   * A character does not fit: the word that it belongs to goes to the next line; a word that is
   * wider than the box is cut, but not within a letter with its marks or a family of emoji.
   * @param {Line} line
   * @param {number} at
   * @param {number} width of the character
   * @param {Float64Array} advances
   * @param {string} font
   */
  #wrap(line, at, width, advances, font) {
    line.wrap();
    if (line.holds(width) || at === line.start) return;
    const start = characterStart(line.text, at);
    if (start <= line.start) return;
    let moved = 0;
    for (let i = start; i < at; i += 1) moved += this.#meet(line.text, i, font, advances);
    line.end(start, moved);
  }
}

/** The line that is being filled. */
class Line {
  /**
   * @param {string} text
   * @param {number} room px
   * @param {string[] | null} out takes the lines that are full
   */
  constructor(text, room, out) {
    this.text = text;
    this.room = room;
    this.whole = room;
    this.out = out;
    this.count = 1;
    this.start = 0;
    this.used = 0;
    /** where the next line would begin, and the width up to there */
    this.rest = -1;
    this.before = 0;
  }

  /** @param {number} at a line may begin here */
  mark(at) {
    this.rest = at;
    this.before = this.used;
  }

  /**
   * @param {number} at where the next line begins
   * @param {number} used of it, px
   */
  end(at, used) {
    this.out?.push(this.text.slice(this.start, at).trimEnd());
    this.count += 1;
    this.start = at;
    this.used = used;
    this.room = this.whole;
    this.rest = -1;
  }

  /** The word that is being read goes to the next line. */
  wrap() {
    if (this.rest > this.start) this.end(this.rest, this.used - this.before);
  }

  /** @param {number} width px */
  holds(width) {
    return this.used + width <= this.room + SLACK;
  }
}

/**
 * Measures with a canvas in the typeface of the page.
 * @param {string} family
 * @returns {TextWidth}
 */
export function canvasWidth(family) {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("no canvas to measure text with");
  let now = "";
  return (text, font) => {
    if (font !== now) {
      context.font = `${font} ${family}`;
      context.fontKerning = "none";
      now = font;
    }
    return context.measureText(text).width;
  };
}
