"""A stage map out of the records of its graph.

What people and imports left in ``details`` is read as far as it can be: what makes no sense is as
if it were not there, and the checks of the map name what is missing. A fork is known by its
``key`` or its id. A fork that stands on the way is passed through: an arrow into it and an arrow
out of it are one transition, on the condition of the answer that stands on the second. A stage
that ``builds_on`` another takes over the levels that it does not name itself.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.stages.records import (
    LEVELS,
    Answers,
    Fork,
    Months,
    Stage,
    StageMap,
    Transition,
)

#: The fork that the kinds of company of a stage are answers to.
COMPANY: Final = "company"
_MOST_PASSED: Final = 8  # forks in a row
#: Steps of the search for ways through forks; arrows between stages take one each.
_MOST_STEPS: Final = 50_000


def read_map(
    nodes: Iterable[Node], links: Iterable[Link], competencies: Mapping[str, str]
) -> StageMap:
    """Return the map; ``competencies`` are titles by key."""
    placed, ways = list(nodes), list(links)
    forks: dict[str, Fork] = {}
    twins: dict[str, Fork] = {}
    for node in placed:
        if node.kind == "fork":
            fork = _fork(node)
            if forks.setdefault(fork.id, fork) is not fork:
                twins[node.id] = fork
    names = {node.id: _key(node) for node in placed if node.kind == "fork"}
    drawn = [node for node in placed if node.kind == "stage"]
    levels = _inherited(drawn)
    stages = {node.id: _stage(node, levels[node.id]) for node in drawn}
    transitions, is_cut = _transitions(stages, names, ways)
    lost = _lost(names, ways, transitions)
    return StageMap(stages, transitions, forks, competencies, lost, is_cut, twins)


def _key(node: Node) -> str:
    key = node.details.get("key")
    return key if isinstance(key, str) and key else node.id


def _fork(node: Node) -> Fork:
    options = {
        str(option["id"]): _words(option.get("title"))
        for option in _list(node.details.get("options"))
        if isinstance(option, dict) and option.get("id")
    }
    is_multiple = node.details.get("is_multiple") is True
    former = (*map(str, _list(node.details.get("former_keys"))), node.id)
    return Fork(_key(node), node.title, options, is_multiple, node.id, former)


def _inherited(stages: Sequence[Node]) -> dict[str, dict[str, int]]:
    """Return the levels that each stage requires, with those of the stage that it builds on.

    Its own win. In a circle the stage that the map names first takes over all of it, the last
    one nothing.
    """
    own = {stage.id: own_levels(stage) for stage in stages}
    base = {stage.id: _words(stage.details.get("builds_on")) for stage in stages}
    whole: dict[str, dict[str, int]] = {}
    for stage_id in own:
        chain = dict[str, None]()
        at = stage_id
        while at in own and at not in whole and at not in chain:
            chain[at] = None
            at = base[at]
        levels = whole.get(at, {})
        for one in reversed(chain):
            levels = whole[one] = {**levels, **own[one]}
    return whole


def own_levels(stage: Node) -> dict[str, int]:
    """Return the levels that a stage names itself, by key of competency."""
    required = stage.details.get("requires")
    return {
        str(key): level
        for key, level in (required.items() if isinstance(required, dict) else ())
        if isinstance(level, int) and level in LEVELS
    }


def _stage(node: Node, levels: Mapping[str, int]) -> Stage:
    company = frozenset(str(one) for one in _list(node.details.get("company")))
    condition = _condition(node.details.get("when"))
    if company:
        condition = {COMPANY: company, **condition}
    return Stage(
        node.id,
        node.title,
        node.track,
        levels,
        condition,
        node.details.get("is_final") is True,
        _words(node.details.get("builds_on")),
    )


def _transitions(
    stages: Mapping[str, Stage], forks: Mapping[str, str], links: Sequence[Link]
) -> tuple[tuple[Transition, ...], bool]:
    """Return the arrows between stages, those through forks as one, and whether some are left out.

    Forks that lead to forks can make more ways than anybody looks at.
    """
    after: dict[str, list[Link]] = {}
    for link in links:
        after.setdefault(link.source_id, []).append(link)
    found: list[Transition] = []
    begun = ((_transition(link), frozenset[str]()) for link in links if link.source_id in stages)
    waiting: list[Iterator[tuple[Transition, frozenset[str]]]] = [begun]
    for _step in range(_MOST_STEPS):
        if not waiting:
            return tuple(found), False
        way, passed = next(waiting[-1], (None, frozenset[str]()))
        if way is None:
            waiting.pop()
        elif way.target_id in stages:
            found.append(way)
        elif way.target_id not in passed and len(passed) < _MOST_PASSED:
            waiting.append(_onward(way, after.get(way.target_id, []), passed, forks))
    return tuple(found), bool(waiting)


def _onward(
    way: Transition, links: Iterable[Link], passed: frozenset[str], forks: Mapping[str, str]
) -> Iterator[tuple[Transition, frozenset[str]]]:
    """Yield a way into a fork with each arrow out of it, and the forks that are passed then."""
    behind = passed | {way.target_id}
    return ((_joined(way, link, forks), behind) for link in links)


def _lost(
    forks: Mapping[str, str], links: Sequence[Link], transitions: Iterable[Transition]
) -> frozenset[str]:
    """Return the forks that arrows lead into, and none on from there to a stage."""
    target = {link.id: link.target_id for link in links}
    passed = {target[link_id] for way in transitions for link_id in way.links[:-1]}
    return frozenset(forks[one] for one in target.values() if one in forks and one not in passed)


def _joined(way: Transition, link: Link, forks: Mapping[str, str]) -> Transition:
    """Return a way into a fork together with an arrow out of it."""
    following = _transition(link)
    condition = _both(way.condition, following.condition)
    answer = link.details.get("answer")
    if answer:
        key = forks.get(link.source_id, link.source_id)
        condition = _both(condition, {key: frozenset(map(str, _list(answer) or [answer]))})
    return Transition(
        f"{way.id}+{link.id}",
        way.source_id,
        link.target_id,
        following.months or way.months,
        condition,
        way.is_backward or following.is_backward,
        following.timed_by or way.timed_by,
    )


def _both(first: Answers, second: Answers) -> Answers:
    shared = {fork: first[fork] & second[fork] for fork in first.keys() & second.keys()}
    return {**first, **second, **shared}


def _transition(link: Link) -> Transition:
    details = link.details
    months = read_months(details.get("months"))
    return Transition(
        link.id,
        link.source_id,
        link.target_id,
        months,
        _condition(details.get("when")),
        details.get("is_backward") is True,
        link.id if months else "",
    )


def _condition(given: Any) -> Answers:
    if not isinstance(given, dict):
        return {}
    read = {str(fork): frozenset(map(str, _list(options))) for fork, options in given.items()}
    return {fork: options for fork, options in read.items() if options}


def read_months(given: Any) -> Months | None:
    """Return three figures where at least the likely one makes sense."""
    if not isinstance(given, dict):
        return None
    least, likely, most = (_amount(given.get(name)) for name in ("min", "mode", "max"))
    known = [figure for figure in (least, likely, most) if figure is not None]
    if not known:
        return None
    if likely is None:
        likely = sum(known) / len(known)
    return Months(likely if least is None else least, likely, likely if most is None else most)


def _amount(given: Any) -> float | None:
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    return float(given) if is_number and math.isfinite(given) and given >= 0 else None


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _words(given: Any) -> str:
    return given if isinstance(given, str) else ""
