"""Weights of people: asked for, answered, taken for the ranking."""

import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict, Denied
from issuetrees.core.scoring.weighing import WAYS
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import Check, key, one_of
from issuetrees.kit.rows import check_version, fill, save
from issuetrees.scoring.models.weight_sets import RankScheme, WeighingMethod, WeightSet
from issuetrees.scoring.read import sheets
from issuetrees.scoring.read import weight_sets as sets_read
from issuetrees.scoring.write.answers import answers
from issuetrees.scoring.write.engagement import check_member, locked
from issuetrees.scoring.write.weights import keep_weights, weight
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

CHECKS: Final[Mapping[str, Check]] = {
    "name": line(120, is_required=True),
    "user_id": key,
    "method": one_of(WeighingMethod.values),
    "scheme": one_of(RankScheme.values),
    "voice": weight,
    "answers": answers,
}


class WeightSetFields(TypedDict, total=False):
    """Fields of a set; the user is a member."""

    name: str
    user_id: uuid.UUID | None
    method: str
    scheme: str
    voice: float
    answers: dict[str, Any]


@transaction.atomic
def create_weight_set(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[WeightSetFields]
) -> WeightSet:
    """Add the weights of a person, answered or not yet; a member has their own name."""
    engagement = locked(actor, engagement_id, Action.SCORE)
    row = WeightSet(engagement=engagement)
    changed = fill(row, CHECKS, _named(actor, engagement, {"name": "", **given}))
    _check(actor, engagement, row)
    row.save()
    note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def edit_weight_set(
    *,
    actor: User,
    set_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[WeightSetFields],
) -> WeightSet:
    """Change a set; answers replace those before. Answers that do not fit are refused."""
    engagement = locked(actor, sets_read.weight_set(actor, set_id).engagement_id, Action.SCORE)
    row = sets_read.weight_set(actor, set_id)
    _require_speaking(actor, engagement, row)
    check_version(row, version)
    if changed := fill(row, CHECKS, given):
        _check(actor, engagement, row)
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def delete_weight_set(*, actor: User, set_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a set with its answers; the entry's id undoes it."""
    engagement = locked(actor, sets_read.weight_set(actor, set_id).engagement_id)
    return delete(actor, engagement, sets_read.weight_set(actor, set_id), version)


@transaction.atomic
def take_weight_set(*, actor: User, set_id: uuid.UUID) -> AuditEntry | None:
    """Rank by the weights of a person from now on; the log says whose. The entry undoes it."""
    row = sets_read.weight_set(actor, set_id)
    engagement = locked(actor, row.engagement_id)
    of = sets_read.tree(actor, engagement.pk)
    found = sets_read.answered(row, of)
    if not found.is_whole:
        raise Conflict(
            "weights_open",
            gettext_noop("“{name}” has not answered everything yet."),
            name=row.name,
        )
    note_of(row, "taken", actor=actor, engagement=engagement)
    (shares,) = sets_read.shares_of([found], of)
    return _kept(actor, engagement, of, shares)


@transaction.atomic
def take_merged(
    *, actor: User, engagement_id: uuid.UUID, mean: str = "arithmetic"
) -> AuditEntry | None:
    """Rank by all whole sets merged in one of ``WAYS`` from now on; the log names it."""
    engagement = locked(actor, engagement_id)
    one_of(list(WAYS))("mean", mean)
    of = sets_read.tree(actor, engagement_id)
    found = sets_read.everybody(sets_read.weight_sets(actor, engagement_id), of, mean)
    if found.problem is not None:
        raise found.problem
    if found.merged is None:
        raise Conflict("no_weight_sets", gettext_noop("Nobody has answered everything yet."))
    note_of(engagement, "weights_merged", actor=actor, engagement=engagement, mean=mean)
    return _kept(actor, engagement, of, found.merged.weights)


def _kept(
    actor: User, engagement: Engagement, of: sets_read.Tree, shares: tuple[float, ...]
) -> AuditEntry | None:
    wanted = {uuid.UUID(leaf): share for leaf, share in zip(of.leaves, shares, strict=True)}
    return keep_weights(actor=actor, engagement_id=engagement.pk, shares=wanted)


def _named(actor: User, engagement: Engagement, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a member who has no other name here their own."""
    user_id = given.get("user_id")
    if user_id is None or str(given.get("name", "-")).strip():
        return given
    member = workspaces.members(actor, engagement.workspace_id).filter(user_id=user_id).first()
    return {**given, "name": str(member.user)} if member else given


def _check(actor: User, engagement: Engagement, row: WeightSet) -> None:
    """Who it is may be spoken for and is a member, if they are a user; the answers fit."""
    _require_speaking(actor, engagement, row)
    check_member(engagement, row.user_id, actor, field="user_id")
    sets_read.weighed(row, sets_read.tree(actor, engagement.pk))


def _require_speaking(actor: User, engagement: Engagement, row: WeightSet) -> None:
    role = require(actor, Action.SCORE, engagement.workspace_id)
    if not sheets.may_speak_for(actor, role, row.user_id):
        raise Denied(
            "not_your_weights",
            gettext_noop("You weigh in your own name. These are the weights of {name}."),
            name=row.name,
        )
