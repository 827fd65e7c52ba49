/**
 * From a template to the commands that insert it. Mirrors `issuetrees.core.templates.commands`;
 * `fixtures/cases/templates` ties the two together.
 *
 * @typedef {import("../base/types.js").Command} Command
 *
 * @typedef {object} Question a line of a branch
 * @property {number} depth 0 for the top line
 * @property {string} title
 * @property {string} note
 * @property {string | null} split_kind
 * @property {Record<string, unknown>} split
 *
 * @typedef {object} Stage a stage or fork of a map
 * @property {string} key
 * @property {"stage" | "fork"} kind
 * @property {string} title
 * @property {string} track
 * @property {number} x
 * @property {number} y
 * @property {Record<string, any>} details
 *
 * @typedef {object} Template as REST gives it
 * @property {string} name
 * @property {"issue_tree" | "stage_map"} kind
 * @property {string} language
 * @property {string} title
 * @property {string} summary
 * @property {Question[]} questions
 * @property {Stage[]} stages
 * @property {{source: string, target: string, details: Record<string, any>, title?: string}[]} arrows
 * @property {{key: string, title: string, levels: string[]}[]} competencies
 *
 * @typedef {object} Place where a branch goes
 * @property {string | null} parentId null for an empty tree
 * @property {boolean} isWhole with its top line; an empty tree needs that anyway
 * @property {boolean} isBare nothing is below the parent, and it has no kind of split
 */

/**
 * @param {Template} template
 * @param {Place} place
 * @param {() => string} newId
 * @returns {Command[]}
 */
export function treeCommands({ questions }, { parentId, isWhole, isBare }, newId) {
  const hasTop = parentId === null || isWhole;
  const shift = parentId !== null && isWhole ? 1 : 0;
  const nodes = (hasTop ? questions : questions.slice(1)).map((question) =>
    line(question, shift, newId),
  );
  const pasting = { kind: "paste_outline", parent_id: parentId, before_id: null, nodes };
  const top = questions[0];
  if (hasTop || !isBare || !top?.split_kind) return [pasting];
  const { split_kind, split } = top;
  return [pasting, { kind: "set_split", id: parentId, split_kind, split }];
}

/**
 * @param {Question} question
 * @param {number} shift
 * @param {() => string} newId
 */
function line({ depth, title, note, split_kind, split }, shift, newId) {
  return {
    id: newId(),
    depth: depth + shift,
    title,
    ...(note ? { note } : {}),
    ...(split_kind ? { split_kind, split } : {}),
  };
}

/**
 * @param {Template} template
 * @param {{x: number, y: number}} corner left top corner of the new map
 * @param {() => string} newId
 * @returns {Command[]}
 */
export function mapCommands({ stages, arrows }, { x, y }, newId) {
  const ids = new Map(stages.map(({ key }) => [key, newId()]));
  const boxes = stages.map((stage) => ({
    kind: "add_node",
    id: ids.get(stage.key),
    parent_id: null,
    node_kind: stage.kind,
    title: stage.title,
    track: stage.track,
    x: x + stage.x,
    y: y + stage.y,
    details: withIds(stage.details, ids),
  }));
  const links = arrows.map(({ source, target, details, title }) => ({
    kind: "connect",
    id: newId(),
    source_id: ids.get(source),
    target_id: ids.get(target),
    details,
    ...(title ? { title } : {}),
  }));
  return [...boxes, ...links];
}

/**
 * In details a stage names the one that it builds on by its key; on a map by its id.
 *
 * @param {Record<string, any>} details
 * @param {Map<string, string>} ids
 */
function withIds(details, ids) {
  const base = ids.get(details.builds_on);
  return base === undefined ? details : { ...details, builds_on: base };
}
