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


def read_map(
    nodes: Iterable[Node], links: Iterable[Link], competencies: Mapping[str, str]
) -> StageMap:
    """Return the map; ``competencies`` are titles by key."""
    placed, ways = list(nodes), list(links)
    forks = {_key(node): _fork(node) for node in placed if node.kind == "fork"}
    names = {node.id: _key(node) for node in placed if node.kind == "fork"}
    drawn = [node for node in placed if node.kind == "stage"]
    levels = _inherited(drawn)
    stages = {node.id: _stage(node, levels[node.id]) for node in drawn}
    return StageMap(stages, tuple(_transitions(stages, names, ways)), forks, competencies)


def _key(node: Node) -> str:
    key = node.details.get("key")
    return key if isinstance(key, str) and key else node.id


def _fork(node: Node) -> Fork:
    options = {
        str(option["id"]): _words(option.get("title"))
        for option in _list(node.details.get("options"))
        if isinstance(option, dict) and option.get("id")
    }
    return Fork(_key(node), node.title, options, node.details.get("is_multiple") is True)


def _inherited(stages: Sequence[Node]) -> dict[str, dict[str, int]]:
    """Return the levels that each stage requires, with those of the stage that it builds on.

    Its own win. In a circle the stage that the map names first takes over all of it, the last
    one nothing.
    """
    own = {stage.id: _levels(stage) for stage in stages}
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


def _levels(stage: Node) -> dict[str, int]:
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
    )


def _transitions(
    stages: Mapping[str, Stage], forks: Mapping[str, str], links: Sequence[Link]
) -> Iterator[Transition]:
    """Yield the arrows between stages, those through forks as one."""
    after: dict[str, list[Link]] = {}
    for link in links:
        after.setdefault(link.source_id, []).append(link)

    def onward(way: Transition, passed: tuple[str, ...]) -> Iterator[Transition]:
        if way.target_id in stages:
            yield way
            return
        if way.target_id in passed or len(passed) >= _MOST_PASSED:
            return
        for link in after.get(way.target_id, ()):
            yield from onward(_joined(way, link, forks), (*passed, way.target_id))

    for link in links:
        if link.source_id in stages:
            yield from onward(_transition(link), ())


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
    )


def _both(first: Answers, second: Answers) -> Answers:
    shared = {fork: first[fork] & second[fork] for fork in first.keys() & second.keys()}
    return {**first, **second, **shared}


def _transition(link: Link) -> Transition:
    details = link.details
    return Transition(
        link.id,
        link.source_id,
        link.target_id,
        _months(details.get("months")),
        _condition(details.get("when")),
        details.get("is_backward") is True,
    )


def _condition(given: Any) -> Answers:
    if not isinstance(given, dict):
        return {}
    read = {str(fork): frozenset(map(str, _list(options))) for fork, options in given.items()}
    return {fork: options for fork, options in read.items() if options}


def _months(given: Any) -> Months | None:
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
