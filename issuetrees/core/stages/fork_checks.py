"""What is wrong with the forks of a map: each answer opens a way, and where a fork decides, one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from issuetrees.core.mece.records import Side
from issuetrees.core.stages.findings import WRONG, MapFinding, in_row
from issuetrees.core.stages.records import Answers, Fork, Stage, StageMap, Transition
from issuetrees.core.text import gettext_noop as _

#: What a way depends on beside one fork, in a form that can be compared.
_Rest: TypeAlias = tuple[tuple[str, ...], ...]


def check_forks(found: StageMap) -> Iterator[MapFinding]:
    """Yield what is wrong with the forks, in the order of the map."""
    for fork in found.twins.values():
        other = found.forks[fork.id]
        yield MapFinding(
            "twin_keys",
            WRONG,
            _(
                "“{question}” has the key “{key}” of “{other}”, so its answers are not asked for:"
                " give it a key of its own."
            ),
            {"question": fork.question, "key": fork.id, "other": other.question},
            fork.node_id or fork.id,
            (other.node_id or other.id,),
        )
    idle = set[str]()
    for fork in found.forks.values():
        if finding := _idle(found, fork):
            idle.add(fork.id)
            yield finding
        if fork.id in found.lost_forks:
            message = _(
                "No way from “{question}” leads to a stage: draw an arrow for each answer, or"
                " delete the fork."
            )
            yield _of_fork("lost_fork", message, fork)
    yield from _at_stages(found, [fork for fork in found.forks.values() if fork.id not in idle])


def _of_fork(code: str, message: str, fork: Fork) -> MapFinding:
    return MapFinding(code, WRONG, message, {"question": fork.question}, fork.node_id or fork.id)


def _idle(found: StageMap, fork: Fork) -> MapFinding | None:
    """Say where it makes no difference how a fork is answered."""
    if len(fork.options) < 2:
        message = _("“{question}” has fewer than two answers, so it decides nothing: write them.")
        return _of_fork("few_answers", message, fork)
    if len({_opened(found, fork, option) for option in fork.options}) > 1:
        return None
    message = _(
        "The answer to “{question}” changes nothing: say on the arrows which answers open them."
    )
    return _of_fork("idle_fork", message, fork)


def _opened(found: StageMap, fork: Fork, option: str) -> frozenset[str]:
    """What an answer leaves open, by id of transition and stage."""
    conditioned: list[Stage | Transition] = [*found.transitions, *found.stages.values()]
    return frozenset(
        one.id
        for one in conditioned
        if fork.id not in one.condition or option in one.condition[fork.id]
    )


def _at_stages(found: StageMap, forks: Sequence[Fork]) -> Iterator[MapFinding]:
    """Where a fork decides on all ways out of a stage, each answer opens exactly one of them.

    One way alone, with a condition, may be for those who answer so; the others stay. Where it leads
    through a fork that is drawn, all are asked.
    """
    out: dict[str, list[Transition]] = {}
    for way in found.transitions:
        if not way.is_backward and way.source_id != way.target_id:
            out.setdefault(way.source_id, []).append(way)
    for source_id, ways in out.items():
        if len(ways) < 2 and len(ways[0].links) < 2:
            continue
        for fork in forks:
            if all(_decides(fork, way) for way in ways):  # else some are open anyway
                conditions = [way.condition for way in ways]
                yield from _at_stage(found.stages[source_id], fork, conditions)


def _decides(fork: Fork, way: Transition) -> bool:
    """Tell whether a way depends on a fork; one that allows every answer does not."""
    return fork.id in way.condition and bool(fork.options.keys() - way.condition[fork.id])


def _at_stage(stage: Stage, fork: Fork, conditions: Sequence[Answers]) -> Iterator[MapFinding]:
    alike = Counter(
        (option, _rest(condition, fork))
        for condition in conditions
        for option in condition[fork.id]
    )
    covered = {option for option, _others in alike}
    expected = stage.condition.get(fork.id) or fork.options.keys()
    bare = [one for one in fork.options if one in expected and one not in covered]
    if bare and not stage.is_final:
        message = _("“{stage}” has no way on for some answers to “{question}”: {answers}.")
        yield _of_answers("uncovered", "exhaustive", message, stage, fork, bare)
    several = {option for (option, _others), count in alike.items() if count > 1}
    twice = [one for one in fork.options if one in several]
    if twice:
        message = _(
            "“{stage}” has several ways on for the same answer to “{question}” ({answers}):"
            " say what else decides between them."
        )
        yield _of_answers("covered_twice", "exclusive", message, stage, fork, twice)


def _rest(condition: Mapping[str, frozenset[str]], fork: Fork) -> _Rest:
    return tuple(
        sorted((key, *sorted(allowed)) for key, allowed in condition.items() if key != fork.id)
    )


def _of_answers(
    code: str, side: Side, message: str, stage: Stage, fork: Fork, options: Sequence[str]
) -> MapFinding:
    details = {
        "stage": stage.title,
        "question": fork.question,
        "answers": in_row([fork.options[one] or one for one in options]),
    }
    return MapFinding(code, WRONG, message, details, stage.id, (fork.node_id or fork.id,), side)
