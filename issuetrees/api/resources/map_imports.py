"""A stage map out of a table, JSON, GraphML or Mermaid."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.models import Language
from issuetrees.accounts.scopes import Scope
from issuetrees.api import idempotency
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.commits import CommittedRevision, revision_with_commands
from issuetrees.api.resources.templates import Template
from issuetrees.api.serializer_fields import Answer, Base64, Pasted, Strict, Word
from issuetrees.core.map_files import MEANINGS
from issuetrees.exchange.maps import import_map, preview_map


class MapText(Strict):
    """A map as text or file, and the language whose texts are taken where there are two."""

    text = Pasted(required=False, help_text=_("CSV, HTML, JSON, GraphML or a Mermaid flowchart."))
    file = Base64(required=False, help_text=_("The same as a file, or XLSX."))
    columns = serializers.DictField(
        child=Word([(name, words) for name, words in MEANINGS.items()]),
        required=False,
        help_text=_("By heading what a column of a table means; left out: as it is called."),
    )
    language = Word(Language.choices, required=False, help_text=_("Left out: the engagement’s."))


class MapColumn(Answer):
    """A column of a table."""

    title = serializers.CharField(help_text=_("The heading."))
    meaning = serializers.CharField(
        help_text=_("What it is read as; empty where no heading of the table was recognised.")
    )
    sample = serializers.CharField(help_text=_("What stands in its first cell."))


class MapSeen(Answer):
    """What would be put in, and what has to be mended first."""

    form = serializers.CharField(help_text=_("`table`, `json`, `graphml` or `mermaid`."))
    template = Template(allow_null=True, help_text=_("The map; null while there are problems."))
    problems = serializers.ListField(
        child=serializers.CharField(), help_text=_("With their row, column or line, 50 at most.")
    )
    notes = serializers.ListField(child=serializers.CharField(), help_text=_("What is left out."))
    columns = MapColumn(many=True, help_text=_("Of tables."))


class MapImported(Answer):
    """The revision that the map became, the form that was recognised, what was left out."""

    revision = CommittedRevision()
    form = serializers.CharField()
    notes = serializers.ListField(child=serializers.CharField())


class MapPreviews(Endpoint):
    """Looking at a map before it is put in."""

    tag = "Imports"

    @operation(
        "preview_map",
        _("Read a map in a table, JSON, GraphML or Mermaid"),
        notes=_("Nothing is changed. A table has stages, or the transitions between them."),
        takes=MapText,
        gives=MapSeen,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, map_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return preview_map(actor=self.actor, graph_id=map_id, **given)


class MapImports(Endpoint):
    """Putting a map in."""

    tag = "Imports"

    @operation(
        "import_map",
        _("Put a map in as one revision, with its competencies"),
        notes=_("All or nothing: `problems` of the refusal name each row and column."),
        takes=MapText,
        gives=MapImported,
        status=201,
        scope=Scope.WRITE,
        has_commit_key=True,
        problems=(409,),
    )
    def post(self, map_id: uuid.UUID, given: dict[str, Any]) -> Any:
        key = idempotency.commit_key(self.request, self.actor)
        revision, seen = import_map(actor=self.actor, graph_id=map_id, key=key, **given)
        told = {"form": seen.form, "notes": seen.notes}
        return Response({"revision": revision_with_commands(revision), **told}, 201)
