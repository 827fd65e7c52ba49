/**
 * The walk over a tree, split by split: question, its parts, each part with its so-what, the
 * answer, at the end the ranking. Nothing here knows the screen.
 *
 * @typedef {object} Part a question with what it comes to
 * @property {string} number
 * @property {string} title
 * @property {string} so_what
 * @property {number} behind
 * @property {string} note
 * @property {Part[]} parts
 * @property {{ number: string, title: string, reason: string }[]} [pruned] shown greyed, never walked to
 */
/** @typedef {"question" | "split" | "part" | "so_what" | "answer" | "ranking"} Kind */
/** @typedef {{ kind: Kind, at: number }} Step `at` is the place of a part, or how much is ranked */
/** @typedef {{ path: number[], at: number }} Position places of the parts gone into, and the step */

/**
 * The steps of a question on its own level.
 *
 * @param {Part} question
 * @param {number} ranked how many places of a ranking follow
 * @returns {Step[]}
 */
export function stepsOf(question, ranked = 0) {
  /** @type {Step[]} */
  const steps = [{ kind: "question", at: 0 }];
  if (question.parts.length > 0) steps.push({ kind: "split", at: 0 });
  question.parts.forEach((part, at) => {
    steps.push({ kind: "part", at });
    if (part.so_what) steps.push({ kind: "so_what", at });
  });
  if (question.so_what) steps.push({ kind: "answer", at: 0 });
  for (let at = 1; at <= ranked; at++) steps.push({ kind: "ranking", at });
  return steps;
}

/** Where one is in the walk, and how one goes on. */
export class Walk {
  /** @param {Part} root @param {number} [ranked] */
  constructor(root, ranked = 0) {
    this.root = root;
    this.ranked = ranked;
    /** @type {Position} */
    this.position = { path: [], at: 0 };
  }

  /** The question on whose level one is. @returns {Part} */
  get question() {
    return this.#at(this.position.path);
  }

  /** @returns {Step[]} */
  get steps() {
    return this.#stepsAt(this.position.path);
  }

  /** @returns {Step} */
  get step() {
    return /** @type {Step} */ (this.steps[this.position.at]);
  }

  /** The part that is in focus, if any. @returns {Part | null} */
  get part() {
    const { kind, at } = this.step;
    return kind === "part" || kind === "so_what" ? (this.question.parts[at] ?? null) : null;
  }

  get canGoInto() {
    return (this.part?.parts.length ?? 0) > 0;
  }

  /** What comes next, or null at the end. @returns {Position | null} */
  get following() {
    let { path, at } = this.position;
    while (at + 1 >= this.#stepsAt(path).length) {
      if (path.length === 0) return null;
      at = this.#leaving(path);
      path = path.slice(0, -1);
    }
    return { path, at: at + 1 };
  }

  /** @returns {boolean} whether there was somewhere to go */
  next() {
    const following = this.following;
    if (following) this.position = following;
    return following !== null;
  }

  /** @returns {boolean} */
  back() {
    const { path, at } = this.position;
    if (at > (path.length > 0 ? 1 : 0)) this.position = { path, at: at - 1 };
    else return this.out();
    return true;
  }

  /** Go into the part in focus; its question was just seen. @returns {boolean} */
  into() {
    if (!this.canGoInto) return false;
    this.position = { path: [...this.position.path, this.step.at], at: 1 };
    return true;
  }

  /** Go back to where one went in; false at the top. @returns {boolean} */
  out() {
    const { path } = this.position;
    if (path.length === 0) return false;
    this.position = { path: path.slice(0, -1), at: this.#leaving(path) };
    return true;
  }

  /** @returns {boolean} */
  home() {
    this.position = { path: [], at: 0 };
    return true;
  }

  /** Put a part of this level in focus. @param {number} place @returns {boolean} */
  focus(place) {
    const at = this.steps.findIndex((one) => one.kind === "part" && one.at === place);
    if (at < 0) return false;
    this.position = { path: this.position.path, at };
    return true;
  }

  /** Take a position that was written down; nothing happens where the tree has none such. @param {Position} position */
  go({ path, at }) {
    let question = this.root;
    for (const place of path) {
      const part = question.parts[place];
      if (!part) return;
      question = part;
    }
    if (stepsOf(question, path.length > 0 ? 0 : this.ranked)[at]) this.position = { path, at };
  }

  /** The last step about the part that one leaves, on the level above. @param {number[]} path */
  #leaving(path) {
    const place = path.at(-1);
    const steps = this.#stepsAt(path.slice(0, -1));
    return steps.findLastIndex(
      (one) => (one.kind === "part" || one.kind === "so_what") && one.at === place,
    );
  }

  /** @param {number[]} path @returns {Step[]} */
  #stepsAt(path) {
    return stepsOf(this.#at(path), path.length > 0 ? 0 : this.ranked);
  }

  /** @param {number[]} path @returns {Part} */
  #at(path) {
    return path.reduce((part, place) => /** @type {Part} */ (part.parts[place]), this.root);
  }
}
