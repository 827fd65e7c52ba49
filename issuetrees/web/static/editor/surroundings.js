/**
 * Gives an editor its surroundings: keys, pointer, toolbar, inspector, findings, live updates.
 *
 * @typedef {import("./editor.js").Editor} Editor
 */

import { need } from "../kit/dom.js";
import { registerSource } from "../kit/palette.js";
import { t } from "../kit/words.js";
import { loadAhead, onDemand } from "./base/on_demand.js";
import { offerComments } from "./comments/offer.js";
import { ViewMemory } from "./drawing/memory.js";
import { offerDictation } from "./hands/dictation_key.js";
import { Keys } from "./hands/keys.js";
import { Pointer } from "./hands/pointer.js";
import { Toolbar } from "./hands/toolbar.js";
import { Clipboard } from "./outline/paste.js";
import { Inspector } from "./panel/inspector.js";
import { COLOURINGS } from "./panel/lens.js";
import { History } from "./past/history.js";
import { Live } from "./sync/live.js";

/** @type {[string, () => string][]} */
const VIEWS = [
  ["tree", () => t("Tree")],
  ["outline", () => t("Outline")],
];
/** What an address may ask for, as in "#findings". */
const ON_DEMAND = ["findings", "routes"];
/** So long what is not needed at first waits, ms. */
const PATIENCE = 2_500;

/**
 * @param {Editor} editor
 * @param {string[]} lostTabs tabs that left steps unsent
 */
export function furnish(editor, lostTabs) {
  settleClashes(editor);
  const memory = new ViewMemory(editor);
  const inspector = new Inspector(editor);
  const findings = onDemand(editor, async () => {
    const { Findings } = await import("./panel/findings.js");
    return new Findings(editor);
  });
  const history = new History(editor);
  const find = onDemand(editor, async () => {
    const { Find } = await import("./panel/find.js");
    return new Find(editor);
  });
  const input = /** @type {HTMLInputElement} */ (need("#find"));
  input.addEventListener("focus", () => find(() => {}), { once: true });
  input.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== "Escape") || event.isComposing) return;
    event.preventDefault();
    find((part) => part.pressed(event)); // also what is pressed before it has loaded
  });
  const clipboard = new Clipboard(editor);
  addActions(editor, { inspector, findings, history, input, find, clipboard });
  const live = new Live(editor);
  const comments = offerComments(editor, inspector, live, lostTabs);
  offerDictation(editor);
  const keys = new Keys(editor);
  const outline = offerOutline(editor, keys);
  offerMenu(editor, new Pointer(editor));
  offerCrumbs(editor);
  offerLens(editor);
  new Toolbar(editor);
  registerSource(() =>
    import("./hands/palette_entries.js").then(({ offerInPalette }) => offerInPalette(editor)),
  );
  registerSource(() =>
    import("./panel/palette_values.js").then(({ offerValues }) => offerValues(editor)),
  );
  const isOutline = memory.recall();
  if (isOutline && !editor.stageMap) outline((part) => part.show(true));
  editor.view.flush();
  editor.navigation.focus();
  takeUp(editor, lostTabs);
  const peers = onDemand(editor, () => import("./hands/peers.js"));
  live.peersChanged.on((people) => {
    if (people.length > 0 || editor.marks.peers.size > 0 || need("#peers").hasChildNodes())
      peers(({ showPeers }) => showPeers(editor, people));
  });
  openAsked(editor);
  live.start();
  loadTheRest(editor, { comments, inspector, findings });
}

/**
 * An address may ask for what is not open at first.
 * @param {Editor} editor
 */
function openAsked({ hands }) {
  const asked = location.hash.slice(1).split("?")[0] ?? "";
  if (ON_DEMAND.includes(asked))
    hands.extraActions.find(({ id }) => id === asked)?.run(hands.editor);
}

/**
 * What the first sight does without: remarks with the first choice of a box, the rest when all
 * else rests.
 * @param {Editor} editor
 * @param {{comments: ReturnType<typeof offerComments>, inspector: Inspector, findings: import("./base/on_demand.js").OnDemand<import("./panel/findings.js").Findings>}} parts
 */
function loadTheRest(editor, { comments, inspector, findings }) {
  const remarks = () => {
    stop();
    loadAhead(async () => {
      await import("./comments/comments.js");
      comments((part) => part.countSoon());
    });
    inspector.showWhole();
    loadAhead(async () => {
      await import("./panel/findings.js");
      findings(() => {});
    });
  };
  const stop = editor.selection.changed.on(remarks);
  setTimeout(() => {
    remarks();
    loadAhead(async () => (await import("./fetch_ahead.js")).fetchAhead(editor));
  }, PATIENCE);
}

/** Two people changed the same text, or a step no longer fits. @param {Editor} editor */
function settleClashes(editor) {
  const clashes = onDemand(editor, async () => {
    const { Clashes } = await import("./sync/clash_notice.js");
    return new Clashes(editor);
  });
  /** @type {((part: import("./sync/clash_notice.js").Clashes) => void)[]} */
  const waiting = [];
  const settle = () =>
    clashes((part) => {
      for (const tell of waiting.splice(0)) tell(part);
    });
  editor.sync.clashed.on((clash) => {
    waiting.push((part) => part.add(clash));
    settle();
  });
  editor.sync.rejected.on((rejected) => {
    waiting.push((part) => part.reject(rejected));
    settle();
  });
  window.addEventListener("online", () => waiting.length > 0 && settle());
  const { shelf } = editor;
  if (shelf.names("clash.").length + shelf.names("lost.").length > 0) clashes(() => {});
}

/**
 * The outline is made when it is first asked for.
 * @param {Editor} editor
 * @param {Keys} keys
 */
function offerOutline(editor, keys) {
  let isMade = false;
  const outline = onDemand(editor, async () => {
    const { makeOutline } = await import("./outline/make_outline.js");
    const made = makeOutline(editor);
    keys.listen(made.host);
    isMade = true;
    return made;
  });
  document.querySelector(".toolbar [data-view=outline]")?.addEventListener("click", () => {
    if (!isMade) outline((part) => part.show(true));
  });
  return outline;
}

/** The way back is shown once one looks at a branch alone. @param {Editor} editor */
function offerCrumbs(editor) {
  const crumbs = onDemand(editor, async () => {
    const { FocusCrumbs } = await import("./outline/crumbs.js");
    return new FocusCrumbs(editor);
  });
  editor.changed.on(() => editor.tree.focusId && crumbs(() => {}));
}

/**
 * Colours and filter: the page brings the legend, the rest comes when something is done with it.
 * @param {Editor} editor
 */
function offerLens(editor) {
  const { lens } = editor;
  const panel = onDemand(editor, async () => {
    const { LensPanel } = await import("./panel/lens_panel.js");
    return new LensPanel(editor);
  });
  const load = () => panel(() => {});
  lens.changed.on(load);
  const menu = need("#filter-menu");
  for (const moment of ["focusin", "pointerenter"]) menu.addEventListener(moment, load);
  for (const part of [menu, document.querySelector("#legend")])
    part?.addEventListener("click", (event) => panel((made) => made.pressed(event)));
  const select = /** @type {HTMLSelectElement | null} */ (document.querySelector("#colouring"));
  select?.addEventListener("change", () => lens.colourBy(select.value));
}

/**
 * What can be done here: by a right click, the menu key or a long press.
 * @param {Editor} editor
 * @param {Pointer} pointer
 */
function offerMenu(editor, pointer) {
  const menu = onDemand(editor, () => import("./hands/context_menu.js"));
  pointer.longPressed.on((at) => menu(({ openMenu }) => openMenu(editor, at)));
  for (const host of [editor.view.host, need("#outline")]) {
    host.addEventListener("contextmenu", (event) => {
      if (event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (/** @type {PointerEvent} */ (event).pointerType !== "touch")
        menu(({ openMenuFor }) => openMenuFor(editor, event));
    });
  }
}

/**
 * @param {Editor} editor
 * @param {{inspector: Inspector, findings: import("./base/on_demand.js").OnDemand<import("./panel/findings.js").Findings>, history: History, input: HTMLInputElement, find: import("./base/on_demand.js").OnDemand<import("./panel/find.js").Find>, clipboard: Clipboard}} parts
 */
function addActions(editor, { inspector, findings, history, input, find, clipboard }) {
  const keys = onDemand(editor, () => import("./hands/key_sheet.js"));
  const exports = onDemand(editor, () => import("./hands/export_dialog.js"));
  const sheet = onDemand(editor, () => import("./drawing/print_sheet.js"));
  const templates = onDemand(editor, () => import("./templates/template_dialog.js"));
  const references = onDemand(editor, () => import("./hands/reference_dialog.js"));
  editor.hands.extraActions.push(
    ...clipboard.actions(),
    {
      id: "find",
      keys: ["Mod+KeyF"],
      run: () => {
        input.focus(); // at once: what is typed next belongs here
        input.select();
      },
    },
    {
      id: "find-next",
      keys: ["Mod+KeyG", "F3"],
      run: () => find((part) => part.step(1)),
    },
    {
      id: "find-previous",
      keys: ["Mod+Shift+KeyG", "Shift+F3"],
      run: () => find((part) => part.step(-1)),
    },
    {
      id: "inspector",
      keys: ["Mod+KeyI", "F4"],
      run: () => inspector.toggle(),
    },
    {
      id: "findings",
      keys: ["F8"],
      run: () => findings((part) => part.toggle()),
    },
    {
      id: "history",
      keys: ["Mod+KeyH"],
      run: () => history.open(),
    },
    {
      id: "template",
      keys: ["Mod+KeyJ"],
      isEdit: true,
      run: () => templates(({ openTemplates }) => openTemplates(editor)),
    },
    {
      id: "show-branch",
      keys: ["Mod+Alt+KeyB"],
      isEdit: true,
      only: "issue_tree",
      run: () => references(({ chooseBranch }) => chooseBranch(editor)),
    },
    {
      id: "compare",
      keys: ["Mod+Shift+KeyH"],
      run: () => history.compare(),
    },
    {
      id: "filter",
      keys: [],
      run: () => {
        const menu = /** @type {HTMLDetailsElement} */ (need("#filter-menu"));
        requestAnimationFrame(() => {
          menu.open = true; // after the click into another menu, which closes all but that one
          need("summary", menu).focus();
        });
      },
    },
    {
      id: "print",
      keys: ["Mod+KeyP"],
      run: () => sheet(({ printNow }) => printNow(editor)),
    },
    {
      id: "export",
      keys: [],
      run: () => exports(({ showExports }) => showExports(editor)),
    },
    {
      id: "keys",
      keys: ["?", "F1"],
      run: () => keys(({ showKeys }) => showKeys(editor)),
    },
  );
  if (editor.stageMap) addMapActions(editor);
  else addTreeActions(editor, clipboard);
}

/** @param {Editor} editor */
function addMapActions(editor) {
  const routes = onDemand(editor, async () => {
    const { RoutesSide } = await import("./map/routes_side.js");
    return new RoutesSide(editor);
  });
  editor.hands.extraActions.push({
    id: "routes",
    keys: ["F9"],
    only: "stage_map",
    title: () => t("Routes"),
    run: () => routes((side) => side.toggle()),
  });
}

/**
 * @param {Editor} editor
 * @param {Clipboard} clipboard
 */
function addTreeActions(editor, clipboard) {
  addEvidenceActions(editor);
  editor.hands.extraActions.push({
    id: "paste-list",
    keys: [],
    isEdit: true,
    run: () => clipboard.open(),
  });
  for (const trait of COLOURINGS) {
    editor.hands.extraActions.push({
      id: `colour-${trait}`,
      keys: [],
      title: () =>
        t("Colour by: {trait}", { trait: need(`#colouring [value=${trait}]`).textContent ?? "" }),
      run: () => editor.lens.colourBy(trait),
    });
  }
  for (const [view, title] of VIEWS) {
    editor.hands.extraActions.push({
      id: `view-${view}`,
      keys: [],
      title,
      run: () => need(`.toolbar [data-view=${view}]`).click(),
    });
  }
}

/** @param {Editor} editor */
function addEvidenceActions(editor) {
  const evidence = onDemand(editor, async () => {
    const { evidenceOf } = await import("./panel/evidence_box.js");
    return evidenceOf(editor);
  });
  editor.hands.extraActions.push(
    {
      id: "evidence-for",
      keys: ["Mod+Alt+KeyF"],
      isEdit: true,
      title: () => t("Add evidence for it"),
      run: () => evidence((box) => box.write("for")),
    },
    {
      id: "evidence-against",
      keys: ["Mod+Alt+KeyA"],
      isEdit: true,
      title: () => t("Add evidence against it"),
      run: () => evidence((box) => box.write("against")),
    },
  );
}

/**
 * What closed tabs left: steps that were not sent, a title that was being typed.
 * @param {Editor} editor
 * @param {string[]} lostTabs
 */
function takeUp(editor, lostTabs) {
  const { sync } = editor;
  const entries = lostTabs.flatMap((tab) => sync.queue.adopt(tab));
  if (entries.length > 0) sync.resume(entries);
  if (!editor.canEdit) return;
  for (const tab of lostTabs) {
    const draft = editor.drafts.take(tab);
    if (draft) editor.saving.save([draft], t("Edit details"));
  }
}
