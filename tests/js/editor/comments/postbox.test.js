import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Postbox } from "../../../../issuetrees/web/static/editor/comments/postbox.js";
import { Shelf } from "../../../../issuetrees/web/static/kit/outbox/shelf.js";
import { FakeStore } from "../sync/fake_server.js";

/** A browser's store and a server whose answers can be set. */
function setUp() {
  const store = new FakeStore();
  const shelf = new Shelf(store, "g", "anna");
  const kept = store.items;
  const world = {
    kept,
    /** @type {any} an answer, or null for a lost connection */
    answer: { status: 201, body: {} },
    isEarly: false,
    /** @type {string[]} */
    carried: [],
    /** @type {string[]} */
    fared: [],
    open(tab = "tab") {
      const carry = async (/** @type {any} */ letter) => {
        world.carried.push(letter.key);
        if (world.answer === null) throw new Error("no network");
        return world.answer;
      };
      const postbox = new Postbox(shelf, tab, carry, () => world.isEarly);
      postbox.fared.on((letter, outcome, reason) =>
        world.fared.push(`${letter.key} ${outcome} ${reason}`.trim()),
      );
      return postbox;
    },
  };
  return world;
}

/** @param {string} key @param {string} [box] */
function letter(key, box = "new:1") {
  return {
    key,
    box,
    method: /** @type {const} */ ("POST"),
    url: "/",
    body: { text: "Hello", mention_ids: [] },
  };
}

test("what is sent goes from the store, with its draft", async () => {
  const world = setUp();
  const postbox = world.open();
  postbox.keep("new:1", { text: "Hello", people: [] });
  postbox.keep("new:2", { text: "Other", people: [] });
  await postbox.send(letter("a"));
  assert.deepEqual(world.fared, ["a sent"]);
  assert.equal(postbox.draft("new:1"), null);
  assert.equal(postbox.draft("new:2")?.text, "Other");
  postbox.keep("new:2", null);
  assert.equal(world.kept.size, 0);
});

test("a draft outlives the page", () => {
  const world = setUp();
  world.open().keep("reply:1", { text: "Half a", people: ["7"] });
  assert.deepEqual(world.open().draft("reply:1"), { text: "Half a", people: ["7"] });
});

test("without a connection a letter waits, is tried again, and keeps its key", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const world = setUp();
  const postbox = world.open();
  world.answer = null;
  await postbox.send(letter("a"));
  assert.deepEqual(world.fared, ["a waiting"]);
  assert.ok(postbox.isWaiting("new:1"));
  world.answer = { status: 201, body: {} };
  mock.timers.tick(2_000);
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
  assert.deepEqual(world.carried, ["a", "a"]);
  assert.deepEqual(world.fared, ["a waiting", "a sent"]);
  mock.timers.reset();
});

test("a letter that waits goes out after a reload", async () => {
  const world = setUp();
  world.answer = null;
  const before = world.open();
  before.keep("new:1", { text: "Hello", people: [] });
  await before.send(letter("a"));
  clearTimeout(before.outbox.timer);
  world.answer = { status: 201, body: {} };
  const after = world.open("next");
  const resumed = after.resume(["tab"]);
  assert.ok(after.isWaiting("new:1"));
  assert.equal(after.draft("new:1")?.text, "Hello");
  await resumed;
  assert.deepEqual(world.carried, ["a", "a"]);
  assert.equal(world.kept.size, 0);
});

test("what is refused stays as a draft, with the reason", async () => {
  const world = setUp();
  const postbox = world.open();
  postbox.keep("new:1", { text: "Hello", people: [] });
  world.answer = { status: 403, body: { code: "denied", detail: "Not you." } };
  await postbox.send(letter("a"));
  assert.deepEqual(world.fared, ["a refused Not you."]);
  assert.equal(postbox.isWaiting("new:1"), false);
  assert.equal(postbox.draft("new:1")?.text, "Hello");
});

test("who has to sign in again loses nothing", async () => {
  for (const answer of [
    { status: 401, body: { code: "not_signed_in" } },
    { status: 403, body: { code: "csrf" } },
  ]) {
    const world = setUp();
    const postbox = world.open();
    world.answer = answer;
    await postbox.send(letter("a"));
    clearTimeout(postbox.outbox.timer);
    assert.deepEqual(world.fared, ["a signed_out"]);
    assert.ok(postbox.isWaiting("new:1"));
  }
});

test("a node that is still on its way to the server is waited for", async () => {
  const world = setUp();
  const postbox = world.open();
  world.answer = { status: 400, body: { code: "no_such_node", detail: "Gone." } };
  world.isEarly = true;
  await postbox.send(letter("a"));
  clearTimeout(postbox.outbox.timer);
  world.isEarly = false;
  await postbox.resume();
  assert.deepEqual(world.fared, ["a waiting", "a refused Gone."]);
});

test("a letter that is on its way is not sent a second time", async () => {
  const world = setUp();
  const postbox = world.open();
  const sending = postbox.send(letter("a"));
  await postbox.resume();
  await sending;
  assert.deepEqual(world.carried, ["a"]);
});

test("a store that is broken is as good as an empty one", async () => {
  const world = setUp();
  world.kept.set("issuetrees.anna.g.comments", "not json");
  const postbox = world.open();
  assert.equal(postbox.draft("new:1"), null);
  await postbox.send(letter("a"));
  assert.deepEqual(world.fared, ["a sent"]);
});
