"""Quick choices are made, passed over and taken back by whose they are, in the round that is open.

They are no scores: a sheet is in without them, and the log does not tell each of them.
"""

import uuid

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import save
from issuetrees.scoring.models.choices import GutChoice
from issuetrees.scoring.models.guests import Guest
from issuetrees.scoring.models.rounds import Sheet
from issuetrees.scoring.read import choices as read
from issuetrees.scoring.read import guests as guests_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.entries import not_asked, over
from issuetrees.scoring.write.sheets import open_for
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Engagement


@transaction.atomic
def choose(
    *,
    actor: User,
    round_id: uuid.UUID,
    first_id: uuid.UUID,
    second_id: uuid.UUID,
    preferred_id: uuid.UUID | None = None,
) -> GutChoice:
    """Say which of two initiatives one prefers, or pass; said again, the later counts."""
    row = rounds_read.get(actor, round_id)
    engagement = locked(actor, row.engagement_id, Action.SCORE)
    sheet = read.turn(actor, round_id).sheet
    asked = rounds_read.asked(actor, row).initiatives.filter(pk__in=(first_id, second_id))
    _require_asked(asked.count() == 2)
    return _choose(engagement, sheet, first_id, second_id, preferred_id)


@transaction.atomic
def choose_as_guest(
    *,
    guest: Guest,
    first_id: uuid.UUID,
    second_id: uuid.UUID,
    preferred_id: uuid.UUID | None = None,
) -> GutChoice:
    """Do as ``choose`` for a guest."""
    engagement = _locked_for(guest)
    found = read.turn_of_guest(guest)
    asked = guests_read.sheet_of(guest).asked.initiatives.filter(pk__in=(first_id, second_id))
    _require_asked(asked.count() == 2)
    return _choose(engagement, found.sheet, first_id, second_id, preferred_id)


@transaction.atomic
def take_back(*, actor: User, round_id: uuid.UUID) -> None:
    """Take one's last choice back: it is asked again."""
    row = rounds_read.get(actor, round_id)
    engagement = locked(actor, row.engagement_id, Action.SCORE)
    _take_back(engagement, read.turn(actor, round_id).sheet)


@transaction.atomic
def take_back_as_guest(*, guest: Guest) -> None:
    """Do as ``take_back`` for a guest."""
    _take_back(_locked_for(guest), read.turn_of_guest(guest).sheet)


def _choose(
    engagement: Engagement,
    sheet: Sheet,
    first_id: uuid.UUID,
    second_id: uuid.UUID,
    preferred_id: uuid.UUID | None,
) -> GutChoice:
    _require_open(engagement, sheet)
    if preferred_id not in {None, first_id, second_id}:
        raise Invalid(
            "not_of_the_two",
            gettext_noop("The preferred one is one of the two, or nobody."),
            field="preferred_id",
        )
    first, second = sorted((first_id, second_id))
    place = {"round": sheet.round, "assessor_id": sheet.assessor_id}
    made, is_new = GutChoice.objects.get_or_create(
        **place, first_id=first, second_id=second, defaults={"preferred_id": preferred_id}
    )
    if not is_new:
        made.preferred_id = preferred_id
        save(made)
    return made


def _take_back(engagement: Engagement, sheet: Sheet) -> None:
    _require_open(engagement, sheet)
    read.latest(sheet.round_id, sheet.assessor_id).delete()


def _locked_for(guest: Guest) -> Engagement:
    engagement = guest.link.round.engagement
    return Engagement.objects.select_for_update().get(pk=engagement.pk)


def _require_open(engagement: Engagement, sheet: Sheet) -> None:
    if open_for(engagement).pk != sheet.round_id:
        raise over()


def _require_asked(are_asked: bool) -> None:
    if not are_asked:
        raise not_asked("first_id")
