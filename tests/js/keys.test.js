import assert from "node:assert/strict";
import { test } from "node:test";
import { keyWords } from "../../issuetrees/web/static/editor/base/key_words.js";
import { freshItems, outlineText } from "../../issuetrees/web/static/editor/graph/branch_copies.js";
import { isTyping, keyName } from "../../issuetrees/web/static/editor/hands/keys.js";
import { dayText, isOverdue } from "../../issuetrees/web/static/kit/dates.js";

const NO_KEYS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("letters are told by their place, whatever the layout types there", () => {
  assert.equal(keyName({ ...NO_KEYS, code: "KeyZ", key: "z", ctrlKey: true }), "Mod+KeyZ");
  assert.equal(keyName({ ...NO_KEYS, code: "KeyZ", key: "я", ctrlKey: true }), "Mod+KeyZ");
  assert.equal(
    keyName({ ...NO_KEYS, code: "KeyZ", key: "я", metaKey: true, shiftKey: true }),
    "Mod+Shift+KeyZ",
  );
  assert.equal(keyName({ ...NO_KEYS, code: "NumpadEnter", key: "Enter" }), "Enter");
});

test("a character types, a command does not", () => {
  assert.ok(isTyping({ ...NO_KEYS, key: "ё" }));
  assert.ok(isTyping({ ...NO_KEYS, key: "Process" }));
  assert.ok(!isTyping({ ...NO_KEYS, key: "ArrowUp" }));
  assert.ok(!isTyping({ ...NO_KEYS, key: "я", ctrlKey: true }));
});

test("keys are named as they stand on the keyboard", () => {
  assert.equal(keyWords("Mod+Shift+KeyZ", false), "Ctrl Shift Z");
  assert.equal(keyWords("Mod+KeyZ", true), "⌘ Z");
  assert.equal(keyWords("Alt+ArrowUp", false), "Alt ↑");
});

test("an outline on the clipboard has a tab a level and a line a title", () => {
  const items = [
    { id: "a", depth: 1, title: "Part" },
    { id: "b", depth: 2, title: "Two\nlines" },
  ];
  assert.equal(outlineText(items), "Part\n\tTwo lines");
});

test("what comes from the clipboard gets ids of its own, and nonsense is left out", () => {
  const here = /** @type {any} */ ({
    graph: { nodes: new Map([["back", {}]]), gone: new Set(["cut", "back"]) },
    people: new Map([["here", {}]]),
  });
  const items = [
    { id: "a", depth: 0, title: "Part", owner_id: "gone", note: "Kept" },
    { depth: "x", title: 1 },
    null,
  ];
  const [one, ...rest] = freshItems(items, here);
  assert.notEqual(one.id, "a");
  assert.equal(one.depth, 1);
  assert.deepEqual([one.note, one.owner_id], ["Kept", undefined]);
  assert.equal(rest.length, 0);
  assert.deepEqual(freshItems("nonsense", here), []);
  const was = (id) => freshItems([{ depth: 1, title: "Part", was: id }], here)[0].id;
  assert.equal(was("cut"), "cut");
  assert.notEqual(was("back"), "back");
  assert.notEqual(was("elsewhere"), "elsewhere");
});

test("days are written for people and compared with today", () => {
  assert.equal(dayText("2026-11-23"), "23 Nov 2026");
  const now = new Date(2026, 10, 23, 12);
  assert.ok(isOverdue("2026-11-22", now));
  assert.ok(!isOverdue("2026-11-23", now));
});
