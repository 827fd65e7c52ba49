/** What is on the screen at a step of the walk, and what a screen reader hears of it. */

import { make } from "../kit/dom.js";
import { t, tn } from "../kit/words.js";

/** @typedef {import("./tree_walk.js").Walk} Walk */
/** @typedef {import("./tree_walk.js").Part} Part */
/** @typedef {import("./present.js").Leader} Leader */

/** One level at a time; a step only changes what of it is seen. */
export class Stage {
  /** @param {HTMLElement} root @param {Leader[]} ranking */
  constructor(root, ranking) {
    this.root = root;
    this.ranking = ranking;
    /** @type {Part | null} the question whose level is on the screen */
    this.shown = null;
    /** @type {(place: number) => void} */
    this.onPart = () => {};
    this.onGround = () => {};
    root.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("[data-part]");
      if (button) this.onPart(Number(button.getAttribute("data-part")));
      else this.onGround();
    });
  }

  /** @param {Walk} walk */
  show(walk) {
    if (this.shown !== walk.question) this.#build(walk.question);
    const { kind, at } = walk.step;
    this.root.dataset.kind = kind;
    this.root.classList.toggle("is-deep", walk.position.path.length > 0);
    const done = doneAt(walk);
    this.root.querySelectorAll(".present-part").forEach((part, place) => {
      const isNow = walk.part !== null && place === at;
      part.classList.toggle("is-now", isNow);
      part.classList.toggle("is-dim", walk.part !== null && !isNow);
      part.classList.toggle("is-told", done.has(place));
      part.querySelector("button")?.setAttribute("aria-pressed", String(isNow));
    });
    this.#detail(walk.part);
    this.root.querySelectorAll(".present-leader").forEach((line, place) => {
      line.classList.toggle("is-told", kind === "ranking" && place < at);
    });
  }

  /** What a screen reader says of a step. @param {Walk} walk @returns {string} */
  spoken(walk) {
    const { kind, at } = walk.step;
    const { question, part } = walk;
    if (kind === "question") return question.title;
    if (kind === "split") {
      const count = question.parts.length;
      const head = tn("{count} part:", "{count} parts:", count);
      const pruned = question.pruned ?? [];
      return [
        head,
        ...question.parts.map((one) => `${one.number} ${one.title}`),
        ...pruned.map((one) => `${one.number} ${one.title} (${one.reason})`),
      ].join(" ");
    }
    if (kind === "answer") return `${t("Answer")}: ${question.so_what}`;
    if (kind === "ranking") {
      const leader = this.ranking[at - 1];
      return leader ? `${leader.place}. ${leader.title}, ${leader.points}` : "";
    }
    if (!part) return "";
    if (kind === "so_what") return `${t("So-what")}: ${part.so_what} ${late(part)}`.trim();
    return `${part.number} ${part.title}`;
  }

  /** @param {Part} question */
  #build(question) {
    this.shown = question;
    const parts = make("ol", "present-parts");
    parts.append(...question.parts.map((part, place) => partLine(part, place)));
    parts.append(...(question.pruned ?? []).map((one) => prunedLine(one)));
    const left = make("div", "present-left");
    left.append(parts);
    const body = make("div", "present-body");
    body.append(left, make("div", "present-detail"));
    const ranking = make("ol", "present-ranking");
    ranking.append(...this.ranking.map((leader) => leaderLine(leader)));
    const number = question.number ? `${question.number} ` : "";
    this.root.replaceChildren(
      make("h2", "present-question", number + question.title),
      make("p", "present-answer", question.so_what),
      body,
      ranking,
    );
  }

  /** What stands below the part in focus. @param {Part | null} part */
  #detail(part) {
    const detail = this.root.querySelector(".present-detail");
    if (!detail) return;
    detail.replaceChildren();
    if (!part || part.parts.length === 0) return;
    const list = make("ol", "present-below");
    for (const one of part.parts) {
      const line = make("li");
      line.append(make("span", "present-number", one.number), make("span", "", one.title));
      if (one.so_what) line.append(make("span", "present-found", one.so_what));
      list.append(line);
    }
    detail.append(list);
  }
}

/** Places of the parts whose so-what was told so far. @param {Walk} walk @returns {Set<number>} */
function doneAt(walk) {
  const before = walk.steps.slice(0, walk.position.at + 1);
  return new Set(before.filter((one) => one.kind === "so_what").map((one) => one.at));
}

/** @param {Part} part */
function late(part) {
  const { behind } = part;
  return behind > 0 ? tn("{count} edit behind", "{count} edits behind", behind) : "";
}

/** @param {Part} part @param {number} place */
function partLine(part, place) {
  const line = make("li", "present-part");
  const button = make("button");
  button.type = "button";
  button.dataset.part = String(place);
  button.append(
    make("span", "present-number", part.number),
    make("span", "present-title", part.title),
  );
  line.append(button);
  if (part.so_what) {
    const told = make("p", "present-so-what", part.so_what);
    if (part.behind > 0) told.append(" ", make("span", "present-late", late(part)));
    line.append(told);
  }
  return line;
}

/** @param {{ number: string, title: string, reason: string }} one */
function prunedLine({ number, title, reason }) {
  const line = make("li", "present-part is-pruned");
  const words = make("p", "present-pruned");
  words.append(make("span", "present-number", number), make("span", "present-title", title));
  line.append(words, make("p", "present-so-what", reason));
  return line;
}

/** @param {Leader} leader */
function leaderLine(leader) {
  const line = make("li", "present-leader");
  const bar = make("meter", "present-points");
  bar.max = 100;
  bar.value = leader.share;
  bar.setAttribute("aria-hidden", "true");
  const title = make("span", "present-title", leader.title);
  if (leader.is_vetoed) title.append(" ", make("span", "present-veto", `◆ ${t("Veto")}`));
  line.append(
    make("span", "present-number", leader.place),
    title,
    bar,
    make("span", "present-figure", leader.points),
  );
  return line;
}
