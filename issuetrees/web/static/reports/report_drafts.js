/**
 * Texts of a report that are typed and not saved yet, kept by this browser with every keystroke.
 * After a reload they stand in their fields again, with the mark of the text that they were
 * written over: what somebody else wrote meanwhile is not overwritten unseen.
 *
 * @typedef {{ text: string, seen: string }} Draft
 */

import { Shelf } from "../kit/outbox/shelf.js";
import { takeTab } from "../kit/outbox/tabs.js";

export class ReportDrafts {
  /**
   * @param {Shelf} shelf
   * @param {string} tab
   */
  constructor(shelf, tab) {
    this.shelf = shelf;
    this.tab = tab;
  }

  /** @param {HTMLFormElement} form */
  place(form) {
    return `draft.${this.tab}.${nameOf(form)}`;
  }

  /** @param {HTMLFormElement} form of a text @returns {boolean} whether there was room */
  keep(form) {
    const field = textField(form);
    const draft = { text: field?.value ?? "", seen: seenField(form)?.value ?? "" };
    try {
      this.shelf.setItem(this.place(form), JSON.stringify(draft));
      return true;
    } catch {
      return false; // the text is still on the screen
    }
  }

  /** @param {HTMLFormElement} form */
  drop(form) {
    this.shelf.removeItem(this.place(form));
  }

  /** @param {HTMLFormElement} form */
  holds(form) {
    return this.shelf.getItem(this.place(form)) !== null;
  }

  /**
   * Put what closed tabs left into its fields; what is typed already stays.
   *
   * @param {string[]} tabs
   * @param {HTMLFormElement[]} untouched
   */
  takeUp(tabs, untouched) {
    for (const tab of tabs) {
      const left = new ReportDrafts(this.shelf, tab);
      for (const form of untouched) {
        const draft = parse(this.shelf.getItem(left.place(form)));
        if (draft) putBack(form, draft);
        left.drop(form);
        if (draft) this.keep(form);
      }
    }
  }
}

/**
 * @param {{ thing: string, person: string }} owner
 * @returns {Promise<{ drafts: ReportDrafts, lost: string[] }>}
 */
export async function openDrafts({ thing, person }) {
  const shelf = new Shelf(localStorage, thing, person);
  const { tab, lost } = await takeTab(shelf);
  return { drafts: new ReportDrafts(shelf, tab), lost };
}

/** @param {HTMLFormElement} form */
function nameOf(form) {
  const name = form.elements.namedItem("name");
  return name instanceof HTMLInputElement ? name.value : "";
}

/** @param {HTMLFormElement} form */
export function seenField(form) {
  const seen = form.elements.namedItem("seen");
  return seen instanceof HTMLInputElement ? seen : null;
}

/** @param {HTMLFormElement} form */
export function textField(form) {
  const field = form.elements.namedItem("text");
  const isField =
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLInputElement ||
    field instanceof HTMLSelectElement;
  return isField ? field : null;
}

/**
 * @param {HTMLFormElement} form
 * @param {Draft} draft
 */
function putBack(form, { text, seen }) {
  const field = textField(form);
  const mark = seenField(form);
  if (!field || !mark || field.value === text) return;
  field.value = text;
  mark.value = seen;
}

/** @param {string | null} text @returns {Draft | null} */
function parse(text) {
  try {
    const draft = JSON.parse(text ?? "null");
    return typeof draft?.text === "string" && typeof draft.seen === "string" ? draft : null;
  } catch {
    return null;
  }
}
