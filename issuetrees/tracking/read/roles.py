"""Draft roles: what RACI makes of each party, and what somebody needs who takes it on."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from issuetrees.careers.read.levels import StageLevels
from issuetrees.careers.read.levels import levels as read_levels
from issuetrees.careers.team import team
from issuetrees.core.errors import Conflict, NotFound
from issuetrees.core.raci.load import Load, Offer, break_even
from issuetrees.graphs import read as graphs
from issuetrees.tracking.models.activities import Party, PartyKind, Source
from issuetrees.tracking.read.activities import Raci, raci
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import Engagement


@dataclass(frozen=True, slots=True)
class Needed:
    """A competency with the level that the stage of a role asks for."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class NeededStage:
    """The stage of a map that a role needs; ``ready`` are the names of those, of the profiles that
    the reader may see, who are there or lack nothing for it.
    """

    graph_id: uuid.UUID
    map: str
    id: str
    title: str
    needed: tuple[Needed, ...]
    ready: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to fill a role: what it costs for its load; ``from_days`` is from how many days on
    hiring costs less than it, None where never or nobody knows.
    """

    source: Source
    cost: Decimal | None
    is_cheapest: bool = False
    from_days: Decimal | None = None

    @property
    def from_whole_days(self) -> int | None:
        """The first whole number of days at which hiring costs no more."""
        return None if self.from_days is None else ceil(self.from_days)


@dataclass(frozen=True, slots=True)
class Role:
    """A party as a role: its load in person-days, its letters, its stage, ways to fill it."""

    party: Party
    load: Load
    stage: NeededStage | None
    ways: tuple[Way, ...]

    @property
    def is_priced(self) -> bool:
        """Whether any way has a price."""
        return any(way.cost is not None for way in self.ways)


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles in the house, and the parties outside it, each with its load."""

    table: Raci
    inside: tuple[Role, ...]
    outside: tuple[Role, ...]


def roles(reader: Reader, engagement_id: uuid.UUID, beyond: Reader | None = None) -> Roles:
    """Return the draft roles of an engagement; each map that a role names is read once.

    Maps are those of the workspace that the reader may see, or ``beyond``, who reads for them.
    """
    table = raci(reader, engagement_id)
    wanted = {one.graph_id for one in table.parties if one.graph_id}
    stages = _stages(beyond or reader, engagement_id, wanted) if wanted else {}
    found = [
        Role(
            party,
            table.loads[str(party.pk)],
            stages.get((party.graph_id, party.stage_id)) if party.graph_id else None,
            ways(party, table.loads[str(party.pk)].days),
        )
        for party in table.parties
    ]
    return Roles(
        table,
        tuple(one for one in found if one.party.kind == PartyKind.INSIDE),
        tuple(one for one in found if one.party.kind != PartyKind.INSIDE),
    )


def ways(party: Party, days: Decimal) -> tuple[Way, ...]:
    """Return what hiring, borrowing and an agency cost for so many days."""
    offers = {
        Source.HIRE: Offer(party.hire_once, party.hire_day),
        Source.BORROW: Offer(None, party.borrow_day),
        Source.AGENCY: Offer(None, party.agency_day),
    }
    costs = {source: offer.cost(days) for source, offer in offers.items()}
    known = [cost for cost in costs.values() if cost is not None]
    least = min(known) if len(known) > 1 and days else None
    hire = offers[Source.HIRE]
    return tuple(
        Way(
            source,
            costs[source],
            costs[source] is not None and costs[source] == least,
            None if source == Source.HIRE else break_even(hire, offer),
        )
        for source, offer in offers.items()
    )


def stage_choices(
    reader: Reader, engagement: Engagement
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the stages of the maps of a workspace as “graph:stage” with their titles, by map.

    Maps of the engagement come first; the others are called by their engagement, too. One query.
    """
    own: dict[uuid.UUID, tuple[str, list[tuple[str, str]]]] = {}
    others: dict[uuid.UUID, tuple[str, list[tuple[str, str]]]] = {}
    for stage in graphs.stages_of(reader, engagement.workspace_id):
        graph, is_own = stage.graph, stage.graph.engagement_id == engagement.pk
        title = graph.title if is_own else f"{graph.engagement.name}: {graph.title}"
        group = (own if is_own else others).setdefault(graph.pk, (title, []))
        group[1].append((f"{graph.pk}:{stage.id}", stage.title))
    return [*own.values(), *others.values()]


def _stages(
    reader: Reader, engagement_id: uuid.UUID, wanted: set[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], NeededStage]:
    workspace_id = workspaces.engagement(reader, engagement_id).workspace_id
    found: dict[tuple[uuid.UUID, str], NeededStage] = {}
    for graph_id in wanted:
        try:
            graph = graphs.graph(reader, graph_id)
            if graph.engagement.workspace_id != workspace_id:
                continue
            table = read_levels(reader, graph_id)
            people = team(reader, graph_id)
        except (NotFound, Conflict):  # the map is gone
            continue
        names = {str(one.profile.pk): one.profile.name for one in people.people}
        able = {
            one.stage.id: tuple(names[member.id] for member in (*one.there, *one.ready))
            for one in people.readiness
        }
        titles = {one.key: one.title for one in table.competencies}
        for stage in table.stages:
            needed = _needed(stage, titles)
            found[graph_id, stage.id] = NeededStage(
                graph_id, graph.title, stage.id, stage.title, needed, able.get(stage.id, ())
            )
    return found


def _needed(stage: StageLevels, titles: Mapping[str, str]) -> tuple[Needed, ...]:
    required = [Needed(titles.get(key, key), level) for key, level in stage.required.items()]
    return tuple(one for one in required if one.level > 0)
