/**
 * The shapes that the editor's modules share. Only JSDoc types; there is no code in this module.
 * The same records, commands and changes are spoken by `issuetrees.core.graph` and REST.
 *
 * @typedef {import("./fields.js").NodeKind} NodeKind
 * @typedef {import("./fields.js").NodeRecord} NodeRecord
 * @typedef {import("./fields.js").LinkRecord} LinkRecord
 * @typedef {Record<string, any>} AnyRecord a node or a link, when the code treats both alike
 * @typedef {Record<string, [unknown, unknown]>} FieldChanges field → [old, new]
 *
 * @typedef {object} PartChange
 * @property {Record<string, AnyRecord>} added
 * @property {Record<string, FieldChanges>} updated
 * @property {Record<string, AnyRecord>} removed
 *
 * @typedef {object} Change
 * @property {PartChange} nodes
 * @property {PartChange} links
 *
 * @typedef {{kind: string, [field: string]: any}} Command see docs of the REST commits endpoint
 *
 * @typedef {object} Revision one committed change, as the server tells it
 * @property {number} revision
 * @property {string | null} key
 * @property {{id: string | null, name: string} | null} actor
 * @property {Change} change
 * @property {string} [created_at]
 *
 * @typedef {object} Entry one own step that the server has not confirmed yet
 * @property {string} key
 * @property {Command[]} commands
 * @property {Change} change what the commands did here; replaced when rebased
 * @property {string} label what the step was, in words (for "Undo typing")
 * @property {Change} [undoes] for an undo: the change that it takes back
 * @property {boolean} [isHeld] still being typed: shown and stored, not sent
 * @property {string} [undoesKey] for an undo of a step that has no revision number yet
 *
 * @typedef {object} Clash two people changed the same field
 * @property {string} id of the record
 * @property {"nodes" | "links"} part
 * @property {string} field
 * @property {unknown} mine
 * @property {unknown} theirs
 * @property {string} who the other person's name
 *
 * @typedef {object} Rejected an own step that the server (or the changed tree) cannot take
 * @property {string} reason one sentence
 * @property {string[]} texts what was typed, so that it can be copied
 *
 * @typedef {object} Box
 * @property {number} x left edge
 * @property {number} y top edge
 * @property {number} w
 * @property {number} h
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {string} initials
 * @property {string} colour
 * @property {string | null} [node_id] which node that person is on
 *
 * @typedef {object} Verdict the verdict on a split, as its mark shows it
 * @property {"proved" | "disproved" | "unknown" | "waived"} state
 * @property {string} sign
 * @property {string} sentence
 */

export {};
