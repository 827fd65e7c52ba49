/** Every command of the server's is done here too, but for those that only the server does. */
import "../../../../issuetrees/web/static/editor/graph/link_commands.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expand } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";

/** They need the log: one's own undo is `revert.js`, a restore goes straight to the server. */
const ON_THE_SERVER = ["undo", "restore"];
const url = new URL("../../../../fixtures/cases/graph/fields.json", import.meta.url);
const { commands } = JSON.parse(readFileSync(url, "utf8"));

for (const kind of commands.filter((one) => !ON_THE_SERVER.includes(one))) {
  test(`${kind} is known here`, () => {
    const command = { kind, id: "x", fields: {}, nodes: [] };
    try {
      expand(command, new Graph("issue_tree"));
    } catch (error) {
      assert.notEqual(error.code, "unknown_command");
    }
  });
}
