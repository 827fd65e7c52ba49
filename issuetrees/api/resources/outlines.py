"""Reading pasted text: a look at what it would become."""

from typing import Any

from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Pasted, Strict
from issuetrees.core import outline
from issuetrees.core.outline.records import MAX_BYTES, Outline, OutlineWarning
from issuetrees.kit.sentences import sentence


class PastedText(Strict):
    """An outline in any form: indented, bulleted, numbered, Markdown, or a post."""

    text = Pasted(max_length=MAX_BYTES, trim_whitespace=False)


class PreviewNode(Answer):
    """An item below the root; ``line`` is where it starts, from 1."""

    title = serializers.CharField()
    depth = serializers.IntegerField()
    note = serializers.CharField()
    answer = serializers.CharField()
    line = serializers.IntegerField()


class PreviewWarning(Answer):
    """Something to look at before accepting the outline."""

    line = serializers.IntegerField()
    code = serializers.CharField()
    message = serializers.SerializerMethodField()

    def get_message(self, warning: OutlineWarning) -> str:
        return sentence(warning)


class Preview(Answer):
    """What a text would become; ``title`` is null where a root is to be asked for."""

    format = serializers.CharField()
    title = serializers.CharField(allow_null=True)
    note = serializers.CharField()
    answer = serializers.CharField()
    nodes = PreviewNode(many=True)
    warnings = PreviewWarning(many=True)


class OutlinePreview(Endpoint):
    """Text in, outline out; nothing is stored."""

    tag = "Imports"

    @operation(
        "preview_outline", "Look at what a text would become", takes=PastedText, gives=Preview
    )
    def post(self, given: dict[str, Any]) -> Any:
        return Response(preview(outline.read(given["text"])))


def preview(found: Outline) -> dict[str, Any]:
    """Return an outline as JSON, its warnings in the reader's language."""
    return {
        "format": found.format,
        "title": found.title,
        "note": found.note,
        "answer": found.answer,
        "nodes": [
            {
                "title": node.title,
                "depth": node.depth,
                "note": node.note,
                "answer": node.answer,
                "line": node.line,
            }
            for node in found.nodes
        ],
        "warnings": PreviewWarning(found.warnings, many=True).data,
    }
