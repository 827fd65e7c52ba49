import assert from "node:assert/strict";
import { test } from "node:test";
import { isTyping, keyName } from "../../../../issuetrees/web/static/editor/hands/keys.js";

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
