"""Banks of questions that somebody practises: theirs alone."""

import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Text, Title, Word
from issuetrees.core import limits
from issuetrees.practice.models import Mark
from issuetrees.practice.read import banks as read
from issuetrees.practice.write import banks as write

TAG = "Practice"
_MARKS = [(Mark.NOT, _("Not yet")), (Mark.NEARLY, _("Nearly")), (Mark.KNEW, _("Knew it"))]
_TEXT = _("“Q:” and “A:” lines, two columns, headings with text below, or JSON.")
_KEPT_IN = _("The workspace in which it is kept; without it your first one.")
_MARK = _("The last word on your own answer; empty before the first.")


class Bank(Kept):
    """A bank of questions of one's own."""

    workspace_id = serializers.UUIDField(help_text=_("The workspace in which it is kept."))
    title = serializers.CharField()
    graph_id = serializers.UUIDField(
        allow_null=True, help_text=_("The tree of which it was made; null for a pasted one.")
    )


class BankEdit(Strict):
    """What may be said of a bank."""

    title = Title(max_length=write.MOST_TITLE)


class NewBank(Strict):
    """Questions and answers to keep."""

    title = Title(max_length=write.MOST_TITLE)
    text = Title(max_length=limits.SKETCH_CHARACTERS, help_text=_TEXT)
    workspace_id = Id(required=False, help_text=_KEPT_IN)


class MoreCards(Strict):
    """Questions to add."""

    text = Title(max_length=limits.SKETCH_CHARACTERS, help_text=_TEXT)


class UnreadLine(Answer):
    """A text that belongs to no question with an answer."""

    line = serializers.IntegerField(help_text=_("Its line, from 1; in JSON its entry."))
    text = serializers.CharField(help_text=_("Its beginning."))


class AddedCards(Answer):
    """What became of a pasted text."""

    bank_id = serializers.UUIDField(help_text=_("The bank."))
    left_out = UnreadLine(many=True, help_text=_("What of the text is in no question."))


class MadeBank(Answer):
    """A bank that was made of a text."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    left_out = UnreadLine(many=True, help_text=_("What of the text is in no question."))


class PracticeCard(Kept):
    """A question with its answer, and when it comes again."""

    bank_id = serializers.UUIDField(help_text=_("The bank."))
    place = serializers.IntegerField(help_text=_("Its place in the bank."))
    question = serializers.CharField()
    answer = serializers.CharField()
    box = serializers.IntegerField(help_text=_("How often it was known in a row."))
    mark = serializers.ChoiceField(_MARKS, allow_blank=True, help_text=_MARK)
    marked_at = serializers.DateTimeField(allow_null=True, help_text=_("When it was asked last."))
    due_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When it comes again; null: at once.")
    )


class PracticeCardEdit(Strict):
    """What may be said of a question."""

    question = Title(max_length=write.MOST_QUESTION)
    answer = Text(max_length=write.MOST_ANSWER)


class CardMark(Strict):
    """What somebody says of their own answer."""

    mark = Word(_MARKS, help_text=_("How well it was known."))


class DueCard(Answer):
    """What to ask next."""

    bank_id = serializers.UUIDField(help_text=_("The bank."))
    card = PracticeCard(allow_null=True, help_text=_("Missed ones first; null: nothing is due."))
    next_due_at = serializers.DateTimeField(
        allow_null=True, help_text=_("Where nothing is due: when the next question is.")
    )


class Banks(Endpoint):
    """One's own banks."""

    tag = TAG

    @operation(
        "list_banks",
        _("List your banks of questions"),
        notes=_("Nobody else sees them, whatever their role."),
        gives=Bank,
        pages=KEPT,
    )
    def get(self) -> Any:
        return read.banks(self.actor)

    @operation(
        "create_bank",
        _("Keep pasted questions and answers as a bank of yours"),
        takes=NewBank,
        gives=MadeBank,
        status=201,
        scope=Scope.WRITE,
        is_replayable=True,
        problems=(404,),
    )
    def post(self, given: dict[str, Any]) -> Any:
        made, left = write.create_bank(actor=self.actor, **given)
        return {"id": made.pk, "title": made.title, "left_out": left}


class TreeBanks(Endpoint):
    """A tree as a bank."""

    tag = TAG

    @operation(
        "create_bank_of_tree",
        _("Make a bank of yours of the questions and answers of a tree"),
        notes=_(
            "A question without an answer is asked for its parts. A tree has one bank of yours: "
            "later it gets the questions that it lacks."
        ),
        gives=Bank,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="bank",
    )
    def post(self, graph_id: uuid.UUID) -> Any:
        return write.create_bank_of_tree(actor=self.actor, graph_id=graph_id)


class OneBank(Endpoint):
    """A bank of one's own."""

    tag = TAG

    @operation("get_bank", _("Read a bank of yours"), gives=Bank, has_tag=True)
    def get(self, bank_id: uuid.UUID) -> Any:
        return read.bank(self.actor, bank_id)

    @operation(
        "edit_bank",
        _("Rename a bank of yours"),
        takes=BankEdit,
        is_partial=True,
        gives=Bank,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, bank_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_bank(actor=self.actor, bank_id=bank_id, version=version, **given)

    @operation(
        "delete_bank",
        _("Delete a bank of yours"),
        notes=_("Only you bring it back."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, bank_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_bank(actor=self.actor, bank_id=bank_id, version=version)


class Cards(Endpoint):
    """The questions of a bank."""

    tag = TAG

    @operation(
        "list_cards", _("List the questions of a bank of yours"), gives=PracticeCard, pages=KEPT
    )
    def get(self, bank_id: uuid.UUID) -> Any:
        return read.cards(self.actor, bank_id)

    @operation(
        "add_cards",
        _("Add pasted questions to a bank of yours"),
        takes=MoreCards,
        gives=AddedCards,
        scope=Scope.WRITE,
        is_replayable=True,
    )
    def post(self, bank_id: uuid.UUID, given: dict[str, Any]) -> Any:
        left = write.add_cards(actor=self.actor, bank_id=bank_id, text=given["text"])
        return {"bank_id": bank_id, "left_out": left}


class NextCard(Endpoint):
    """What to ask next."""

    tag = TAG

    @operation("get_next_card", _("Read what a bank of yours asks next"), gives=DueCard)
    def get(self, bank_id: uuid.UUID) -> Any:
        card = read.next_card(self.actor, bank_id, timezone.now())
        due = None if card else read.next_due(self.actor, bank_id)
        return {"bank_id": bank_id, "card": card, "next_due_at": due}


class OneCard(Endpoint):
    """A question of a bank."""

    tag = TAG

    @operation("get_card", _("Read a question of your bank"), gives=PracticeCard, has_tag=True)
    def get(self, card_id: uuid.UUID) -> Any:
        return read.card(self.actor, card_id)

    @operation(
        "edit_card",
        _("Change a question of your bank"),
        takes=PracticeCardEdit,
        is_partial=True,
        gives=PracticeCard,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, card_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_card(actor=self.actor, card_id=card_id, version=version, **given)

    @operation(
        "delete_card",
        _("Delete a question of your bank"),
        notes=_("Only you bring it back."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, card_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_card(actor=self.actor, card_id=card_id, version=version)


class CardMarks(Endpoint):
    """How well a question was known."""

    tag = TAG

    @operation(
        "mark_card",
        _("Say how well you knew a question of your bank"),
        notes=_("It comes again the later, the oftener it was known in a row; a miss at once."),
        takes=CardMark,
        gives=PracticeCard,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
    )
    def post(self, card_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.mark_card(actor=self.actor, card_id=card_id, mark=given["mark"])
