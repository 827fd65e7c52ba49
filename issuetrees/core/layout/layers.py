"""From links to layers: which column each stage stands in, and the bends of long links."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import networkx as nx


@dataclass(frozen=True, slots=True)
class Layers:
    """Vertices by layer: first the nodes' indexes, above them the bends.

    ``left`` and ``right`` hold the neighbours of each vertex in the layer before and after;
    ``lane`` its lane. ``order`` is the order from top to bottom in every layer.
    """

    count: int
    order: list[list[int]]
    left: list[list[int]]
    right: list[list[int]]
    lane: list[int]


def layers_of(links: Sequence[tuple[int, int, bool]], lane_of: Sequence[int]) -> Layers:
    """Build the layers of nodes 0 … n - 1 (n = number of lanes given).

    ``links`` are (source, target, points back), each pair once, no loops.
    """
    count = len(lane_of)
    onward = _acyclic(count, links)
    numbers = _numbers(count, onward)
    order: list[list[int]] = [[] for _ in range(max(numbers) + 1)]
    for node in range(count):
        order[numbers[node]].append(node)
    layers = Layers(
        count, order, [[] for _ in range(count)], [[] for _ in range(count)], list(lane_of)
    )
    for source, target in onward:
        _connect(layers, numbers, source, target)
    return layers


def _acyclic(count: int, links: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    """Turn links round until there is no cycle: the marked ones, then those that close one."""
    ends = [(target, source) if is_back else (source, target) for source, target, is_back in links]
    has_source = {target for _, target in ends}
    turned: nx.DiGraph[int] = nx.DiGraph()
    # The search begins where nothing leads to, then goes on in the order of the nodes.
    turned.add_nodes_from(node for node in range(count) if node not in has_source)
    turned.add_nodes_from(range(count))
    turned.add_edges_from(ends)
    back = _back_links(turned)
    return list(dict.fromkeys((t, s) if (s, t) in back else (s, t) for s, t in ends))


def _back_links(graph: "nx.DiGraph[int]") -> set[tuple[int, int]]:
    """Links that lead to a node whose search is not finished: each closes a cycle."""
    unfinished: set[int] = set()
    back: set[tuple[int, int]] = set()
    for source, target, step in nx.dfs_labeled_edges(graph):
        if step == "forward":
            unfinished.add(target)
        elif step == "reverse":
            unfinished.discard(target)
        elif target in unfinished:
            back.add((source, target))
    return back


def _numbers(count: int, onward: Sequence[tuple[int, int]]) -> list[int]:
    """Number the layers by the longest path, then pull nodes towards what they lead to."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(onward)
    layers = list(nx.topological_generations(graph))
    numbers = [0] * count
    for number, layer in enumerate(layers):
        for node in layer:
            numbers[node] = number
    for node in chain.from_iterable(reversed(layers)):
        if graph.out_degree(node) > graph.in_degree(node):
            numbers[node] = min(numbers[target] for target in graph.successors(node)) - 1
    first = min(numbers)
    return [number - first for number in numbers]


def _connect(layers: Layers, numbers: Sequence[int], source: int, target: int) -> None:
    """Join two nodes by a chain of bends, one in every layer between them."""
    before = source
    first, last = numbers[source], numbers[target]
    for number in range(first + 1, last):
        bend = len(layers.lane)
        nearer = source if 2 * number <= first + last else target
        layers.lane.append(layers.lane[nearer])
        layers.left.append([before])
        layers.right.append([])
        layers.right[before].append(bend)
        layers.order[number].append(bend)
        before = bend
    layers.right[before].append(target)
    layers.left[target].append(before)
