"""Initiatives: added one by one or many at once, changed, deleted."""

import uuid
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.costs import Cost, check_order
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, key, one_of
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState, Side
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import check_member, locked
from issuetrees.scoring.write.initiative_parts import (
    KIND_TITLE,
    PARTS,
    CostFields,
    EffortFields,
    Parts,
    cost,
)
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

MAX_INITIATIVES_AT_ONCE: Final = limits.INITIATIVES_AT_ONCE
#: What is asked of an initiative, with who does it, before its state says that it is to be done.
APPROVING: Final[list[Callable[[User, Initiative], None]]] = []
_GOING: Final = (InitiativeState.APPROVED, InitiativeState.RUNNING)
_BEFORE: Final = (InitiativeState.IDEA, InitiativeState.PROPOSED)


class InitiativeFields(TypedDict, total=False):
    """Fields of an initiative; costs are in the engagement's currency, the owner is a member.

    ``initiative_kind`` is the title of a kind of the engagement; one that is new makes it.
    Of ``costs`` and ``efforts`` those periods and teams that are named change, and of a cost the
    points that are given; ``requires`` and ``excludes`` are whole lists.
    """

    title: str
    description: str
    initiative_kind: str
    side: str
    state: str
    cost_low: Decimal | None
    cost_likely: Decimal | None
    cost_high: Decimal | None
    owner_id: uuid.UUID | None
    old_verdict: str
    problem: str
    audience: str
    outcome: str
    one_of: str
    costs: list[CostFields]
    efforts: list[EffortFields]
    requires: list[uuid.UUID]
    excludes: list[uuid.UUID]


@transaction.atomic
def create_initiative(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[InitiativeFields]
) -> Initiative:
    """Add an initiative."""
    engagement = locked(actor, engagement_id)
    _require_room(engagement, 1)
    initiative = Initiative(engagement=engagement)
    parts = Parts(actor, engagement)
    changed = _filled(initiative, {"title": "", **given}, parts, actor)
    initiative.save()
    parts.write()
    note_of(initiative, "created", actor=actor, engagement=engagement, changed=changed)
    return initiative


@transaction.atomic
def create_initiatives(
    *, actor: User, engagement_id: uuid.UUID, rows: list[InitiativeFields]
) -> tuple[dict[int, Initiative], dict[int, Invalid]]:
    """Add those initiatives that are right; return them, and why others are not, by their place."""
    engagement = locked(actor, engagement_id)
    if len(rows) > MAX_INITIATIVES_AT_ONCE:
        raise Invalid(
            "too_many",
            gettext_noop("At most {most} initiatives at once; this has {count}."),
            most=MAX_INITIATIVES_AT_ONCE,
            count=len(rows),
        )
    _require_room(engagement, len(rows))
    parts = Parts(actor, engagement)
    built: dict[int, tuple[Initiative, Changed]] = {}
    refusals: dict[int, Invalid] = {}
    for place, row in enumerate(rows):
        try:
            initiative = Initiative(engagement=engagement)
            changed = _filled(initiative, {"title": "", **row}, parts, actor)
            built[place] = initiative, changed
        except Invalid as refused:
            refusals[place] = refused
    Initiative.objects.bulk_create(initiative for initiative, _changed in built.values())
    parts.write()
    for initiative, changed in built.values():
        note_of(initiative, "created", actor=actor, engagement=engagement, changed=changed)
    return {place: initiative for place, (initiative, _changed) in built.items()}, refusals


def _filled(initiative: Initiative, given: Mapping[str, Any], parts: Parts, actor: User) -> Changed:
    """Fill an initiative with what is right, and last what hangs on it: only that makes rows."""
    fields = {name: value for name, value in given.items() if name not in PARTS}
    changed = fill(initiative, CHECKS, fields)
    if changed:
        check_order(Cost(initiative.cost_low, initiative.cost_likely, initiative.cost_high))
        check_member(initiative.engagement, initiative.owner_id, actor, field="owner_id")
    with parts.one():
        parts.apply(initiative, given, changed)
        if _is_approved(initiative, changed):
            for act in APPROVING:
                act(actor, initiative)
    return changed


def _is_approved(initiative: Initiative, changed: Changed) -> bool:
    """Whether somebody has it done that was not to be done so far, or says that it is done; what
    is written down as done is history.
    """
    old, new = changed.get("state", ("", ""))
    if new == InitiativeState.DONE:
        return old in _BEFORE and not initiative._state.adding  # noqa: SLF001 - Django's
    return new in _GOING and old not in _GOING


@transaction.atomic
def edit_initiative(
    *,
    actor: User,
    initiative_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[InitiativeFields],
) -> Initiative:
    """Change fields of an initiative."""
    engagement = locked(actor, initiatives_read.initiative(actor, initiative_id).engagement_id)
    initiative = initiatives_read.initiative(actor, initiative_id)
    check_version(initiative, version)
    parts = Parts(actor, engagement)
    if changed := _filled(initiative, given, parts, actor):
        save(initiative)
        parts.write()
        note_of(initiative, "edited", actor=actor, engagement=engagement, changed=changed)
    return initiative


@transaction.atomic
def edit_initiatives(
    *, actor: User, engagement_id: uuid.UUID, rows: list[tuple[uuid.UUID, InitiativeFields]]
) -> tuple[dict[int, Initiative], dict[int, Invalid]]:
    """Change those initiatives whose fields are right; return them, and why others are not, by
    their place.
    """
    engagement = locked(actor, engagement_id)
    parts = Parts(actor, engagement)
    known = {row.pk: row for row in initiatives_read.initiatives(actor, engagement_id)}
    edited: dict[int, Initiative] = {}
    refusals: dict[int, Invalid] = {}
    for place, (pk, given) in enumerate(rows):
        try:
            if changed := _filled(known[pk], given, parts, actor):
                save(known[pk])
                note_of(known[pk], "edited", actor=actor, engagement=engagement, changed=changed)
            edited[place] = known[pk]
        except Invalid as refused:
            refusals[place] = refused
    parts.write()
    return edited, refusals


@transaction.atomic
def delete_initiative(
    *, actor: User, initiative_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete an initiative with its scores and verdicts; the entry's id undoes it."""
    engagement = locked(actor, initiatives_read.initiative(actor, initiative_id).engagement_id)
    initiative = initiatives_read.initiative(actor, initiative_id)
    return delete(actor, engagement, initiative, version)


def set_state(initiative: Initiative, state: str, *, actor: User | None) -> None:
    """Set how far an initiative is, as a decision about it says; within the caller's lock."""
    changed: Changed = {}
    set_value(initiative, "state", state, changed)
    if changed:
        save(initiative)
        engagement = initiative.engagement
        note_of(initiative, "edited", actor=actor, engagement=engagement, changed=changed)


def room(engagement_id: uuid.UUID) -> int:
    """Return how many initiatives an engagement still takes."""
    kept = Initiative.objects.filter(engagement_id=engagement_id).count()
    return max(0, limits.INITIATIVES_PER_ENGAGEMENT - kept)


def _require_room(engagement: Engagement, count: int) -> None:
    left = room(engagement.pk)
    if count > left:
        raise Invalid(
            "too_many_initiatives",
            gettext_noop(
                "An engagement holds at most {most} initiatives; {left} more fit, this is {count}."
            ),
            most=limits.INITIATIVES_PER_ENGAGEMENT,
            left=left,
            count=count,
        )


CHECKS: Final[Mapping[str, Check]] = {
    "title": line(300, is_required=True),
    "description": lines(4000),
    "initiative_kind": KIND_TITLE,
    "side": one_of(Side.values),
    "state": one_of(InitiativeState.values),
    "cost_low": cost,
    "cost_likely": cost,
    "cost_high": cost,
    "owner_id": key,
    "old_verdict": line(40),
    "problem": lines(4000),
    "audience": lines(2000),
    "outcome": lines(2000),
    "one_of": line(80),
}
