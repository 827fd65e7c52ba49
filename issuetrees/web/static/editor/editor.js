/**
 * The parts of one open graph and what they do together. Modules for keys, toolbar, inspector
 * and so on are given the editor and use its parts.
 *
 * @typedef {import("./base/types.js").Clash} Clash
 * @typedef {import("./base/types.js").Command} Command
 * @typedef {import("./base/types.js").Person} Person
 * @typedef {import("./base/types.js").Rejected} Rejected
 * @typedef {import("./base/types.js").Revision} Revision
 * @typedef {import("./drawing/walk.js").Direction} Direction
 * @typedef {import("./graph/layout.js").Visit} Visit
 * @typedef {import("./graph/layout.js").Fan} Fan
 * @typedef {import("./graph/layout.js").Window} Window
 * @typedef {import("./base/types.js").Box} Box
 *
 * @typedef {object} Drawing an issue tree or a stage map, as the editor sees it
 * @property {(id: string) => Box | null} box
 * @property {() => Box} bounds
 * @property {(window: Window, onBox: (visit: Visit) => void, onFan: (fan: Fan) => void) => void} visit
 * @property {(id: string) => import("./drawing/tree.js").Shape} shape
 * @property {(id: string, title: string) => void} typing
 * @property {(id: string) => void} refresh
 * @property {() => void} remeasure
 * @property {(change: import("./base/types.js").Change) => void} applied
 * @property {(id: string, direction: Direction) => string | null} step
 *
 * @typedef {object} FieldWords
 * @property {string} label
 * @property {string} none for no value
 * @property {Record<string, string>} choices
 *
 * @typedef {object} Options what the page tells the editor
 * @property {{id: string, kind: "issue_tree" | "stage_map", title: string, revision: number}} graph
 * @property {{edit: boolean, comment: boolean, manage: boolean}} can
 * @property {{id: string, name: string}} me
 * @property {Person[]} people who can own a question
 * @property {Record<string, FieldWords>} [words] of the fields of nodes
 * @property {string} language of the engagement
 * @property {Record<string, string>} urls
 * @property {(import("./graph/model.js").Rows & {below: Record<string, number>}) | null} [first] the first
 *   levels of a big tree, and how many nodes hang below each of the last one
 */

import { showToast } from "../kit/toasts.js";
import { Topic } from "../kit/topic.js";
import { t } from "../kit/words.js";
import { lookAt } from "./drawing/memory.js";
import { hasMarks, TreePainter } from "./drawing/paint.js";
import { Selection } from "./drawing/selection.js";
import { TreeDrawing } from "./drawing/tree.js";
import { View } from "./drawing/view.js";
import { neighbour } from "./drawing/walk.js";
import { Folds } from "./graph/folds.js";
import { Refused } from "./graph/refused.js";
import { TitleEditor } from "./hands/title_editor.js";
import { Lens } from "./panel/lens.js";
import { Drafts } from "./sync/drafts.js";
import { saveEdits } from "./sync/saving.js";
import { Sync } from "./sync/sync.js";

export class Editor {
  /** @type {Map<string, Person>} node id → who else is on it */
  peers = new Map();
  /** @type {Map<string, import("./base/types.js").Verdict>} */
  verdicts = new Map();
  /** @type {Set<string> | null} nodes that match what is looked for; null while nothing is */
  finds = null;
  /** @type {Map<string, string>} colours of a comparison */
  marks = new Map();
  /** @type {string | null} stays still although another box is selected */
  anchorId = null;
  /** @type {Map<string, {open: number, resolved: number}>} threads of comments by node */
  comments = new Map();
  /** @type {Topic<[]>} comments may have changed on the server */
  commentsChanged = new Topic();
  /** @type {Topic<[Clash]>} */
  clashed = new Topic();
  /** @type {Topic<[Rejected]>} */
  wasRejected = new Topic();
  /** @type {Topic<[]>} */
  changed = new Topic();
  /** @type {Topic<[string]>} an arrow's label is to be edited */
  editLink = new Topic();
  /** @type {string | null} where an arrow begins that is being drawn by keys */
  linkingFrom = null;
  /** @type {import("./hands/actions.js").Action[]} what modules add */
  extraActions = [];
  /** @type {import("./outline/outline.js").Outline | null} the view that is shown instead of the drawing */
  other = null;
  /** @type {{leave: () => void} | null} what is shown instead of the present */
  past = null;
  /** @type {(() => boolean)[]} what Esc closes, the nearest first; each says whether it did */
  backSteps = [];
  /** @type {{x: number, y: number, zoom: number} | null} the view that a branch alone took the place of */
  whole = null;
  /** @type {Map<string, string>} "id.field" → who else changed it last */
  changedBy = new Map();
  /** @type {Map<string, string>} node → the child from which one walked to it */
  cameFrom = new Map();
  /** @type {number | null} since when what is typed is not taken for keys, until the fingers rest */
  deafSince = null;
  /** @type {Topic<[]>} drawing or outline */
  viewSwitched = new Topic();
  /** @type {Topic<[Revision]>} */
  foreignChange = new Topic();
  /** @type {Topic<[import("./sync/sync.js").SaveState]>} */
  saveState = new Topic();

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.host the drawing's viewport
   * @param {import("./graph/model.js").Graph} parts.graph
   * @param {number} parts.revision
   * @param {import("./sync/queue.js").Queue} parts.queue
   * @param {import("./sync/server.js").GraphServer} parts.server
   * @param {import("./drawing/measure.js").Measure} parts.measure
   * @param {import("./sync/shelf.js").Shelf} parts.shelf what this browser keeps for this person
   * @param {Options} parts.options
   * @param {typeof import("./map/stage_map.js") | null} [parts.stages] the drawing of a stage map, if it is one
   */
  constructor({ host, graph, revision, queue, server, measure, shelf, options, stages }) {
    this.options = options;
    this.server = server;
    this.graph = graph;
    this.canEdit = options.can.edit;
    this.selection = new Selection(graph);
    this.folds = new Folds(graph);
    this.lens = new Lens(this);
    this.words = options.words ?? {};
    this.people = new Map(options.people.map((person) => [person.id, person]));
    this.shelf = shelf;
    this.drafts = new Drafts(shelf, queue.tab);
    this.tree = new TreeDrawing(graph, this.folds, measure, hasMarks);
    this.stages = stages ?? null;
    this.stage = stages ? new stages.StageDrawing(graph, measure) : null;
    /** @type {Drawing} */
    this.drawing = this.stage ?? this.tree;
    const painter =
      stages && this.stage ? new stages.StagePainter(this, this.stage) : new TreePainter(this);
    this.view = new View(host, this.drawing, painter);
    const area = /** @type {HTMLTextAreaElement} */ (host.querySelector(".node-editor"));
    this.editing = new TitleEditor(this, area);
    this.sync = new Sync({ graph, revision, queue, server, listener: this.#listener() });
    this.#connect();
  }

  /** @returns {import("./sync/sync.js").Listener} */
  #listener() {
    return {
      changed: () => this.#graphChanged(),
      clash: (clash) => this.clashed.tell(clash),
      rejected: (rejected) => this.rejected(rejected),
      foreign: (revision) => this.foreignChange.tell(revision),
      saveState: (state) => this.saveState.tell(state),
    };
  }

  #connect() {
    const { graph, view, selection } = this;
    graph.applied.on((change) => {
      this.drawing.applied(change);
      view.touch(Object.keys(change.nodes.updated));
      for (const record of [
        ...Object.values(change.nodes.added),
        ...Object.values(change.nodes.removed),
      ]) {
        if (record.parent_id) view.touch([record.parent_id]);
      }
    });
    this.folds.changed.on((ids) => view.touch(ids));
    let selected = new Set();
    this.foreignChange.on(({ change, actor }) => {
      for (const part of [change.nodes, change.links])
        for (const [id, fields] of Object.entries(part.updated))
          for (const field of Object.keys(fields))
            this.changedBy.set(`${id}.${field}`, actor?.name ?? "");
    });
    selection.changed.on(() => {
      view.touch([...selected, ...selection.ids]);
      selected = new Set(selection.ids);
      view.boxes.setAttribute(
        "aria-activedescendant",
        selection.activeId ? view.prefix + selection.activeId : "",
      );
    });
    view.drawn.on(() => this.editing.follow());
    view.anchor = () => this.#anchor();
  }

  /** The box that stays still: the selected one if it can be seen, else one in the middle. */
  #anchor() {
    const { view, selection } = this;
    if (this.stage) return null; // stages stand where they were put
    const seen = view.window();
    const isSeen = (/** @type {import("./drawing/view.js").Shown | undefined} */ box) =>
      box !== undefined &&
      box.x < seen.right &&
      box.x > seen.left - 232 &&
      box.y < seen.bottom &&
      box.y + box.height > seen.top;
    for (const id of [this.anchorId, selection.activeId]) {
      if (id && isSeen(view.shown.get(id)) && this.drawing.box(id)) return id;
    }
    for (const [id, box] of view.shown) if (isSeen(box) && this.graph.nodes.has(id)) return id;
    return null;
  }

  #graphChanged() {
    this.selection.prune(this.drawing === this.tree ? this.tree.rootId : null);
    this.changed.tell();
  }

  /**
   * Does own commands; says why when it cannot.
   * @param {Command[]} commands
   * @param {string} label
   * @returns {boolean} whether it was done
   */
  run(commands, label) {
    if (!this.canEdit) return false;
    if (this.editing.isOpen) this.editing.finish();
    return this.attempt(() => this.sync.perform(commands, label));
  }

  /** @param {() => unknown} act @returns {boolean} whether it went well */
  attempt(act) {
    try {
      act();
      return true;
    } catch (error) {
      this.explain(error);
      return false;
    }
  }

  /** @param {unknown} error */
  explain(error) {
    if (!(error instanceof Refused)) throw error;
    this.say(error.message);
  }

  /** @param {string} sentence @param {{undo?: () => void}} [options] */
  say(sentence, options) {
    showToast(sentence, options);
  }

  /** @param {Rejected} rejected */
  rejected(rejected) {
    this.wasRejected.tell(rejected);
  }

  /**
   * A title was typed.
   * @param {string} id
   * @param {string} title
   * @param {string} before the title when the typing began
   */
  renamed(id, title, before) {
    if (title === "" && title !== before && this.graph.kind === "issue_tree")
      return this.say(t("A question needs words. The title stays as it was."));
    this.save([{ part: "nodes", id, path: "title", value: title, before }], t("Rename"));
  }

  /**
   * Saves what was typed, as one step.
   * @param {import("./sync/saving.js").Edit[]} edits
   * @param {string} label
   */
  save(edits, label) {
    saveEdits(this, edits, label);
  }

  /**
   * What one was typing into is gone: what the fingers still type is not taken for keys of the
   * drawing, until they rest.
   */
  deafen() {
    this.deafSince = performance.now();
    this.focus();
  }

  /** Says what was just done, with a button that takes back this and nothing else. @param {string} sentence */
  sayDone(sentence) {
    const { steps } = this.sync;
    const key = steps.done.at(-1)?.key;
    const undo = () => {
      if (key !== undefined && steps.done.at(-1)?.key === key) this.undo();
      else this.say(t("You have done more since. Undo that first."));
    };
    this.say(sentence, { undo });
  }

  undo() {
    if (this.editing.isOpen) this.editing.finish();
    this.#say(t("Nothing to undo."), () => this.sync.undo());
  }

  redo() {
    this.#say(t("Nothing to redo."), () => this.sync.redo());
  }

  /**
   * @param {string} nothing
   * @param {() => string | null} act
   */
  #say(nothing, act) {
    if (!this.canEdit) return;
    this.attempt(() => {
      if (act() === null) this.say(nothing);
      else this.#showLast();
    });
  }

  /** What was undone or done again is seen, wherever one was looking. */
  #showLast() {
    const nodes = this.sync.queue.entries.at(-1)?.change.nodes;
    if (!nodes) return;
    const touched = [...Object.keys(nodes.added), ...Object.keys(nodes.updated)];
    const id = touched.find((one) => this.graph.nodes.has(one));
    if (id) this.goTo(id);
  }

  /** Esc: one step back. */
  back() {
    if (this.linkingFrom) {
      this.selection.only(this.linkingFrom);
      return this.stages?.stopLinking(this);
    }
    if (this.backSteps.some((step) => step())) return;
    if (this.selection.ids.size > 1) this.selection.only(this.selection.activeId);
    else if (this.tree.focusId) this.focusOn(null);
  }

  /** Gives the keys to the drawing. */
  focus() {
    if (this.other) this.other.focus();
    else this.view.boxes.focus({ preventScroll: true });
  }

  /**
   * Where an arrow key leads in what one sees.
   * @param {string} id
   * @param {Direction} direction
   */
  step(id, direction) {
    return this.other ? this.other.step(id, direction) : this.drawing.step(id, direction);
  }

  /** Moves as little as needed for a node to be seen. @param {string} id */
  reveal(id) {
    if (this.other) this.other.reveal(id);
    else this.view.ensureVisible(id);
  }

  /** @param {string} id */
  neighbour(id) {
    return neighbour(this.graph, id);
  }

  /**
   * Selects a node and shows it, opening what is folded over it.
   * @param {string} id
   */
  goTo(id) {
    if (!this.graph.nodes.has(id)) return;
    this.past?.leave();
    const focus = this.tree.focusId;
    if (focus && !this.graph.isWithin(id, focus)) this.focusOn(null);
    this.folds.openTo(id);
    this.selection.only(id);
    this.reveal(id);
  }

  /**
   * Brings back the graph as it was after a revision, as a new revision.
   * @param {number} revision
   * @returns {Promise<boolean>} whether it was done
   */
  async restore(revision) {
    try {
      const refusal = await this.sync.direct([{ kind: "restore", revision }], t("Restore"));
      if (refusal !== "") this.say(refusal);
      return refusal === "";
    } catch {
      this.say(t("There is no connection. Try again when it is back."));
      return false;
    }
  }

  /**
   * Shows one branch alone.
   * @param {string | null} id null for the whole tree
   */
  focusOn(id) {
    const { view, tree } = this;
    if (!tree.focusId) this.whole = { x: view.x, y: view.y, zoom: view.zoom };
    tree.focusId = id;
    tree.remeasure();
    view.touchAll();
    if (id || !this.whole) lookAt(this);
    else Object.assign(view, this.whole);
    this.changed.tell();
  }
}
