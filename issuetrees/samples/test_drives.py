"""The test-drive of the sample: past projects scored blind before the coming ones are."""

import uuid
from collections.abc import Mapping
from typing import Any

from issuetrees.portfolio.models.test_drives import TestDrive
from issuetrees.portfolio.write import test_drives as write
from issuetrees.samples.people import Team
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.workspaces.models import Engagement

Json = dict[str, Any]
Ids = Mapping[str, uuid.UUID]


def prepare(engagement: Engagement, people: Team, case: Json, initiatives: Ids) -> TestDrive:
    """Make the test-drive with what is known of its initiatives; no assessor is there yet."""
    row = write.create_test_drive(
        actor=people.lead,
        engagement_id=engagement.pk,
        name=case["name"],
        initiative_ids=[initiatives[key] for key in case["cases"]],
    )
    for key, known in case["cases"].items():
        write.tell(actor=people.lead, test_drive_id=row.pk, initiative_id=initiatives[key], **known)
    return row


def judge(
    people: Team,
    row: TestDrive,
    assessors: Ids,
    entries: Mapping[str, list[scores_write.ScoreEntry]],
) -> None:
    """Have the assessors score what is past, and reveal it."""
    write.open_test_drive(actor=people.lead, test_drive_id=row.pk)
    asked = {case.initiative_id for case in row.cases.all()}
    for person, assessor_id in assessors.items():
        actor = people.people.get(person, people.lead)
        scores_write.set_scores(
            actor=actor,
            engagement_id=row.engagement_id,
            entries=[one for one in entries[person] if one.initiative_id in asked],
        )
        sheets_write.finish_sheet(actor=actor, assessor_id=assessor_id)
    write.reveal_test_drive(actor=people.lead, test_drive_id=row.pk)


def begin(engagement: Engagement, people: Team, name: str) -> None:
    """Open the round about all initiatives, in which everybody sees what others say."""
    made = rounds_write.create_round(
        actor=people.lead, engagement_id=engagement.pk, name=name, is_blind=False, is_locked=False
    )
    rounds_write.open_round(actor=people.lead, round_id=made.pk)
