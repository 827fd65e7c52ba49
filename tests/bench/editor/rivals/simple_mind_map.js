/** simple-mind-map without plug-ins, in the mode that it offers for big maps. */

import MindMap from "simple-mind-map";

/** A typeface that is there: its own default makes each measuring look for one that is not. */
const FACE = { fontFamily: "sans-serif" };

/** @type {any} */
let map = null;

const found = (id) => map.renderer.findNodeByUid(id);
const nodeOf = ({ id, title, children }) => ({
  data: { uid: id, text: title, expand: true },
  children: (children ?? []).map(nodeOf),
});
const drawn = () =>
  new Promise((done) => {
    const ended = () => {
      map.off("node_tree_render_end", ended);
      done();
    };
    map.on("node_tree_render_end", ended);
  });

window.__editorBench = {
  name: "simple-mind-map",
  container: () => document.querySelector("#bench"),
  mount(container, _data, tree) {
    map = new MindMap({
      el: container,
      data: nodeOf(tree),
      layout: "logicalStructure",
      themeConfig: { root: FACE, second: FACE, node: FACE },
      openPerformance: true,
      enableShortcutOnlyWhenMouseInSvg: false,
      initRootNodePosition: ["left", "center"],
    });
  },
  painted(id) {
    const group = map.renderer.root ? found(id)?.group : null;
    return Boolean(group?.node.isConnected && group.node.getBoundingClientRect().width > 0);
  },
  reveal(id) {
    map.view.setScale(1);
    map.renderer.moveNodeToCenter(found(id));
  },
  addChild(parentId, node) {
    const end = drawn();
    map.execCommand("INSERT_CHILD_NODE", false, [found(parentId)], {
      uid: node.id,
      text: node.title,
    });
    return end;
  },
  setCollapsed(id, isFolded) {
    const end = drawn();
    map.execCommand("SET_NODE_EXPAND", found(id), !isFolded);
    return end;
  },
  moveNode(id, parentId) {
    const end = drawn();
    map.execCommand("MOVE_NODE_TO", [found(id)], found(parentId));
    return end;
  },
  undo() {
    const end = drawn();
    map.execCommand("BACK");
    return end;
  },
  pan: (dx, dy) => map.view.translateXY(dx, dy),
  zoom: (k) => map.view.setScale(k),
  keyAdd: "Tab",
  focusNode: (id) => found(id).active(),
  keyOk: () => map.renderer.textEdit.isShowTextEdit(),
  keyDone: () => map.renderer.textEdit.hideEditTextBox(),
};
