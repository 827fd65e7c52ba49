"""Whose scores a reader may see, and whose they may enter: decided here and nowhere else.

The scores of an assessor are their sheet. It is in as soon as it is full or its assessor says so.
As long as a person's own sheet is out they see no other one, and nothing that is made of others;
who has none sees all. A sheet belongs to the member that its assessor is.
"""

import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Denied
from issuetrees.core.text import gettext_noop
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.scores import Score
from issuetrees.workspaces.access import ALLOWED, Action, Pass, Reader
from issuetrees.workspaces.models import Role


def seen(reader: Reader) -> Q:
    """Return the condition on scores that the reader may see them; it is no right of its own."""
    if isinstance(reader, Pass):
        return Q()
    hidden_in = out(reader).values("engagement")
    return Q(assessor__user=reader.pk) | ~Q(initiative__engagement__in=hidden_in)


def kept_from(reader: Reader) -> Q:
    """Return the condition on entries of the log that they tell scores hidden from the reader."""
    if isinstance(reader, Pass):
        return Q(pk=None)
    own = Assessor.objects.filter(user=reader.pk)
    told = Q(action="assessor_scored", engagement__in=out(reader).values("engagement"))
    return told & ~Q(target_id__in=own.values("pk"))


def out(reader: Reader) -> QuerySet[Assessor]:
    """Return the person's own sheets that are not in yet."""
    if isinstance(reader, Pass):
        return Assessor.objects.none()
    return Assessor.objects.filter(user=reader.pk, done_at=None)


def own_of(reader: Reader, assessors: Iterable[Assessor]) -> Assessor | None:
    """Return which of an engagement's assessors the reader is while their sheet is out."""
    if isinstance(reader, Pass):
        return None
    own = (one for one in assessors if one.user_id == reader.pk and one.done_at is None)
    return next(own, None)


def is_out(reader: Reader, engagement_id: uuid.UUID) -> bool:
    """Whether the person's own sheet of an engagement is not in yet."""
    return out(reader).filter(engagement=engagement_id).exists()


def hides(reader: Reader, engagement_id: uuid.UUID) -> bool:
    """Whether others' scores are there, but the person's own sheet is not in yet."""
    if isinstance(reader, Pass) or not is_out(reader, engagement_id):
        return False
    given = Score.objects.filter(initiative__engagement=engagement_id)
    return given.exclude(assessor__user=reader.pk).exists()


def require_in(reader: Reader, engagement_id: uuid.UUID) -> None:
    """Refuse what goes before a person's own sheet, which is out."""
    if is_out(reader, engagement_id):
        raise _own_sheet_first()


def require_seen(reader: Reader, engagement_id: uuid.UUID) -> None:
    """Refuse what tells others' scores to a person whose own sheet is out."""
    if hides(reader, engagement_id):
        raise _own_sheet_first()


def _own_sheet_first() -> Denied:
    return Denied(
        "own_sheet_first", gettext_noop("Others’ scores stay hidden until your own are in.")
    )


def may_enter(actor: User, role: Role, assessor: Assessor) -> bool:
    """Whether the person may write into a sheet if it is not hidden from them.

    One's own; that of somebody without an account as an editor; that of a member as an owner.
    """
    if assessor.user_id == actor.pk:
        return Action.SCORE in ALLOWED[role]
    wanted = Action.SCORE_FOR if assessor.user_id else Action.EDIT
    return wanted in ALLOWED[role]


def require_entering(actor: User, role: Role, assessors: Iterable[Assessor]) -> None:
    """Refuse to write into sheets of others: at all, or before one's own is in."""
    for assessor in assessors:
        if not may_enter(actor, role, assessor):
            raise Denied(
                "not_your_scores",
                gettext_noop("You score in your own name. These are the scores of {name}."),
                name=assessor.name,
            )
        if assessor.user_id != actor.pk:
            require_in(actor, assessor.engagement_id)
