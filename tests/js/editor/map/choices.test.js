import assert from "node:assert/strict";
import test from "node:test";
import { toggled, toggledIn } from "../../../../issuetrees/web/static/editor/map/choice_fields.js";
import { optionsOf } from "../../../../issuetrees/web/static/editor/map/stage_fields.js";

const tick = (value, checked, fork = "") => ({ value, checked, dataset: { of: fork } });

test("an answer is put into the list or taken out; an empty list is none", () => {
  assert.deepEqual(toggled(undefined, tick("team", true)), ["team"]);
  assert.deepEqual(toggled(["team"], tick("craft", true)), ["team", "craft"]);
  assert.deepEqual(toggled(["team", "craft"], tick("team", false)), ["craft"]);
  assert.equal(toggled(["team"], tick("team", false)), null);
});

test("conditions on other forks stay as they are", () => {
  const before = { place: ["large"], work: ["team"] };
  assert.deepEqual(toggledIn(before, tick("craft", true, "work")), {
    place: ["large"],
    work: ["team", "craft"],
  });
  assert.deepEqual(toggledIn(before, tick("team", false, "work")), { place: ["large"] });
  assert.equal(toggledIn({ work: ["team"] }, tick("team", false, "work")), null);
  assert.deepEqual(before, { place: ["large"], work: ["team"] });
});

const AB = [
  { id: "a", title: "Start-up" },
  { id: "b", title: "Corporation" },
];

test("an answer keeps its id in another place and with other words", () => {
  assert.deepEqual(optionsOf("Corporation\nStart-up", AB), [AB[1], AB[0]]);
  assert.deepEqual(optionsOf("Start-up\nLarge company", AB), [
    AB[0],
    { id: "b", title: "Large company" },
  ]);
});

test("a new answer never takes an id that another one had", () => {
  const before = [
    { id: "option-1", title: "A team" },
    { id: "option-2", title: "My craft" },
  ];
  assert.deepEqual(optionsOf("Both", before), [{ id: "option-3", title: "Both" }]);
  const ids = optionsOf("A team\nBoth\nMy craft\nA team", before).map(({ id }) => id);
  assert.equal(new Set(ids).size, 4);
  assert.deepEqual([ids[0], ids[2]], ["option-1", "option-2"]);
});
