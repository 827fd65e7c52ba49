/** Who else has this drawing open: in the toolbar, and on the box where each of them is. */

import { make, need } from "../../kit/dom.js";

/**
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../sync/live.js").Peer} Peer
 */

const COLOURS = [
  "#0f7fa8",
  "#9a4fd0",
  "#c2410c",
  "#0f766e",
  "#be185d",
  "#5b6b1f",
  "#7a5c00",
  "#4657c9",
];

/** @param {Editor} editor @param {Peer[]} people */
export function showPeers(editor, people) {
  const { marks, view, options } = editor;
  const before = [...marks.peers.keys()];
  const coloured = people.map((person) => ({ ...person, colour: colourOf(editor, person) }));
  marks.peers = new Map();
  for (const person of coloured) if (person.node_id) marks.peers.set(person.node_id, person);
  view.touch([...before, ...marks.peers.keys()]);
  const others = coloured.filter(({ id }) => id !== options.me.id);
  const once = new Map(others.map((person) => [person.id, person]));
  need("#peers").replaceChildren(...[...once.values()].map(badge));
}

/** @param {Editor} editor @param {Peer} person */
function colourOf({ people }, person) {
  const known = people.get(person.id)?.colour;
  return known ?? COLOURS[Number(person.colour) % COLOURS.length] ?? "";
}

/** @param {import("../base/types.js").Person} person */
function badge(person) {
  const mark = make("span", "peer", person.initials);
  mark.style.setProperty("--peer", person.colour);
  mark.title = person.name;
  return mark;
}
