"""Test-drives: the scheme tried on past initiatives."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import (
    Answer,
    Calculation,
    Id,
    Kept,
    Number,
    Strict,
    Text,
    Title,
    Word,
)
from issuetrees.core.errors import Conflict
from issuetrees.core.portfolio.reweigh import Verdict
from issuetrees.core.text import gettext_noop
from issuetrees.portfolio import test_drive_words as words
from issuetrees.portfolio.models.test_drives import OldVerdict
from issuetrees.portfolio.read import test_drives as read
from issuetrees.portfolio.write import test_drives as write
from issuetrees.scoring.models.rounds import RoundState
from issuetrees.workspaces.read import engagement as get_engagement

_FACTS = _("What was known before it was done; assessors read it.")
_OUTCOME = _("How it turned out, 0 (a failure) to 100; null while nobody has said, or hidden.")
_VERDICT = _("What was thought of it before: good or bad; empty where nobody remembers, or hidden.")
_GOOD = _("Whether it turned out well: an outcome from 50 on; null without one.")


class TestDrive(Kept):
    """A blind round about past initiatives."""

    __test__ = False

    engagement_id = serializers.UUIDField()
    name = serializers.CharField()
    round_id = serializers.UUIDField()
    state = serializers.ChoiceField(RoundState.choices, source="round.state")


class PastCase(Kept):
    """A past initiative in a test-drive; until it is revealed its judges do not see the outcome."""

    initiative_id = serializers.UUIDField()
    facts = serializers.CharField(help_text=_FACTS)
    outcome = Calculation(allow_null=True, help_text=_OUTCOME)
    outcome_text = serializers.CharField(help_text=_("The outcome in words."))
    verdict = serializers.CharField(help_text=_VERDICT)


class DriveTable(Answer):
    """How often two yes-or-no answers go together."""

    both = serializers.IntegerField(help_text=_("Both say yes."))
    first_only = serializers.IntegerField(help_text=_("Only the first says yes."))
    second_only = serializers.IntegerField(help_text=_("Only the second says yes."))
    neither = serializers.IntegerField(help_text=_("Both say no."))
    p = serializers.FloatField(allow_null=True, help_text=_("One-sided, Fisher’s exact test."))


class DriveChance(Answer):
    """How likely so much agreement is by order alone."""

    p = serializers.FloatField(help_text=_("One-sided p of the permutation test."))
    drawn = serializers.IntegerField(
        allow_null=True, help_text=_("How many orders were drawn; null where all were counted.")
    )
    error = Calculation(
        allow_null=True, help_text=_("Standard error of p; null where all orders were counted.")
    )


class DriveWithout(Answer):
    """The figures with one initiative left out."""

    initiative_id = serializers.UUIDField(source="id")
    tau = Calculation(allow_null=True, help_text=_("Kendall’s tau-b."))
    auc = Calculation(allow_null=True, help_text=_("Area under the ROC curve."))


class DriveFigures(Answer):
    """Figures of a test-drive; null where the data do not allow one."""

    tau = Calculation(allow_null=True, help_text=_("Kendall’s tau-b."))
    auc = Calculation(allow_null=True, help_text=_("Area under the ROC curve."))
    old_auc = Calculation(allow_null=True, help_text=_("That of the old verdict."))
    chance = DriveChance(allow_null=True, help_text=_("The permutation test of tau-b."))
    threshold = Calculation(
        help_text=_("The score from which on as many are chosen as turned out well.")
    )
    scheme = DriveTable(help_text=_("The scheme against the outcome."))
    old = DriveTable(help_text=_("The old verdict against the outcome."))
    verdicts = DriveTable(help_text=_("The scheme against the old verdict."))
    without = DriveWithout(many=True, help_text=_("With each one left out in turn."))


class DriveLine(Answer):
    """A past initiative by its score."""

    initiative_id = serializers.UUIDField(source="case.initiative_id")
    score = Calculation(allow_null=True, help_text=_("Points, 0 to 100."))
    outcome = Calculation(source="case.outcome", allow_null=True, help_text=_OUTCOME)
    is_good = serializers.BooleanField(allow_null=True, help_text=_GOOD)
    verdict = serializers.CharField(source="case.verdict", help_text=_VERDICT)


class DriveWeights(Answer):
    """Which weights would have put every good one above every bad one."""

    verdict = serializers.ChoiceField([*Verdict], help_text=_("Whether any weights can."))
    weights = serializers.DictField(child=Calculation(), help_text=_("By criterion, together 1."))
    moved = Calculation(help_text=_("The part of the weight that has to move, 0 to 1."))


class TestDriveResult(Answer):
    """What a revealed test-drive says."""

    __test__ = False

    lines = DriveLine(many=True, help_text=_("The highest score first."))
    count = serializers.IntegerField(help_text=_("How many have a score and an outcome."))
    figures = DriveFigures(
        source="drive", allow_null=True, help_text=_("Null below ten initiatives: a list is all.")
    )
    weights = DriveWeights(
        source="reweighed", help_text=_("Which weights would have repeated the good calls.")
    )
    sentences = serializers.ListField(
        child=serializers.CharField(), help_text=_("The same in the reader’s language.")
    )


class NewTestDrive(Strict):
    """A test-drive to prepare."""

    name = Text(max_length=write.NAME, required=False)
    initiative_ids = serializers.ListField(child=Id(), help_text=_("Past initiatives."))
    assessor_ids = serializers.ListField(
        child=Id(), required=False, help_text=_("Who is asked; left out: all assessors.")
    )


class TestDriveEdit(Strict):
    """What may be changed of a test-drive."""

    __test__ = False

    name = Title(max_length=write.NAME)


class PastCaseEdit(Strict):
    """What is known of a past initiative; facts only before the round begins."""

    facts = Text(max_length=write.FACTS, required=False, help_text=_FACTS)
    outcome = Number(required=False, allow_null=True, help_text=_OUTCOME)
    outcome_text = Text(max_length=write.TEXT, required=False, help_text=_("The outcome in words."))
    verdict = Word(choices=["", *OldVerdict.values], required=False, help_text=_VERDICT)


class TestDrives(Endpoint):
    """The test-drives of an engagement."""

    tag = "Portfolio"

    @operation("list_test_drives", _("List the test-drives"), gives=TestDrive, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.test_drives(self.actor, engagement_id)

    @operation(
        "create_test_drive",
        _("Prepare a test-drive"),
        notes=_("Its blind round is made with it, and opened by an operation of its own."),
        takes=NewTestDrive,
        gives=TestDrive,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="test_drive",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_test_drive(actor=self.actor, engagement_id=engagement_id, **given)


class OneTestDrive(Endpoint):
    """A test-drive."""

    tag = "Portfolio"

    @operation("get_test_drive", _("Read a test-drive"), gives=TestDrive)
    def get(self, test_drive_id: uuid.UUID) -> Any:
        return read.test_drive(self.actor, test_drive_id)

    @operation(
        "edit_test_drive",
        _("Give a test-drive another name"),
        takes=TestDriveEdit,
        is_partial=True,
        gives=TestDrive,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, test_drive_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_test_drive(
            actor=self.actor, test_drive_id=test_drive_id, version=version, **given
        )

    @operation(
        "delete_test_drive",
        _("Delete a test-drive"),
        notes=_("Its round stays, with its scores. One that is under way is revealed first."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, test_drive_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_test_drive(
            actor=self.actor, test_drive_id=test_drive_id, version=version
        )


class OpenTestDrive(Endpoint):
    """The beginning of a test-drive."""

    tag = "Portfolio"

    @operation(
        "open_test_drive",
        _("Open the blind round of a test-drive"),
        notes=_("From now on its initiatives do not tell how they turned out."),
        gives=TestDrive,
        scope=Scope.WRITE,
    )
    def post(self, test_drive_id: uuid.UUID) -> Any:
        return write.open_test_drive(actor=self.actor, test_drive_id=test_drive_id)


class RevealTestDrive(Endpoint):
    """The end of a test-drive."""

    tag = "Portfolio"

    @operation(
        "reveal_test_drive",
        _("Reveal scores and outcomes of a test-drive"),
        gives=TestDrive,
        scope=Scope.WRITE,
    )
    def post(self, test_drive_id: uuid.UUID) -> Any:
        return write.reveal_test_drive(actor=self.actor, test_drive_id=test_drive_id)


class PastCases(Endpoint):
    """The initiatives of a test-drive."""

    tag = "Portfolio"

    @operation(
        "list_past_cases",
        _("List what is known of the initiatives of a test-drive"),
        gives=PastCase,
        is_list=True,
    )
    def get(self, test_drive_id: uuid.UUID) -> Any:
        return read.cases(self.actor, read.test_drive(self.actor, test_drive_id))


class OnePastCase(Endpoint):
    """An initiative of a test-drive."""

    tag = "Portfolio"

    @operation(
        "edit_past_case",
        _("Say what is known of an initiative of a test-drive"),
        takes=PastCaseEdit,
        is_partial=True,
        gives=PastCase,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(
        self,
        test_drive_id: uuid.UUID,
        initiative_id: uuid.UUID,
        given: dict[str, Any],
        version: int | None,
    ) -> Any:
        return write.tell(
            actor=self.actor,
            test_drive_id=test_drive_id,
            initiative_id=initiative_id,
            version=version,
            **given,
        )


class TestDriveResults(Endpoint):
    """What came out of a test-drive."""

    tag = "Portfolio"

    @operation("get_test_drive_result", _("Read what a test-drive says"), gives=TestDriveResult)
    def get(self, test_drive_id: uuid.UUID) -> Any:
        found: Any = read.driven(self.actor, read.test_drive(self.actor, test_drive_id))
        if found is None:
            raise Conflict(
                "not_revealed", gettext_noop("The test-drive has not been revealed yet.")
            )
        return {
            "lines": found.lines,
            "count": found.count,
            "drive": found.drive,
            "reweighed": found.reweighed,
            "sentences": words.all_said(found),
        }
