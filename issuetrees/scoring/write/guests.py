"""Guests are invited by a link, come in under a name, and score in one round."""

import secrets
import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.guests import Guest, GuestLink
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import guests as guests_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.entries import over
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import Engagement

DAYS: Final = range(1, 91)
_NAME: Final = line(120, is_required=True)


@transaction.atomic
def invite(*, actor: User, round_id: uuid.UUID, name: str, days: int = 7) -> tuple[GuestLink, str]:
    """Make a link for guests; return it and its token, shown once."""
    engagement = locked(actor, rounds_read.get(actor, round_id).engagement_id)
    row = rounds_read.get(actor, round_id)
    if row.closed_at is not None:
        raise Conflict("round_over", gettext_noop("The round is closed. Open it first."))
    if days not in DAYS:
        raise Invalid(
            "link_days",
            gettext_noop("A link works between {least} and {most} days."),
            field="days",
            least=DAYS.start,
            most=DAYS.stop - 1,
        )
    _require_room(row.guest_links.filter(revoked_at=None).count(), limits.GUEST_LINKS_PER_ROUND)
    token = secrets.token_urlsafe(24)
    made = GuestLink.objects.create(
        round=row,
        name=_NAME("name", name),
        digest=guests_read.digest_of(token),
        created_by=actor,
        expires_at=timezone.now() + timedelta(days=days),
    )
    note_of(made, "created", actor=actor, engagement=engagement, days=days)
    return made, token


@transaction.atomic
def revoke(*, actor: User, link_id: uuid.UUID) -> GuestLink:
    """Make a link useless; who came by it scores no more, what they said stays."""
    found = guests_read.link(actor, link_id)
    engagement = locked(actor, found.round.engagement_id)
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        note_of(found, "revoked", actor=actor, engagement=engagement)
    return found


@transaction.atomic
def join(*, token: str, name: str) -> tuple[Guest, str]:
    """Let a guest in under a name; return them and the key of their browser."""
    found = guests_read.opened(token)
    engagement = found.round.engagement
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    row = Round.objects.get(pk=found.round_id)
    if not row.is_open:
        raise Conflict("no_round_open", gettext_noop("Scores are not taken now."))
    came = Guest.objects.filter(link__round=row).count()
    _require_room(came, limits.GUESTS_PER_ROUND)
    assessor = Assessor.objects.create(
        engagement=engagement, name=_NAME("name", name), is_guest=True
    )
    Sheet.objects.create(round=row, assessor=assessor)
    key = secrets.token_urlsafe(24)
    guest = Guest.objects.create(link=found, assessor=assessor, digest=guests_read.digest_of(key))
    note_of(assessor, "joined", actor=None, engagement=engagement, link=found.name, is_guest=True)
    return guest, key


@transaction.atomic
def set_scores(
    *, guest: Guest, entries: Sequence[scores_write.ScoreEntry], round_id: uuid.UUID | None = None
) -> list[Score]:
    """Set or clear cells of a guest's own sheet, all or none."""
    return scores_write.set_scores_of_guest(guest=guest, entries=entries, round_id=round_id)


@transaction.atomic
def finish(*, guest: Guest) -> Sheet:
    """Declare a guest's sheet done."""
    engagement = guest.link.round.engagement
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    if sheets_write.open_for(engagement).pk != guest.link.round_id:
        raise over()
    sheet = guests_read.sheet_of(guest).sheet
    if sheet.done_at is None:
        sheets_write.finish(None, engagement, sheet)
    return sheet


def _require_room(count: int, most: int) -> None:
    if count >= most:
        raise Conflict(
            "too_many_guests",
            gettext_noop("There are {most} already, which is as many as there may be."),
            most=most,
        )
