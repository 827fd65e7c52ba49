"""What is wrong with a map, in the spirit of MECE: every way is open to somebody, once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import networkx as nx

from issuetrees.core.stages.findings import (
    ADVICE,
    WRONG,
    MapFinding,
    in_row,
    of_stage,
    of_way,
)
from issuetrees.core.stages.fork_checks import check_forks
from issuetrees.core.stages.records import Answers, Fork, StageMap, Transition
from issuetrees.core.text import gettext_noop as _

#: A transition that asks for so many more levels of one competency is a jump.
_JUMP: Final = 3


def check_map(found: StageMap) -> tuple[MapFinding, ...]:
    """Return what is wrong, by kind, each in the order of the map."""
    if not found.stages:
        return ()
    return (
        *_too_many(found),
        *_unreachable(found),
        *_dead_ends(found),
        *_lowering(found),
        *_jumps(found),
        *_months(found),
        *_unknown_answers(found),
        *check_forks(found),
        *_unknown_levels(found),
        *_built_in_circles(found),
        *_unused(found),
    )


def _too_many(found: StageMap) -> Iterator[MapFinding]:
    if found.is_cut:
        message = _(
            "There are too many ways through forks that lead to forks: only the first {count} are"
            " looked at. Draw fewer arrows between forks."
        )
        yield MapFinding("too_many_ways", WRONG, message, {"count": len(found.transitions)})


def _unreachable(found: StageMap) -> Iterator[MapFinding]:
    """Stages that no way leads to from a stage where one begins."""
    entered = {way.target_id for way in _onward(found)}
    starts = [stage_id for stage_id in found.stages if stage_id not in entered]
    if not starts:
        first = next(iter(found.stages.values()))
        message = _(
            "The ways go round in a circle, so nothing is a beginning (“{stage}” neither): mark"
            " the arrow that points back as a step back."
        )
        yield of_stage("circle", WRONG, message, first)
        return
    reached = _reached(found, starts)
    joined = {end for way in found.transitions for end in (way.source_id, way.target_id)}
    for stage in found.stages.values():
        if stage.id not in reached or (len(found.stages) > 1 and stage.id not in joined):
            message = _("No way leads to “{stage}”: draw an arrow to it, or delete it.")
            yield of_stage("unreachable", WRONG, message, stage)


def _onward(found: StageMap) -> Iterator[Transition]:
    """The ways that lead from one stage on to another."""
    for way in found.transitions:
        if not way.is_backward and way.source_id != way.target_id:
            yield way


def _reached(found: StageMap, starts: Iterable[str]) -> set[str]:
    """Return what ways lead to, one way or other, with where they start."""
    ways: nx.DiGraph[str] = nx.DiGraph()
    ways.add_edges_from((way.source_id, way.target_id) for way in found.transitions)
    ways.add_edges_from(("", start) for start in starts)  # no stage has an empty id
    return set(nx.descendants(ways, ""))


def _dead_ends(found: StageMap) -> Iterator[MapFinding]:
    leading_on = {way.source_id for way in _onward(found)}
    for stage in found.stages.values():
        if stage.id not in leading_on and not stage.is_final:
            message = _(
                "No way leads on from “{stage}”: mark it as a goal, or draw where it leads."
            )
            yield of_stage("dead_end", ADVICE, message, stage)


def _lowering(found: StageMap) -> Iterator[MapFinding]:
    for way in _onward(found):
        source, target = found.stages[way.source_id], found.stages[way.target_id]
        if source.condition != target.condition or not target.required:
            continue  # another kind of company asks for other things; nobody has said any level
        lower = [
            f"{title} {before} → {after}"
            for title, before, after in _levels(found, way)
            if after < before
        ]
        raised = any(after > before for _title, before, after in _levels(found, way))
        if lower and not raised:
            message = _(
                "“{source}” → “{target}” asks for less than before ({competencies}):"
                " mark the arrow as a step back, or mend the levels."
            )
            yield of_way("lowers", ADVICE, message, found, way, competencies=in_row(lower))


def _jumps(found: StageMap) -> Iterator[MapFinding]:
    for way in _onward(found):
        if not found.stages[way.source_id].required:
            continue  # nobody has said any level
        high = [
            f"{title} {before} → {after}"
            for title, before, after in _levels(found, way)
            if after - before >= _JUMP
        ]
        if high:
            message = _(
                "“{source}” → “{target}” jumps by more than two levels ({competencies}):"
                " is a stage missing between them?"
            )
            yield of_way("jump", ADVICE, message, found, way, competencies=in_row(high))


def _levels(found: StageMap, way: Transition) -> Iterator[tuple[str, int, int]]:
    """Each competency of the map with the level that is asked for before and after."""
    before, after = found.stages[way.source_id].required, found.stages[way.target_id].required
    for key, title in found.competencies.items():
        yield title, before.get(key, 0), after.get(key, 0)


def _months(found: StageMap) -> Iterator[MapFinding]:
    told = set[str]()
    for way in found.transitions:
        months = way.months
        if months is None or months.least <= months.likely <= months.most or way.timed_by in told:
            continue
        told.add(way.timed_by or way.id)
        message = _(
            "The months of “{source}” → “{target}” are out of order ({months}):"
            " least ≤ likely ≤ most."
        )
        given = in_row([f"{one:g}" for one in (months.least, months.likely, months.most)])
        yield of_way("months", WRONG, message, found, way, months=given)


def _unknown_answers(found: StageMap) -> Iterator[MapFinding]:
    """Conditions on forks or answers that the map does not have."""
    for stage in found.stages.values():
        if unknown := _unknown(stage.condition, found.forks):
            message = _("“{stage}” depends on an answer that no fork has ({answers}).")
            yield of_stage("unknown_answer", WRONG, message, stage, answers=in_row(unknown))
    told = set[tuple[str, ...]]()
    for way in found.transitions:
        unknown = _unknown(way.condition, found.forks)
        name = (way.links[0], *unknown)
        if unknown and name not in told:  # said once of an arrow into a fork
            told.add(name)
            message = _(
                "“{source}” → “{target}” depends on an answer that no fork has ({answers})."
            )
            answers = in_row(unknown)
            yield of_way("unknown_answer", WRONG, message, found, way, answers=answers)
        elif not all(way.condition.values()):
            message = _(
                "“{source}” → “{target}” is never open: its arrows allow no answer in common."
            )
            yield of_way("never_open", WRONG, message, found, way)


def _unknown(condition: Answers, forks: Mapping[str, Fork]) -> list[str]:
    """Return the answers of a condition that do not exist, or the fork where that does not."""
    unknown: list[str] = []
    for key, allowed in condition.items():
        unknown += sorted(allowed - forks[key].options.keys()) if key in forks else [key]
    return unknown


def _unknown_levels(found: StageMap) -> Iterator[MapFinding]:
    """Levels of competencies that the map does not have."""
    for stage in found.stages.values():
        keys = [key for key in stage.required if key not in found.competencies]
        if keys:
            message = _("“{stage}” asks for levels of what is no competency of the map ({keys}).")
            yield of_stage("unknown_level", WRONG, message, stage, keys=in_row(keys))


def _built_in_circles(found: StageMap) -> Iterator[MapFinding]:
    """Stages that take over each other's levels: then nothing is the first of them."""
    done = set[str]()
    for start in found.stages:
        chain = dict[str, None]()
        at = start
        while at in found.stages and at not in chain and at not in done:
            chain[at] = None
            at = found.stages[at].builds_on
        if at in chain:
            ids = list(chain)
            circle = [found.stages[one] for one in ids[ids.index(at) :]]
            message = _(
                "These stages take over the levels of each other in a circle ({stages}): let one of"
                " them build on nothing."
            )
            said = {"stages": in_row([one.title for one in circle])}
            others = tuple(one.id for one in circle[1:])
            yield MapFinding("built_in_circle", WRONG, message, said, circle[0].id, others)
        done |= chain.keys()


def _unused(found: StageMap) -> Iterator[MapFinding]:
    asked = {
        key for stage in found.stages.values() for key, level in stage.required.items() if level
    }
    if not asked:
        return
    for key, title in found.competencies.items():
        if key not in asked:
            message = _("No stage requires “{competency}”: set levels, or delete it.")
            details = {"competency": title}
            yield MapFinding("unused_competency", ADVICE, message, details, related_ids=(key,))
