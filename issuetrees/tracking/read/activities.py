"""The activities, parties and letters that a reader may see, and the table that they make."""

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from issuetrees.core.raci.checks import Finding, Row, check
from issuetrees.core.raci.load import Load, loads
from issuetrees.kit.rows import one
from issuetrees.tracking.models.activities import Activity, Duty, Party
from issuetrees.workspaces.access import Reader, within


@dataclass(frozen=True)
class Raci:
    """The table of an engagement: activities initiative by initiative, parties as they were added,
    letters by activity and party.
    """

    activities: tuple[Activity, ...]
    parties: tuple[Party, ...]
    letters: dict[tuple[uuid.UUID, uuid.UUID], str]

    @cached_property
    def rows(self) -> list[Row]:
        """The activities as the core's records."""
        said: dict[uuid.UUID, dict[str, str]] = {}
        for (activity, party), letters in self.letters.items():
            said.setdefault(activity, {})[str(party)] = letters
        return [
            Row(str(row.pk), row.title, said.get(row.pk, {}), row.effort) for row in self.activities
        ]

    @cached_property
    def findings(self) -> list[Finding]:
        """What is wrong with it."""
        return check(self.rows, [str(party.pk) for party in self.parties])

    @cached_property
    def loads(self) -> dict[str, Load]:
        """The work of each party, by its id."""
        return loads(self.rows, [str(party.pk) for party in self.parties])


def raci(reader: Reader, engagement_id: uuid.UUID) -> Raci:
    """Return the table of an engagement, in three queries."""
    duties = Duty.objects.filter(
        within(reader, "party__engagement"), party__engagement_id=engagement_id
    )
    return Raci(
        tuple(activities(reader, engagement_id)),
        tuple(parties(reader, engagement_id)),
        {(row.activity_id, row.party_id): row.letters for row in duties},
    )


def activities(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Activity]:
    """Return the activities of an engagement, those of the oldest initiative first."""
    return all_activities(reader).filter(initiative__engagement_id=engagement_id)


def activity(reader: Reader, activity_id: uuid.UUID) -> Activity:
    """Return an activity with its initiative and engagement, or raise NotFound."""
    return one(all_activities(reader).filter(pk=activity_id))


def parties(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Party]:
    """Return the parties of an engagement as they were added."""
    return all_parties(reader).filter(engagement_id=engagement_id)


def party(reader: Reader, party_id: uuid.UUID) -> Party:
    """Return a party with its engagement, or raise NotFound."""
    return one(all_parties(reader).filter(pk=party_id))


def all_activities(reader: Reader) -> QuerySet[Activity]:
    """Return the activities of all engagements that the reader may see."""
    found = Activity.objects.filter(within(reader, "initiative__engagement"))
    return found.select_related("initiative__engagement", "initiative__kind").order_by(
        "initiative__created_at", "initiative_id", "created_at", "id"
    )


def all_parties(reader: Reader) -> QuerySet[Party]:
    """Return the parties of all engagements that the reader may see."""
    found = Party.objects.filter(within(reader))
    return found.select_related("engagement", "user").order_by("created_at", "id")
