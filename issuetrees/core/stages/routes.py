"""Routes on a stage map: the best by expected months, and how many there are.

A route is a simple path: no stage twice, though transitions may point backwards. The best come by
Yen's algorithm (Yen 1971, "Finding the k shortest loopless paths in a network") as networkx has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final, TypeAlias

import networkx as nx

from issuetrees.core.stages.records import Answers, StageMap, Transition, is_met

#: Stages by id, joined where a transition is open.
Ways: TypeAlias = "nx.DiGraph[str]"
#: Routes are counted up to here; more are "more than".
MOST_COUNTED: Final = 1000
#: Steps of the search after which counting ends.
_MOST_LOOKED_AT: Final = 20_000
_CLOSE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Route:
    """Stages by id in their order, the transitions between them, and the expected months.

    ``unknown`` are the transitions whose months nobody has said; they count as none.
    """

    stages: tuple[str, ...]
    transitions: tuple[Transition, ...]
    months: float

    @property
    def unknown(self) -> tuple[Transition, ...]:
        """The transitions of unknown length."""
        return tuple(way for way in self.transitions if way.months is None)


@dataclass(frozen=True, slots=True)
class Routes:
    """The best routes, the shortest first, and the number of all of them.

    ``is_more`` tells that there are more than ``count``.
    """

    best: tuple[Route, ...]
    count: int
    is_more: bool = False


def open_ways(found: StageMap, answers: Answers, source_id: str = "") -> Ways:
    """Return the stages and transitions that answers leave open; where one is now stays open.

    Of several transitions between two stages the quickest stands for all.
    """
    ways: Ways = nx.DiGraph()
    ways.add_nodes_from(
        stage.id
        for stage in found.stages.values()
        if stage.id == source_id or is_met(stage.condition, answers)
    )
    for way in found.transitions:
        if way.source_id == way.target_id or not is_met(way.condition, answers):
            continue
        if way.source_id in ways and way.target_id in ways:
            pair = way.source_id, way.target_id
            if not ways.has_edge(*pair) or likely(way) < ways.edges[pair]["months"]:
                ways.add_edge(*pair, months=likely(way), way=way)
    return ways


def likely(way: Transition) -> float:
    """Return the expected months of a transition, 0 where nobody has said any."""
    return way.months.likely if way.months else 0.0


def find_routes(
    found: StageMap, answers: Answers, source_id: str, target_id: str, *, most: int = 5
) -> Routes:
    """Return the ``most`` best routes from one stage to another; none where there is no way.

    Equally long ones come in the order of fewer steps, then of the map.
    """
    ways = open_ways(found, answers, source_id)
    if source_id not in ways or target_id not in ways or source_id == target_id:
        return Routes((), 0)
    useful = _between(ways, source_id, target_id)
    best = tuple(_sorted(found, useful, islice(_shortest(useful, source_id, target_id), most)))
    count, is_whole = _count(useful, source_id, target_id)
    return Routes(best, count, not is_whole)


def best_months(found: StageMap, answers: Answers, source_id: str, target_id: str) -> float | None:
    """Return the expected months of the best route, None where there is none."""
    ways = open_ways(found, answers, source_id)
    if source_id not in ways or target_id not in ways:
        return None
    try:
        months: float = nx.dijkstra_path_length(ways, source_id, target_id, "months")
    except nx.NetworkXNoPath:
        return None
    return months


def _between(ways: Ways, source_id: str, target_id: str) -> Ways:
    """Return the part that lies on some walk from one to the other."""
    onward = nx.descendants(ways, source_id) | {source_id}
    back = nx.ancestors(ways, target_id) | {target_id}
    return ways.subgraph(onward & back).copy()


def _shortest(ways: Ways, source_id: str, target_id: str) -> Iterator[list[str]]:
    if source_id in ways and target_id in ways:
        yield from nx.shortest_simple_paths(ways, source_id, target_id, "months")


def _sorted(found: StageMap, ways: Ways, paths: Iterator[list[str]]) -> list[Route]:
    order = {stage_id: place for place, stage_id in enumerate(found.stages)}
    routes = [_route(ways, path) for path in paths]
    return sorted(
        routes,
        key=lambda one: (round(one.months, 6), len(one.stages), [order[id_] for id_ in one.stages]),
    )


def _route(ways: Ways, path: Sequence[str]) -> Route:
    edges = [ways.edges[pair] for pair in pairwise(path)]
    return Route(
        tuple(path), tuple(edge["way"] for edge in edges), sum(edge["months"] for edge in edges)
    )


def _count(ways: Ways, source_id: str, target_id: str) -> tuple[int, bool]:
    """Count the simple paths, and tell whether that is all of them."""
    if source_id not in ways or target_id not in ways:
        return 0, True
    count, steps = 0, 0
    on_path = {source_id: None}
    waiting = [iter(ways[source_id])]
    while waiting:
        following = next(waiting[-1], None)
        steps += 1
        if steps > _MOST_LOOKED_AT or count >= MOST_COUNTED:
            return count, False
        if following is None:
            waiting.pop()
            on_path.popitem()
        elif following == target_id:
            count += 1
        elif following not in on_path:
            on_path[following] = None
            waiting.append(iter(ways[following]))
    return count, True


def is_tied(first: Route, second: Route) -> bool:
    """Tell whether two routes take equally long."""
    return abs(first.months - second.months) < _CLOSE
