"""Texts of a report in its language, where the engagement has another."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.models import Language
from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Strict, Text, Title
from issuetrees.core import limits
from issuetrees.reports import translating
from issuetrees.reports.gather import second_texts

_SOURCE = _("As people wrote it.")
_TEXT = _("In the language of the report; empty where there is none.")


class SecondText(Answer):
    """A text of a report, and what it is in the report's language."""

    original = serializers.CharField(help_text=_SOURCE)
    text = serializers.CharField(help_text=_TEXT)


class SecondTexts(Answer):
    """What a report says, and in which language; no texts where it is the engagement's."""

    language = serializers.ChoiceField(Language.choices)
    texts = SecondText(many=True)


class NewSecondText(Strict):
    """A translation; an empty text takes it back."""

    original = Title(max_length=translating.LONGEST, help_text=_SOURCE)
    text = Text(max_length=translating.LONGEST, help_text=_TEXT)


class NewSecondTexts(Strict):
    """Translations; those that are left out stay."""

    texts = NewSecondText(  # type: ignore[call-arg] # a list has it
        many=True, max_length=limits.TRANSLATED_AT_ONCE, required=False
    )


class ReportTranslations(Endpoint):
    """The second texts of a report."""

    tag = "Reports"

    @operation(
        "get_translations",
        _("List what a report says, with its translations"),
        gives=SecondTexts,
    )
    def get(self, report_id: uuid.UUID) -> Any:
        return second_texts(self.actor, report_id)

    @operation(
        "edit_translations",
        _("Translate texts of a report"),
        notes=_("A translation counts for the same words in the whole engagement."),
        takes=NewSecondTexts,
        gives=SecondTexts,
        scope=Scope.WRITE,
    )
    def patch(self, report_id: uuid.UUID, given: dict[str, Any]) -> Any:
        texts = {one["original"]: one["text"] for one in given.get("texts", ())}
        translating.translate(actor=self.actor, report_id=report_id, texts=texts)
        return second_texts(self.actor, report_id)
