"""What a round does not ask again: it stays as it was said, and counts on."""

import uuid

from django.db.models import Q
from django.utils import timezone

from issuetrees.kit.copies import copies
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score


def carry_over(former: Round, row: Round) -> None:
    """Copy from a former round the scores of who or what is not asked again.

    Also those of what is deleted today: whoever brings it back finds them.
    """
    asked = set(row.sheets.values_list("assessor_id", flat=True))
    others = set(former.sheets.exclude(assessor__in=asked).values_list("assessor_id", flat=True))
    now = timezone.now()
    Sheet.objects.bulk_create(
        Sheet(round=row, assessor_id=key, is_asked=False, done_at=now) for key in sorted(others)
    )
    said = Score._base_manager.filter(round=former)  # noqa: SLF001 - it has the hidden ones too
    copies(
        said.exclude(_asked_again(row, asked)), lambda _score: {"round": row, "is_carried": True}
    )


def _asked_again(row: Round, assessors: set[uuid.UUID]) -> Q:
    found = Q(assessor__in=assessors)
    criteria, initiatives = row.criteria.values("pk"), row.initiatives.values("pk")
    if criteria.exists():
        found &= Q(criterion__in=criteria)
    if initiatives.exists():
        found &= Q(initiative__in=initiatives)
    return found
