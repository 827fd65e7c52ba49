"""Where somebody stands on their way: levels, gaps, time, what else they could do.

Pages, REST and reports show the same record. Nobody gets it for a profile that they may not see.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from issuetrees.careers.levels import Level, Progress, levels_of, progress_of, unproved
from issuetrees.careers.models import Competency, Profile, Rating
from issuetrees.careers.read import profiles as read
from issuetrees.careers.read.files import FileCounts, file_counts
from issuetrees.careers.routes import MOST, SEED
from issuetrees.core.graph.records import Link, Node
from issuetrees.core.stages.answers import Change, Worth, blocking, nearest_changes, next_questions
from issuetrees.core.stages.gaps import Gap, blocking_gaps, gaps, missing_levels
from issuetrees.core.stages.reading import read_map
from issuetrees.core.stages.records import Answers, Fork, Stage, StageMap
from issuetrees.core.stages.routes import Route, find_routes
from issuetrees.core.stages.times import DRAWS, Duration, Pace, duration
from issuetrees.core.stages.words import expectations_of, signals_of, steps_of
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

#: Other ways that are shown beside the best.
_OTHERS: Final = 3


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that a figure rests on: an English sentence and what fills its places."""

    code: str
    message: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing for a stage, competency by competency; ``blocking`` are the largest gaps."""

    stage: Stage
    gaps: tuple[Gap, ...]
    blocking: tuple[Gap, ...]

    @property
    def levels(self) -> int:
        """How many levels are missing in all."""
        return missing_levels(self.gaps)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to the goal, and its price beside the best one in likely months."""

    route: Route
    times: Duration
    more_months: float


@dataclass(frozen=True, slots=True)
class Onward:
    """What the map says of the next transition: how one knows to be ready, what one does."""

    signals: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    expectations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands.

    ``stage``, ``goal`` and ``next`` (the next stage on the best route) are None where nobody has
    said any, or there is no way; then ``blocking_forks`` and ``changes`` say which answers are in
    the way and what would open one. ``times`` are months from now (P50, P80, seed), resting on
    ``assumptions``. ``unproved`` are levels that nothing shows, the most asked for first.
    """

    profile: Profile
    graph: "Graph"
    map: StageMap
    answers: Answers
    stage: Stage | None
    goal: Stage | None
    next: Stage | None
    levels: tuple[Level, ...]
    to_next: Missing | None
    to_goal: Missing | None
    route: Route | None
    route_count: int
    times: Duration | None
    assumptions: tuple[Assumption, ...]
    alternatives: tuple[Alternative, ...]
    blocking_forks: tuple[Fork, ...]
    changes: tuple[Change, ...]
    questions: tuple[Worth, ...]
    unproved: tuple[Level, ...]
    progress: tuple[Progress, ...]
    onward: Onward


def standing(reader: Reader, profile_id: uuid.UUID) -> Standing:
    """Return where a person stands, or raise NotFound; it is kept who looked."""
    profile = read.profile(reader, profile_id)
    read.looked(reader, [profile])
    drawn = _Read(profile.graph, file_counts([profile.pk]))
    return drawn.standing(profile, list(read.ratings(reader, [profile.pk])))


def standings(reader: Reader, graph_id: uuid.UUID) -> list[Standing]:
    """Return where all stand whose profiles on a map the reader may see, in constant queries."""
    found = list(read.profiles(reader, graph_id))
    if not found:
        return []
    read.looked(reader, found)
    by_profile: dict[uuid.UUID, list[Rating]] = {one.pk: [] for one in found}
    for row in read.ratings(reader, list(by_profile)):
        by_profile[row.profile_id].append(row)
    drawn = _Read(found[0].graph, file_counts(by_profile))
    return [drawn.standing(one, by_profile[one.pk]) for one in found]


def answers_of(found: StageMap, given: Mapping[str, Iterable[str]]) -> Answers:
    """Return the answers of a profile as far as the map still knows them."""
    known = {
        fork.id: frozenset(one for one in given_to(fork, found, given) if one in fork.options)
        for fork in found.forks.values()
    }
    return {fork: options for fork, options in known.items() if options}


def given_to(fork: Fork, found: StageMap, given: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """Return what was answered to a fork, also under a name that it had before."""
    names = [fork.id, *(one for one in fork.former if one not in found.forks)]
    return next((given[one] for one in names if one in given), ())


class _Read:
    """A map, read once for all who stand on it."""

    def __init__(self, graph: "Graph", files: FileCounts) -> None:
        nodes, links = graphs.node_records(graph), graphs.link_records(graph)
        self._graph, self._files = graph, files
        self._nodes: dict[str, Node] = {node.id: node for node in nodes}
        self._links: dict[str, Link] = {link.id: link for link in links}
        self._competencies = list(Competency.objects.filter(graph=graph))
        self._map = read_map(nodes, links, {row.key: row.title for row in self._competencies})

    def standing(self, profile: Profile, ratings: list[Rating]) -> Standing:
        """Return where a person of this map stands; ``ratings`` come oldest first."""
        found, answers = self._map, answers_of(self._map, profile.answers)
        stage = found.stages.get(str(profile.stage_id))
        goal = found.stages.get(str(profile.goal_id))
        ends = (stage.id, goal.id) if stage and goal and stage is not goal else None
        ways = find_routes(found, answers, *ends, most=MOST) if ends else None
        best = ways.best[0] if ways and ways.best else None
        following = found.stages[best.stages[1]] if best else None
        levels = levels_of(profile, self._competencies, ratings, following, goal, self._files)
        own = {one.key: one.counted for one in levels}
        pace = Pace(hours_a_week=profile.hours_a_week)
        is_closed = ends is not None and best is None
        return Standing(
            profile=profile,
            graph=self._graph,
            map=found,
            answers=answers,
            stage=stage,
            goal=goal,
            next=following,
            levels=levels,
            to_next=_missing(found, following, own),
            to_goal=_missing(found, goal, own),
            route=best,
            route_count=ways.count if ways else 0,
            times=self._times(best, own, pace) if best else None,
            assumptions=_assumptions(found, best, profile, pace) if best else (),
            alternatives=self._others(ways.best, own, pace) if ways else (),
            blocking_forks=blocking(found, answers, *ends) if ends and is_closed else (),
            changes=nearest_changes(found, answers, *ends) if ends and is_closed else (),
            questions=next_questions(found, answers, *ends) if ends else (),
            unproved=unproved(levels),
            progress=progress_of(profile, ratings, following, goal),
            onward=self._onward(best),
        )

    def _times(self, route: Route, own: Mapping[str, int], pace: Pace) -> Duration:
        return duration(route.transitions, self._map.stages, own, pace, seed=SEED)

    def _others(
        self, routes: tuple[Route, ...], own: Mapping[str, int], pace: Pace
    ) -> tuple[Alternative, ...]:
        return tuple(
            Alternative(route, self._times(route, own, pace), route.months - routes[0].months)
            for route in routes[1 : _OTHERS + 1]
        )

    def _onward(self, route: Route | None) -> Onward:
        if route is None:
            return Onward()
        way = route.transitions[0]
        return Onward(
            signals_of(way, self._links),
            steps_of(way, self._links),
            expectations_of(self._nodes.get(way.target_id)),
        )


def _missing(found: StageMap, stage: Stage | None, own: Mapping[str, int]) -> Missing | None:
    if stage is None:
        return None
    short = gaps(stage, own, found.competencies)
    return Missing(stage, short, blocking_gaps(short))


_OF_MAP: Final = Assumption(
    "map",
    gettext_noop(
        "A step takes the months on its arrow: least, likely and most, most often the"
        " likely ones (a triangular distribution)."
    ),
    {},
)
_LONGER: Final = Assumption(
    "longer",
    gettext_noop(
        "Where closing the gaps takes longer than the arrow says, the gaps count."
        " Steps follow one another."
    ),
    {},
)
_LEVELS: Final = Assumption(
    "levels",
    gettext_noop(
        "A level counts as the person rates it, else as others did; what nobody rated is"
        " level 0. Whoever reaches a stage has its levels."
    ),
    {},
)
_DRAWS: Final = Assumption(
    "draws",
    gettext_noop("{draws} draws, seed {seed}: the same input gives the same months."),
    {"draws": DRAWS, "seed": str(SEED)},
)


def _assumptions(
    found: StageMap, route: Route, profile: Profile, pace: Pace
) -> tuple[Assumption, ...]:
    """Everything that the months rest on, one sentence each."""
    said = [_OF_MAP, _LONGER, _learning(profile, *pace.hours_a_level), _LEVELS, _DRAWS]
    for way in route.unknown:
        ends = found.stages[way.source_id].title, found.stages[way.target_id].title
        message = gettext_noop("Nobody has said how long “{source}” → “{target}” takes: none.")
        said.append(Assumption("unknown", message, {"source": ends[0], "target": ends[1]}))
    return tuple(said)


def _learning(profile: Profile, least: float, likely: float, most: float) -> Assumption:
    if profile.hours_a_week <= 0:
        message = gettext_noop(
            "No hours a week are given for learning, so gaps take no time of their own."
        )
        return Assumption("no_hours", message, {})
    message = gettext_noop(
        "{hours} hours a week go into closing gaps; a level takes {least} to {most} hours, likely"
        " {likely}. This is our assumption, not a measured figure."
    )
    hours = {"hours": profile.hours_a_week, "least": least, "likely": likely, "most": most}
    return Assumption("hours", message, hours)
