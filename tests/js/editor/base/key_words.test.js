import assert from "node:assert/strict";
import { test } from "node:test";
import { keyWords } from "../../../../issuetrees/web/static/editor/base/key_words.js";

test("keys are named as they stand on the keyboard", () => {
  assert.equal(keyWords("Mod+Shift+KeyZ", false), "Ctrl Shift Z");
  assert.equal(keyWords("Mod+KeyZ", true), "⌘ Z");
  assert.equal(keyWords("Alt+ArrowUp", false), "Alt ↑");
});
