"""The budget frame of the sample: before the projects compete."""

from typing import Any

from issuetrees.portfolio.write.frames import edit_frame
from issuetrees.samples.people import Team
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.workspaces.models import Engagement


def make_frame(engagement: Engagement, people: Team, case: dict[str, Any]) -> None:
    """Write the frame; periods come in the order of their budgets, kinds by their title."""
    periods = periods_read.periods(people.lead, engagement.pk)
    kinds = {one.title: one.pk for one in kinds_read.kinds(people.lead, engagement.pk)}
    told: Any = {name: value for name, value in case.items() if name not in ("budgets", "parts")}
    edit_frame(
        actor=people.lead,
        engagement_id=engagement.pk,
        budgets=[
            {"period_id": period.pk, "amount": amount}
            for period, amount in zip(periods, case["budgets"].values(), strict=True)
        ],
        parts=[{"kind_id": kinds[one["kind"]], "part": one["part"]} for one in case["parts"]],
        **told,
    )
