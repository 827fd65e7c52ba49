import assert from "node:assert/strict";
import { test } from "node:test";

import {
  cut,
  matching,
  mentionedIn,
  queryAt,
} from "../../../../issuetrees/web/static/editor/comments/mentions.js";

const ANNA = { id: "1", name: "Anna Orlova" };
const BORIS = { id: "2", name: "Борис Ким" };
const PEOPLE = [ANNA, BORIS];

/** @param {string} text with | where the caret stands */
function query(text) {
  return queryAt(text.replace("|", ""), text.indexOf("|"));
}

test("a name is being typed after an @ that begins a word", () => {
  assert.deepEqual(query("@|"), { start: 0, query: "" });
  assert.deepEqual(query("So, @An|na"), { start: 4, query: "An" });
  assert.deepEqual(query("Так (@Борис К|"), { start: 5, query: "Борис К" });
  assert.deepEqual(query("one\n@a|"), { start: 4, query: "a" });
  assert.equal(query("anna@exam|ple.org"), null);
  assert.equal(query("@Anna\nand|"), null);
  assert.equal(query("no name|"), null);
  assert.equal(query("@one two three four|"), null);
});

test("people fit by the beginning of any of their names, in any case", () => {
  assert.deepEqual(matching(PEOPLE, ""), PEOPLE);
  assert.deepEqual(matching(PEOPLE, "or"), [ANNA]);
  assert.deepEqual(matching(PEOPLE, "КИМ"), [BORIS]);
  assert.deepEqual(matching(PEOPLE, "anna o"), [ANNA]);
  assert.deepEqual(matching(PEOPLE, "rlova"), []);
  assert.deepEqual(matching(PEOPLE, "Anna Orlova "), []);
});

test("a text is cut where somebody is mentioned", () => {
  const parts = cut("Hm, @Anna Orlova and @Борис Ким, @Nobody", PEOPLE);
  assert.deepEqual(
    parts.map(({ text, people }) => [text, people.map(({ id }) => id).join()]),
    [
      ["Hm, ", ""],
      ["@Anna Orlova", "1"],
      [" and ", ""],
      ["@Борис Ким", "2"],
      [", @Nobody", ""],
    ],
  );
  assert.equal(parts.map(({ text }) => text).join(""), "Hm, @Anna Orlova and @Борис Ким, @Nobody");
  assert.deepEqual(cut("", PEOPLE), []);
});

test("the longest name wins, and a name inside a word is none", () => {
  const both = [
    { id: "1", name: "Anna" },
    { id: "2", name: "Anna Orlova" },
  ];
  assert.deepEqual(mentionedIn("@Anna Orlova", both, []), ["2"]);
  assert.deepEqual(mentionedIn("@Anna, @Anna Orlova", both, []), ["1", "2"]);
  assert.deepEqual(mentionedIn("@Annabel, x@Anna, me@Anna.org", both, []), []);
});

test("of people with the same name those count who were chosen", () => {
  const twins = [
    { id: "1", name: "Kim" },
    { id: "2", name: "Kim" },
  ];
  assert.deepEqual(mentionedIn("@Kim", twins, []), []);
  assert.deepEqual(mentionedIn("@Kim", twins, ["2"]), ["2"]);
  assert.deepEqual(mentionedIn("nobody", twins, ["2"]), []);
});
