"""Whose scores a reader may see, and whose they may enter: decided here and nowhere else.

The scores of an assessor in a round are their sheet. It is in as soon as it is full or its assessor
says so. In a blind round nobody sees others' scores before it is revealed. In another one a person
sees no other sheet as long as their own is out, and nothing that is made of others; who has none
sees all. A sheet belongs to the member that its assessor is.
"""

import uuid
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Denied
from issuetrees.core.text import gettext_noop
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.workspaces.access import ALLOWED, Action, Pass, Reader, workspaces_where
from issuetrees.workspaces.models import Role

_OPENED = Q(round__revealed_at__isnull=False) | Q(round__is_blind=False)


def seen(reader: Reader) -> Q:
    """Return the condition on scores that the reader may see them; it is no right of its own."""
    if isinstance(reader, Pass):
        return _OPENED
    hidden_in = out(reader).values("round")
    return Q(assessor__user=reader.pk) | _entered(reader) | (_OPENED & ~Q(round__in=hidden_in))


def _entered(person: User | AnonymousUser) -> Q:
    """The scores of those without an account, who have somebody write for them."""
    editing = workspaces_where(person, Action.EDIT).values("pk")
    hidden_in = out(person).values("round")
    entered = Q(
        assessor__user=None, assessor__is_guest=False, round__engagement__workspace__in=editing
    )
    return entered & ~Q(round__in=hidden_in)


def made_of_all(reader: Reader) -> Q:
    """Return the condition on what is made of all scores that the reader may see it."""
    if isinstance(reader, Pass):
        return Q()
    return ~Q(engagement__in=out(reader).values("round__engagement"))


def kept_from(reader: Reader) -> Q:
    """Return the condition on entries of the log that they tell scores hidden from the reader."""
    if isinstance(reader, Pass):
        return Q(pk=None)
    own = Assessor.objects.filter(user=reader.pk)
    hiding = Q(engagement__in=out(reader).values("round__engagement")) | Q(Exists(_blind_then()))
    return Q(action="assessor_scored") & hiding & ~Q(target_id__in=own.values("pk"))


def _blind_then() -> QuerySet[Round]:
    """The round that was open when an entry of the log was written, if it is dark still.

    One that is deleted stays dark: whoever brings it back finds it as it was.
    """
    rounds = Round._base_manager.filter(engagement=OuterRef("engagement"))  # noqa: SLF001
    dark = rounds.filter(is_blind=True, revealed_at=None, opened_at__lte=OuterRef("created_at"))
    return dark.filter(Q(closed_at=None) | Q(closed_at__gte=OuterRef("created_at")))


def is_dark(assessor: Assessor) -> bool:
    """Whether an assessor has a sheet in a blind round that was opened and not revealed yet."""
    sheets = Sheet._base_manager.filter(assessor=assessor, round__is_blind=True)  # noqa: SLF001
    return sheets.filter(round__opened_at__isnull=False, round__revealed_at=None).exists()


def out(reader: Reader) -> QuerySet[Sheet]:
    """Return the person's own sheets that are not in yet, of rounds whose scores count already."""
    if isinstance(reader, Pass):
        return Sheet.objects.none()
    mine = Sheet.objects.filter(assessor__user=reader.pk, is_asked=True, done_at=None)
    return mine.filter(
        round__is_blind=False, round__opened_at__isnull=False, round__revealed_at=None
    )


def own_of(reader: Reader, found: Iterable[Sheet]) -> Sheet | None:
    """Return which of a round's sheets, read with their assessors, is the person's."""
    if isinstance(reader, Pass):
        return None
    return next((one for one in found if one.assessor.user_id == reader.pk), None)


def hides_from(row: Round, own: Sheet | None) -> bool:
    """Whether others' scores of a round are hidden from one whose sheet in it is ``own``."""
    if row.revealed_at is not None:
        return False
    return row.is_blind or (own is not None and own.done_at is None)


def require_shown(row: Round, own: Sheet | None) -> None:
    """Refuse what tells others' scores of a round that are hidden from who has the sheet."""
    if hides_from(row, own):
        raise Denied(
            "scores_hidden", gettext_noop("The scores of this round are hidden from you yet.")
        )


def is_out(reader: Reader, engagement_id: uuid.UUID) -> bool:
    """Whether the person's own sheet is not in yet, and the others' count already."""
    return out(reader).filter(round__engagement=engagement_id).exists()


def hides(reader: Reader, engagement_id: uuid.UUID) -> bool:
    """Whether others' scores are there and count, but the person's own sheet is not in yet."""
    if isinstance(reader, Pass) or not is_out(reader, engagement_id):
        return False
    rounds = out(reader).filter(round__engagement=engagement_id).values("round")
    return Score.objects.filter(round__in=rounds).exclude(assessor__user=reader.pk).exists()


def require_in(reader: Reader, engagement_id: uuid.UUID) -> None:
    """Refuse what goes before a person's own sheet, which is out."""
    if is_out(reader, engagement_id):
        raise own_sheet_first()


def require_seen(reader: Reader, engagement_id: uuid.UUID) -> None:
    """Refuse what tells others' scores to a person whose own sheet is out."""
    if hides(reader, engagement_id):
        raise own_sheet_first()


def own_sheet_first() -> Denied:
    """Return the refusal of what tells others' scores."""
    return Denied(
        "own_sheet_first", gettext_noop("Others’ scores stay hidden until your own are in.")
    )


def may_enter(actor: User, role: Role, assessor: Assessor) -> bool:
    """Whether the person may write into a sheet if it is not hidden from them.

    One's own; that of somebody without an account as an editor; that of a member as an owner.
    """
    return not assessor.is_guest and may_speak_for(actor, role, assessor.user_id)


def may_speak_for(actor: User, role: Role, user_id: uuid.UUID | None) -> bool:
    """Whether the person may say what somebody thinks: themselves, a member, or somebody else."""
    if user_id == actor.pk:
        return Action.SCORE in ALLOWED[role]
    wanted = Action.SCORE_FOR if user_id else Action.EDIT
    return wanted in ALLOWED[role]


def may_see(actor: User, role: Role, row: Round, sheet: Sheet, own: Sheet | None) -> bool:
    """Whether a person may look into a sheet of a round."""
    if sheet.assessor.user_id == actor.pk or not hides_from(row, own):
        return True
    if sheet.assessor.is_guest:
        return False
    is_first = row.is_blind or own is None or own.done_at is not None
    return is_first and sheet.assessor.user_id is None and Action.EDIT in ALLOWED[role]


def require_entering(actor: User, role: Role, row: Round, assessors: Iterable[Assessor]) -> None:
    """Refuse to write into sheets of others: at all, in the dark, or before one's own is in."""
    for assessor in assessors:
        if not may_enter(actor, role, assessor):
            raise Denied(
                "not_your_scores",
                gettext_noop("You score in your own name. These are the scores of {name}."),
                name=assessor.name,
            )
        if assessor.user_id == actor.pk:
            continue
        if row.is_blind and assessor.user_id is not None:
            raise Denied(
                "round_is_blind",
                gettext_noop("“{round}” is a blind round: {name} scores alone."),
                round=row.name,
                name=assessor.name,
            )
        require_in(actor, assessor.engagement_id)
