/** Competencies as columns of a grid: how a level is read and shown. */

import { t } from "../kit/words.js";

/** @typedef {import("./level_sheet.js").Competency} Competency */
/** @typedef {import("./level_sheet.js").Level} Level */

/**
 * @param {Competency} competency
 * @returns {import("../kit/grid/columns.js").Column<Level>}
 */
export function levelColumn({ title }) {
  return {
    title,
    kind: "number",
    isOneKey: true,
    read: (text, before) => {
      const typed = text.trim();
      if (/^[-–—]?$/.test(typed)) return { value: { ...before, own: null } };
      if (/^[0-4](?:[.,]0*)?$/.test(typed)) return { value: { ...before, own: Number(typed[0]) } };
      return {
        problem: t("“{value}” is not a level: 0 to 4, or nothing.", { value: typed.slice(0, 40) }),
      };
    },
    show: ({ own, taken }) => String(own ?? taken ?? ""),
    sortKey: ({ own, taken }) => own ?? taken,
    fills: (key) => /^[0-4]$/.test(key),
  };
}
