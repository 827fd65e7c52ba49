"""What the sample decides, and who does what is approved."""

import datetime as dt
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from issuetrees.samples.people import Team
from issuetrees.tracking.write import activities as activities_write
from issuetrees.tracking.write import decisions as decisions_write
from issuetrees.tracking.write import plans as plans_write
from issuetrees.workspaces.models import Engagement

Json = dict[str, Any]
Ids = Mapping[str, uuid.UUID]


#: A stage that a role needs: the id of its map, its own.
Needed = tuple[uuid.UUID, str]


def make_decisions(
    engagement: Engagement,
    people: Team,
    case: Json,
    initiatives: Ids,
    needed: Mapping[str, Needed],
) -> None:
    """Write the log, then the parties, activities and letters of what is approved.

    ``needed`` are the stages that parties need, by their keys.
    """
    for one in case["decisions"]:
        _decide(engagement, people, one, initiatives[one["initiative"]])
    parties = {
        one["key"]: _party(engagement, people, one, needed.get(one["key"]))
        for one in case["parties"]
    }
    cells = [
        activities_write.Cell(activity, parties[party], letters)
        for key, rows in case["activities"].items()
        for row in rows
        for activity in [_activity(people, initiatives[key], row)]
        for party, letters in row["letters"].items()
    ]
    activities_write.set_letters(actor=people.lead, engagement_id=engagement.pk, cells=cells)


def _decide(engagement: Engagement, people: Team, one: Json, initiative_id: uuid.UUID) -> None:
    """Write a decision down; what is approved has a plan first."""
    if "measure" in one:
        _plan(engagement, people, one, initiative_id)
    decider = people.people.get(one.get("decider", ""))
    decisions_write.decide(
        actor=people.lead,
        initiative_id=initiative_id,
        verdict=one["verdict"],
        decided_by=one["by"],
        decider_id=decider.pk if decider else None,
        decided_on=engagement.today() - dt.timedelta(days=one["days_ago"]),
        reason=one["reason"],
        conditions=one.get("conditions", ""),
    )


def _plan(engagement: Engagement, people: Team, one: Json, initiative_id: uuid.UUID) -> None:
    measure = {name: value for name, value in one["measure"].items() if name != "due"}
    plans_write.create_measure(
        actor=people.lead,
        initiative_id=initiative_id,
        due_on=engagement.today() + dt.timedelta(days=one["measure"]["due"]),
        **measure,
    )
    plans_write.edit_rules(actor=people.lead, initiative_id=initiative_id, **one["rules"])


def _party(engagement: Engagement, people: Team, one: Json, needed: Needed | None) -> uuid.UUID:
    prices: Any = {name: Decimal(price) for name, price in one.get("prices", {}).items()}
    told: Any = {name: one[name] for name in ("title", "kind", "money")}
    if needed is not None:
        told["graph_id"], told["stage_id"] = needed
    made = activities_write.create_party(
        actor=people.lead,
        engagement_id=engagement.pk,
        filling=one.get("filling", ""),
        **told,
        **prices,
    )
    return made.pk


def _activity(people: Team, initiative_id: uuid.UUID, row: Json) -> uuid.UUID:
    made = activities_write.create_activity(
        actor=people.lead,
        initiative_id=initiative_id,
        title=row["title"],
        effort=Decimal(row["effort"]),
    )
    return made.pk
