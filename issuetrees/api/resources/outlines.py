"""Reading pasted text: a look at what it would become."""

import uuid
from dataclasses import asdict
from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Base64, Id, Pasted, Strict, Text, Word
from issuetrees.core.outline import READABLE
from issuetrees.core.outline.records import MAX_BYTES, Outline, OutlineNode, OutlineWarning
from issuetrees.exchange.export import FORMS, export_outline
from issuetrees.exchange.facts import Facts, facts_of
from issuetrees.exchange.reading import read_any
from issuetrees.kit.sentences import sentence


class PastedText(Strict):
    """An outline in any form: a text, the HTML of a clipboard, or a file."""

    text = Pasted(
        required=False,
        max_length=MAX_BYTES,
        trim_whitespace=False,
        help_text=_("The text, in any form that is known."),
    )
    html = Pasted(
        required=False,
        max_length=MAX_BYTES,
        trim_whitespace=False,
        help_text=_("The HTML of the same clipboard; it is read first."),
    )
    file = Base64(required=False, help_text=_("A file of any form that is known, in Base64."))
    name = Text(required=False, max_length=255, help_text=_("What the file is called."))
    form = Word(
        [(form, form) for form in READABLE],
        required=False,
        allow_null=True,
        help_text=_("The form to read it as; recognised where none is given."),
    )


class LookedAt(PastedText):
    """What to look at, and the tree that it may go into."""

    graph_id = Id(
        required=False,
        allow_null=True,
        help_text=_("The tree for which statuses, owners and days are read."),
    )


class Becomes(Answer):
    """The fields that accepting would set; words that nobody knows are in the note."""

    note = serializers.CharField()
    answer = serializers.CharField()
    status = serializers.CharField(allow_null=True)
    owner_id = serializers.UUIDField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)


class PreviewNode(Answer):
    """An item below the root; ``line`` is where it starts, from 1."""

    title = serializers.CharField()
    depth = serializers.IntegerField()
    note = serializers.CharField()
    answer = serializers.CharField()
    line = serializers.IntegerField()
    status = serializers.CharField(help_text=_("The status in the text’s own words."))
    owner = serializers.CharField(help_text=_("Who owns it, in the text’s own words."))
    due = serializers.CharField(help_text=_("The day in the text’s own words."))
    shows = serializers.CharField(
        help_text=_("The number of the item whose branch it shows in a second place; else empty.")
    )
    becomes = Becomes(allow_null=True, help_text=_("Null where no tree was named."))


class PreviewWarning(Answer):
    """Something to look at before accepting the outline."""

    line = serializers.IntegerField()
    code = serializers.CharField()
    text = serializers.CharField(help_text=_("All of the text that the warning speaks of."))
    message = serializers.SerializerMethodField()

    def get_message(self, warning: OutlineWarning) -> str:
        return sentence(warning)


class Preview(Answer):
    """What a text would become; ``title`` is null where a root is to be asked for."""

    format = serializers.CharField()
    title = serializers.CharField(allow_null=True)
    note = serializers.CharField()
    answer = serializers.CharField()
    suggested_title = serializers.CharField(
        help_text=_("What the words around the outline say that it is about.")
    )
    becomes = Becomes(
        allow_null=True, help_text=_("The same for the title. Null where no tree was named.")
    )
    nodes = PreviewNode(many=True)
    warnings = PreviewWarning(many=True)


class OutlinePreview(Endpoint):
    """Text in, outline out; nothing is stored."""

    tag = "Imports"

    @operation(
        "preview_outline",
        _("Look at what a text would become"),
        takes=LookedAt,
        gives=Preview,
        problems=(404,),
    )
    def post(self, given: dict[str, Any]) -> Any:
        graph_id = given.pop("graph_id", None)
        facts = facts_of(self.actor, graph_id) if graph_id else None
        return Response(preview(read_any(**given), facts))


FORM = OpenApiParameter(
    "form",
    {"type": "string", "enum": list(FORMS)},
    description=_("The form of the file."),
    required=True,
)


class GraphOutline(Endpoint):
    """A graph as a file of another program."""

    tag = "Imports"

    @operation(
        "export_outline",
        _("Download a tree or map in the form of another program"),
        notes=_("Titles, notes, answers, statuses, owners and days, as far as the form has room."),
        scope=Scope.EXPORT,
        query=(FORM,),
        answers={
            (200, writer.media): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file."))
            for writer in FORMS.values()
        },
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        form = self.request.query_params.get("form", "")
        file = export_outline(actor=self.actor, graph_id=graph_id, form=form)
        return FileResponse(
            BytesIO(file.content), as_attachment=True, filename=file.name, content_type=file.media
        )


def preview(found: Outline, facts: Facts | None = None) -> dict[str, Any]:
    """Return an outline as JSON, its warnings in the reader's language."""
    return {
        "format": found.format,
        "title": found.title,
        "note": found.note,
        "answer": found.answer,
        "suggested_title": found.suggested_title,
        "becomes": _becomes(found, facts),
        "nodes": [{**asdict(node), "becomes": _becomes(node, facts)} for node in found.nodes],
        "warnings": PreviewWarning(found.warnings, many=True).data,
    }


def _becomes(told: Outline | OutlineNode, facts: Facts | None) -> dict[str, Any] | None:
    unset = {"status": None, "owner_id": None, "due_on": None}
    return {**unset, **facts.fields(told)} if facts else None
