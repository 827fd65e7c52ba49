"""Who does what in a report's engagement, and the roles that follow: what all members may see."""

import uuid
from decimal import Decimal
from typing import Any, Final

from issuetrees.core.raci.letters import shown
from issuetrees.reports.responsible import (
    ActivityLine,
    NeededLevel,
    PartyLine,
    RaciTable,
    RoleLine,
    WayLine,
)
from issuetrees.tracking.models.activities import Party
from issuetrees.tracking.read.activities import Raci, raci
from issuetrees.tracking.read.roles import Role, roles
from issuetrees.tracking.wording import finding_words
from issuetrees.workspaces.access import Reader

#: The kinds of section that show them.
RACI: Final = "raci"
ROLES: Final = "roles"


def build_responsible(
    kinds: set[str], reader: Reader, engagement_id: uuid.UUID, beyond: Reader
) -> dict[str, Any]:
    """Return the fields of the document that the sections of these kinds show.

    The stages that roles name are read by ``beyond``: their maps may be of another engagement.
    """
    found: dict[str, Any] = {}
    if RACI in kinds:
        found["raci"] = _table(raci(reader, engagement_id))
    if ROLES in kinds:
        drafted = roles(reader, engagement_id, beyond)
        found["roles"] = tuple(map(_role, (*drafted.inside, *drafted.outside)))
    return found


def _table(table: Raci) -> RaciTable:
    return RaciTable(
        parties=tuple(map(_party, table.parties)),
        activities=tuple(
            ActivityLine(
                str(row.pk),
                row.initiative.title,
                row.title,
                row.effort,
                tuple(shown(table.letters.get((row.pk, party.pk), "")) for party in table.parties),
            )
            for row in table.activities
        ),
        findings=tuple(finding_words(one, table) for one in table.findings),
    )


def _party(row: Party) -> PartyLine:
    return PartyLine(str(row.pk), row.title, row.kind, row.money)


def _role(one: Role) -> RoleLine:
    counts = one.load.counts
    needed = one.stage.needed if one.stage else ()
    return RoleLine(
        party=_party(one.party),
        days=one.load.days.quantize(Decimal("0.01")),
        counts=(counts["A"], counts["R"], counts["C"], counts["I"]),
        stage=one.stage.title if one.stage else "",
        needed=tuple(NeededLevel(need.title, need.level) for need in needed),
        ways=tuple(
            WayLine(str(way.source), way.cost, way.is_cheapest)
            for way in one.ways
            if way.cost is not None
        ),
        filling=one.party.filling,
    )
