"""The rounds that a reader may see, what they ask and how far they are."""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from issuetrees.kit.rows import one
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.workspaces.access import Reader, within


@dataclass(frozen=True, slots=True)
class Asked:
    """What a round asks about."""

    criteria: QuerySet[Criterion]
    initiatives: QuerySet[Initiative]


def rounds(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Round]:
    """Return the rounds of an engagement, the latest first."""
    return _rounds(reader).filter(engagement_id=engagement_id)


def get(reader: Reader, round_id: uuid.UUID) -> Round:
    """Return a round with its engagement, or raise NotFound."""
    return one(_rounds(reader).filter(pk=round_id))


def open_round(engagement_id: uuid.UUID) -> Round | None:
    """Return the round that takes scores."""
    found = Round.objects.filter(engagement=engagement_id, opened_at__isnull=False, closed_at=None)
    return found.select_related("engagement").first()


def at_work(found: list[Round]) -> Round | None:
    """Return the round that is open, else the one that was closed last, if there is one."""
    begun = [row for row in found if row.opened_at is not None]
    return next((row for row in begun if row.is_open), begun[0] if begun else None)


def counted(found: list[Round]) -> Round | None:
    """Return which of the rounds, the latest first, the ranking is made of.

    One that ended without a score says nothing, and leaves the former one standing.
    """
    for row in found:
        is_seen = row.revealed_at or (row.opened_at and not row.is_blind)
        if is_seen and (row.is_open or row.has_scores):  # type: ignore[attr-defined]
            return row
    return None


def asked(reader: Reader, row: Round) -> Asked:
    """Return what a round asks about: what it names, else all that there is."""
    found = everything(reader, row.engagement_id)
    criteria, initiatives = found.criteria, found.initiatives
    if Round.criteria.through.objects.filter(round=row).exists():
        criteria = criteria.filter(rounds=row)
    if Round.initiatives.through.objects.filter(round=row).exists():
        initiatives = initiatives.filter(rounds=row)
    return Asked(criteria, initiatives)


def kinds_of(initiatives: QuerySet[Initiative]) -> Counter[str]:
    """Return how many initiatives there are of each kind, by its id; "" for none."""
    found: Iterable[tuple[uuid.UUID | None, Any]] = initiatives.order_by().values_list(
        "kind_id", "kind__deleted_at"
    )
    return Counter(str(kind) if kind and not deleted_at else "" for kind, deleted_at in found)


def cells(criteria: Iterable[Criterion], kinds: Counter[str], assessor_id: uuid.UUID) -> int:
    """Return how many scores an assessor is asked for, of initiatives of these kinds."""
    mine = (core for core in map(rows.criterion, criteria) if core.is_for(str(assessor_id)))
    return sum(count for core in mine for kind, count in kinds.items() if core.applies_to(kind))


def everything(reader: Reader, engagement_id: uuid.UUID) -> Asked:
    """Return all that can be asked about."""
    return Asked(
        criteria_read.criteria(reader, engagement_id),
        initiatives_read.initiatives(reader, engagement_id),
    )


def sheets(reader: Reader, row: Round) -> QuerySet[Sheet]:
    """Return the sheets of a round, those of the oldest assessors first."""
    return all_sheets(reader, row.engagement_id).filter(round=row)


def uncounted_sheets(reader: Reader, row: Round) -> QuerySet[Sheet]:
    """Return the sheets of a round without ``score_count``, in the same order."""
    found = Sheet.objects.select_related("assessor__user", "round").filter(
        within(reader, "round__engagement"), round=row
    )
    return found.order_by("assessor__created_at", "assessor_id")


def all_sheets(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Sheet]:
    """Return the sheets of all rounds with their assessors and ``score_count``.

    How far somebody is may be seen by all, also while what they say may not.
    """
    found = _counted_sheets(engagement_id).filter(
        within(reader, "round__engagement"), round__engagement=engagement_id
    )
    return found.order_by("assessor__created_at", "assessor_id")


def every_sheet(row: Round) -> QuerySet[Sheet]:
    """Return the sheets of a round for whoever writes into one of them."""
    return _counted_sheets(row.engagement_id).filter(round=row)


def _counted_sheets(engagement_id: uuid.UUID) -> QuerySet[Sheet]:
    given = Score.objects.filter(
        round=OuterRef("round"), assessor=OuterRef("assessor"), is_carried=False
    ).exclude(_asked_no_more(engagement_id))
    counts = given.order_by().values("assessor").annotate(number=Count("pk")).values("number")
    found = Sheet.objects.select_related("assessor__user", "round")
    return found.annotate(score_count=Coalesce(Subquery(counts), 0))


def _asked_no_more(engagement_id: uuid.UUID) -> Q:
    """The condition on scores of cells that their criterion does not ask for (any more)."""
    found = Q(pk__in=[])
    for row in Criterion.objects.filter(goal__engagement=engagement_id):
        kinds = Q(initiative__kind__in=row.kind_ids, initiative__kind__deleted_at=None)
        if row.kind_ids:
            found |= Q(criterion=row) & ~kinds
        if row.assessor_ids:
            found |= Q(criterion=row) & ~Q(assessor__in=row.assessor_ids)
    return found


def _rounds(reader: Reader) -> QuerySet[Round]:
    found = Round.objects.filter(within(reader)).select_related("engagement")
    found = found.annotate(has_scores=Exists(Score.objects.filter(round=OuterRef("pk"))))
    return found.order_by(F("opened_at").desc(nulls_first=True), "-created_at", "-id")
