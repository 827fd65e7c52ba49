"""Assessors: added, changed, deleted."""

import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import Check, key
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import sheets
from issuetrees.scoring.write.engagement import check_member, locked
from issuetrees.scoring.write.rounds import seat
from issuetrees.scoring.write.weights import weight
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

CHECKS: Final[Mapping[str, Check]] = {
    "name": line(120, is_required=True),
    "user_id": key,
    "weight": weight,
}


class AssessorFields(TypedDict, total=False):
    """Fields of an assessor; the user is a member."""

    name: str
    user_id: uuid.UUID | None
    weight: float


@transaction.atomic
def create_assessor(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[AssessorFields]
) -> Assessor:
    """Add an assessor; one with a user scores for themselves, under their name if none is given."""
    engagement = locked(actor, engagement_id)
    assessor = Assessor(engagement=engagement)
    changed = fill(assessor, CHECKS, _named(actor, engagement, {"name": "", **given}))
    _check_assessor(engagement, assessor, actor)
    assessor.save()
    seat(engagement, assessor)
    note_of(assessor, "created", actor=actor, engagement=engagement, changed=changed)
    return assessor


@transaction.atomic
def edit_assessor(
    *,
    actor: User,
    assessor_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[AssessorFields],
) -> Assessor:
    """Change fields of an assessor."""
    engagement = locked(actor, assessors_read.assessor(actor, assessor_id).engagement_id)
    assessor = assessors_read.assessor(actor, assessor_id)
    check_version(assessor, version)
    is_somebody = assessor.is_guest or assessor.user_id is not None
    if changed := fill(assessor, CHECKS, _named(actor, engagement, given)):
        if "user_id" in changed and is_somebody:
            _require_light(assessor)
        _check_assessor(engagement, assessor, actor)
        save(assessor)
        note_of(assessor, "edited", actor=actor, engagement=engagement, changed=changed)
    return assessor


@transaction.atomic
def propose_widening(
    *, actor: User, assessor_id: uuid.UUID, widen: float | None, held: int = 0, known: int = 0
) -> Assessor:
    """Tell an assessor by what to stretch their ranges: ``held`` of ``known`` held what came of it.

    None takes that back. It is shown where they score; no score changes by it.
    """
    engagement = locked(actor, assessors_read.assessor(actor, assessor_id).engagement_id)
    assessor = assessors_read.assessor(actor, assessor_id)
    changed: Changed = {}
    set_value(assessor, "widen", widen, changed)
    set_value(assessor, "ranges_held", held, changed)
    set_value(assessor, "ranges_known", known, changed)
    if changed:
        save(assessor)
        note_of(assessor, "edited", actor=actor, engagement=engagement, changed=changed)
    return assessor


@transaction.atomic
def delete_assessor(
    *, actor: User, assessor_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete an assessor with their scores; the entry's id undoes it."""
    engagement = locked(actor, assessors_read.assessor(actor, assessor_id).engagement_id)
    assessor = assessors_read.assessor(actor, assessor_id)
    return delete(actor, engagement, assessor, version)


def _named(actor: User, engagement: Engagement, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a member who has no other name here their own."""
    user_id = given.get("user_id")
    if user_id is None or given.get("name", "-").strip():
        return given
    member = workspaces.members(actor, engagement.workspace_id).filter(user_id=user_id).first()
    return {**given, "name": str(member.user)} if member else given


def _require_light(assessor: Assessor) -> None:
    """Refuse to give somebody's sheet to another person, who would see what is kept from all."""
    if assessor.is_guest or sheets.is_dark(assessor):
        raise Conflict(
            "sheet_is_theirs",
            gettext_noop("The scores of {name} stay theirs: nobody else takes their place."),
            field="user_id",
            name=assessor.name,
        )


def _check_assessor(engagement: Engagement, assessor: Assessor, actor: User) -> None:
    """The user, if there is one, is a member and no other assessor of the engagement."""
    if assessor.user_id is None:
        return
    check_member(engagement, assessor.user_id, actor, field="user_id")
    others = Assessor.objects.filter(engagement=engagement, user_id=assessor.user_id)
    if others.exclude(pk=assessor.pk).exists():
        raise Conflict(
            "assessor_twice",
            gettext_noop("This member is an assessor already."),
            field="user_id",
        )
