import assert from "node:assert/strict";
import test from "node:test";
import { loadAhead } from "../../../../issuetrees/web/static/editor/base/on_demand.js";

test("what could not be loaded ahead is loaded when the network is back, and then no more", async () => {
  globalThis.window = new EventTarget();
  const online = async () => {
    window.dispatchEvent(new Event("online"));
    await new Promise((resolve) => setTimeout(resolve));
  };
  let tries = 0;
  loadAhead(async () => {
    tries += 1;
    if (tries < 3) throw new TypeError("Failed to fetch dynamically imported module");
  });
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(tries, 1);
  await online();
  assert.equal(tries, 2);
  await online();
  await online();
  assert.equal(tries, 3);
  delete globalThis.window;
});
