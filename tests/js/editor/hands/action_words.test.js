import assert from "node:assert/strict";
import { test } from "node:test";

import { titleOf } from "../../../../issuetrees/web/static/editor/hands/action_words.js";
import { actionsOf } from "../../../../issuetrees/web/static/editor/hands/actions.js";

test("every action has words", () => {
  const editor = { canEdit: true, hands: { extraActions: [] }, graph: { kind: "issue_tree" } };
  const actions = actionsOf(/** @type {any} */ (editor));
  assert.ok(actions.length > 20);
  for (const action of actions) assert.match(titleOf(action), /\S/, action.id);
  assert.throws(() => titleOf({ id: "nameless", keys: [], run() {} }), /nameless/);
});
