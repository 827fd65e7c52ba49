"""Profiles: made, changed, shared, handed over, deleted, erased."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction
from django.db.models import Q

from issuetrees.accounts.models import User
from issuetrees.attachments import keeping
from issuetrees.attachments.models import Attachment
from issuetrees.careers import routes
from issuetrees.careers.models import CalendarFeed, PlanStep, Profile, Rating, ReviewEntry, Share
from issuetrees.careers.read import profiles as read
from issuetrees.careers.write.own import locked, tell
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.stages.records import StageMap
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import Check, key, number
from issuetrees.kit.rows import fill, one, save
from issuetrees.kit.written import erased
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Membership

MOST_HOURS: Final = 80


class ProfileFields(TypedDict, total=False):
    """Fields of a profile; ``answers`` are the chosen options by fork."""

    name: str
    stage_id: uuid.UUID | str | None
    goal_id: uuid.UUID | str | None
    hours_a_week: float
    answers: Mapping[str, Sequence[str]]
    mentor: str
    is_open: bool


def _hours(field: str, raw: Any) -> float:
    found = number(field, raw)
    if not 0 <= found <= MOST_HOURS:
        message = gettext_noop("Give between 0 and {most} hours a week.")
        raise Invalid("hours_wrong", message, field=field, most=MOST_HOURS)
    return found


def _yes_no(field: str, raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise Invalid("not_yes_or_no", gettext_noop("Answer with yes or no."), field=field)
    return raw


@transaction.atomic
def create_profile(
    *, actor: User, graph_id: uuid.UUID, is_own: bool = True, **given: Unpack[ProfileFields]
) -> Profile:
    """Make a profile on a map that the actor sees: their own, or of somebody without an account.

    Raises Invalid for a stage, fork or answer that the map does not have, naming the field.
    """
    graph, found = routes.stage_map(actor, graph_id)
    count = Profile.objects.filter(graph_id=graph_id, owner=actor).count()
    if count >= limits.PROFILES_PER_OWNER:
        message = gettext_noop("You have {most} profiles on this map already.")
        most = limits.PROFILES_PER_OWNER
        raise Invalid("too_many_profiles", message, field="name", most=most)
    row = Profile(graph=graph, owner=actor, is_own=is_own)
    fields = fill(row, _checks(found), {"name": str(actor) if is_own else "", **given})
    _require_another(row)
    row.save()
    tell(row, "created", actor=actor, profile=row, fields=fields)
    return row


@transaction.atomic
def edit_profile(
    *,
    actor: User,
    profile_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[ProfileFields],
) -> Profile:
    """Change fields of a profile of the actor's own."""
    row = locked(actor, profile_id, version)
    _graph, found = routes.stage_map(actor, row.graph_id)
    if changed := fill(row, _checks(found), given):
        _require_another(row)
        save(row)
        tell(row, "edited", actor=actor, profile=row, fields=changed)
    return row


@transaction.atomic
def share_profile(
    *, actor: User, profile_id: uuid.UUID, user_id: uuid.UUID, may_assess: bool = False
) -> Share:
    """Let a member of the workspace see a profile, and assess it where ``may_assess``."""
    row = locked(actor, profile_id)
    _require_member(row, user_id, actor)
    made, is_new = Share.objects.get_or_create(
        profile=row, user_id=user_id, defaults={"may_assess": may_assess}
    )
    if is_new or made.may_assess != may_assess:
        made.may_assess = may_assess
        made.save(update_fields=["may_assess"])
        tell(row, "shared", actor=actor, profile=row)
    return made


@transaction.atomic
def unshare_profile(*, actor: User, share_id: uuid.UUID) -> None:
    """Show a profile to somebody no longer; what they said of it stays."""
    found = read.share(actor, share_id)
    row = locked(actor, found.profile_id)
    tell(row, "unshared", actor=actor, profile=row)
    found.delete()


@transaction.atomic
def hand_over_profile(
    *, actor: User, profile_id: uuid.UUID, user_id: uuid.UUID, version: int | None = None
) -> Profile:
    """Give a profile that was kept for somebody to them, now that they have an account.

    It is theirs from then on; whoever kept it may still see and assess it until they say no.
    """
    row = locked(actor, profile_id, version)
    if row.is_own:
        message = gettext_noop("This profile is your own and cannot become somebody else’s.")
        raise Invalid("own_profile", message, field="user_id")
    _require_member(row, user_id, actor)
    Share.objects.filter(profile=row, user=user_id).delete()
    CalendarFeed.objects.filter(profile=row).delete()
    Share.objects.create(profile=row, user=actor, may_assess=True)
    row.owner, row.is_own = User.objects.get(pk=user_id), True
    save(row)
    tell(row, "handed_over", actor=actor, profile=row)
    return row


@transaction.atomic
def delete_profile(*, actor: User, profile_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a profile of the actor's own with all that is in it; the entry's id undoes it."""
    row = locked(actor, profile_id)
    return delete(actor, row.graph.engagement, row, version)


@transaction.atomic
def erase_profile(*, actor: User, profile_id: uuid.UUID) -> None:
    """Erase a profile for good, deleted or not, with all that is in it and was made of it.

    Nothing brings it back. The log keeps that something was erased, on which map, by whom.
    """
    row = one(read.owned(actor).filter(pk=profile_id).select_for_update(of=("self",)))
    ids = {row.pk, *(pk for model in _PARTS for pk in _every(model, row))}
    tell(row, "erased", actor=actor, profile=row)
    keeping.release(Attachment._base_manager.filter(profile=row))  # noqa: SLF001
    Profile._base_manager.filter(pk=row.pk).delete()  # noqa: SLF001 - also a deleted one
    erased(ids)


_PARTS: Final = (Rating, PlanStep, ReviewEntry, Attachment)


def _every(model: Any, row: Profile) -> Collection[uuid.UUID]:
    found: Collection[uuid.UUID] = model._base_manager.filter(profile=row).values_list(  # noqa: SLF001
        "pk", flat=True
    )
    return found


def _checks(found: StageMap) -> Mapping[str, Check]:
    """The checks of fields, against what the map has now."""

    def stage(field: str, raw: Any) -> uuid.UUID | None:
        asked = key(field, raw or None)
        if asked is not None and str(asked) not in found.stages:
            message = gettext_noop("There is no such stage on this map.")
            raise Invalid("unknown_stage", message, field=field)
        return asked

    return {
        "name": line(120, is_required=True),
        "stage_id": stage,
        "goal_id": stage,
        "hours_a_week": _hours,
        "answers": lambda field, raw: _answers(found, field, raw),
        "mentor": line(120),
        "is_open": _yes_no,
    }


def _answers(found: StageMap, field: str, raw: Any) -> dict[str, list[str]]:
    """Check answers by fork; a fork without any is open and is left out."""
    if not isinstance(raw, Mapping) or not all(isinstance(one, list) for one in raw.values()):
        message = gettext_noop("Answers are lists of options by fork.")
        raise Invalid("answers_wrong", message, field=field)
    given = routes.read_answers(found, [f"{fork}:{one}" for fork in raw for one in raw[fork]])
    return {
        fork.id: [option for option in fork.options if option in given[fork.id]]
        for fork in found.forks.values()
        if fork.id in given
    }


def _require_another(row: Profile) -> None:
    if row.stage_id is not None and row.stage_id == row.goal_id:
        raise Invalid(
            "goal_is_start",
            gettext_noop("Start and goal are one stage: choose another goal."),
            field="goal_id",
        )


def _require_member(row: Profile, user_id: uuid.UUID, actor: User) -> None:
    workspace_id = row.graph.engagement.workspace_id
    others = Membership.objects.filter(~Q(user=actor), workspace=workspace_id, user=user_id)
    if not others.exists():
        raise Invalid(
            "not_a_member",
            gettext_noop("This person is not another member of the workspace."),
            field="user_id",
        )
