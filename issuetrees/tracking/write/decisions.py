"""Decisions: taken, and taken back where one was written down by mistake; never changed."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction
from django.db.models import Max

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, key, one_of
from issuetrees.kit.rows import fill
from issuetrees.scoring.models.initiatives import InitiativeState
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import check_member, locked
from issuetrees.scoring.write.initiatives import set_state
from issuetrees.tracking.known import to_json
from issuetrees.tracking.models.decisions import Decision, Verdict
from issuetrees.tracking.read import decisions as read
from issuetrees.tracking.write.plans import promise
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete, guard
from issuetrees.workspaces.models import AuditEntry

#: What an initiative is after each verdict; one that is deferred is proposed again.
STATES: Final[Mapping[str, InitiativeState]] = {
    Verdict.APPROVED: InitiativeState.APPROVED,
    Verdict.REJECTED: InitiativeState.REJECTED,
    Verdict.DEFERRED: InitiativeState.PROPOSED,
    Verdict.STOPPED: InitiativeState.STOPPED,
}


class DecisionFields(TypedDict, total=False):
    """Fields of a decision; ``decided_on`` is today where it is not given."""

    verdict: str
    decided_by: str
    decider_id: uuid.UUID | None
    decided_on: dt.date
    reason: str
    conditions: str


@transaction.atomic
def decide(*, actor: User, initiative_id: uuid.UUID, **given: Unpack[DecisionFields]) -> Decision:
    """Write a decision about an initiative down; what is known of it now stays beside it.

    The initiative's state follows; approving it locks its measurement plan. Raises Invalid naming
    the field, NotFound or Denied.
    """
    engagement = locked(actor, initiatives_read.initiative(actor, initiative_id).engagement_id)
    initiative = initiatives_read.initiative(actor, initiative_id)
    found = Decision._base_manager.filter(engagement=engagement)  # noqa: SLF001 - numbers stay
    if Decision.objects.filter(engagement=engagement).count() >= limits.DECISIONS:
        raise Invalid(
            "too_many_decisions",
            gettext_noop("An engagement has at most {limit} decisions."),
            limit=limits.DECISIONS,
        )
    last = found.aggregate(last=Max("number"))["last"] or 0
    row = Decision(engagement=engagement, initiative=initiative, number=last + 1)
    wanted = {"verdict": "", "decided_by": "", "reason": "", "decided_on": engagement.today()}
    changed = fill(row, _CHECKS, {**wanted, **given})
    check_member(engagement, row.decider_id, actor, field="decider_id")
    _require_past(row, engagement.today())
    if row.verdict == Verdict.APPROVED:
        promise(actor, initiative, field="verdict")
    row.known = to_json(read.known_now(actor, initiative))
    row.save(force_insert=True)
    note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
    set_state(initiative, STATES[row.verdict], actor=actor)
    return read.decision(actor, row.pk)


@transaction.atomic
def take_back(*, actor: User, decision_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Take the last decision about an initiative back; the entry's id undoes it.

    The initiative is again what it was before. Raises Conflict where a later decision follows.
    """
    engagement = locked(actor, read.decision(actor, decision_id).engagement_id)
    row = read.decision(actor, decision_id)
    _require_last(row)
    entry = delete(actor, engagement, row, version)
    set_state(row.initiative, row.known_then.state or row.initiative.state, actor=actor)
    return entry


def register() -> None:
    """Have a decision that comes back be the last one, and its initiative follow it."""
    guard(Decision, _brought_back)


def _brought_back(row: Decision) -> None:
    _require_last(row)
    set_state(row.initiative, STATES[row.verdict], actor=None)


def _require_last(row: Decision) -> None:
    later = Decision.objects.filter(initiative=row.initiative_id, number__gt=row.number)
    if later.exists():
        raise Conflict(
            "decided_since",
            gettext_noop("A later decision about it stands. Only the last one can be taken back."),
        )


def _require_past(row: Decision, today: dt.date) -> None:
    if row.decided_on > today:
        raise Invalid(
            "day_to_come",
            gettext_noop("This day is still to come. Say when it was decided."),
            field="decided_on",
        )


def _day(field: str, raw: Any) -> dt.date:
    if not isinstance(raw, dt.date):
        raise Invalid("not_a_day", gettext_noop("Give a day."), field=field)
    return raw


_CHECKS: Final[Mapping[str, Check]] = {
    "verdict": one_of(Verdict.values),
    "decided_by": line(200, is_required=True),
    "decider_id": key,
    "decided_on": _day,
    "reason": lines(2000, is_required=True),
    "conditions": lines(2000),
}
