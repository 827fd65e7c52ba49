"""What a round does not ask again, or asks beginning with what was said: it counts on."""

import uuid

from django.db.models import F, Q
from django.utils import timezone

from issuetrees.kit.copies import copies
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score


def carry_over(former: Round, row: Round) -> None:
    """Copy from a former round the scores of who or what is not asked again.

    Into one that is prefilled all are copied: those who are asked confirm or change theirs. Also
    those of what is deleted today: whoever brings it back finds them.
    """
    asked = set(row.sheets.values_list("assessor_id", flat=True))
    others = set(former.sheets.exclude(assessor__in=asked).values_list("assessor_id", flat=True))
    now = timezone.now()
    Sheet.objects.bulk_create(
        Sheet(round=row, assessor_id=key, is_asked=False, done_at=now) for key in sorted(others)
    )
    said = Score._base_manager.filter(round=former)  # noqa: SLF001 - it has the hidden ones too
    if not row.is_prefilled:
        said = said.exclude(_asked_again(row, asked))
    copies(said, lambda _score: {"round": row, "is_carried": True})


def confirm(sheet: Sheet) -> None:
    """Take what is carried over on a sheet and asked for as said again."""
    carried = Score.objects.filter(round=sheet.round_id, is_carried=True)
    carried.filter(_asked_again(sheet.round, {sheet.assessor_id})).update(
        is_carried=False, version=F("version") + 1, updated_at=timezone.now()
    )


def _asked_again(row: Round, assessors: set[uuid.UUID]) -> Q:
    found = Q(assessor__in=assessors)
    criteria, initiatives = row.criteria.values("pk"), row.initiatives.values("pk")
    if criteria.exists():
        found &= Q(criterion__in=criteria)
    if initiatives.exists():
        found &= Q(initiative__in=initiatives)
    return found
