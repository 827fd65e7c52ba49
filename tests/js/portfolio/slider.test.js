/** The slider of money: each step says its money, what comes in and goes, and moves the dot. */
import assert from "node:assert/strict";
import { test } from "node:test";

class Part {
  /** @param {Record<string, any>} given */
  constructor(given = {}) {
    Object.assign(this, { dataset: {}, attributes: {}, listeners: {}, parts: {}, ...given });
  }
  querySelector(selector) {
    return this.parts[selector] ?? null;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  addEventListener(name, listener) {
    this.listeners[name] = listener;
  }
}

const STEPS = [
  { money: "0 ₽", said: "0 points", joins: [], leaves: ["Podcast"], x: 20, y: 90 },
  { money: "10 M ₽", said: "50 points", joins: [], leaves: [], x: 300, y: 40 },
];

const dot = new Part();
const range = new Part({ value: "1", defaultValue: "1", disabled: true });
const parts = {
  "[data-money]": range,
  "[data-shown-money]": new Part(),
  "[data-said]": new Part(),
  "[data-joins]": new Part(),
  "[data-leaves]": new Part(),
  "svg .chart-actual": dot,
  ".table-scroll": new Part({ clientWidth: 200, scrollLeft: 0 }),
};
const root = new Part({ parts, dataset: { steps: JSON.stringify(STEPS) } });
const before = { HTMLElement: globalThis.HTMLElement, document: globalThis.document };
Object.assign(globalThis, {
  HTMLElement: Part,
  document: { querySelectorAll: () => [root], addEventListener: () => {} },
});
await import("../../../issuetrees/web/static/portfolio/slider.js");
Object.assign(globalThis, before); // other tests share this process

test("the slider wakes up where the portfolio stands, with its dot in sight", () => {
  assert.equal(range.disabled, false);
  assert.equal(parts[".table-scroll"].scrollLeft, 200);
  assert.deepEqual(dot.attributes, {});
});

test("a move shows the step and moves the dot; what is empty is hidden", () => {
  range.value = "0";
  range.listeners.input();
  assert.equal(range.attributes["aria-valuetext"], "0 ₽: 0 points");
  assert.equal(parts["[data-shown-money]"].textContent, "0 ₽");
  assert.equal(parts["[data-leaves]"].textContent, "− Podcast");
  assert.deepEqual([parts["[data-joins]"].hidden, parts["[data-leaves]"].hidden], [true, false]);
  assert.deepEqual(dot.attributes, { cx: "20", cy: "90" });
});

test("a step that is not there changes nothing", () => {
  range.value = "7";
  range.listeners.input();
  assert.equal(parts["[data-said]"].textContent, "0 points");
});
