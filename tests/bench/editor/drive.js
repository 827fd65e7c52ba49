/**
 * What the measuring does inside a page, the same for every editor: makes a tree, drives
 * `window.__editorBench`, and sets the marks between which the trace is read.
 */

(() => {
  const WORDS =
    "goal brand audience reach trust price channel family weekend city idea budget risk team цель бренд аудитория охват доверие цена канал семья выходные город идея бюджет риск команда".split(
      " ",
    );

  /** Small numbers that are the same in every run. @param {number} seed */
  function chooser(seed) {
    let state = seed;
    return (/** @type {number} */ below) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >> 8) % below;
    };
  }

  /** @param {number} size @returns {any} titles of 4 to 12 words, half Cyrillic; 3 to 7 children */
  function makeTree(size) {
    const choose = chooser(size);
    const title = () =>
      Array.from({ length: 4 + choose(9) }, () => WORDS[choose(WORDS.length)]).join(" ");
    const tree = { id: "n0", title: title(), children: [] };
    const row = [tree];
    let count = 1;
    for (let parent = row.shift(); parent && count < size; parent = row.shift()) {
      for (let left = 3 + choose(5); left > 0 && count < size; left -= 1, count += 1) {
        const child = { id: `n${count}`, title: title(), children: [] };
        parent.children.push(child);
        row.push(child);
      }
    }
    return tree;
  }

  const bench = () => /** @type {any} */ (window).__editorBench;
  /** Resolves when a frame has been drawn. */
  const frame = () =>
    new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(undefined), 0)));

  /** @param {number} size @returns {Promise<number>} ms until the root was painted */
  async function firstPaint(size) {
    const tree = makeTree(size);
    await frame();
    const start = performance.now();
    await bench().mount(bench().container(), null, tree);
    do await frame();
    while (!bench().painted("n0"));
    return performance.now() - start;
  }

  /**
   * Does something between two marks; the second is set when the frame that shows it was drawn.
   * @param {string} name
   * @param {(bench: any) => unknown} act
   */
  async function marked(name, act) {
    await frame();
    performance.mark(`${name}:start`);
    await act(bench());
    await frame();
    performance.mark(`${name}:end`);
  }

  /** @param {string} parentId */
  async function beforeTab(parentId) {
    await bench().reveal(parentId);
    await frame();
    bench().focusNode(parentId);
    await frame();
    const done = { isOpen: false };
    window.addEventListener("keydown", () => performance.mark("tab:start"), {
      capture: true,
      once: true,
    });
    (async () => {
      while (!bench().keyOk()) await frame();
      await frame();
      performance.mark("tab:end");
      done.isOpen = true;
    })();
    Object.assign(window, { __tab: done });
  }

  /**
   * One step a frame; a mark at the begin of each.
   * @param {string} name
   * @param {number} count
   * @param {(bench: any, i: number) => unknown} step
   */
  async function frames(name, count, step) {
    for (let i = 0; i <= count; i += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      performance.mark(`${name}:frame`);
      if (i < count) step(bench(), i);
    }
  }

  Object.assign(window, { __drive: { makeTree, firstPaint, marked, beforeTab, frames, frame } });
})();
