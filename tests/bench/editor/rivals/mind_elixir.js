/** mind-elixir with its own defaults, in its usual shape: the root at the left. */

import MindElixir from "mind-elixir";
import "mind-elixir/style.css";

/** @type {any} */
let mind = null;

const topic = (id) => mind.findEle(id);
const nodeOf = ({ id, title, children }) => ({
  id,
  topic: title,
  expanded: true,
  children: (children ?? []).map(nodeOf),
});

window.__editorBench = {
  name: "mind-elixir",
  container: () => document.querySelector("#bench"),
  mount(container, _data, tree) {
    mind = new MindElixir({ el: container, direction: MindElixir.RIGHT });
    mind.init({ nodeData: nodeOf(tree) });
  },
  painted: (id) => (document.querySelector(`[data-nodeid="me${id}"]`)?.offsetWidth ?? 0) > 0,
  reveal(id) {
    mind.scale(1);
    mind.scrollIntoView(topic(id), true);
  },
  addChild: (parentId, node) => mind.addChild(topic(parentId), nodeOf(node)),
  setCollapsed: (id, isFolded) => mind.expandNode(topic(id), !isFolded),
  moveNode: (id, parentId) => mind.moveNodeIn([topic(id)], topic(parentId)),
  undo: () => mind.undo(),
  pan: (dx, dy) => mind.move(dx, dy),
  zoom: (k) => mind.scale(k),
  keyAdd: "Tab",
  focusNode(id) {
    mind.selectNode(topic(id));
    mind.container.focus();
  },
  keyOk: () => document.activeElement?.id === "input-box",
  keyDone: () => document.activeElement?.blur(),
};
