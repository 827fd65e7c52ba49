import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { keepOld, telling } from "../../../issuetrees/web/static/reports/report_preview.js";

/** A piece as far as this needs one. */
function piece(key, sections, isWaiting = false) {
  const made = {
    dataset: { piece: key, sections, ...(isWaiting ? { waiting: "" } : {}) },
    childNodes: [`pages of ${key}`],
    replaced: null,
    replaceWith(other) {
      made.replaced = other;
    },
    replaceChildren(...nodes) {
      made.childNodes = nodes;
    },
  };
  return made;
}

test("what did not change stays, what changed shows its old pages until the new are drawn", () => {
  const old = [piece("a", "cover"), piece("b", "tree"), piece("c", "tree"), piece("d", "goals")];
  const fresh = [piece("a", "cover"), piece("x", "tree", true), piece("c", "tree", true)];
  const more = piece("y", "tree", true);
  keepOld(old, [...fresh, more]);
  assert.equal(fresh[0].replaced, old[0]);
  assert.deepEqual(fresh[1].childNodes, ["pages of b"]);
  assert.equal(fresh[2].replaced, old[2]);
  assert.deepEqual(more.childNodes, ["pages of y"]);
});

test("that pages are laid out is said after a second, until the last of them is there", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  class Note {
    hidden = true;
  }
  const note = new Note();
  globalThis.HTMLElement = Note;
  globalThis.window = globalThis;
  globalThis.document = { querySelector: () => note };
  const done = [];
  const both = [0, 1].map(() => telling(new Promise((resolve) => done.push(resolve))));
  mock.timers.tick(900);
  assert.equal(note.hidden, true);
  mock.timers.tick(200);
  assert.equal(note.hidden, false);
  done[0](1);
  assert.equal(await both[0], 1);
  assert.equal(note.hidden, false);
  done[1](2);
  await both[1];
  assert.equal(note.hidden, true);
  mock.timers.reset();
});
