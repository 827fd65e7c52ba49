"""Links for guests as those who invite see them, and what a link opens for whoever holds it."""

import hashlib
import uuid
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core.errors import Gone, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one
from issuetrees.scoring.models.guests import Guest, GuestLink
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import rounds
from issuetrees.workspaces.access import Action, Pass, require

_OVER = {
    "revoked": gettext_noop("This link was withdrawn. Ask whoever sent it for a new one."),
    "expired": gettext_noop("This link has expired. Ask whoever sent it for a new one."),
}


@dataclass(frozen=True, slots=True)
class GuestSheet:
    """What a guest sees: their own sheet of one round, and nothing else."""

    guest: Guest
    sheet: Sheet
    asked: rounds.Asked
    scores: QuerySet[Score]

    @property
    def round(self) -> Round:
        return self.guest.link.round


def links(user: User, round_id: uuid.UUID) -> QuerySet[GuestLink]:
    """Return the links to a round with how many came, newest first, for those who may invite."""
    row = rounds.get(user, round_id)
    require(user, Action.EDIT, row.engagement.workspace_id)
    found = GuestLink.objects.filter(round=row).annotate(guest_count=Count("guests"))
    return found.order_by("-created_at", "-id")


def link(user: User, link_id: uuid.UUID) -> GuestLink:
    """Return a link that the person may withdraw, or raise NotFound or Denied."""
    found = GuestLink.objects.filter(pk=link_id).values_list("round_id", flat=True).first()
    if found is None:
        raise NotFound
    return links(user, found).get(pk=link_id)


def state(found: GuestLink) -> str:
    """Return whether a link is ``open``, ``expired`` or ``revoked``."""
    if found.revoked_at is not None:
        return "revoked"
    return "open" if timezone.now() < found.expires_at else "expired"


def opened(token: str) -> GuestLink:
    """Return the link of a token; raise NotFound, or Gone with what has happened to it."""
    rows = GuestLink.objects.filter(digest=digest_of(token))
    found = rows.select_related("round__engagement__workspace").first()
    if found is None or not _is_there(found.round):
        raise NotFound
    if (now := state(found)) != "open":
        raise Gone(f"link_{now}", _OVER[now])
    return found


def guest_of(found: GuestLink, key: str) -> Guest | None:
    """Return who holds a key that was given out for a link."""
    guests = Guest.objects.filter(link=found, digest=digest_of(key), assessor__deleted_at=None)
    guest = guests.select_related("assessor", "link__round__engagement__workspace").first()
    return guest if key else None


def sheet_of(guest: Guest) -> GuestSheet:
    """Return what a guest may see; NotFound where they are asked no more."""
    row = guest.link.round
    reader = reader_of(guest)
    sheet = one(rounds.sheets(reader, row).filter(assessor=guest.assessor))
    scores = Score.objects.filter(round=row, assessor=guest.assessor)
    return GuestSheet(guest, sheet, rounds.asked(reader, row), scores)


def reader_of(guest: Guest) -> Pass:
    """Return the pass by which what a guest is asked about is read for them."""
    engagement = guest.link.round.engagement
    return Pass(engagement.workspace_id, engagement.pk)


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _is_there(row: Round) -> bool:
    engagement = row.engagement
    marks = (row.deleted_at, engagement.deleted_at, engagement.workspace.deleted_at)
    return marks == (None, None, None)
