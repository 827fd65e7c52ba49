"""What is wrong with a map, in the spirit of MECE: every way is open to somebody, once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import networkx as nx

from issuetrees.core.stages.records import Answers, Fork, Stage, StageMap, Transition
from issuetrees.core.stages.routes import open_ways
from issuetrees.core.text import gettext_noop as _

#: A transition that asks for so many more levels of one competency is a jump.
_JUMP: Final = 3


@dataclass(frozen=True, slots=True)
class MapFinding:
    """What a check says: a stable code, an English sentence with places, what fills them.

    ``record_ids`` are the stages, transitions or forks concerned.
    """

    code: str
    message: str
    details: Mapping[str, Any]
    record_ids: tuple[str, ...] = field(default=())


def check_map(found: StageMap) -> tuple[MapFinding, ...]:
    """Return what is wrong, by kind, each in the order of the map."""
    if not found.stages:
        return ()
    return (
        *_unreachable(found),
        *_dead_ends(found),
        *_lowering(found),
        *_jumps(found),
        *_months(found),
        *_unknown_answers(found),
        *_idle_forks(found),
        *_options(found),
        *_unused(found),
    )


def _unreachable(found: StageMap) -> Iterator[MapFinding]:
    """Stages that no way leads to from a stage where one begins."""
    ways = open_ways(found, {})
    forward = {way.target_id for way in found.transitions if not way.is_backward}
    starts = [stage for stage in found.stages if stage not in forward]
    reached = set(starts).union(*(nx.descendants(ways, start) for start in starts if start in ways))
    joined = {end for way in found.transitions for end in (way.source_id, way.target_id)}
    for stage in found.stages.values():
        if stage.id not in reached or (len(found.stages) > 1 and stage.id not in joined):
            message = _("No way leads to “{stage}”: draw an arrow to it, or delete it.")
            yield _of_stage("unreachable", message, stage)


def _dead_ends(found: StageMap) -> Iterator[MapFinding]:
    leading_on = {way.source_id for way in found.transitions if not way.is_backward}
    for stage in found.stages.values():
        if stage.id not in leading_on and not stage.is_final:
            message = _(
                "No way leads on from “{stage}”: mark it as a goal, or draw where it leads."
            )
            yield _of_stage("dead_end", message, stage)


def _of_stage(code: str, message: str, stage: Stage) -> MapFinding:
    return MapFinding(code, message, {"stage": stage.title}, (stage.id,))


def _ends(found: StageMap, way: Transition) -> tuple[Stage, Stage]:
    return found.stages[way.source_id], found.stages[way.target_id]


def _lowering(found: StageMap) -> Iterator[MapFinding]:
    for way in found.transitions:
        source, target = _ends(found, way)
        if way.is_backward or source.condition != target.condition:
            continue  # another kind of company asks for other things
        lower = [
            title
            for key, title in found.competencies.items()
            if target.required.get(key, 0) < source.required.get(key, 0)
        ]
        raised = any(
            target.required.get(key, 0) > source.required.get(key, 0) for key in found.competencies
        )
        if lower and not raised:
            yield MapFinding(
                "lowers",
                _(
                    "“{source}” → “{target}” asks for less than before ({competencies}):"
                    " mark the arrow as a step back, or mend the levels."
                ),
                {"source": source.title, "target": target.title, "competencies": lower},
                (way.id,),
            )


def _jumps(found: StageMap) -> Iterator[MapFinding]:
    for way in found.transitions:
        source, target = _ends(found, way)
        for key, title in found.competencies.items():
            before, after = source.required.get(key, 0), target.required.get(key, 0)
            if after - before >= _JUMP:
                yield MapFinding(
                    "jump",
                    _(
                        "“{source}” → “{target}” jumps from level {before} to {after} in"
                        " “{competency}”: is a stage missing between them?"
                    ),
                    {
                        "source": source.title,
                        "target": target.title,
                        "competency": title,
                        "before": before,
                        "after": after,
                    },
                    (way.id,),
                )


def _months(found: StageMap) -> Iterator[MapFinding]:
    for way in found.transitions:
        months = way.months
        if months is not None and not months.least <= months.likely <= months.most:
            source, target = _ends(found, way)
            yield MapFinding(
                "months",
                _("The months of “{source}” → “{target}” are out of order: least ≤ likely ≤ most."),
                {"source": source.title, "target": target.title},
                (way.id,),
            )


def _unknown_answers(found: StageMap) -> Iterator[MapFinding]:
    """Conditions on forks or answers that the map does not have."""
    for way in found.transitions:
        for key, allowed in way.condition.items():
            fork = found.forks.get(key)
            unknown = sorted(allowed - fork.options.keys()) if fork else sorted(allowed)
            if unknown or not allowed:
                source, target = _ends(found, way)
                yield MapFinding(
                    "unknown_answer",
                    _("“{source}” → “{target}” depends on an answer that no fork has ({answers})."),
                    {"source": source.title, "target": target.title, "answers": unknown},
                    (way.id,),
                )


def _idle_forks(found: StageMap) -> Iterator[MapFinding]:
    for fork in found.forks.values():
        opened = {_opened(found, fork, option) for option in fork.options}
        if len(opened) <= 1:
            yield MapFinding(
                "idle_fork",
                _(
                    "The answer to “{question}” changes nothing:"
                    " say on the arrows which answers open them."
                ),
                {"question": fork.question},
                (fork.id,),
            )


def _opened(found: StageMap, fork: Fork, option: str) -> frozenset[str]:
    """What an answer leaves open, by id of transition and stage."""
    conditioned: list[Stage | Transition] = [*found.transitions, *found.stages.values()]
    return frozenset(
        one.id
        for one in conditioned
        if fork.id not in one.condition or option in one.condition[fork.id]
    )


def _options(found: StageMap) -> Iterator[MapFinding]:
    """Where a fork decides between ways out of a stage, each answer opens exactly one of them."""
    out: dict[str, list[Transition]] = {}
    for way in found.transitions:
        if not way.is_backward:
            out.setdefault(way.source_id, []).append(way)
    for source_id, ways in out.items():
        for fork in found.forks.values():
            conditions = [way.condition for way in ways if fork.id in way.condition]
            if len(conditions) < 2 or len(conditions) < len(ways):  # others are open anyway
                continue
            yield from _of_options(found.stages[source_id], fork, conditions)


def _of_options(stage: Stage, fork: Fork, conditions: Sequence[Answers]) -> Iterator[MapFinding]:
    alike = Counter(
        (option, tuple(sorted((key, *sorted(value)) for key, value in rest.items())))
        for condition in conditions
        for rest in [{key: value for key, value in condition.items() if key != fork.id}]
        for option in condition[fork.id]
    )
    asked: dict[str, Any] = {"stage": stage.title, "question": fork.question}
    covered = {option for option, _rest in alike}
    expected = stage.condition.get(fork.id) or fork.options.keys()
    for option, title in fork.options.items():
        details = {**asked, "answer": title}
        if option not in covered and option in expected:
            message = _("With “{answer}” to “{question}” no way leads on from “{stage}”.")
            yield MapFinding("uncovered", message, details, (stage.id, fork.id))
    for (option, _rest), count in alike.items():
        if count > 1 and option in fork.options:
            details = {**asked, "answer": fork.options[option], "count": count}
            message = _(
                "With “{answer}” to “{question}” {count} ways lead on from “{stage}”:"
                " say what else decides between them."
            )
            yield MapFinding("covered_twice", message, details, (stage.id, fork.id))


def _unused(found: StageMap) -> Iterator[MapFinding]:
    asked = {
        key for stage in found.stages.values() for key, level in stage.required.items() if level
    }
    if not asked:
        return
    for key, title in found.competencies.items():
        if key not in asked:
            message = _("No stage requires “{competency}”: set levels, or delete it.")
            yield MapFinding("unused_competency", message, {"competency": title}, (key,))
