"""Two trees side by side: by what their lines mean."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.numbers import MAX_NUMBER
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Id, Strict, Title, Whole
from issuetrees.core.compare import OUTCOMES, PARTS, Compared
from issuetrees.core.graph.records import SPLIT_KINDS
from issuetrees.kit.sentences import sentence
from issuetrees.practice.comparing import Beside, of_tree

_LINE_ID = _("The node; in a sketch or a case the line, within this answer.")
_OTHER = _("The line of the other tree that means the same; null: none does.")
_KINDS = [*SPLIT_KINDS.items()]
_KIND = _("The kind of split, chosen or read off the labels; empty: the labels say none.")


class ComparedLine(Answer):
    """A line of one of both trees."""

    id = serializers.CharField(help_text=_LINE_ID)
    number = serializers.CharField(help_text=_("Its number as one reads the tree; the root: none."))
    depth = serializers.IntegerField(help_text=_("0 for the root."))
    title = serializers.CharField()
    outcome = serializers.ChoiceField([*OUTCOMES.items()], help_text=_("What became of it."))
    other_id = serializers.CharField(allow_null=True, help_text=_OTHER)
    likeness = serializers.FloatField(help_text=_("0 to 1: how sure the pair is."))


class OtherCut(Answer):
    """A whole that both split, into parts of which hardly any are the same."""

    reference_id = serializers.CharField(help_text=_("The line of the reference."))
    own_id = serializers.CharField(help_text=_("The line of the other tree."))
    reference_kind = serializers.ChoiceField(_KINDS, allow_blank=True, help_text=_KIND)
    own_kind = serializers.ChoiceField(_KINDS, allow_blank=True, help_text=_KIND)


class ScorePart(Answer):
    """A part of the points, with reasons."""

    name = serializers.ChoiceField([(name, words) for name, (words, _most) in PARTS.items()])
    points = serializers.IntegerField(help_text=_("Of `most`."))
    most = serializers.IntegerField(help_text=_("The most that this part can give."))
    reasons = serializers.ListField(
        child=serializers.CharField(), help_text=_("Why, in the language of the request.")
    )


class Comparison(Answer):
    """Two trees, line by line in reading order."""

    points = serializers.IntegerField(help_text=_("0 to 100: the sum of the parts."))
    parts = ScorePart(many=True, help_text=_("What the points are for."))
    reference = ComparedLine(many=True, help_text=_("The tree that is compared with."))
    own = ComparedLine(many=True, help_text=_("The tree that is compared."))
    other_cuts = OtherCut(many=True, help_text=_("Wholes that both split differently."))


class ComparisonWith(Strict):
    """What to compare a tree with: one of these."""

    graph_id = Id(required=False, help_text=_("Another tree that you see."))
    case = Title(required=False, max_length=60, help_text=_("A case to practise on, by its name."))
    revision = Whole(
        required=False, min_value=0, max_value=MAX_NUMBER, help_text=_("What this tree was then.")
    )


class TreeComparison(Endpoint):
    """A tree beside another."""

    tag = "Practice"

    @operation(
        "compare_tree",
        _("Compare a tree with another tree, a case or an earlier version of itself"),
        notes=_("By the meaning of titles and where they stand. Nothing is kept."),
        takes=ComparisonWith,
        gives=Comparison,
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return compared(
            of_tree(
                self.actor,
                graph_id,
                with_graph=given.get("graph_id"),
                with_case_named=given.get("case", ""),
                with_revision=given.get("revision"),
            )
        )


def compared(found: Beside) -> dict[str, Any]:
    """Return a comparison as it is answered."""
    return {
        "points": found.score.points,
        "parts": [
            {
                "name": part.name,
                "points": part.points,
                "most": part.most,
                "reasons": [sentence(reason) for reason in part.reasons],
            }
            for part in found.score.parts
        ],
        "reference": [_line(line) for line in found.comparison.reference],
        "own": [_line(line) for line in found.comparison.own],
        "other_cuts": found.comparison.other_cuts,
    }


def _line(line: Compared) -> dict[str, Any]:
    return {
        "id": line.node.id,
        "number": line.number,
        "depth": line.depth,
        "title": line.node.title,
        "outcome": line.outcome,
        "other_id": line.other_id,
        "likeness": round(line.likeness, 2),
    }
