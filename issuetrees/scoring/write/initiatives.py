"""Initiatives: added one by one or many at once, changed, deleted."""

import uuid
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import rounded
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, key, not_a_number, one_of
from issuetrees.kit.rows import Changed, check_version, fill, save
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState, Side
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import check_member, locked
from issuetrees.scoring.write.kinds import Kinds
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

MAX_INITIATIVES_AT_ONCE: Final = limits.INITIATIVES_AT_ONCE
MAX_COST: Final = Decimal("99999999999999.99")


class InitiativeFields(TypedDict, total=False):
    """Fields of an initiative; costs are in the engagement's currency, the owner is a member.

    ``initiative_kind`` is the title of a kind of the engagement; one that is new makes it.
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


@transaction.atomic
def create_initiative(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[InitiativeFields]
) -> Initiative:
    """Add an initiative."""
    engagement = locked(actor, engagement_id)
    _require_room(engagement, 1)
    initiative = Initiative(engagement=engagement)
    kinds = Kinds(actor, engagement)
    changed = _filled(initiative, {"title": "", **given}, kinds, actor)
    initiative.save()
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
    kinds = Kinds(actor, engagement)
    built: dict[int, tuple[Initiative, Changed]] = {}
    refusals: dict[int, Invalid] = {}
    for place, row in enumerate(rows):
        try:
            initiative = Initiative(engagement=engagement)
            changed = _filled(initiative, {"title": "", **row}, kinds, actor)
            built[place] = initiative, changed
        except Invalid as refused:
            refusals[place] = refused
    Initiative.objects.bulk_create(initiative for initiative, _changed in built.values())
    for initiative, changed in built.values():
        note_of(initiative, "created", actor=actor, engagement=engagement, changed=changed)
    return {place: initiative for place, (initiative, _changed) in built.items()}, refusals


def _filled(initiative: Initiative, given: Mapping[str, Any], kinds: Kinds, actor: User) -> Changed:
    """Fill an initiative with what is right, and last find its kind: only that may make one."""
    fields = {name: value for name, value in given.items() if name != "initiative_kind"}
    changed = fill(initiative, CHECKS, fields)
    if changed:
        _check_initiative(initiative.engagement, initiative, actor)
    if "initiative_kind" in given:
        title = CHECKS["initiative_kind"]("initiative_kind", given["initiative_kind"])
        before = initiative.initiative_kind
        initiative.kind = kinds.named(title)
        if initiative.initiative_kind != before:
            changed["initiative_kind"] = [before, initiative.initiative_kind]
    return changed


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
    if changed := _filled(initiative, given, Kinds(actor, engagement), actor):
        save(initiative)
        note_of(initiative, "edited", actor=actor, engagement=engagement, changed=changed)
    return initiative


@transaction.atomic
def delete_initiative(
    *, actor: User, initiative_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete an initiative with its scores and verdicts; the entry's id undoes it."""
    engagement = locked(actor, initiatives_read.initiative(actor, initiative_id).engagement_id)
    initiative = initiatives_read.initiative(actor, initiative_id)
    return delete(actor, engagement, initiative, version)


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


def cost(field: str, raw: Any) -> Decimal | None:
    """Check an amount of money, or None; of cents, two digits are kept."""
    if raw is None:
        return None
    try:
        found = Decimal(str(raw))
    except InvalidOperation:
        raise not_a_number(field, raw) from None
    if not found.is_finite() or not 0 <= found <= MAX_COST:
        raise Invalid(
            "cost_wrong",
            gettext_noop("A cost is between 0 and {most}."),
            field=field,
            most=str(MAX_COST),
        )
    return rounded(found, 2)


CHECKS: Final[Mapping[str, Check]] = {
    "title": line(300, is_required=True),
    "description": lines(4000),
    "initiative_kind": line(80),
    "side": one_of(Side.values),
    "state": one_of(InitiativeState.values),
    "cost_low": cost,
    "cost_likely": cost,
    "cost_high": cost,
    "owner_id": key,
    "old_verdict": line(40),
}


def _check_initiative(engagement: Engagement, initiative: Initiative, actor: User) -> None:
    """The costs are in order and the owner is a member."""
    costs = [initiative.cost_low, initiative.cost_likely, initiative.cost_high]
    known: list[Decimal] = [cost for cost in costs if cost is not None]
    if known != sorted(known):
        raise Invalid(
            "costs_not_in_order",
            gettext_noop("The low cost is not above the likely one, nor that above the high one."),
            field="cost_likely",
        )
    check_member(engagement, initiative.owner_id, actor, field="owner_id")
