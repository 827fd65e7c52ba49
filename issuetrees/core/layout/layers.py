"""From links to layers: which column each stage stands in, and the bends of long links."""

from collections.abc import Sequence
from dataclasses import dataclass


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
    """Turn links round until there is no cycle: the marked ones, then those that DFS finds."""
    turned = dict.fromkeys(
        (target, source) if is_back else (source, target) for source, target, is_back in links
    )
    targets: list[list[int]] = [[] for _ in range(count)]
    has_source = [False] * count
    for source, target in turned:
        targets[source].append(target)
        has_source[target] = True
    roots = [node for node in range(count) if not has_source[node]]
    back = _back_links([*roots, *range(count)], targets)
    return list(
        dict.fromkeys(
            (target, source) if (source, target) in back else (source, target)
            for source, target in turned
        )
    )


def _back_links(roots: Sequence[int], targets: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Links that lead to a node whose search is not finished: each closes a cycle."""
    open_nodes: set[int] = set()
    seen: set[int] = set()
    back: set[tuple[int, int]] = set()
    for root in roots:
        if root in seen:
            continue
        seen.add(root)
        open_nodes.add(root)
        path = [(root, iter(targets[root]))]
        while path:
            node, rest = path[-1]
            target = next(rest, None)
            if target is None:
                open_nodes.discard(node)
                path.pop()
            elif target in open_nodes:
                back.add((node, target))
            elif target not in seen:
                seen.add(target)
                open_nodes.add(target)
                path.append((target, iter(targets[target])))
    return back


def _numbers(count: int, onward: Sequence[tuple[int, int]]) -> list[int]:
    """Number the layers by the longest path, then pull nodes towards what they lead to."""
    targets: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for source, target in onward:
        targets[source].append(target)
        waiting[target] += 1
    incoming = list(waiting)
    numbers = [0] * count
    ready = [node for node in range(count) if not waiting[node]]
    for node in ready:  # grows while it is read: the list is the queue
        for target in targets[node]:
            numbers[target] = max(numbers[target], numbers[node] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    for node in reversed(ready):
        if len(targets[node]) > incoming[node]:
            numbers[node] = min(numbers[target] for target in targets[node]) - 1
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
