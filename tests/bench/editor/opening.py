"""Opening a big tree from the server, against what moving its bytes and laying it out take."""

from typing import Any

from tests.bench.editor.signed_in import signed_in
from tests.bench.figures import judge, median, say
from tests.bench.stack import Stack

NODES = 5_000
TIMES = 7
LIMIT = 2.0

#: Watches for the first box, and for the moment when the editor has taken the keys.
_WATCH = """(() => {
  if (location.pathname.startsWith('/graphs/')) localStorage.clear();
  const soon = (name) => requestAnimationFrame(() => setTimeout(() => performance.mark(name), 0));
  const look = () => {
    const box = document.querySelector('.boxes .node');
    if (box && !window.__first) { window.__first = true; soon('first'); }
    if (document.querySelector('.boxes:focus .node')) soon('whole');
    else setTimeout(look, 2);
  };
  look();
})()"""

#: The policy of the page takes no text to evaluate, so its own promise waits.
_MARKS = """async () => {
  const found = (name) => performance.getEntriesByName(name)[0]?.startTime;
  while (!found('whole')) await new Promise((done) => setTimeout(done, 20));
  return ['first', 'whole'].map(found);
}"""

#: Moves page and records once more, where nothing else is done, and lays the tree out.
_PARTS = """async (urls) => {
  const start = performance.now();
  let text;
  for (const url of urls) text = await (await fetch(url, {cache: 'no-store'})).text();
  const moved = performance.now();
  const [{Graph}, {Measure, canvasWidth}, {TreeDrawing}, {Folds}] = await Promise.all(
    ['graph/model', 'drawing/measure', 'drawing/tree', 'graph/folds'].map(
      (name) => import(`/static/editor/${name}.js`)));
  const began = performance.now();
  const graph = Graph.fromRows('issue_tree', JSON.parse(text));
  const width = canvasWidth('"Inter Variable", system-ui, sans-serif');
  new TreeDrawing(graph, new Folds(graph), new Measure(width), () => false).bounds();
  return [moved - start, performance.now() - began];
}"""


def main(browser: Any, made: Stack, seeded: Any) -> bool:
    """Open it several times with a warm cache, the parts measured in between."""
    page = signed_in(browser, made.url, seeded["cookies"])
    page.add_init_script(_WATCH)
    tree = f"{made.url}/graphs/{seeded['graph']}/"
    records = f"/api/v1/graphs/{seeded['graph']}/records"
    taken: tuple[list[float], ...] = ([], [], [], [])
    for turn in range(TIMES + 1):
        page.goto(tree)
        marks = page.evaluate(_MARKS)
        parts = page.evaluate(_PARTS, [tree, records])
        if turn == 0:
            continue  # fills the caches
        for values, value in zip(taken, (*marks, *parts), strict=True):
            values.append(value)
    page.context.close()
    first, whole, moving, layout = map(median, taken)
    say(
        f"{NODES} nodes from the server (ms): first boxes {first:.0f}, whole {whole:.0f};"
        f" moving the bytes {moving:.0f}, layout {layout:.0f}"
    )
    return judge("opening 5000 nodes / (bytes + layout)", whole / (moving + layout), LIMIT)
