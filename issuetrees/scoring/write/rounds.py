"""Rounds: prepared, opened, closed, revealed, repeated, deleted."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping
from math import ceil
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.jobs import outbox
from issuetrees.kit.checks import Check
from issuetrees.kit.rows import Changed, check_version, fill, save
from issuetrees.kit.sentences import fill as filled
from issuetrees.scoring import mail
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, RoundState, Sheet
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write.carrying import carry_over
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.entries import over
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement


class RoundFields(TypedDict, total=False):
    """Fields of a round; empty lists ask everybody about everything."""

    name: str
    is_blind: bool
    is_locked: bool
    is_prefilled: bool
    due_on: dt.date | None
    criterion_ids: list[uuid.UUID]
    initiative_ids: list[uuid.UUID]
    assessor_ids: list[uuid.UUID]


def _yes_no(field: str, raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise Invalid("yes_or_no", gettext_noop("Say true or false."), field=field)
    return raw


def _day(field: str, raw: Any) -> dt.date | None:
    if raw is not None and not isinstance(raw, dt.date):
        raise Invalid("not_a_day", gettext_noop("This is not a day."), field=field)
    return raw


CHECKS: Final[Mapping[str, Check]] = {
    "name": line(120, is_required=True),
    "is_blind": _yes_no,
    "is_locked": _yes_no,
    "is_prefilled": _yes_no,
    "due_on": _day,
}
#: What apps that keep something for a round do when it begins, and when it is revealed or deleted.
BEGUN: Final[list[Callable[[Round], None]]] = []
OVER: Final[list[Callable[[Round], None]]] = []
#: So that nobody is mailed again and again by an impatient press.
REMINDED_EACH: Final = dt.timedelta(hours=1)
_LISTS: Final = ("criterion_ids", "initiative_ids", "assessor_ids")
#: What may still change once people have begun.
_LATE: Final = frozenset({"name", "is_locked", "due_on", "assessor_ids"})


@transaction.atomic
def create_round(*, actor: User, engagement_id: uuid.UUID, **given: Unpack[RoundFields]) -> Round:
    """Prepare a round; nobody is asked before it is opened."""
    engagement = locked(actor, engagement_id)
    row = Round(engagement=engagement)
    values: dict[str, Any] = {"name": _next_name(engagement), **given}
    changed = fill(row, CHECKS, {name: values[name] for name in values if name in CHECKS})
    row.save()
    _set_lists(row, values, changed)
    note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def edit_round(
    *, actor: User, round_id: uuid.UUID, version: int | None = None, **given: Unpack[RoundFields]
) -> Round:
    """Change a round; what is asked and whether it is blind, only before it opens."""
    engagement, row = _locked(actor, round_id, version)
    values: dict[str, Any] = dict(given)
    changed = fill(row, CHECKS, {name: values[name] for name in values if name in CHECKS})
    _set_lists(row, values, changed)
    if row.opened_at is not None and not changed.keys() <= _LATE:
        raise Conflict(
            "round_begun",
            gettext_noop(
                "People have begun to score in this round: what it asks stays. Close it and "
                "score again in a new one."
            ),
        )
    if changed:
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def open_round(
    *, actor: User, round_id: uuid.UUID, version: int | None = None, site: str | None = None
) -> Round:
    """Ask for scores, or ask again in a round that was closed too early.

    Where a ``site`` is given, members who are asked for the first time hear of it by mail with a
    link that begins so; not the actor.
    """
    engagement, row = _locked(actor, round_id, version)
    if row.is_open:
        return row
    _require_none_open(engagement)
    if row.revealed_at is not None and row.is_blind:
        raise Conflict(
            "round_revealed",
            gettext_noop("Everybody has seen these scores. Score again in a new round."),
        )
    if row.opened_at is None:
        _begin(actor, engagement, row)
        if site is not None:
            invited = [person for person in mail.awaited(row) if person.pk != actor.pk]
            outbox.post(mail.invitations(row, invited, site))
    row.closed_at = row.revealed_at = None
    _save(actor, engagement, row, "opened")
    return row


@transaction.atomic
def close_round(*, actor: User, round_id: uuid.UUID, version: int | None = None) -> Round:
    """Take no more scores; a round that is not blind is revealed with that."""
    engagement, row = _locked(actor, round_id, version)
    _require_begun(row)
    if row.is_open:
        _await_scorers(row)
        row.closed_at = timezone.now()
        row.revealed_at = None if row.is_blind else row.closed_at
        _save(actor, engagement, row, "closed")
        if row.revealed_at is not None:
            _over(row)
    return row


@transaction.atomic
def reveal_round(*, actor: User, round_id: uuid.UUID, version: int | None = None) -> Round:
    """Show all scores to all; who has not scored yet can do so no more."""
    engagement, row = _locked(actor, round_id, version)
    _require_begun(row)
    if row.revealed_at is None:
        _await_scorers(row)
        row.revealed_at = timezone.now()
        row.closed_at = row.closed_at or row.revealed_at
        _save(actor, engagement, row, "revealed")
        _over(row)
    return row


@transaction.atomic
def score_again(*, actor: User, round_id: uuid.UUID) -> Round:
    """Prepare a round that asks the same people about the same things; the former one stays.

    What guests said stays as well: their links were for the former one.
    """
    engagement, former = _locked(actor, round_id, None)
    _require_begun(former)
    row = Round.objects.create(engagement=engagement, name=_next_name(engagement))
    row.criteria.set(former.criteria.all())
    row.initiatives.set(former.initiatives.all())
    asked = former.sheets.filter(is_asked=True, assessor__is_guest=False)
    Sheet.objects.bulk_create(Sheet(round=row, assessor_id=one.assessor_id) for one in asked)
    note_of(row, "created", actor=actor, engagement=engagement, changed={})
    return row


@transaction.atomic
def delete_round(*, actor: User, round_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a round with its scores; the entry's id undoes it."""
    engagement, row = _locked(actor, round_id, None)
    if row.is_open:
        raise Conflict("round_open", gettext_noop("The round is open. Close it first."))
    _over(row)
    return delete(actor, engagement, row, version)


def seat(engagement: Engagement, assessor: Assessor) -> None:
    """Ask a new assessor in the round that is open; call it inside the transaction.

    The first assessor of all opens the first round, in which everybody may still change the
    criteria: who wants to know what a scheme is like need not know of rounds.
    """
    row = rounds_read.open_round(engagement.pk) or first_round(engagement)
    if row is not None:
        Sheet.objects.get_or_create(round=row, assessor=assessor)


def first_round(engagement: Engagement) -> Round | None:
    """Open the first round of an engagement; None where there was one."""
    if Round.objects.filter(engagement=engagement).exists():
        return None
    row = Round.objects.create(
        engagement=engagement,
        name=_next_name(engagement),
        is_blind=False,
        is_locked=False,
        opened_at=timezone.now(),
    )
    Sheet.objects.bulk_create(
        Sheet(round=row, assessor=one)
        for one in Assessor.objects.filter(engagement=engagement, is_guest=False)
    )
    return row


@transaction.atomic
def remind(*, actor: User, round_id: uuid.UUID, site: str = "") -> list[User]:
    """Write to the members whose scores are awaited; return them. Once an hour at most."""
    engagement, row = _locked(actor, round_id, None)
    if not row.is_open:
        raise over()
    free_at = row.reminded_at and row.reminded_at + REMINDED_EACH
    if free_at and timezone.now() < free_at:
        raise Conflict(
            "reminded_lately",
            gettext_noop("People were reminded less than an hour ago. Try again in {minutes} min."),
            minutes=ceil((free_at - timezone.now()).total_seconds() / 60),
        )
    people = mail.awaited(row)
    if people:
        outbox.post(mail.reminders(row, people, site))
        row.reminded_at = timezone.now()
        row.save(update_fields=["reminded_at"])
        note_of(row, "reminded", actor=actor, engagement=engagement, count=len(people))
    return people


def _locked(actor: User, round_id: uuid.UUID, version: int | None) -> tuple[Engagement, Round]:
    engagement = locked(actor, rounds_read.get(actor, round_id).engagement_id)
    row = rounds_read.get(actor, round_id)
    check_version(row, version)
    return engagement, row


def _over(row: Round) -> None:
    for act in OVER:
        act(row)


def _save(actor: User, engagement: Engagement, row: Round, verb: str) -> None:
    save(row)
    note_of(row, verb, actor=actor, engagement=engagement)


def _await_scorers(row: Round) -> None:
    """Let those finish who are writing scores: they hold their assessors."""
    held = Assessor.objects.select_for_update().filter(pk__in=row.sheets.values("assessor"))
    list(held.order_by("pk").values_list("pk"))


def _begin(actor: User, engagement: Engagement, row: Round) -> None:
    """Ask those who are named, else all; what is not asked again stays as it was said."""
    if not row.sheets.exists():
        judges = Assessor.objects.filter(engagement=engagement, is_guest=False)
        Sheet.objects.bulk_create(Sheet(round=row, assessor=one) for one in judges)
    if not row.sheets.exists():
        raise Invalid("nobody_asked", gettext_noop("Add an assessor first."))
    former = rounds_read.counted(list(_others(actor, row)))
    row.opened_at = timezone.now()
    if former is not None:
        carry_over(former, row)
    for act in BEGUN:
        act(row)


def _others(actor: User, row: Round) -> Iterable[Round]:
    return rounds_read.rounds(actor, row.engagement_id).exclude(pk=row.pk)


def _require_none_open(engagement: Engagement) -> None:
    other = rounds_read.open_round(engagement.pk)
    if other is not None:
        raise Conflict(
            "another_round_open",
            gettext_noop("The round “{round}” is open. Close it first."),
            round=other.name,
        )


def _require_begun(row: Round) -> None:
    if row.state == RoundState.DRAFT:
        raise Conflict("round_not_open", gettext_noop("This round has not been opened yet."))


def _next_name(engagement: Engagement) -> str:
    count = Round.objects.filter(engagement=engagement).count()
    with override(engagement.language):
        return filled(gettext("Round {number}"), number=count + 1)


def _set_lists(row: Round, given: Mapping[str, Any], changed: Changed) -> None:
    """Put in place who is asked about what, and note what that changes.

    Guests come and go by their links: whether they are listed does not matter.
    """
    for name in _LISTS:
        if name not in given:
            continue
        new = _known(row, name, given[name])
        old = _listed(row, name)
        if set(new) == set(old):
            continue
        changed[name] = [sorted(map(str, old)), sorted(map(str, new))]
        if name == "assessor_ids":
            _set_sheets(row, new)
        else:
            getattr(row, _RELATED[name][0]).set(new)


_RELATED: Final[Mapping[str, tuple[str, Any, str]]] = {
    "criterion_ids": ("criteria", Criterion, "goal__engagement"),
    "initiative_ids": ("initiatives", Initiative, "engagement"),
    "assessor_ids": ("sheets", Assessor, "engagement"),
}


def _known(row: Round, name: str, ids: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    _field, model, path = _RELATED[name]
    asked = set(ids)
    found = model.objects.filter(pk__in=asked, **{path: row.engagement_id})
    if found.count() != len(asked):
        raise Invalid(
            "unknown_id", gettext_noop("This is not in the engagement (any more)."), field=name
        )
    invited = found.filter(is_guest=False) if model is Assessor else found
    return list(invited.values_list("pk", flat=True))


def _listed(row: Round, name: str) -> list[uuid.UUID]:
    if name == "assessor_ids":
        asked = row.sheets.filter(is_asked=True, assessor__is_guest=False)
        return list(asked.values_list("assessor_id", flat=True))
    return list(getattr(row, _RELATED[name][0]).values_list("pk", flat=True))


def _set_sheets(row: Round, assessor_ids: list[uuid.UUID]) -> None:
    """Ask others; whoever has scored already stays in a round that has begun."""
    gone = row.sheets.exclude(assessor__in=assessor_ids).filter(
        is_asked=True, assessor__is_guest=False
    )
    if row.opened_at is not None:
        gone = gone.exclude(assessor__in=row.scores.values("assessor"))
    gone.delete()
    there = set(row.sheets.values_list("assessor_id", flat=True))
    Sheet.objects.bulk_create(
        Sheet(round=row, assessor_id=key) for key in assessor_ids if key not in there
    )
    row.sheets.filter(assessor__in=assessor_ids).update(is_asked=True)
