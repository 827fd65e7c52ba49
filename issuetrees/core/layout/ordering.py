"""Order within layers: as few crossings of links as sweeps and swaps can reach."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace

from issuetrees.core.layout.layers import Layers

SWEEPS = 12
PATIENCE = 4
SWAP_ROUNDS = 6


def ordered(layers: Layers) -> Layers:
    """Return the layers with the best order found; lanes stay apart and in order."""
    order = [sorted(layer, key=layers.lane.__getitem__) for layer in layers.order]
    best, fewest = order, crossings(replace(layers, order=order))
    idle = 0
    for sweep in range(SWEEPS):
        if not fewest or idle >= PATIENCE:
            break
        order = _swept(layers, order, to_right=sweep % 2 == 0)
        _swap(layers, order)
        count = crossings(replace(layers, order=order))
        idle += 1
        if count < fewest:
            best, fewest, idle = [list(layer) for layer in order], count, 0
    return replace(layers, order=best)


def crossings(layers: Layers) -> int:
    """Count the pairs of links that cross between neighbouring layers."""
    place = _places(layers.order, len(layers.lane))
    count = 0
    for layer in layers.order:
        ends: list[int] = []
        for vertex in layer:
            targets = [place[target] for target in layers.right[vertex]]
            for target in targets:
                count += len(ends) - bisect_right(ends, target)
            for target in targets:
                insort(ends, target)
    return count


def _places(order: Sequence[Sequence[int]], count: int) -> list[int]:
    place = [0] * count
    for layer in order:
        for index, vertex in enumerate(layer):
            place[vertex] = index
    return place


def _swept(layers: Layers, order: Sequence[Sequence[int]], *, to_right: bool) -> list[list[int]]:
    """Go through the layers and put each vertex at the median of those just passed."""
    result = [list(layer) for layer in order]
    place = _places(result, len(layers.lane))
    near = layers.left if to_right else layers.right
    numbers = range(len(result)) if to_right else reversed(range(len(result)))
    for number in numbers:
        layer = result[number]
        keys = {
            vertex: (layers.lane[vertex], _median(near[vertex], place, place[vertex]))
            for vertex in layer
        }
        layer.sort(key=keys.__getitem__)
        for index, vertex in enumerate(layer):
            place[vertex] = index
    return result


def _median(neighbours: Sequence[int], place: Sequence[int], own: int) -> float:
    """The median place; with an even number, nearer to where the neighbours are denser."""
    places = sorted(place[vertex] for vertex in neighbours)
    if not places:
        return own
    half = len(places) // 2
    if len(places) % 2:
        return places[half]
    if len(places) == 2:
        return (places[0] + places[1]) / 2
    below, above = places[half - 1] - places[0], places[-1] - places[half]
    if below + above == 0:
        return places[half]
    return (places[half - 1] * above + places[half] * below) / (below + above)


def _swap(layers: Layers, order: list[list[int]]) -> None:
    """Swap neighbours in place while that takes crossings away."""
    place = _places(order, len(layers.lane))
    waiting = set(range(len(order)))
    for _ in range(SWAP_ROUNDS):
        changed = {number for number in waiting if _swap_layer(layers, order[number], place)}
        if not changed:
            return
        waiting = {near for number in changed for near in (number - 1, number, number + 1)}
        waiting &= set(range(len(order)))


def _swap_layer(layers: Layers, layer: list[int], place: list[int]) -> bool:
    is_changed = False
    lane = layers.lane
    for index in range(len(layer) - 1):
        upper, lower = layer[index], layer[index + 1]
        if lane[upper] == lane[lower] and _gain(layers, upper, lower, place) > 0:
            layer[index], layer[index + 1] = lower, upper
            place[upper], place[lower] = index + 1, index
            is_changed = True
    return is_changed


def _gain(layers: Layers, upper: int, lower: int, place: Sequence[int]) -> int:
    """Crossings that a swap of two neighbours takes away (negative: adds)."""
    gain = 0
    for near in (layers.left, layers.right):
        seconds = near[lower]
        if not seconds:
            continue
        for first in near[upper]:
            above = place[first]
            for second in seconds:
                below = place[second]
                if above > below:
                    gain += 1
                elif above < below:
                    gain -= 1
    return gain
