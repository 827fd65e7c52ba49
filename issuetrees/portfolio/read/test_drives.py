"""Test-drives, what is hidden from whom, and what came out of them.

Until its round is revealed nobody who judges in it sees how the initiatives turned out, and nobody
who may not edit; facts of that time are for all. What else tells of it (outcomes, actuals,
decisions) is left out by ``sealed``.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from issuetrees.core.portfolio.reweigh import Judged, Reweighed, reweigh
from issuetrees.core.portfolio.test_drive import FEWEST, HALF, Drive, Past, drive
from issuetrees.core.scoring import InitiativeResult
from issuetrees.kit.rows import one
from issuetrees.portfolio.models.test_drives import OldVerdict, PastCase, TestDrive
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState
from issuetrees.scoring.models.rounds import Round, RoundState
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import results
from issuetrees.workspaces.access import (
    ALLOWED,
    Action,
    Pass,
    Reader,
    role_of,
    within,
    workspaces_where,
)


def all_test_drives(reader: Reader) -> QuerySet[TestDrive]:
    """Return the test-drives of all engagements that the reader may see, the latest first."""
    found = TestDrive.objects.filter(within(reader)).order_by("-created_at", "-id")
    return found.select_related("engagement__workspace", "round")


def test_drives(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[TestDrive]:
    """Return the test-drives of an engagement, the latest first."""
    return all_test_drives(reader).filter(engagement_id=engagement_id)


def test_drive(reader: Reader, test_drive_id: uuid.UUID) -> TestDrive:
    """Return a test-drive with its round, or raise NotFound."""
    return one(all_test_drives(reader).filter(pk=test_drive_id))


def candidates(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Initiative]:
    """Return the past initiatives of an engagement, which can be test-driven."""
    found = initiatives_read.initiatives(reader, engagement_id)
    return found.filter(state=InitiativeState.PAST)


def hides(reader: Reader, row: TestDrive) -> bool:
    """Whether the reader must not see yet how the initiatives turned out."""
    if row.round.state == RoundState.REVEALED:
        return False
    if isinstance(reader, Pass | AnonymousUser):
        return True
    role = role_of(reader, row.engagement.workspace_id)
    if role is None or Action.EDIT not in ALLOWED[role]:
        return True
    has_begun = row.round.opened_at is not None
    return has_begun and row.round.sheets.filter(assessor__user=reader.pk).exists()


def sealed(reader: Reader) -> QuerySet[PastCase, uuid.UUID]:
    """Return the ids of initiatives of which the reader must not know yet how they turned out.

    Those in test-drives under way, for whoever judges in them and whoever may not edit.
    """
    found = PastCase.objects.filter(test_drive__sealed_at__isnull=False)
    if not isinstance(reader, Pass) and reader.is_authenticated:
        editing = workspaces_where(reader, Action.EDIT)
        found = found.filter(
            Q(test_drive__round__sheets__assessor__user=reader.pk)
            | ~Q(test_drive__engagement__workspace__in=editing)
        )
    return found.values_list("initiative_id", flat=True)


def cases(reader: Reader, row: TestDrive) -> list[PastCase]:
    """Return the cases of a test-drive; what is hidden from the reader is empty in them."""
    found = list(
        PastCase.objects.filter(within(reader, "test_drive__engagement"), test_drive=row)
        .select_related("initiative", "test_drive")
        .order_by("created_at", "id")
    )
    if hides(reader, row):
        for case in found:
            case.outcome, case.outcome_text, case.verdict = None, "", ""
            case.sealed_text = case.sealed_verdict = ""
    return found


def facts(reader: Reader, row: Round | None) -> list[PastCase]:
    """Return the cases of a round that is a test-drive: what was known then, and nothing else."""
    drive_row = TestDrive.objects.filter(round=row).first() if row is not None else None
    if drive_row is None:
        return []
    found = PastCase.objects.filter(within(reader, "test_drive__engagement"), test_drive=drive_row)
    told = found.exclude(facts="").select_related("initiative")
    return list(told.only("facts", "initiative__title").order_by("created_at", "id"))


@dataclass(frozen=True, slots=True)
class Line:
    """A past initiative in the order of its score: how it turned out, what was thought of it.

    ``is_chosen`` says whether the scheme would have chosen it, None where it is not compared.
    """

    case: PastCase
    score: float | None
    is_chosen: bool | None

    @property
    def is_good(self) -> bool | None:
        """Whether it turned out well; None while nobody has said."""
        return None if self.case.outcome is None else self.case.outcome >= HALF

    @property
    def was_called_good(self) -> bool | None:
        """The old verdict; None where nobody remembers one."""
        return self.case.verdict == OldVerdict.GOOD if self.case.verdict else None


@dataclass(frozen=True, slots=True)
class Driven:
    """What a test-drive says; ``count`` initiatives have a score and an outcome.

    ``drive`` is None below ``FEWEST`` of them: then the list is all there is to say.
    """

    lines: tuple[Line, ...]
    count: int
    drive: Drive | None
    weights: Mapping[str, float]
    reweighed: Reweighed
    titles: Mapping[str, str]
    was_blind: bool


def driven(reader: Reader, row: TestDrive) -> Driven | None:
    """Return what a revealed test-drive says, None before that; raises Invalid as scoring does."""
    if row.round.state != RoundState.REVEALED:
        return None
    board = results.board(reader, row.engagement_id, known=row.engagement, of=row.round)
    evaluation = board.evaluation()
    found = {one.initiative_id: one for one in evaluation.initiatives}
    told = cases(reader, row)
    totals = {
        str(case.initiative_id): found[str(case.initiative_id)].total
        for case in told
        if str(case.initiative_id) in found
    }
    past = [
        Past(key, score, case.outcome, case.verdict == OldVerdict.GOOD if case.verdict else None)
        for case in told
        if (score := totals.get(key := str(case.initiative_id))) is not None
        and case.outcome is not None
    ]
    what = drive(past)
    compared = {one.id: one.score >= what.threshold - 1e-9 for one in past}
    lines = [
        Line(case, totals.get(key), compared.get(key))
        for case in told
        if (key := str(case.initiative_id))
    ]
    lines.sort(key=lambda line: (line.score is None, -(line.score or 0.0)))
    shares = {one.criterion_id: one.share for one in evaluation.criteria}
    judged = [
        Judged(one.id, values, one.is_good)
        for one in past
        if (values := _values(found[one.id], shares)) is not None
    ]
    return Driven(
        tuple(lines),
        len(past),
        what if len(past) >= FEWEST else None,
        shares,
        reweigh(judged, shares),
        {
            **{str(one.pk): one.title for one in board.criteria},
            **{str(case.initiative_id): case.initiative.title for case in told},
        },
        row.round.is_blind,
    )


def _values(result: InitiativeResult, shares: Mapping[str, float]) -> dict[str, float] | None:
    """What an initiative is worth on each criterion; None where not all is known."""
    known = {one.criterion_id: one.value for one in result.criteria if one.value is not None}
    return known if known.keys() >= shares.keys() else None
