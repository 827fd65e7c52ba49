"""Cases to practise on, and what somebody made of them: theirs alone."""

import uuid
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.comparisons import Comparison, compared
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Pasted, Strict, Title, Whole, Word
from issuetrees.core import limits
from issuetrees.practice import cases
from issuetrees.practice.comparing import with_case
from issuetrees.practice.read import attempts as read
from issuetrees.practice.write import attempts as write

TAG = "Practice"
_CASE = _("The name of a case that comes with the product.")
_LANGUAGE = _("In which language it was tried.")
_SECONDS = _("How long it took; null where no clock ran.")
_KEPT_IN = _("The workspace in which it is kept; without it your first one.")


class PracticeCase(Answer):
    """A client's situation with a question to structure."""

    name = serializers.CharField(help_text=_CASE)
    title = serializers.CharField()
    minutes = serializers.IntegerField(help_text=_("How long a first sketch takes."))
    situation = serializers.CharField(help_text=_("What the client tells."))
    question = serializers.CharField(help_text=_("The question to take apart: the root."))
    hints = serializers.ListField(
        child=serializers.CharField(), help_text=_("To be asked for one by one.")
    )


class PracticeCases(Answer):
    """The cases in one language."""

    language = serializers.CharField(help_text=_("That of the request."))
    cases = PracticeCase(many=True, help_text=_("The shortest first."))


class Attempt(Kept):
    """What somebody made of a case."""

    workspace_id = serializers.UUIDField(help_text=_("The workspace in which it is kept."))
    case = serializers.CharField(help_text=_CASE)
    language = serializers.CharField(help_text=_LANGUAGE)
    text = serializers.CharField(help_text=_("The sketch, as it was typed or pasted."))
    points = serializers.IntegerField(help_text=_("0 to 100, as of then."))
    parts = serializers.DictField(
        child=serializers.IntegerField(), help_text=_("Points by part of the score, as of then.")
    )
    seconds = serializers.IntegerField(allow_null=True, help_text=_SECONDS)


class NewAttempt(Strict):
    """A sketch for a case."""

    case = Title(max_length=60, help_text=_CASE)
    text = Pasted(
        max_length=limits.SKETCH_CHARACTERS,
        trim_whitespace=False,
        help_text=_("An outline in any form that can be pasted into a tree."),
    )
    language = Word([(one, one) for one in cases.LANGUAGES], required=False, help_text=_LANGUAGE)
    workspace_id = Id(required=False, help_text=_KEPT_IN)
    seconds = Whole(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=write.MOST_SECONDS,
        help_text=_SECONDS,
    )


class Cases(Endpoint):
    """The cases that come with the product."""

    tag = TAG

    @operation(
        "list_cases",
        _("List the cases to practise on"),
        notes=_("In the language of the request. References are told by comparing an attempt."),
        gives=PracticeCases,
    )
    def get(self) -> Any:
        language = _language()
        return {"language": language, "cases": cases.cases(language)}


class Attempts(Endpoint):
    """One's own attempts."""

    tag = TAG

    @operation(
        "list_attempts",
        _("List your attempts at cases"),
        notes=_("Nobody else sees them, whatever their role."),
        gives=Attempt,
        pages=KEPT,
    )
    def get(self) -> Any:
        return read.attempts(self.actor)

    @operation(
        "create_attempt",
        _("Try a case: compare a sketch with its reference and keep it"),
        takes=NewAttempt,
        gives=Attempt,
        status=201,
        scope=Scope.WRITE,
        is_replayable=True,
        problems=(404,),
        location="practice_attempt",
    )
    def post(self, given: dict[str, Any]) -> Any:
        return write.create_attempt(
            actor=self.actor,
            case_name=given["case"],
            text=given["text"],
            language=given.get("language") or _language(),
            workspace_id=given.get("workspace_id"),
            seconds=given.get("seconds"),
        )


class OneAttempt(Endpoint):
    """An attempt of one's own."""

    tag = TAG

    @operation("get_attempt", _("Read an attempt of yours"), gives=Attempt)
    def get(self, attempt_id: uuid.UUID) -> Any:
        return read.attempt(self.actor, attempt_id)

    @operation(
        "delete_attempt",
        _("Delete an attempt of yours"),
        notes=_("Only you bring it back."),
        gives=Deletion,
        scope=Scope.WRITE,
    )
    def delete(self, attempt_id: uuid.UUID) -> Any:
        return write.delete_attempt(actor=self.actor, attempt_id=attempt_id)


class AttemptComparison(Endpoint):
    """An attempt beside the reference of its case."""

    tag = TAG

    @operation(
        "get_attempt_comparison",
        _("Compare an attempt of yours with the reference of its case"),
        notes=_("By the words of now: points may differ from those that were kept."),
        gives=Comparison,
    )
    def get(self, attempt_id: uuid.UUID) -> Any:
        row = read.attempt(self.actor, attempt_id)
        return compared(with_case(cases.case(row.case, row.language), row.text, row.workspace_id))


def _language() -> str:
    found = (get_language() or "en")[:2]
    return found if found in cases.LANGUAGES else cases.LANGUAGES[0]
