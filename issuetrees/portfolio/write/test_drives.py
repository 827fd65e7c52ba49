"""Test-drives: prepared, told about, opened and revealed with their round, deleted, copied."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, number_or_none, one_of
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import Changed, check_version, fill, one, save
from issuetrees.kit.written import written
from issuetrees.portfolio.models.test_drives import OldVerdict, PastCase, TestDrive
from issuetrees.portfolio.read import test_drives as read
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, RoundState
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.edits import changed_since, put_back, target_of
from issuetrees.workspaces.models import AuditEntry, Engagement

NAME: Final = 120
FACTS: Final = 4_000
TEXT: Final = 2_000
_NAMED: Final = 300


class CaseFields(TypedDict, total=False):
    """What is known of a past initiative; ``outcome`` is 0 (bad) to 100 (good)."""

    facts: str
    outcome: float | None
    outcome_text: str
    verdict: str


@transaction.atomic
def create_test_drive(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    initiative_ids: Iterable[uuid.UUID],
    name: str = "",
    assessor_ids: Iterable[uuid.UUID] | None = None,
) -> TestDrive:
    """Prepare a blind round about past initiatives; all assessors are asked unless some are named.

    What the initiatives say already is where it begins: their description as facts of that time,
    what came of them as the outcome in words. Raises Invalid for one that is not past.
    """
    engagement = locked(actor, engagement_id)
    wanted = list(dict.fromkeys(initiative_ids))
    rows = list(read.candidates(actor, engagement_id).filter(pk__in=wanted))
    _require_past(wanted, rows)
    _require_room(actor, engagement_id)
    named: Any = {"name": line(NAME)("name", name)} if name else {}
    asked: Any = {} if assessor_ids is None else {"assessor_ids": list(assessor_ids)}
    about = rounds_write.create_round(
        actor=actor,
        engagement_id=engagement_id,
        is_blind=True,
        initiative_ids=[row.pk for row in rows],
        **named,
        **asked,
    )
    row = TestDrive.objects.create(engagement=engagement, round=about, name=about.name)
    PastCase.objects.bulk_create(
        PastCase(
            test_drive=row,
            initiative=initiative,
            facts=initiative.description,
            outcome_text=initiative.outcome,
        )
        for initiative in rows
    )
    note_of(row, "created", actor=actor, engagement=engagement)
    return row


@transaction.atomic
def edit_test_drive(
    *, actor: User, test_drive_id: uuid.UUID, name: str | None = None, version: int | None = None
) -> TestDrive:
    """Give a test-drive and its round another name; without one it stays as it is."""
    engagement, row = _locked(actor, test_drive_id)
    check_version(row, version)
    given = {} if name is None else {"name": name}
    changed = fill(row, {"name": line(NAME, is_required=True)}, given)
    if changed:
        rounds_write.edit_round(actor=actor, round_id=row.round_id, name=row.name)
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def tell(
    *,
    actor: User,
    test_drive_id: uuid.UUID,
    initiative_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[CaseFields],
) -> PastCase:
    """Say what was known of an initiative, how it turned out, what was thought of it.

    While its round is under way nothing of it changes: facts stay as assessors read them, and the
    outcome is sealed. The log names no values: who reads it may be judging.
    """
    engagement, row = _locked(actor, test_drive_id)
    case = one(_cases_with_initiatives(row).filter(initiative=initiative_id))
    check_version(case, version)
    _tell(actor, engagement, row, [(case, given)])
    return case


@transaction.atomic
def tell_all(
    *, actor: User, test_drive_id: uuid.UUID, said: Mapping[uuid.UUID, CaseFields]
) -> list[PastCase]:
    """Say the same of many initiatives, by their ids; all or none. Return what has changed."""
    engagement, row = _locked(actor, test_drive_id)
    cases = {case.initiative_id: case for case in _cases_with_initiatives(row)}
    if said.keys() - cases.keys():
        raise NotFound
    return _tell(actor, engagement, row, [(cases[key], given) for key, given in said.items()])


def _tell(
    actor: User,
    engagement: Engagement,
    row: TestDrive,
    said: Iterable[tuple[PastCase, Mapping[str, Any]]],
) -> list[PastCase]:
    """Fill cases of a locked test-drive; return those that have changed. What only an undo needs
    is kept in the log, which does not tell it.
    """
    told: dict[PastCase, Changed] = {}
    for case, given in said:
        if changed := fill(case, _CHECKS, given):
            _require_free(row, changed)
            save(case)
            told[case] = changed
    if told:
        titles = ", ".join(case.initiative.title for case in told)
        kept = {str(case.initiative_id): changed for case, changed in told.items()}
        note_of(row, "told", actor=actor, engagement=engagement, case=titles[:_NAMED], kept=kept)
    return list(told)


def take_back(actor: User, entry: AuditEntry) -> TestDrive:
    """Put back what was said of past initiatives before (``workspaces.edits``)."""
    row = read.test_drive(actor, target_of(entry))
    cases = {str(case.initiative_id): case for case in _cases_with_initiatives(row)}
    said: dict[uuid.UUID, Any] = {}
    for key, changed in entry.details.get("kept", {}).items():
        if key not in cases:
            raise changed_since([key])
        said[uuid.UUID(key)] = put_back(cases[key], changed)
    tell_all(actor=actor, test_drive_id=row.pk, said=said)
    return row


@transaction.atomic
def open_test_drive(*, actor: User, test_drive_id: uuid.UUID, site: str | None = None) -> TestDrive:
    """Ask the assessors; from now on the initiatives do not tell how they turned out."""
    _engagement, row = _locked(actor, test_drive_id)
    rounds_write.open_round(actor=actor, round_id=row.round_id, site=site)
    return read.test_drive(actor, test_drive_id)


@transaction.atomic
def reveal_test_drive(*, actor: User, test_drive_id: uuid.UUID) -> TestDrive:
    """Show scores and outcomes to all; nobody scores in it any more."""
    _engagement, row = _locked(actor, test_drive_id)
    rounds_write.reveal_round(actor=actor, round_id=row.round_id)
    return read.test_drive(actor, test_drive_id)


@transaction.atomic
def delete_test_drive(
    *, actor: User, test_drive_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a test-drive; its round stays, with its scores. The entry's id undoes it."""
    engagement, row = _locked(actor, test_drive_id)
    if row.sealed_at is not None:
        raise Conflict(
            "test_drive_open", gettext_noop("The test-drive is under way. Reveal it first.")
        )
    return delete(actor, engagement, row, version)


def seal(about: Round) -> None:
    """Keep for the test-drive what its initiatives say of their outcome: a round has begun."""
    row = TestDrive.objects.filter(round=about, sealed_at=None).first()
    if row is None:
        return
    for case in _cases_with_initiatives(row):
        case.sealed_text, case.sealed_verdict = case.initiative.outcome, case.initiative.old_verdict
        _put(case.initiative, "", "")
        case.save(update_fields=["sealed_text", "sealed_verdict"])
    row.sealed_at = timezone.now()
    row.save(update_fields=["sealed_at"])


def unseal(about: Round) -> None:
    """Give the initiatives back what they said, unless somebody wrote anew: the round is over."""
    row = TestDrive.objects.filter(round=about, sealed_at__isnull=False).first()
    if row is None:
        return
    for case in _cases_with_initiatives(row):
        said = case.initiative
        _put(said, said.outcome or case.sealed_text, said.old_verdict or case.sealed_verdict)
        case.sealed_text = case.sealed_verdict = ""
        case.save(update_fields=["sealed_text", "sealed_verdict"])
    row.sealed_at = None
    row.save(update_fields=["sealed_at"])


def copy_test_drives(source: Engagement, made: Mapping[uuid.UUID, Any]) -> None:
    """Copy test-drives to a copy of their engagement that has their rounds."""
    drives = copies(
        TestDrive.objects.filter(engagement=source, round__in=list(made)),
        lambda row: {
            "engagement_id": made[row.round_id].engagement_id,
            "round_id": made[row.round_id].pk,
        },
    )
    copies(
        PastCase.objects.filter(test_drive__in=list(drives)),
        lambda case: {
            "test_drive_id": drives[case.test_drive_id].pk,
            "initiative_id": made[case.initiative_id].pk,
        },
    )


def _put(initiative: Initiative, outcome: str, verdict: str) -> None:
    if (initiative.outcome, initiative.old_verdict) == (outcome, verdict):
        return
    initiative.outcome, initiative.old_verdict = outcome, verdict
    save(initiative)
    written(initiative)


def _cases_with_initiatives(row: TestDrive) -> QuerySet[PastCase]:
    return PastCase.objects.filter(test_drive=row).select_related("initiative")


def _locked(actor: User, test_drive_id: uuid.UUID) -> tuple[Engagement, TestDrive]:
    engagement = locked(actor, read.test_drive(actor, test_drive_id).engagement_id)
    return engagement, read.test_drive(actor, test_drive_id)


def _require_room(actor: User, engagement_id: uuid.UUID) -> None:
    if read.test_drives(actor, engagement_id).count() >= limits.TEST_DRIVES:
        raise Invalid(
            "list_full",
            gettext_noop("This list of the engagement holds at most {most}."),
            field="name",
            most=limits.TEST_DRIVES,
        )


def _require_past(wanted: list[uuid.UUID], rows: list[Initiative]) -> None:
    if not wanted:
        raise Invalid(
            "nothing_chosen",
            gettext_noop("Choose at least one past initiative."),
            field="initiative_ids",
        )
    if len(wanted) > limits.PAST_PER_TEST_DRIVE:
        raise Invalid(
            "too_many_lines",
            gettext_noop("At most {limit} lines; these are {count}."),
            field="initiative_ids",
            limit=limits.PAST_PER_TEST_DRIVE,
            count=len(wanted),
        )
    if len(rows) != len(wanted):
        raise Invalid(
            "not_past",
            gettext_noop("A test-drive takes past initiatives of this engagement only."),
            field="initiative_ids",
        )


def _require_free(row: TestDrive, changed: Mapping[str, Any]) -> None:
    state = row.round.state
    if state == RoundState.DRAFT or (state == RoundState.REVEALED and "facts" not in changed):
        return
    raise Conflict(
        "test_drive_begun",
        gettext_noop(
            "The blind round has begun: facts stay as assessors read them, and outcomes can be "
            "changed again once it is revealed."
        ),
    )


def _outcome(field: str, raw: Any) -> float | None:
    found = number_or_none(field, raw)
    if found is not None and not 0 <= found <= 100:
        raise Invalid("not_a_percentage", gettext_noop("Use a number from 0 to 100."), field=field)
    return found


_CHECKS: Final[Mapping[str, Check]] = {
    "facts": lines(FACTS),
    "outcome": _outcome,
    "outcome_text": lines(TEXT),
    "verdict": one_of(["", *OldVerdict.values]),
}
