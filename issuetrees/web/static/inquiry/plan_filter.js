/** Which leaves of a plan are shown: what is chosen beside its views. */

/** @typedef {import("./plan_desk.js").NodeRecord} NodeRecord */

export const SETTLED = new Set(["answered", "pruned"]);

/** @param {NodeRecord} leaf @param {string} today @returns {boolean} */
export function isOverdue(leaf, today) {
  return leaf.due_on !== null && leaf.due_on < today && !SETTLED.has(leaf.status);
}

/**
 * @param {NodeRecord} leaf
 * @param {string} chosen "" for all
 * @param {import("./plan_desk.js").DeskOptions} options
 * @returns {boolean}
 */
export function isMeant(leaf, chosen, { me, today }) {
  const isOpen = !SETTLED.has(leaf.status);
  if (chosen === "mine") return leaf.owner_id === me;
  if (chosen === "open") return isOpen;
  if (chosen === "overdue") return isOverdue(leaf, today);
  if (chosen === "no_owner") return isOpen && leaf.owner_id === null;
  if (chosen === "no_date") return isOpen && leaf.due_on === null;
  return chosen.startsWith("owner:") ? leaf.owner_id === chosen.slice(6) : true;
}
