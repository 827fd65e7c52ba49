/** The table of fields is the server's. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { TABLE } from "../../../../issuetrees/web/static/editor/base/fields.js";

const url = new URL("../../../../fixtures/cases/graph/fields.json", import.meta.url);
const { commands: _, ...golden } = JSON.parse(readFileSync(url, "utf8"));

for (const part of ["nodes", "links"]) {
  test(`the fields of ${part} stand in the order of the server's`, () => {
    assert.deepEqual(Object.keys(TABLE[part]), Object.keys(golden[part]));
  });

  for (const [name, row] of Object.entries(golden[part])) {
    test(`${name} of ${part} is what the server's table says`, () => {
      assert.deepEqual({ ...TABLE[part][name] }, row);
    });
  }
}
