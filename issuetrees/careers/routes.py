"""Routes on a stage map that a reader may see, for some answers to its forks."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from issuetrees.careers.models import Competency
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph.records import STAGE_MAP, Link, Node
from issuetrees.core.stages.answers import (
    Change,
    Worth,
    blocking,
    nearest_changes,
    option_months,
    questions,
)
from issuetrees.core.stages.reading import read_map
from issuetrees.core.stages.records import Answers, Fork, StageMap
from issuetrees.core.stages.routes import Routes, best_months, find_routes
from issuetrees.core.stages.times import Duration, Pace, duration
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

#: Routes that are listed.
MOST: Final = 5
#: Draws of times start here, so that the same map gives the same figures everywhere.
SEED: Final = 20_260_101
_NO_LEARNING: Final = Pace(hours_a_week=0)


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map, its boxes and arrows by id, and the ids of its competencies by key."""

    map: StageMap
    records: Mapping[str, Node | Link]
    competencies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FoundRoutes:
    """The routes between two stages, how long the best takes, and what other answers would do.

    ``blocking`` and ``changes`` are empty where there is a route. ``months`` are those of the best
    route by fork and option, None where an option leaves none. ``is_reversed`` where ways lead only
    from the goal to the start.
    """

    map: StageMap
    source_id: str
    target_id: str
    answers: Answers
    routes: Routes
    times: Duration | None
    blocking: tuple[Fork, ...]
    changes: tuple[Change, ...]
    questions: tuple[Worth, ...]
    months: Mapping[str, Mapping[str, float | None]]
    is_reversed: bool = False


def stage_map(reader: Reader, graph_id: uuid.UUID) -> tuple["Graph", StageMap]:
    """Return a map and what it says; raise Conflict ``not_a_map`` for a question tree."""
    graph = graphs.graph(reader, graph_id)
    if graph.kind != STAGE_MAP:
        raise Conflict("not_a_map", gettext_noop("Routes belong to stage maps."))
    return graph, drawn(graph).map


def drawn(graph: "Graph") -> DrawnMap:
    """Return what a map that the reader got says, with the records that it was read from."""
    rows = competencies(graph)
    nodes, links = graphs.node_records(graph), graphs.link_records(graph)
    titles = {key: title for key, (title, _id) in rows.items()}
    records: dict[str, Node | Link] = {one.id: one for one in nodes}
    records.update((one.id, one) for one in links)
    ids = {key: competency_id for key, (_title, competency_id) in rows.items()}
    return DrawnMap(read_map(nodes, links, titles), records, ids)


def competencies(graph: "Graph") -> dict[str, tuple[str, str]]:
    """Return title and id of each competency of a map by its key, in their order."""
    rows = Competency.objects.filter(graph=graph).values_list("key", "title", "pk")
    return {key: (title, str(pk)) for key, title, pk in rows}


def routes(
    found: StageMap, *, source_id: str = "", target_id: str = "", answers: Iterable[str] = ()
) -> FoundRoutes:
    """Return the routes from a stage to another; by default from the first to the last goal.

    ``answers`` are like ``fork:option``, several of one fork allowed. Raises Invalid for a stage,
    fork or answer that the map does not have, naming the field.
    """
    source_id = _stage(found, "source_id", source_id) or _first(found)
    target_id = _stage(found, "target_id", target_id) or _goal(found, source_id)
    given = read_answers(found, answers)
    if source_id and source_id == target_id:
        raise Invalid(
            "goal_is_start",
            gettext_noop("Start and goal are one stage: choose another goal."),
            field="target_id",
        )
    ends = source_id, target_id
    ways = find_routes(found, given, *ends, most=MOST)
    best = ways.best[0] if ways.best else None
    months = option_months(found, given, *ends)
    changes = () if best else nearest_changes(found, given, *ends)
    return FoundRoutes(
        found,
        source_id,
        target_id,
        given,
        ways,
        duration(best.transitions, found.stages, {}, _NO_LEARNING, seed=SEED) if best else None,
        () if best else blocking(found, given, *ends),
        changes,
        questions(found, given, best.months if best else None, months),
        months,
        not best and not changes and best_months(found, {}, target_id, source_id) is not None,
    )


def read_answers(found: StageMap, given: Iterable[str]) -> Answers:
    """Return answers out of texts like ``fork:option``; several to one fork that allows one are
    all kept, as "either".
    """
    answers: dict[str, frozenset[str]] = {}
    for text in filter(None, given):
        key, _colon, option = text.partition(":")
        fork = found.forks.get(key)
        if fork is None or option not in fork.options:
            raise Invalid(
                "unknown_answer",
                gettext_noop("The map has no answer “{answer}”: write fork:option."),
                field="answer",
                answer=text,
            )
        answers[key] = answers.get(key, frozenset()) | {option}
    return answers


def _stage(found: StageMap, field: str, stage_id: str) -> str:
    if stage_id and stage_id not in found.stages:
        raise Invalid(
            "unknown_stage",
            gettext_noop("There is no such stage on this map."),
            field=field,
        )
    return stage_id


def _first(found: StageMap) -> str:
    """Return the first stage that no way forward leads to, else the first of all."""
    entered = {way.target_id for way in found.transitions if not way.is_backward}
    starts = [stage_id for stage_id in found.stages if stage_id not in entered]
    return next(iter(starts or found.stages), "")


def _goal(found: StageMap, source_id: str) -> str:
    """Return the last final stage, else the last of all."""
    others = [stage for stage in found.stages.values() if stage.id != source_id]
    finals = [stage for stage in others if stage.is_final]
    chosen = finals or others
    return chosen[-1].id if chosen else ""
