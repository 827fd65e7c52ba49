"""Rounds of scoring: who is asked about what, how far they are, when all is shown."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Title, YesNo
from issuetrees.core import limits
from issuetrees.scoring.models.rounds import RoundState
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.workspaces.read import engagement as get_engagement

TAG = "Rounds"


class Round(Kept):
    """A round of scoring; at most one of an engagement is open."""

    engagement_id = serializers.UUIDField()
    name = serializers.CharField()
    state = serializers.ChoiceField(RoundState.choices)
    is_blind = serializers.BooleanField()
    is_locked = serializers.BooleanField()
    is_prefilled = serializers.BooleanField(
        help_text=_("Whether each assessor begins with what they said before.")
    )
    due_on = serializers.DateField(allow_null=True)
    opened_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    revealed_at = serializers.DateTimeField(allow_null=True)
    criterion_ids = serializers.ListField(child=serializers.UUIDField())
    initiative_ids = serializers.ListField(child=serializers.UUIDField())


class RoundEdit(Strict):
    """What may be said of a round; lists that are empty or left out ask for all."""

    name = Title(max_length=120, required=False)
    is_blind = YesNo(required=False)
    is_locked = YesNo(required=False)
    is_prefilled = YesNo(
        required=False, help_text=_("Whether each assessor begins with what they said before.")
    )
    due_on = serializers.DateField(required=False, allow_null=True)
    criterion_ids = serializers.ListField(
        child=Id(), required=False, max_length=limits.INITIATIVES_PER_ENGAGEMENT
    )
    initiative_ids = serializers.ListField(
        child=Id(), required=False, max_length=limits.INITIATIVES_PER_ENGAGEMENT
    )
    assessor_ids = serializers.ListField(
        child=Id(), required=False, max_length=limits.INITIATIVES_PER_ENGAGEMENT
    )


class Sheet(Kept):
    """How far one assessor is in a round."""

    round_id = serializers.UUIDField()
    assessor_id = serializers.UUIDField()
    name = serializers.CharField(source="assessor.name")
    is_asked = serializers.BooleanField(
        help_text=_("False where they are not asked again and what they said before stands.")
    )
    score_count = serializers.IntegerField()
    done_at = serializers.DateTimeField(
        allow_null=True,
        help_text=_("When their scores came in: all given, or said to be done."),
    )


class Rounds(Endpoint):
    """The rounds of an engagement."""

    tag = TAG

    @operation("list_rounds", _("List the rounds"), gives=Round, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return rounds_read.rounds(self.actor, engagement_id).prefetch_related(
            "criteria", "initiatives"
        )

    @operation(
        "create_round",
        _("Prepare a round"),
        notes=_("Nobody is asked before it is opened."),
        takes=RoundEdit,
        gives=Round,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="round",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return rounds_write.create_round(actor=self.actor, engagement_id=engagement_id, **given)


class OneRound(Endpoint):
    """A round."""

    tag = TAG

    @operation("get_round", _("Read a round"), gives=Round, has_tag=True)
    def get(self, round_id: uuid.UUID) -> Any:
        return rounds_read.get(self.actor, round_id)

    @operation(
        "edit_round",
        _("Change a round"),
        notes=_("What is asked and whether it is blind can be changed before it opens."),
        takes=RoundEdit,
        is_partial=True,
        gives=Round,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
        problems=(409,),
    )
    def patch(self, round_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return rounds_write.edit_round(
            actor=self.actor, round_id=round_id, version=version, **given
        )

    @operation(
        "delete_round",
        _("Delete a round with its scores"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
        problems=(409,),
    )
    def delete(self, round_id: uuid.UUID, version: int | None) -> Any:
        return rounds_write.delete_round(actor=self.actor, round_id=round_id, version=version)


class RoundSheets(Endpoint):
    """How far everybody is."""

    tag = TAG

    @operation(
        "list_sheets", _("List how far the assessors of a round are"), gives=Sheet, pages=KEPT
    )
    def get(self, round_id: uuid.UUID) -> Any:
        return rounds_read.sheets(self.actor, rounds_read.get(self.actor, round_id))


class OpenedRound(Endpoint):
    """A round that takes scores."""

    tag = TAG

    @operation(
        "open_round",
        _("Open a round"),
        notes=_(
            "One that was closed too early is opened again, unless its scores were revealed. "
            "Members who are asked for the first time get a mail."
        ),
        gives=Round,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID) -> Any:
        site = self.request.build_absolute_uri("/")
        return rounds_write.open_round(actor=self.actor, round_id=round_id, site=site)


class Reminded(Answer):
    """Who was reminded."""

    people = Person(many=True, help_text=_("Members whose scores are awaited; guests get no mail."))


class RemindedRound(Endpoint):
    """People who are reminded of a round."""

    tag = TAG

    @operation(
        "remind",
        _("Remind those who have not finished"),
        notes=_("By mail, once an hour at most; of the open round."),
        gives=Reminded,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID) -> Any:
        site = self.request.build_absolute_uri("/")
        return {"people": rounds_write.remind(actor=self.actor, round_id=round_id, site=site)}


class ClosedRound(Endpoint):
    """A round that takes no more scores."""

    tag = TAG

    @operation(
        "close_round",
        _("Close a round"),
        notes=_("A round that is not blind is revealed with that."),
        gives=Round,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID) -> Any:
        return rounds_write.close_round(actor=self.actor, round_id=round_id)


class RevealedRound(Endpoint):
    """A round whose scores all see."""

    tag = TAG

    @operation(
        "reveal_round",
        _("Reveal a round"),
        notes=_("It is closed with that, and the ranking is made of it."),
        gives=Round,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID) -> Any:
        return rounds_write.reveal_round(actor=self.actor, round_id=round_id)


class RepeatedRound(Endpoint):
    """A round that asks again."""

    tag = TAG

    @operation(
        "score_again",
        _("Prepare a round like this one"),
        notes=_("It asks the same people about the same things once it is opened."),
        gives=Round,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        location="round",
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID) -> Any:
        return rounds_write.score_again(actor=self.actor, round_id=round_id)


class FinishedSheet(Endpoint):
    """The scores of an assessor as a whole."""

    tag = TAG

    @operation(
        "finish_sheet",
        _("Declare an assessor’s scores done"),
        notes=_(
            "In the open round, however many there are. Where it is not blind, others’ scores are "
            "shown to the assessor from then on."
        ),
        gives=Sheet,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, assessor_id: uuid.UUID) -> Any:
        return sheets_write.finish_sheet(actor=self.actor, assessor_id=assessor_id)
