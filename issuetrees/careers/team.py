"""The team on a map, of all whose profiles a reader may see: levels, readiness, succession.

People stand in the order of their names; nothing here puts one before another.
"""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issuetrees.careers.models import Profile
from issuetrees.careers.routes import stage_map
from issuetrees.careers.standing import Standing, standings
from issuetrees.core.errors import Invalid
from issuetrees.core.stages.records import Stage, StageMap
from issuetrees.core.stages.team import Member, Readiness, Successor, readiness, successors
from issuetrees.core.text import gettext_noop
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True, slots=True)
class Team:
    """A map with its people; ``hidden`` profiles are shared with others only.

    ``chosen`` is the stage whose ``succession`` is asked for, None for none.
    """

    graph: "Graph"
    map: StageMap
    people: tuple[Standing, ...]
    members: tuple[Member, ...]
    hidden: int
    readiness: tuple[Readiness, ...]
    chosen: Stage | None
    succession: tuple[Successor, ...]

    def of(self, member: Member) -> Standing:
        """Return where a member stands."""
        return next(one for one in self.people if str(one.profile.pk) == member.id)


def team(reader: Reader, graph_id: uuid.UUID, stage_id: str = "") -> Team:
    """Return the team of a map; ``stage_id`` asks who could come to a stage.

    Raises NotFound, Conflict ``not_a_map``, and Invalid for a stage that the map does not have.
    """
    graph, found = stage_map(reader, graph_id)
    if stage_id and stage_id not in found.stages:
        raise Invalid(
            "unknown_stage",
            gettext_noop("There is no such stage on this map."),
            field="stage_id",
        )
    people = tuple(sorted(standings(reader, graph_id), key=lambda one: one.profile.name.casefold()))
    members = tuple(map(member_of, people))
    return Team(
        graph,
        found,
        people,
        members,
        Profile.objects.filter(graph_id=graph_id).count() - len(people),
        readiness(found, members),
        found.stages.get(stage_id),
        successors(found, stage_id, members) if stage_id else (),
    )


def member_of(one: Standing) -> Member:
    """Return somebody as a member of a team."""
    return Member(
        str(one.profile.pk),
        {level.key: level.counted for level in one.levels},
        one.stage.id if one.stage else "",
        one.answers,
    )
