/** The walk over a tree: every step once, in and out, back the way one came. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stepsOf, Walk } from "../../../issuetrees/web/static/inquiry/tree_walk.js";

const part = (title, so_what = "", parts = []) => ({
  number: "",
  title,
  so_what,
  behind: 0,
  note: "",
  parts,
});
const tree = () =>
  part("Q", "Answer", [part("a", "A", [part("a1"), part("a2", "A2")]), part("b"), part("c", "C")]);
const told = (walk) => `${walk.question.title}:${walk.step.kind}${walk.step.at}`;

test("a level is told in its order: question, split, parts with their so-whats, answer, ranking", () => {
  assert.deepEqual(
    stepsOf(tree(), 2).map(({ kind, at }) => kind + at),
    ["question0", "split0", "part0", "so_what0", "part1", "part2", "so_what2", "answer0"].concat([
      "ranking1",
      "ranking2",
    ]),
  );
});

test("going on ends at the last step, and back is the same way", () => {
  const walk = new Walk(tree(), 2);
  const there = [told(walk)];
  while (walk.next()) there.push(told(walk));
  assert.equal(there.length, 10);
  const back = [told(walk)];
  while (walk.back()) back.push(told(walk));
  assert.deepEqual(back.reverse(), there);
});

test("into a branch one sees its split; at its end the walk goes on above; Esc goes back to it", () => {
  const walk = new Walk(tree());
  assert.equal(walk.into(), false);
  walk.focus(0);
  assert.ok(walk.into());
  assert.equal(told(walk), "a:split0");
  walk.out();
  assert.equal(told(walk), "Q:so_what0");
  walk.into();
  while (walk.question.title === "a") walk.next();
  assert.equal(told(walk), "Q:part1");
  assert.equal(walk.into(), false); // it has no parts
  assert.equal(new Walk(tree()).out(), false);
});

test("a position that the tree does not have is not taken", () => {
  const walk = new Walk(tree());
  walk.go({ path: [7], at: 0 });
  walk.go({ path: [0], at: 99 });
  assert.equal(told(walk), "Q:question0");
  walk.go({ path: [0], at: 2 });
  assert.equal(told(walk), "a:part0");
});
