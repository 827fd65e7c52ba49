/** What is made here reaches the server once and in order, whatever happens on the way. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Outbox } from "../../../../issuetrees/web/static/kit/outbox/outbox.js";
import { Queue } from "../../../../issuetrees/web/static/kit/outbox/queue.js";
import { Shelf } from "../../../../issuetrees/web/static/kit/outbox/shelf.js";
import { FakeStore } from "../../editor/sync/fake_server.js";

/** A server whose answers can be set, and outboxes of tabs of one person. */
function setUp() {
  const shelf = new Shelf(new FakeStore(), "thing", "anna");
  const world = {
    shelf,
    /** @type {any} an answer, or null for a lost connection */
    answer: { status: 200, body: {} },
    carried: [],
    fared: [],
    states: [],
    open(tab) {
      const carry = async (letter) => {
        world.carried.push(letter.key);
        if (world.answer === null) throw new Error("no network");
        return world.answer;
      };
      const outbox = new Outbox(new Queue(shelf, tab), carry);
      outbox.fared.on(({ key }, outcome) => world.fared.push(`${key} ${outcome}`));
      outbox.stateChanged.on((state) => world.states.push(state));
      return outbox;
    },
  };
  return world;
}

test("letters go in their order and leave nothing behind", async () => {
  const world = setUp();
  const outbox = world.open("tab");
  await Promise.all([outbox.push({ key: "a" }), outbox.push({ key: "b" })]);
  assert.deepEqual(world.fared, ["a sent", "b sent"]);
  assert.deepEqual(world.states, ["saving", "saved"]);
  assert.deepEqual(world.shelf.names(""), []);
});

test("without a connection a letter holds back those behind it, and keeps its key", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const world = setUp();
  world.answer = null;
  const outbox = world.open("tab");
  await outbox.push({ key: "a" });
  outbox.queue.push({ key: "b" });
  world.answer = { status: 200, body: {} };
  mock.timers.tick(2_000);
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
  assert.deepEqual(world.carried, ["a", "a", "b"]);
  assert.deepEqual(world.states, ["saving", "offline", "saved"]);
  mock.timers.reset();
});

test("the last letter is open until it was tried", async () => {
  const world = setUp();
  world.answer = null;
  const outbox = world.open("tab");
  assert.equal(outbox.open, null);
  await outbox.push({ key: "a" });
  clearTimeout(outbox.timer);
  assert.equal(outbox.open, null);
  outbox.queue.push({ key: "b" });
  assert.equal(outbox.open?.key, "b");
});

test("what a closed tab left goes out by the next, tried or not", async () => {
  const world = setUp();
  world.answer = null;
  const before = world.open("closed");
  await before.push({ key: "a" });
  clearTimeout(before.timer);
  before.queue.push({ key: "b" });
  world.answer = { status: 200, body: {} };
  const after = world.open("next");
  assert.deepEqual(
    after.adopt(["closed"]).map(({ key, isTried }) => [key, isTried]),
    [
      ["a", true],
      ["b", undefined],
    ],
  );
  await after.pump();
  assert.deepEqual(world.carried, ["a", "a", "b"]);
  assert.deepEqual(world.shelf.names(""), []);
});

test("what is refused is handed back and does not stop the rest", async () => {
  const world = setUp();
  world.answer = { status: 400, body: { detail: "No." } };
  const outbox = world.open("tab");
  await Promise.all([outbox.push({ key: "a" }), outbox.push({ key: "b" })]);
  assert.deepEqual(world.fared, ["a refused", "b refused"]);
  assert.deepEqual(world.shelf.names(""), []);
});

test("busy servers and ended sessions are waited for", async () => {
  const answers = [
    [{ status: 503, body: null }, "offline"],
    [{ status: 429, body: {} }, "offline"],
    [{ status: 401, body: {} }, "signed_out"],
    [{ status: 403, body: { code: "csrf" } }, "signed_out"],
  ];
  for (const [answer, state] of answers) {
    const world = setUp();
    world.answer = answer;
    const outbox = world.open("tab");
    await outbox.push({ key: "a" });
    clearTimeout(outbox.timer);
    assert.equal(outbox.state, state);
    assert.equal(outbox.queue.entries.length, 1);
  }
});
