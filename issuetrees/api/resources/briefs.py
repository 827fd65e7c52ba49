"""Problem briefs: one of each engagement."""

import uuid
from typing import Any

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Strict, Text, Title
from issuetrees.core.brief import SENTENCES, lint
from issuetrees.inquiry import models
from issuetrees.inquiry.read import briefs as read
from issuetrees.inquiry.write import briefs as write
from issuetrees.kit.sentences import fill

_CRITERIA = _("What must be answered for the question to be solved, in order.")
_WHOM = _("Whom the answer concerns.")
_ID = _("Questions of the trees name it in “serves” of their details.")
_INTEREST = _("Their part, or what they care about.")
_LEAVES = _("How many leaves of the trees serve it; pruned branches do not count.")
_QUESTION = _("That of the engagement, which is its home; if it has none, of its first tree.")
_WITHOUT = _("How many leaves serve no criterion.")


class SuccessCriterion(Answer):
    """What must be answered for the question to be solved."""

    id = serializers.CharField(help_text=_ID)
    text = serializers.CharField()
    leaf_count = serializers.IntegerField(help_text=_LEAVES)


class Stakeholder(Answer):
    """Somebody whom the answer concerns."""

    name = serializers.CharField()
    interest = serializers.CharField(help_text=_INTEREST)


class QuestionRemark(Answer):
    """Advice on the question."""

    code = serializers.ChoiceField(list(SENTENCES))
    quote = serializers.CharField(help_text=_("The piece of the question that it is about."))
    sentence = serializers.CharField(help_text=_("The advice in the reader’s language."))


class Brief(Answer):
    """What is agreed before anything is split."""

    engagement_id = serializers.UUIDField()
    version = serializers.IntegerField(help_text=_("0 while nobody has written it."))
    question = serializers.CharField(help_text=_QUESTION)
    advice = QuestionRemark(many=True, help_text=_("What could be better about the question."))
    situation = serializers.CharField()
    complication = serializers.CharField()
    criteria = SuccessCriterion(many=True, help_text=_CRITERIA)
    in_scope = serializers.CharField()
    out_of_scope = serializers.CharField()
    constraints = serializers.CharField()
    decision_maker = serializers.CharField()
    stakeholders = Stakeholder(many=True, help_text=_WHOM)
    sources = serializers.CharField()
    leaves_without_criterion = serializers.IntegerField(help_text=_WITHOUT)


class SuccessCriterionEdit(Strict):
    """A criterion; without an id a new one."""

    id = Text(max_length=80, required=False, help_text=_ID)
    text = Title(max_length=write.LINE)


class StakeholderEdit(Strict):
    """Somebody whom the answer concerns."""

    name = Title(max_length=write.NAME)
    interest = Text(max_length=write.LINE, required=False, help_text=_INTEREST)


class BriefEdit(Strict):
    """What may be changed of a brief; a list replaces the whole list."""

    question = Text(
        max_length=2000, required=False, help_text=_("It is written into the engagement.")
    )
    situation = Text(max_length=write.TEXT, required=False)
    complication = Text(max_length=write.TEXT, required=False)
    criteria = SuccessCriterionEdit(many=True, required=False, help_text=_CRITERIA)
    in_scope = Text(max_length=write.TEXT, required=False)
    out_of_scope = Text(max_length=write.TEXT, required=False)
    constraints = Text(max_length=write.TEXT, required=False)
    decision_maker = Text(max_length=write.LINE, required=False)
    stakeholders = StakeholderEdit(many=True, required=False, help_text=_WHOM)
    sources = Text(max_length=write.TEXT, required=False)


class EngagementBrief(Endpoint):
    """The problem brief of an engagement."""

    tag = "Engagements"

    @operation("get_brief", _("Read the problem brief"), gives=Brief, has_tag=True)
    def get(self, engagement_id: uuid.UUID) -> Any:
        return self._told(read.brief(self.actor, engagement_id))

    @operation(
        "edit_brief",
        _("Change the problem brief"),
        takes=BriefEdit,
        is_partial=True,
        gives=Brief,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, engagement_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        row, _entry = write.edit_brief(
            actor=self.actor, engagement_id=engagement_id, version=version, **given
        )
        return self._told(row)

    def _told(self, row: models.Brief) -> models.Brief:
        """Add what stands elsewhere: the question, advice on it, what leaves serve."""
        found = read.coverage(self.actor, row)
        told: Any = row
        told.question = read.question(self.actor, row)
        told.criteria = [{**one, "leaf_count": found.counts[one["id"]]} for one in row.criteria]
        told.advice = [
            {
                "code": one.code,
                "quote": one.quote,
                "sentence": fill(translate(SENTENCES[one.code]), quote=one.quote),
            }
            for one in lint(told.question)
        ]
        told.leaves_without_criterion = len(found.without)
        return row
