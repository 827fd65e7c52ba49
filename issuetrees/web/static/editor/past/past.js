/**
 * Shows another graph in place of the present one: an earlier state, or two states in one. It is
 * an editor of its own that may not edit, over the same page. The present goes on underneath.
 *
 * @typedef {import("./comparison.js").Difference} Difference
 * @typedef {import("../graph/model.js").Graph} Graph
 * @typedef {import("./past_frame.js").Deed} Deed
 *
 * @typedef {object} Scene what is shown
 * @property {Graph} graph
 * @property {string} sentence
 * @property {Deed[]} deeds
 * @property {Map<string, Difference>} differences by the id of the node or arrow
 * @property {Map<string, string>} numbers where they are not those of the drawing
 * @property {boolean} isComparing
 */

import { need } from "../../kit/dom.js";
import { Editor } from "../editor.js";
import { Graph as Records } from "../graph/model.js";
import { actionsOf } from "../hands/actions.js";
import { Keys } from "../hands/keys.js";
import { Pointer } from "../hands/pointer.js";
import { MarkedOutline, MarkedPainter } from "./change_marks.js";
import { button, pastFrame, zoomFoot } from "./past_frame.js";

/** Buttons of the toolbar that go on working. */
const STAYS = "[data-view], [data-action=history], [data-action=compare], [data-toggle-inspector]";

export class Past {
  /**
   * @param {Editor} present
   * @param {typeof import("../map/stage_map.js") | null} mapParts
   * @param {import("../hands/actions.js").Action[]} actions further ones
   * @param {() => void} leave what Esc does
   */
  constructor(present, mapParts, actions, leave) {
    this.present = present;
    this.leave = leave;
    /** @type {Map<string, Difference>} */
    this.differences = new Map();
    /** @type {Map<string, string>} */
    this.numbers = new Map();
    this.frame = pastFrame(present.options.graph.title, present.stageMap === null);
    need(".graph-main").append(this.frame.element);
    this.editor = this.#makeEditor(mapParts);
    this.editor.view.painter = new MarkedPainter(this.editor.view.painter, this);
    this.editor.hands.extraActions.push(...actions);
    this.editor.hands.backSteps.push(() => {
      leave();
      return true;
    });
    this.keys = new Keys(this.editor);
    new Pointer(this.editor);
    this.outline = mapParts ? null : new MarkedOutline(this);
    if (this.outline) this.keys.listen(this.outline.host);
    this.actions = new Map(actionsOf(this.editor).map((action) => [action.id, action]));
    this.frame.canvas.append(zoomFoot((id) => this.actions.get(id)?.run(this.editor)));
    this.toolbar = need(".graph > .toolbar");
    /** @type {(HTMLButtonElement | HTMLInputElement | HTMLSelectElement)[]} */
    this.locked = [];
    this.#listen();
  }

  get isShown() {
    return !this.frame.element.hidden;
  }

  /** @param {typeof import("../map/stage_map.js") | null} mapParts */
  #makeEditor(mapParts) {
    const { options, sync, tree, server, shelf } = this.present;
    const editor = new Editor({
      host: this.frame.canvas,
      graph: new Records(options.graph.kind),
      revision: 0,
      queue: sync.queue,
      server,
      measure: tree.measure,
      shelf,
      options: { ...options, can: { ...options.can, edit: false } },
      mapParts,
    });
    editor.view.prefix = "past-";
    return editor;
  }

  #listen() {
    this.toolbar.addEventListener("click", (event) => this.#toolbarClicked(event), true);
    this.frame.element.addEventListener("keydown", (event) => {
      if (event.code === "Escape" && !event.defaultPrevented) this.leave();
    });
    this.present.lens.changed.on(() => this.editor.lens.colourBy(this.present.lens.colouring));
  }

  /** The toolbar acts on what one sees. @param {Event} event */
  #toolbarClicked(event) {
    const target = event.target instanceof Element ? event.target.closest("button") : null;
    if (!this.isShown || !target) return;
    if (target.dataset.view) return this.leave();
    const action = this.actions.get(target.dataset.action ?? "");
    if (!action || target.matches(STAYS)) return;
    event.stopImmediatePropagation();
    action.run(this.editor);
    this.editor.navigation.focus();
  }

  /** @param {Scene} scene */
  show({ graph, sentence, deeds, differences, numbers, isComparing }) {
    const { editor } = this;
    this.differences = differences;
    this.numbers = numbers;
    editor.graph.become(graph);
    this.outline?.restart();
    for (const [id, { happened }] of differences) editor.marks.states.set(id, happened[0] ?? "");
    for (const id of editor.marks.states.keys())
      if (!differences.has(id)) editor.marks.states.delete(id);
    this.frame.element.classList.toggle("is-comparing", isComparing);
    this.say(sentence);
    this.frame.deeds.replaceChildren(...deeds.map((deed) => button(deed)));
    editor.selection.prune(editor.graph.rootId);
    if (this.isShown) editor.drawing.remeasure();
    else this.#enter();
    for (const id of differences.keys()) editor.folds.openTo(id);
    editor.view.touchAll();
    editor.view.flush();
    editor.changed.tell();
  }

  /** @param {string} sentence what is shown */
  say(sentence) {
    this.frame.words.textContent = sentence;
  }

  /** Looks at the same place in the same way. */
  #enter() {
    const { present, editor } = this;
    if (present.editing.isOpen) present.editing.finish();
    const { focusId } = present.tree;
    this.frame.element.hidden = false;
    need(".graph").classList.add("is-past");
    this.#lock();
    editor.lens.colourBy(present.lens.colouring);
    editor.folds.ids = new Set(
      [...present.folds.ids].filter((id) => editor.graph.children(id).length > 0),
    );
    editor.tree.focusId = focusId && editor.graph.nodes.has(focusId) ? focusId : null;
    editor.drawing.remeasure();
    const at = present.selection.activeId;
    editor.selection.only(at && editor.graph.nodes.has(at) ? at : editor.graph.rootId);
    this.outline?.show(present.navigation.other !== null);
    this.#lookWhere(at ?? present.graph.rootId);
  }

  /** @param {string | null} id of a box that stays where it is on the screen, if it is in both */
  #lookWhere(id) {
    const { present, editor } = this;
    const { x, y, zoom } = present.view;
    const was = id ? present.drawing.box(id) : null;
    const is = id && editor.graph.nodes.has(id) ? editor.drawing.box(id) : null;
    const isBoth = was && is && !present.stageMap;
    const [dx, dy] = isBoth ? [was.x - is.x, was.y - is.y] : [0, 0];
    const lower = this.frame.canvas.offsetTop - present.view.host.offsetTop;
    editor.view.resized();
    Object.assign(editor.view, { x: x + dx * zoom, y: y + dy * zoom - lower, zoom });
    editor.view.flush();
    if (editor.view.shown.size === 0) editor.view.fit(editor.drawing.bounds());
  }

  #lock() {
    for (const control of this.toolbar.querySelectorAll("button, input, select")) {
      const one = /** @type {HTMLButtonElement} */ (control);
      const isUseful =
        one.matches(`${STAYS}, #colouring`) || this.actions.has(one.dataset.action ?? "");
      if (isUseful || one.disabled) continue;
      one.disabled = true;
      this.locked.push(one);
    }
  }

  hide() {
    this.frame.element.hidden = true;
    need(".graph").classList.remove("is-past");
    for (const control of this.locked) control.disabled = false;
    this.locked = [];
    this.differences = new Map();
    this.editor.marks.states.clear();
    this.editor.graph.become(new Records(this.editor.graph.kind));
    this.editor.drawing.remeasure();
    this.editor.view.touchAll();
    this.present.view.resized();
    this.present.navigation.focus();
  }
}
