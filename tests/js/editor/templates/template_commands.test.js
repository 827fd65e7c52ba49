/** Templates become the same commands as on the server; the preview says how much there is. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  mapCommands,
  treeCommands,
} from "../../../../issuetrees/web/static/editor/templates/template_commands.js";
import { counts } from "../../../../issuetrees/web/static/editor/templates/template_preview.js";

const cases = JSON.parse(
  readFileSync(
    new URL("../../../../fixtures/cases/templates/commands.json", import.meta.url),
    "utf8",
  ),
);

function numbers() {
  let last = 0;
  return () => {
    last += 1;
    return String(last);
  };
}

for (const { name, template, place, commands } of cases) {
  test(`golden case: ${name}`, () => {
    const { parent_id: parentId, is_whole: isWhole, is_bare: isBare } = place;
    const found =
      template.kind === "issue_tree"
        ? treeCommands(template, { parentId, isWhole, isBare }, numbers())
        : mapCommands(template, place, numbers());
    assert.deepEqual(found, commands);
  });
}

test("counts are the parts and the questions below them, or stages, forks and arrows", () => {
  const said = cases.map((/** @type {any} */ one) => counts(one.template));
  assert.equal(said[0], "2 parts, 2 questions");
  assert.equal(said.at(-1), "2 stages, 1 fork, 1 arrow");
});
