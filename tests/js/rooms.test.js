/** The lint of the rooms sees what it is there for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { complaints, FLOORS, ownModules, readModule } from "./rooms.js";

/** A house with one module a room, and those that are given. */
function house(sources) {
  const rooms = FLOORS.flat().map((room) => [room.endsWith(".js") ? room : `${room}/a.js`, ""]);
  const all = Object.entries({ ...Object.fromEntries(rooms), ...sources });
  return complaints(new Map(all.map(([name, source]) => [name, readModule(name, source)])));
}

test("our own modules stand above each other", () => {
  assert.deepEqual(complaints(ownModules()), []);
});

test("no two modules have the same name", () => {
  const names = [...ownModules().keys()].map((path) => path.split("/").at(-1));
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
});

test("an import of a lower floor or of the own room is fine, one upward is not", () => {
  const down = 'import {\n  b,\n} from "../../kit/a.js";\nexport { c } from "./b.js";\n';
  assert.deepEqual(house({ "editor/sync/a.js": down, "editor/sync/b.js": "" }), []);
  const upward = ["editor/sync/a.js imports editor/panel/a.js, which is not below it"];
  assert.deepEqual(house({ "editor/sync/a.js": 'import { b } from "../panel/a.js";' }), upward);
  assert.deepEqual(house({ "editor/sync/a.js": 'import "../panel/a.js";' }), upward);
  assert.deepEqual(house({ "editor/sync/a.js": '  await import("../panel/a.js");' }), upward);
  assert.deepEqual(house({ "editor/panel/a.js": 'import { b } from "../hands/a.js";' }), [
    "editor/panel/a.js imports editor/hands/a.js, which is not below it",
  ]);
});

test("types go downward too, but for those of the editor", () => {
  const names = (path) => `/** @typedef {import("${path}").A} A */\n`;
  assert.deepEqual(house({ "editor/sync/a.js": names("../editor.js") }), []);
  assert.deepEqual(house({ "editor/sync/a.js": names("../panel/a.js") }), [
    "editor/sync/a.js names a type of editor/panel/a.js, which is not below it",
  ]);
});

test("a module without a room, a room without a module and a path that leads nowhere are told", () => {
  assert.deepEqual(house({ "attic/a.js": "" }), ["attic/a.js stands in none of the rooms"]);
  assert.deepEqual(house({ "kit/a.js": "import(name)" }), [
    "kit/a.js imports kit/name, which is not there",
  ]);
  assert.ok(complaints(new Map()).includes("kit is a room without a module"));
});
