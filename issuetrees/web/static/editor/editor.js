/**
 * The parts of one open graph and what they do together. Modules for keys, toolbar, inspector
 * and so on are given the editor and use its parts.
 *
 * @typedef {import("./base/types.js").Command} Command
 * @typedef {import("./base/types.js").Person} Person
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
 * @property {string} [time_zone] of the engagement: says which day it is
 * @property {Record<string, string>} urls
 * @property {{id: string, text: string}[]} [criteria] of success, in the brief
 * @property {(import("./graph/model.js").Rows & {below: Record<string, number>}) | null} [first] the first
 *   levels of a big tree, and how many nodes hang below each of the last one
 */

import { showToast } from "../kit/toasts.js";
import { Topic } from "../kit/topic.js";
import { t } from "../kit/words.js";
import { Marks } from "./drawing/marks.js";
import { Navigation } from "./drawing/navigation.js";
import { hasMarks, TreePainter } from "./drawing/paint.js";
import { Selection } from "./drawing/selection.js";
import { TreeDrawing } from "./drawing/tree.js";
import { View } from "./drawing/view.js";
import { Folds } from "./graph/folds.js";
import { Refused } from "./graph/refused.js";
import { Hands } from "./hands/hands.js";
import { TitleEditor } from "./hands/title_editor.js";
import { Lens } from "./panel/lens.js";
import { Drafts } from "./sync/drafts.js";
import { Saving } from "./sync/saving.js";
import { Sync } from "./sync/sync.js";

export class Editor {
  hands = new Hands(this);
  marks = new Marks();
  navigation = new Navigation(this);
  /** @type {Topic<[]>} */
  changed = new Topic();
  /** @type {Topic<[]>} somebody changed evidence or assumptions of the tree */
  evidenceChanged = new Topic();

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.host the drawing's viewport
   * @param {import("./graph/model.js").Graph} parts.graph
   * @param {number} parts.revision
   * @param {import("../kit/outbox/queue.js").Queue<import("./base/types.js").Entry>} parts.queue
   * @param {import("./sync/server.js").GraphServer} parts.server
   * @param {import("./drawing/measure.js").Measure} parts.measure
   * @param {import("../kit/outbox/shelf.js").Shelf} parts.shelf what this browser keeps for this person
   * @param {Options} parts.options
   * @param {typeof import("./map/stage_map.js") | null} [parts.mapParts] the drawing of a stage map, if it is one
   */
  constructor({ host, graph, revision, queue, server, measure, shelf, options, mapParts }) {
    this.options = options;
    this.server = server;
    this.graph = graph;
    this.canEdit = options.can.edit;
    this.selection = new Selection(graph);
    this.folds = new Folds(graph);
    this.lens = new Lens(this);
    this.words = options.words ?? {};
    this.zone = options.time_zone;
    this.people = new Map(options.people.map((person) => [person.id, person]));
    this.shelf = shelf;
    this.drafts = new Drafts(shelf, queue.tab);
    this.tree = new TreeDrawing(graph, this.folds, measure, hasMarks);
    this.mapParts = mapParts ?? null;
    this.stageMap = mapParts ? new mapParts.StageDrawing(graph, measure) : null;
    /** @type {Drawing} */
    this.drawing = this.stageMap ?? this.tree;
    const painter =
      mapParts && this.stageMap
        ? new mapParts.StagePainter(this, this.stageMap)
        : new TreePainter(this);
    this.view = new View(host, this.drawing, painter);
    const area = /** @type {HTMLTextAreaElement} */ (host.querySelector(".node-editor"));
    this.editing = new TitleEditor(this, area);
    this.sync = new Sync({ graph, revision, queue, server });
    this.saving = new Saving(this);
    this.#connect();
  }

  #connect() {
    const { graph, view, selection } = this;
    this.sync.changed.on(() => this.#graphChanged());
    graph.applied.on((change) => {
      this.drawing.applied(change);
      view.touch(Object.keys(change.nodes.updated));
      view.touch(this.tree.references());
      for (const { parent_id: parents } of Object.values(change.nodes.updated))
        if (parents) view.touch(/** @type {string[]} */ (parents));
      for (const record of [
        ...Object.values(change.nodes.added),
        ...Object.values(change.nodes.removed),
      ]) {
        if (record.parent_id) view.touch([record.parent_id]);
      }
    });
    this.folds.changed.on((ids) => view.touch(ids));
    this.folds.changed.on(() => this.#followFolds());
    let selected = new Set();
    selection.changed.on(() => {
      view.touch([...selected, ...selection.ids]);
      selected = new Set(selection.ids);
      view.boxes.setAttribute(
        "aria-activedescendant",
        selection.activeId ? view.prefix + selection.activeId : "",
      );
    });
    view.drawn.on(() => this.editing.follow());
    view.anchor = () => this.navigation.anchor();
    view.chosen = () => selection.activeId;
  }

  /** What is folded away cannot be selected: the box that it is folded into is. */
  #followFolds() {
    const { selection, graph, folds } = this;
    const above = selection.activeId ? graph.ancestors(selection.activeId) : [];
    const folded = above.find((id) => folds.has(id));
    if (folded) selection.only(folded);
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
      if (!(error instanceof Refused)) throw error;
      this.say(error.message);
      return false;
    }
  }

  /** @param {string} sentence @param {{undo?: () => void}} [options] */
  say(sentence, options) {
    showToast(sentence, options);
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
    const above = Object.values(nodes.removed).map((record) => record.parent_id ?? "");
    const touched = [...Object.keys(nodes.added), ...Object.keys(nodes.updated), ...above];
    const id = touched.find((one) => this.graph.nodes.has(one));
    if (id) this.navigation.goTo(id);
  }
}
