/**
 * The rooms of the browser's modules and which way their imports go; `./run lint` runs it.
 *
 * A module imports from its own room and from lower floors, at the start or later by `import()`.
 * Types go the same way, but for those of the editor itself, which is handed to every room. That
 * there is no circle is checked by Biome. Reasons: `docs/adr/0013-rooms-of-the-browser.md`.
 */
import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

/** From the top down. A room is a folder, or one module that stands alone. */
export const FLOORS = [
  [
    "careers",
    "frame",
    "inbox",
    "inquiry",
    "portfolio",
    "practice",
    "reports",
    "scoring",
    "tracking",
    "editor/main.js",
    "editor/bench.js",
  ],
  ["editor/surroundings.js", "editor/first_sight.js"],
  ["editor/fetch_ahead.js"],
  ["editor/past"],
  ["editor/editor.js"],
  ["editor/outline", "editor/templates", "editor/map", "editor/comments"],
  ["editor/hands", "editor/panel"],
  ["editor/drawing"],
  ["editor/sync"],
  ["editor/graph"],
  ["editor/base"],
  ["kit"],
];
const HANDED = "editor/editor.js";

const STATIC = fileURLToPath(new URL("../../issuetrees/web/static/", import.meta.url));
const COMMENT = /\/\*\*.*?\*\//gs;
const IMPORT = /^(?:import|export)\s(?:[\w$*{},\s]+\sfrom\s)?\s*"([^"]+)"/gm;
const CALL = /\bimport\(\s*([^)]*?),?\s*\)/g;

/**
 * @typedef {object} Module
 * @property {string[]} imports at the start or later, as paths below the static files
 * @property {string[]} types
 */

/**
 * @param {string} name path below the static files
 * @param {string} source
 * @returns {Module}
 */
export function readModule(name, source) {
  const code = source.replace(COMMENT, "");
  const comments = source.match(COMMENT)?.join("\n") ?? "";
  const from = (path) => posix.join(posix.dirname(name), path);
  const atStart = [...code.matchAll(IMPORT)].map(([, path]) => path);
  return { imports: [...atStart, ...called(code)].map(from), types: called(comments).map(from) };
}

/** What stands in `import("…")`. @param {string} text */
function called(text) {
  return [...text.matchAll(CALL)].map(([, path]) => path.replace(/^"(.*)"$/, "$1"));
}

/** @returns {Map<string, Module>} all modules of ours */
export function ownModules() {
  const names = globSync("**/*.js", { cwd: STATIC, exclude: ["vendor/**"] });
  return new Map(
    names.map((name) => [name, readModule(name, readFileSync(STATIC + name, "utf8"))]),
  );
}

/** @param {string} name */
function roomOf(name) {
  return FLOORS.flat().find((room) => name === room || name.startsWith(`${room}/`));
}

/** @param {string} name */
function floorOf(name) {
  return FLOORS.findIndex((rooms) => rooms.includes(roomOf(name) ?? ""));
}

/**
 * @param {string} name
 * @param {string} other
 */
function maySee(name, other) {
  return roomOf(name) === roomOf(other) || floorOf(name) < floorOf(other);
}

/**
 * @param {Map<string, Module>} modules
 * @returns {string[]} a sentence for everything that is not as it should be
 */
export function complaints(modules) {
  const found = [...modules].flatMap(([name, module]) => complaintsOf(name, module, modules));
  const names = [...modules.keys()];
  const empty = FLOORS.flat().filter((room) => !names.some((name) => roomOf(name) === room));
  return [...found, ...empty.map((room) => `${room} is a room without a module`)];
}

/**
 * @param {string} name
 * @param {Module} module
 * @param {Map<string, Module>} modules
 */
function complaintsOf(name, { imports, types }, modules) {
  if (!roomOf(name)) return [`${name} stands in none of the rooms`];
  const unknown = imports.filter((other) => !modules.has(other));
  const upward = imports.filter((other) => modules.has(other) && !maySee(name, other));
  const named = types.filter((other) => other !== HANDED && !maySee(name, other));
  return [
    ...unknown.map((other) => `${name} imports ${other}, which is not there`),
    ...upward.map((other) => `${name} imports ${other}, which is not below it`),
    ...named.map((other) => `${name} names a type of ${other}, which is not below it`),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = complaints(ownModules());
  for (const sentence of found) process.stderr.write(`${sentence}\n`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
