"""Plans: their steps, checked off one by one, and the log of reviews."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.careers.models import Competency, PlanStep, Profile, ReviewEntry
from issuetrees.careers.proposals import proposals
from issuetrees.careers.read import profiles as read
from issuetrees.careers.standing import standing
from issuetrees.careers.write.own import assessed, locked, tell
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check
from issuetrees.kit.rows import check_version, fill, save
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry


class StepFields(TypedDict, total=False):
    """Fields of a step; ``competency`` is a key of the map's, or empty."""

    text: str
    competency: str
    evidence: str
    due_on: dt.date | None
    owner: str
    mentor: str
    done_on: dt.date | None


class EntryFields(TypedDict, total=False):
    """Fields of an entry of the log."""

    on: dt.date
    text: str


def _day_or_none(field: str, raw: Any) -> dt.date | None:
    return None if raw is None else _day(field, raw)


def _day(field: str, raw: Any) -> dt.date:
    if not isinstance(raw, dt.date):
        raise Invalid("not_a_day", gettext_noop("Give a day."), field=field)
    return raw


_STEP: Final[Mapping[str, Check]] = {
    "text": line(500, is_required=True),
    "evidence": line(500),
    "due_on": _day_or_none,
    "owner": line(120),
    "mentor": line(120),
    "done_on": _day_or_none,
}
_ENTRY: Final[Mapping[str, Check]] = {"on": _day, "text": lines(5000, is_required=True)}


@transaction.atomic
def create_step(*, actor: User, profile_id: uuid.UUID, **given: Unpack[StepFields]) -> PlanStep:
    """Add a step to a plan of the actor's own."""
    return _add(actor, locked(actor, profile_id), [given])[0]


@transaction.atomic
def create_steps(
    *, actor: User, profile_id: uuid.UUID, steps: Iterable[StepFields]
) -> list[PlanStep]:
    """Add steps to a plan of the actor's own, all or none; not those whose text it has already."""
    profile = locked(actor, profile_id)
    known = set(PlanStep.objects.filter(profile=profile).values_list("text", flat=True))
    return _add(actor, profile, [one for one in steps if one["text"] not in known])


def take_proposals(*, actor: User, profile_id: uuid.UUID) -> list[PlanStep]:
    """Put the suggested steps into a plan of the actor's own; return those that are new."""
    found = standing(actor, profile_id)
    suggested = proposals(found, found.graph.engagement.today())
    steps: list[StepFields] = [
        StepFields(
            text=one.text,
            competency=one.competency,
            evidence=one.evidence,
            due_on=one.due_on,
            mentor=found.profile.mentor,
        )
        for one in suggested
    ]
    return create_steps(actor=actor, profile_id=profile_id, steps=steps)


@transaction.atomic
def edit_step(
    *, actor: User, step_id: uuid.UUID, version: int | None = None, **given: Unpack[StepFields]
) -> PlanStep:
    """Change a step, or check it off by the day on which it was done."""
    profile = locked(actor, read.step(actor, step_id).profile_id)
    row = read.step(actor, step_id)
    check_version(row, version)
    if changed := fill(row, _checks(profile), given):
        save(row)
        tell(row, "edited", actor=actor, profile=profile, fields=changed)
    return row


@transaction.atomic
def delete_step(*, actor: User, step_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a step of a plan; the entry's id undoes it."""
    profile = locked(actor, read.step(actor, step_id).profile_id)
    return delete(actor, profile.graph.engagement, read.step(actor, step_id), version)


@transaction.atomic
def create_entry(
    *, actor: User, profile_id: uuid.UUID, **given: Unpack[EntryFields]
) -> ReviewEntry:
    """Write into the log of reviews: its owner, and whom they asked to assess them."""
    profile = assessed(actor, profile_id)
    if ReviewEntry.objects.filter(profile=profile).count() >= limits.REVIEWS_PER_PROFILE:
        message = gettext_noop("A log keeps at most {most} entries.")
        raise Invalid("too_many_entries", message, field="text", most=limits.REVIEWS_PER_PROFILE)
    row = ReviewEntry(profile=profile, written_by=actor)
    fill(row, _ENTRY, {"text": "", "on": profile.graph.engagement.today(), **given})
    row.save()
    tell(row, "created", actor=actor, profile=profile)
    return row


@transaction.atomic
def edit_entry(
    *, actor: User, entry_id: uuid.UUID, version: int | None = None, **given: Unpack[EntryFields]
) -> ReviewEntry:
    """Change an entry that the actor wrote."""
    profile, row = _written(actor, entry_id)
    check_version(row, version)
    if changed := fill(row, _ENTRY, given):
        save(row)
        tell(row, "edited", actor=actor, profile=profile, fields=changed)
    return row


@transaction.atomic
def delete_entry(*, actor: User, entry_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete an entry that the actor wrote; the log's id undoes it."""
    profile, row = _written(actor, entry_id)
    return delete(actor, profile.graph.engagement, row, version)


def _add(actor: User, profile: Profile, steps: Iterable[StepFields]) -> list[PlanStep]:
    given = list(steps)
    if PlanStep.objects.filter(profile=profile).count() + len(given) > limits.STEPS_PER_PLAN:
        message = gettext_noop("A plan has at most {most} steps.")
        raise Invalid("too_many_steps", message, field="text", most=limits.STEPS_PER_PLAN)
    rows = [PlanStep(profile=profile) for _one in given]
    checks = _checks(profile)
    for row, fields in zip(rows, given, strict=True):
        fill(row, checks, {"text": "", **fields})
        row.save()
        tell(row, "created", actor=actor, profile=profile)
    return rows


def _checks(profile: Profile) -> Mapping[str, Check]:
    known = Competency.objects.filter(graph=profile.graph_id).values_list("key", flat=True)

    def competency(field: str, raw: Any) -> str:
        found = line(40)(field, raw)
        if found and found not in known:
            message = gettext_noop("The map has no competency “{competency}”.")
            raise Invalid("unknown_competency", message, field=field, competency=found)
        return found

    return {**_STEP, "competency": competency}


def _written(actor: User, entry_id: uuid.UUID) -> tuple[Profile, ReviewEntry]:
    profile = assessed(actor, read.entry(actor, entry_id).profile_id)
    row = read.entry(actor, entry_id)
    read.require_author(actor, row)
    return profile, row
