"""The initiatives of a sample: what they cost when, whom they keep busy, how they are related."""

import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from issuetrees.samples.people import Team
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write import teams as teams_write
from issuetrees.scoring.write.initiatives import InitiativeFields
from issuetrees.workspaces.models import Engagement

Json = dict[str, Any]
Ids = Mapping[str, uuid.UUID]
_POINTS: Final = ("low", "likely", "high")
_RELATIONS: Final = ("requires", "excludes")
_TEXTS: Final = ("problem", "audience", "outcome", "old_verdict", "one_of")


def make_initiatives(
    engagement: Engagement, people: Team, case: Json, gates: Ids
) -> dict[str, uuid.UUID]:
    """Make periods, teams and initiatives with what was decided of them; return ids by key."""
    periods = {
        one["key"]: periods_write.create_period(
            actor=people.lead, engagement_id=engagement.pk, title=one["title"]
        ).pk
        for one in case["periods"]
    }
    teams = {
        one["key"]: teams_write.create_team(
            actor=people.lead, engagement_id=engagement.pk, title=one["title"], unit=one["unit"]
        ).pk
        for one in case["teams"]
    }
    made: dict[str, uuid.UUID] = {}
    for initiative in case["initiatives"]:
        made[initiative["key"]] = initiatives_write.create_initiative(
            actor=people.lead,
            engagement_id=engagement.pk,
            **_fields(initiative, people, periods, teams),
        ).pk
        _decide(people, initiative, made[initiative["key"]], gates)
    _relate(people, case["initiatives"], made)
    return made


def _fields(case: Json, people: Team, periods: Ids, teams: Ids) -> InitiativeFields:
    """What an initiative is; what it costs as a whole where that is not split into periods."""
    fields: Any = {name: case[name] for name in ("title", "description", "side", "state")}
    fields |= {name: case[name] for name in _TEXTS if name in case}
    fields["initiative_kind"] = case["kind"]
    if "owner" in case:
        fields["owner_id"] = people.people[case["owner"]].pk
    if "costs" in case:
        fields["costs"] = [
            {"period_id": periods[key]} | _points(cost) for key, cost in case["costs"].items()
        ]
    else:
        fields |= {f"cost_{point}": cost for point, cost in _points(case["cost"]).items()}
    fields["efforts"] = [
        {"team_id": teams[key], "amount": Decimal(amount)}
        for key, amount in case.get("efforts", {}).items()
    ]
    found: InitiativeFields = fields
    return found


def _points(cost: Sequence[int]) -> dict[str, Decimal]:
    return dict(zip(_POINTS, map(Decimal, cost), strict=True))


def _decide(people: Team, case: Json, initiative_id: uuid.UUID, gates: Ids) -> None:
    for gate, decided in case["verdicts"].items():
        gates_write.decide_gate(
            actor=people.people[decided["author"]],
            gate_id=gates[gate],
            initiative_id=initiative_id,
            verdict=decided["verdict"],
            reason=decided["reason"],
        )


def _relate(people: Team, cases: Sequence[Json], made: Ids) -> None:
    """Relations come last, since they name other initiatives."""
    for case in cases:
        related: Any = {
            name: [made[key] for key in case[name]] for name in _RELATIONS if name in case
        }
        if related:
            initiatives_write.edit_initiative(
                actor=people.lead,
                initiative_id=made[case["key"]],
                **related,
            )
