"""What the branches of a tree come to, and the story that they tell."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.core.drawing.ghost import FORMS
from issuetrees.core.synthesis.questions import Question
from issuetrees.graphs import read
from issuetrees.inquiry.read.story import Story, ghost_deck, said, story

STATES = ("missing", "up_to_date", "behind")


class SynthesisAdvice(Answer):
    """What can be said of a so-what without knowing the case."""

    code = serializers.CharField()
    message = serializers.CharField(help_text=_("A sentence in the reader's language."))


class SoWhat(Answer):
    """What a branch comes to, and how far that is behind what stands below it."""

    node_id = serializers.UUIDField()
    number = serializers.CharField(help_text=_("Place of the node, like 3.2; empty for a root."))
    title = serializers.CharField(help_text=_("Title of the node."))
    text = serializers.CharField(help_text=_("The node’s answer; empty while there is none."))
    state = serializers.ChoiceField(STATES)
    edits_behind = serializers.IntegerField(
        help_text=_(
            "Revisions after the answer was set in which something below was last changed, came, "
            "went or moved; 0 where it is up to date or missing."
        )
    )
    written_by = serializers.CharField(
        help_text=_("Who set it; empty where that was before such things were written down.")
    )
    written_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When it was set; null where nobody knows.")
    )
    advice = SynthesisAdvice(many=True)


class Synthesis(Answer):
    """The so-whats of a tree in reading order, without pruned branches and leaves."""

    revision = serializers.IntegerField()
    so_whats = SoWhat(many=True)


class GraphSynthesis(Endpoint):
    """What the branches of a tree come to."""

    tag = "Synthesis"

    @operation(
        "get_synthesis",
        _("Read the so-whats of a tree and which are behind"),
        notes=_("A so-what is the answer of a node that has children; commit it as such."),
        gives=Synthesis,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        told = story(read.graph(self.actor, graph_id))
        return {"revision": told.synthesis.revision, "so_whats": list(so_whats(told))}


class AnswerVersion(Answer):
    """The answer to the question as somebody once wrote it."""

    text = serializers.CharField()
    by = serializers.CharField()
    at = serializers.DateTimeField(help_text=_("When it was written."))
    revision = serializers.IntegerField()


class KeyLine(SoWhat):
    """A part of the question with what it comes to, and its own parts."""

    below = SoWhat(many=True)


class StoryRule(SynthesisAdvice):
    """One of Minto's rules, and whether the story keeps it."""

    is_met = serializers.BooleanField()


class Storyline(Answer):
    """Situation, complication, question and answer, and the key line that carries the answer."""

    revision = serializers.IntegerField()
    situation = serializers.CharField(help_text=_("From the brief; may be empty."))
    complication = serializers.CharField(help_text=_("From the brief; may be empty."))
    question = serializers.CharField()
    answer = SoWhat(allow_null=True, help_text=_("Null while the tree is empty."))
    key_line = KeyLine(many=True)
    rules = StoryRule(many=True, help_text=_("Summary above, one kind, an order with a name."))
    versions = AnswerVersion(many=True, help_text=_("The answer over time, the latest first."))


class GraphStory(Endpoint):
    """The storyline of a tree."""

    tag = "Synthesis"

    @operation("get_story", _("Read the storyline of a tree"), gives=Storyline)
    def get(self, graph_id: uuid.UUID) -> Any:
        told = story(read.graph(self.actor, graph_id))
        return {
            "revision": told.synthesis.revision,
            "situation": told.opening.situation,
            "complication": told.opening.complication,
            "question": told.opening.question,
            "answer": _so_what(told, told.root) if told.root else None,
            "key_line": [
                {**_so_what(told, one), "below": [_so_what(told, part) for part in one.parts]}
                for one in told.key_line
            ],
            "rules": [
                {"code": one.code, "message": said(one), "is_met": one.is_met} for one in told.rules
            ],
            "versions": told.versions,
        }


class GhostPage(Answer):
    """A page drawn before there are data."""

    node_id = serializers.UUIDField(help_text=_("The leaf whose work it shows."))
    number = serializers.CharField(help_text=_("Place of the node, like 3.2; empty for a root."))
    title = serializers.CharField(
        help_text=_("What it will say: the answer, else the hypothesis, else the question.")
    )
    is_open = serializers.BooleanField(help_text=_("Whether there is no answer yet."))
    end_product = serializers.CharField(help_text=_("What it shows, as people called it."))
    exhibit = serializers.ChoiceField(FORMS, help_text=_("The sketch that its words ask for."))
    data_source = serializers.CharField(help_text=_("Where the data come from; may be empty."))


class GhostDeck(Answer):
    """The pages in reading order, one for each end product."""

    revision = serializers.IntegerField()
    pages = GhostPage(many=True)


class GraphGhostDeck(Endpoint):
    """The ghost deck of a tree."""

    tag = "Synthesis"

    @operation(
        "get_ghost_deck",
        _("Read the ghost deck of a tree"),
        notes=_("A report with the section ghost_deck has it as a file."),
        gives=GhostDeck,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        told = story(read.graph(self.actor, graph_id))
        pages = [
            {
                "node_id": leaf.id,
                "number": leaf.number,
                "title": ghost.says,
                "is_open": ghost.is_open,
                "end_product": ghost.shows,
                "exhibit": ghost.form,
                "data_source": ghost.source,
            }
            for leaf, ghost in ghost_deck(told)
        ]
        return {"revision": told.synthesis.revision, "pages": pages}


def so_whats(told: Story) -> Iterator[dict[str, Any]]:
    """Yield what each branch comes to, as one reads the tree."""
    for question in told.root.walk() if told.root else ():
        if question.is_branch:
            yield _so_what(told, question)


def _so_what(told: Story, question: Question) -> dict[str, Any]:
    written = told.synthesis.told.get(question.id)
    return {
        "node_id": question.id,
        "number": question.number,
        "title": question.title,
        "text": question.answer,
        "state": question.state,
        "edits_behind": question.edits_behind,
        "written_by": written.by if written else "",
        "written_at": written.at if written else None,
        "advice": [
            {"code": one.code, "message": said(one)} for one in told.advice.get(question.id, [])
        ],
    }
