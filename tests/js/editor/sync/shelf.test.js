/** What a browser keeps belongs to one person and one graph; what a tab left, the next takes up. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../../../issuetrees/web/static/editor/sync/drafts.js";
import { Queue } from "../../../../issuetrees/web/static/kit/outbox/queue.js";
import { Shelf } from "../../../../issuetrees/web/static/kit/outbox/shelf.js";
import { takeTab } from "../../../../issuetrees/web/static/kit/outbox/tabs.js";
import { FakeStore } from "./fake_server.js";

/** @param {string} key */
const entry = (key) => ({ key, commands: [], change: /** @type {any} */ (null), label: "" });

/** @param {string} value @returns {any} */
const draft = (value) => ({ part: "nodes", id: "n", path: "title", value, before: "Was" });

/** Locks that are held until the tab that took them is closed. */
function locks() {
  const held = new Set();
  return {
    held,
    request: (name, _options, act) => {
      if (held.has(name)) return act(null);
      held.add(name);
      return act({ name });
    },
  };
}

test("another person and another graph have shelves of their own", () => {
  const store = new FakeStore();
  const [anna, boris, other] = [
    new Shelf(store, "g", "anna"),
    new Shelf(store, "g", "boris"),
    new Shelf(store, "h", "anna"),
  ];
  new Queue(anna, "tab").push(entry("k"));
  assert.deepEqual(anna.names("queue."), ["queue.tab.00000001"]);
  assert.deepEqual([boris.names(""), other.names("")], [[], []]);
  assert.deepEqual(new Queue(boris, "next").adopt("tab"), []);
  assert.deepEqual(
    new Queue(anna, "next").adopt("tab").map(({ key }) => key),
    ["k"],
  );
});

test("steps and words of closed tabs are found, those of open tabs left alone", async (t) => {
  const store = new FakeStore();
  const shelf = new Shelf(store, "g", "anna");
  const known = locks();
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: { locks: known }, configurable: true });
  t.after(() => before && Object.defineProperty(globalThis, "navigator", before));

  const open = await takeTab(shelf);
  new Drafts(shelf, open.tab).save(draft("Half"));
  new Queue(shelf, "closed-1").push(entry("k"));
  new Drafts(shelf, "closed-2").save(draft("Left"));

  const next = await takeTab(shelf);
  assert.deepEqual(next.lost, ["closed-1", "closed-2"]);
  const drafts = new Drafts(shelf, next.tab);
  assert.deepEqual(drafts.take("closed-2"), draft("Left"));
  assert.equal(drafts.take("closed-2"), null);
  assert.deepEqual(shelf.names("draft."), [`draft.${open.tab}`]);
});
