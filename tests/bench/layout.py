"""The layout of stage maps beside Graphviz ``dot``: ``./run bench-layout``.

The same graphs go to both: random maps in layers, with seeds, and the maps that are shipped. Both
count crossings in the same way, of arrows cut into one piece for each layer that they pass: ours in
``core.layout.ordering``, those of ``dot`` as its ``-v`` prints them. The time is that of the whole
layout, as processor time, the best of some runs; ``dot`` is timed with its start, only to be seen.
"""

import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from issuetrees.core.layout.layered import LayeredLink, LayeredNode, place_layers
from issuetrees.core.layout.layers import layers_of
from issuetrees.core.layout.ordering import crossings, ordered
from tests.bench.figures import judge, say

MOST_MS: Final = 50.0
MOST_CROSSINGS: Final = 1.7
SEEDS: Final = range(8)
RUNS: Final = 9
FIXTURES: Final = Path(__file__).resolve().parents[2] / "fixtures"

#: How many boxes, and the arrows between them by number; True points back.
Drawn: TypeAlias = tuple[int, list[tuple[int, int, bool]]]


def main() -> int:
    """Print both sides; the exit code tells whether ours reached its figures."""
    dot = shutil.which("dot")
    if dot is None:
        say("dot is missing, so nothing is compared. Install it: sudo apt-get install graphviz")
    slowest, ours, theirs = 0.0, 0, 0
    for name, graph in graphs():
        count, links = graph
        spent, mine = milliseconds(graph), own_crossings(graph)
        said = f"{name}: {count} boxes, {len(links)} arrows; {spent:.1f} ms, {mine} crossings"
        if count >= 200:
            slowest = max(slowest, spent)
        if dot is not None:
            their_ms, their = dot_crossings(dot, graph)
            said += f"; dot {their_ms:.0f} ms, {their} crossings"
            ours, theirs = ours + mine, theirs + their
        say(said)
    results = [judge("the slowest layout of 200 boxes, ms of CPU", slowest, MOST_MS)]
    if dot is not None:
        results.append(judge("crossings beside dot", ours / max(theirs, 1), MOST_CROSSINGS))
    return 0 if all(results) else 1


def graphs() -> Iterator[tuple[str, Drawn]]:
    """Random maps of 200 boxes, sparse and dense, then those that are shipped."""
    for seed in SEEDS:
        yield f"random {seed}", random_map(seed, 200, arrows=1.5 if seed % 2 else 2.0)
    for path in sorted((FIXTURES / "templates").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        if told["kind"] == "stage_map":
            yield path.stem, shipped(told)


def random_map(seed: int, count: int, *, arrows: float, layers: int = 16) -> Drawn:
    """Boxes in layers, each with arrows to the next ones, some of them across a layer."""
    chance = random.Random(seed)
    layer_of = sorted(chance.randrange(layers) for _ in range(count))
    below: dict[int, list[int]] = {layer: [] for layer in range(layers)}
    for box, layer in enumerate(layer_of):
        below[layer].append(box)
    links: dict[tuple[int, int], bool] = {}
    while len(links) < arrows * count:
        source = chance.randrange(count)
        targets = below.get(layer_of[source] + (1 if chance.random() < 0.8 else 2))
        if targets:
            links[source, chance.choice(targets)] = False
    return count, [(source, target, is_back) for (source, target), is_back in links.items()]


def shipped(told: dict[str, list[dict[str, str]]]) -> Drawn:
    """The stages and transitions of a template."""
    place = {stage["key"]: at for at, stage in enumerate(told["stages"])}
    ways = {
        (place[way["source"]], place[way["target"]]): bool(way.get("is_backward"))
        for way in told["transitions"]
        if way["source"] in place and way["target"] in place
    }
    return len(place), [(*ends, is_back) for ends, is_back in ways.items()]


def milliseconds(graph: Drawn) -> float:
    """Return the processor time of one layout, ms."""
    count, links = graph
    nodes = [LayeredNode(str(box)) for box in range(count)]
    arrows = [LayeredLink(str(source), str(target), back) for source, target, back in links]
    spent = []
    for _ in range(RUNS):
        started = time.process_time()
        place_layers(nodes, arrows)
        spent.append(time.process_time() - started)
    return min(spent) * 1000


def own_crossings(graph: Drawn) -> int:
    """Count the crossings of our layout."""
    count, links = graph
    return crossings(ordered(layers_of(links, [0] * count)))


def dot_crossings(dot: str, graph: Drawn) -> tuple[float, int]:
    """Return how long ``dot`` takes in ms, and the crossings that it is left with."""
    _count, links = graph
    # What points back is turned round, as ours does: it does not count for the layers.
    arrows = (
        f"{target} -> {source};" if back else f"{source} -> {target};"
        for source, target, back in links
    )
    text = "digraph { rankdir=LR; node [shape=box]; " + " ".join(arrows) + " }"
    started = time.perf_counter()
    done = subprocess.run(
        [dot, "-v", "-Tplain"], input=text, capture_output=True, text=True, check=True
    )
    spent = (time.perf_counter() - started) * 1000
    found = re.findall(r"mincross \S+: (\d+) crossings", done.stderr)
    if not found:
        raise SystemExit("dot -v did not tell its crossings: " + done.stderr[-300:])
    return spent, sum(map(int, found))


if __name__ == "__main__":
    sys.exit(main())
