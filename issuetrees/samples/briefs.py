"""The problem brief of the sample: written before the tree, whose leaves name its criteria."""

from typing import Any

from issuetrees.inquiry.read.briefs import SERVES
from issuetrees.inquiry.write.briefs import edit_brief
from issuetrees.samples.people import Team
from issuetrees.workspaces.models import Engagement

Place = tuple[int, ...]


def make_brief(
    engagement: Engagement, people: Team, brief: dict[str, Any]
) -> dict[Place, dict[str, Any]]:
    """Write the brief; return the details of the leaves that serve its criteria, by their place."""
    texts = [{"text": one["text"]} for one in brief["criteria"]]
    row, _entry = edit_brief(
        actor=people.lead, engagement_id=engagement.pk, **{**brief, "criteria": texts}
    )
    details: dict[Place, dict[str, Any]] = {}
    for one, told in zip(row.criteria, brief["criteria"], strict=True):
        for place in told["leaves"]:
            serves = details.setdefault(tuple(place), {SERVES: []})[SERVES]
            serves.append(one["id"])
    return details
