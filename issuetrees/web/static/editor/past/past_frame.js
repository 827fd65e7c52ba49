/**
 * The surface over the drawing on which the past is shown: a banner, a drawing, an outline.
 *
 * @typedef {{label: string, act: () => void, kind?: string, title?: string}} Deed a button
 */

import { make, makeSvg } from "../../kit/dom.js";
import { t } from "../../kit/words.js";

/**
 * @param {string} title of the graph
 * @param {boolean} isTree
 */
export function pastFrame(title, isTree) {
  const element = make("div", "past");
  element.hidden = true;
  const banner = make("div", "past-banner");
  const words = make("p", "past-words");
  words.setAttribute("role", "status");
  const forms = viewSwitch();
  forms.hidden = !isTree;
  const deeds = make("div", "past-deeds");
  banner.append(words, forms, deeds);
  const canvas = canvasElement(title);
  const list = treeElement("outline", title);
  list.id = "past-outline";
  list.hidden = true;
  element.append(banner, canvas, list);
  return { element, words, forms, deeds, canvas, list };
}

function viewSwitch() {
  const group = make("div", "segmented");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", t("View"));
  const tree = button({ label: t("Tree"), act: () => {} }, "");
  tree.dataset.view = "tree";
  const outline = button({ label: t("Outline"), act: () => {} }, "");
  outline.dataset.view = "outline";
  group.append(tree, outline);
  return group;
}

/** @param {(action: string) => void} run */
export function zoomFoot(run) {
  const foot = make("div", "canvas-foot");
  const zoom = make("div", "zoom");
  zoom.dataset.inset = "";
  zoom.setAttribute("role", "group");
  zoom.setAttribute("aria-label", t("Zoom"));
  zoom.append(
    button({ label: "−", title: t("Zoom out"), act: () => run("zoom-out") }),
    button({ label: "+", title: t("Zoom in"), act: () => run("zoom-in") }),
    button({ label: t("Fit"), act: () => run("fit") }),
  );
  foot.append(zoom);
  return foot;
}

/**
 * @param {Deed} deed
 * @param {string} [className]
 */
export function button({ label, act, kind, title }, className = "button is-small") {
  const made = make("button", `${className} ${kind ?? "is-quiet"}`.trim(), label);
  if (className === "") made.removeAttribute("class");
  made.type = "button";
  if (title) {
    made.title = title;
    made.setAttribute("aria-label", title);
  }
  made.addEventListener("click", act);
  return made;
}

/** @param {string} title */
function canvasElement(title) {
  const canvas = make("div", "canvas");
  const world = make("div", "world");
  const area = make("textarea", "node-editor");
  area.hidden = true;
  area.setAttribute("aria-label", t("Title"));
  const rubber = make("div", "rubber");
  rubber.hidden = true;
  const lines = makeSvg("svg", { class: "lines", "aria-hidden": "true", focusable: "false" });
  world.append(lines, treeElement("boxes", title), area);
  canvas.append(world, rubber);
  return canvas;
}

/**
 * @param {string} className
 * @param {string} title
 */
function treeElement(className, title) {
  const element = make("div", className);
  element.setAttribute("role", "tree");
  element.setAttribute("aria-multiselectable", "true");
  element.setAttribute("aria-label", title);
  element.tabIndex = 0;
  return element;
}
