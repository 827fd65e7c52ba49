"""What is said of cells, for those who may see the scores that it is about.

A blind round has no discussion before it is revealed, and while one runs nobody adds to those of
the rounds before it: what is said there would tell what somebody scores now.
"""

import uuid

from django.db.models import Count, QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.kit.threads import shown
from issuetrees.scoring.models.discussion import CellComment
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.read import rounds, sheets
from issuetrees.workspaces.access import within

Cell = tuple[uuid.UUID, uuid.UUID]


def comments(reader: User, round_id: uuid.UUID) -> QuerySet[CellComment]:
    """Return the comments of a round, oldest first; Denied as long as its scores are hidden.

    A deleted comment is among them while its thread has other comments.
    """
    row = rounds.get(reader, round_id)
    require_shown(reader, row)
    return shown(_comments(reader)).filter(round=row)


def comment(reader: User, comment_id: uuid.UUID) -> CellComment:
    """Return a comment; NotFound, or Denied where the scores of its round are hidden."""
    return _told(reader, one(shown(_comments(reader)).filter(pk=comment_id)))


def comment_even_deleted(reader: User, comment_id: uuid.UUID) -> CellComment:
    """Return a comment that may be deleted; NotFound or Denied."""
    return _told(reader, one(_comments(reader).filter(pk=comment_id)))


def open_counts(reader: User, round_id: uuid.UUID) -> dict[Cell, int]:
    """Count the open threads of a round by cell: initiative and criterion."""
    threads = comments(reader, round_id).filter(thread=None, resolved_at=None).order_by()
    counted = threads.values_list("initiative", "criterion").annotate(number=Count("pk"))
    return {(initiative, criterion): number for initiative, criterion, number in counted}


def require_shown(reader: User, row: Round) -> None:
    """Refuse what tells the scores of a round that are hidden from the person."""
    sheets.require_shown(row, row.sheets.filter(assessor__user=reader.pk, is_asked=True).first())


def blind_since(row: Round) -> Round | None:
    """Return a blind round, begun after this one or this one itself, that is not revealed yet."""
    dark = Round.objects.filter(engagement=row.engagement_id, is_blind=True, revealed_at=None)
    return dark.filter(opened_at__gte=row.opened_at).first() if row.opened_at else None


def _told(reader: User, found: CellComment) -> CellComment:
    require_shown(reader, found.round)
    return found


def _comments(reader: User) -> QuerySet[CellComment]:
    found = CellComment.objects.filter(within(reader, "round__engagement"))
    return found.select_related(
        "round__engagement", "author", "resolved_by", "thread__resolved_by"
    ).order_by("id")
