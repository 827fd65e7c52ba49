"""What the people of a sample say beside their scores: quick choices, and threads on cells."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from issuetrees.samples.people import Team
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import choices as choices_write
from issuetrees.scoring.write import discussion
from issuetrees.workspaces.models import Engagement

Json = dict[str, Any]
Ids = Mapping[str, uuid.UUID]
_COMPARED: Final = 2  # with how many behind it somebody compares an initiative


def make_choices(
    engagement: Engagement, people: Team, orders: Mapping[str, Sequence[str]], initiatives: Ids
) -> None:
    """Have people choose between neighbours of the order that they have in their guts."""
    row = _at_work(people, engagement)
    for person, order in orders.items():
        for place, preferred in enumerate(order):
            for other in order[place + 1 : place + 1 + _COMPARED]:
                choices_write.choose(
                    actor=people.people[person],
                    round_id=row.pk,
                    first_id=initiatives[preferred],
                    second_id=initiatives[other],
                    preferred_id=initiatives[preferred],
                )


def discuss(
    engagement: Engagement,
    people: Team,
    threads: Sequence[Json],
    initiatives: Ids,
    criteria: Ids,
) -> None:
    """Have people talk about cells on which they are far apart."""
    row = _at_work(people, engagement)
    for thread in threads:
        head_id: uuid.UUID | None = None
        for said in (thread, *thread["replies"]):
            comment = discussion.add_comment(
                actor=people.people[said["author"]],
                round_id=row.pk,
                initiative_id=initiatives[thread["initiative"]],
                criterion_id=criteria[thread["criterion"]],
                text=said["text"],
                thread_id=head_id,
            )
            head_id = head_id or comment.pk
        if head_id is not None and thread.get("is_resolved"):
            discussion.resolve_thread(actor=people.lead, comment_id=head_id)


def _at_work(people: Team, engagement: Engagement) -> Round:
    row = rounds_read.at_work(list(rounds_read.rounds(people.lead, engagement.pk)))
    assert row is not None  # noqa: S101 - the loader opened one
    return row
