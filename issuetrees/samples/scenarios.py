"""The scenarios of the sample: a budget, the same cut by a third, and one that tries much."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from issuetrees.portfolio.write import runs as runs_write
from issuetrees.portfolio.write import scenarios as scenarios_write
from issuetrees.samples.people import Team
from issuetrees.scoring.read import kinds, periods, teams
from issuetrees.workspaces.models import Engagement

Json = dict[str, Any]
Ids = Mapping[str, UUID]


def make_scenarios(engagement: Engagement, people: Team, case: Json, initiatives: Ids) -> None:
    """Write the scenarios and calculate them."""
    of = {
        "budgets": _ids(case["periods"], periods.periods(people.lead, engagement.pk)),
        "capacities": _ids(case["teams"], teams.teams(people.lead, engagement.pk)),
    }
    titles = {one.title: one.pk for one in kinds.kinds(people.lead, engagement.pk)}
    for said in case["scenarios"]:
        fields: Json = {"title": said["title"], "total": Decimal(said["total"])}
        for name, known in of.items():
            fields[name] = {str(known[key]): amount for key, amount in said[name].items()}
        fields["bounds"] = [_bound(one, titles) for one in said.get("bounds", [])]
        fields["least"] = {
            str(initiatives[key]): share for key, share in said.get("least", {}).items()
        }
        for name in ("must", "never"):
            fields[name] = [initiatives[key] for key in said.get(name, [])]
        made = scenarios_write.create_scenario(
            actor=people.lead, engagement_id=engagement.pk, **fields
        )
        runs_write.start_run(actor=people.lead, scenario_id=made.pk, is_at_once=True)


def _ids(said: list[Json], rows: Any) -> Ids:
    known = {row.title: row.pk for row in rows}
    return {one["key"]: known[one["title"]] for one in said}


def _bound(one: Json, kinds_by_title: Mapping[str, UUID]) -> Json:
    """A limit whose kind is named by its title."""
    key = str(kinds_by_title[one["key"]]) if one["by"] == "kind" else one["key"]
    return {**one, "key": key}
