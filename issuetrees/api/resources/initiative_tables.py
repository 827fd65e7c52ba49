"""Initiatives from a table: a look at what it holds, and adding what is right in it."""

import uuid
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.initiatives import Initiative
from issuetrees.api.serializer_fields import Answer, Base64, Pasted, Strict, Whole
from issuetrees.core import limits
from issuetrees.exchange.initiatives import XLSX, initiatives_workbook
from issuetrees.scoring import tables
from issuetrees.scoring.columns import COLUMNS
from issuetrees.scoring.pasting import Problem
from issuetrees.scoring.read import initiatives as initiatives_read

_PROBLEMS = _("What is wrong, cell by cell; such rows are not added.")
_COLUMN = rf"^({'|'.join(COLUMNS)}|(period|team)_[0-9a-f-]{{36}})?$"


class Table(Strict):
    """One of ``text``, ``file`` and ``rows``; the rest may be left out and is then guessed."""

    text = Pasted(
        required=False,
        trim_whitespace=False,
        max_length=limits.TABLE_FILE_BYTES,
        help_text=_("Copied cells, CSV or HTML with a table."),
    )
    file = Base64(
        required=False,
        help_text=_("A CSV, XLSX or HTML file, in Base64."),
    )
    rows = serializers.ListField(
        child=serializers.ListField(
            child=Pasted(trim_whitespace=False), max_length=limits.TABLE_COLUMNS
        ),
        required=False,
        max_length=limits.TABLE_ROWS,
        help_text=_("The cells, row by row."),
    )
    sheet = Pasted(
        required=False,
        trim_whitespace=False,
        max_length=100,
        help_text=_("Which sheet of the file to read; the first that holds something otherwise."),
    )
    heading = Whole(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=limits.TABLE_ROWS,
        help_text=_("Which row has the headings, from 1; 0 for none, null to be guessed."),
    )
    columns = serializers.ListField(
        child=serializers.RegexField(_COLUMN, allow_blank=True),
        required=False,
        max_length=limits.TABLE_COLUMNS,
        help_text=_(
            "What each column holds; empty leaves one out. Beside fields these are `period_ID` "
            "for costs in a period and `team_ID` for the effort of a team. Left out, they are as "
            "the workspace last chose them for these headings, or guessed."
        ),
    )
    empties = serializers.BooleanField(
        required=False,
        help_text=_("Whether an empty cell empties the field; it says nothing otherwise."),
    )


class TableColumn(Answer):
    """A column: its heading in the table, and what it is taken for."""

    heading = serializers.CharField(help_text=_("What the table calls it."))
    column = serializers.CharField(help_text=_("What it is taken for; empty when it is left out."))


class TableRow(Answer):
    """A row with something in it; ``row`` counts from 1."""

    row = serializers.IntegerField(help_text=_("Number of the row in the table, from 1."))
    cells = serializers.ListField(
        child=serializers.CharField(), help_text=_("Its texts, one for each column.")
    )


class CellChange(Answer):
    """A cell that changes an initiative that is there."""

    row = serializers.IntegerField(help_text=_("Number of the row in the table, from 1."))
    place = serializers.IntegerField(help_text=_("Which cell of it, from 0."))
    old = serializers.CharField(help_text=_("What is there now, as a cell."))


class CellProblem(Answer):
    """A cell that cannot be taken, or a whole row."""

    row = serializers.IntegerField(help_text=_("Number of the row in the table, from 1."))
    place = serializers.IntegerField(
        allow_null=True, help_text=_("Which cell of it, from 0; null for the whole row.")
    )
    column = serializers.CharField(help_text=_("What the cell was taken for, in words."))
    message = serializers.CharField()


class TablePreview(Answer):
    """What a table holds: nothing of it is stored."""

    sheets = serializers.ListField(
        child=serializers.CharField(), help_text=_("Names of the sheets of the file.")
    )
    sheet = serializers.CharField(help_text=_("The sheet that was read."))
    heading = serializers.IntegerField(
        help_text=_("Which row has the headings, from 1; 0 for none.")
    )
    columns = TableColumn(many=True, help_text=_("What stands where."))
    rows = TableRow(many=True, help_text=_("The rows below the headings that hold something."))
    problems = CellProblem(many=True, help_text=_PROBLEMS)
    ready = serializers.IntegerField(help_text=_("How many rows can be added as they are."))
    ready_new = serializers.IntegerField(help_text=_("How many of them make a new initiative."))
    changes = CellChange(
        many=True, help_text=_("What changes in initiatives whose title or own id a row has.")
    )
    notes = serializers.ListField(
        child=serializers.CharField(),
        help_text=_(
            "What was left out: hidden rows and columns, rows of totals; whether columns are as "
            "the last time."
        ),
    )


class AddedRow(Answer):
    """An initiative that was made of a row."""

    row = serializers.IntegerField(help_text=_("Number of the row in the table, from 1."))
    initiative = Initiative(help_text=_("The initiative that was made of it."))


class AddedTable(Answer):
    """What went in, and what is wrong with the rows that did not."""

    added = AddedRow(many=True, help_text=_("What was made of the rows that are right."))
    changed = AddedRow(many=True, help_text=_("Initiatives that were there and are changed."))
    refused = TableRow(many=True, help_text=_("The rows that are not taken, to be mended."))
    problems = CellProblem(many=True, help_text=_PROBLEMS)


class InitiativeTablePreview(Endpoint):
    """A table in, what it holds out."""

    tag = "Initiatives"

    @operation(
        "preview_initiatives",
        _("Look at what a table of initiatives holds"),
        notes=_("Send it back with its `columns`, or `rows` that you have mended, to add it."),
        takes=Table,
        gives=TablePreview,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        found = tables.preview(
            actor=self.actor,
            engagement_id=engagement_id,
            sent=tables.Sent(**given),
            language=_language(),
        )
        return Response(_preview(found))


class InitiativeTable(Endpoint):
    """A table in, initiatives out."""

    tag = "Initiatives"

    @operation(
        "add_initiatives",
        _("Add the initiatives of a table"),
        notes=_("Rows that are right go in; the others are named with what is wrong in them."),
        takes=Table,
        gives=AddedTable,
        status=201,
        scope=Scope.WRITE,
        is_replayable=True,
        problems=(409,),
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        found = tables.add(
            actor=self.actor,
            engagement_id=engagement_id,
            sent=tables.Sent(**given),
            language=_language(),
        )
        told = {
            "added": _rows(self.actor, engagement_id, found.initiatives),
            "changed": _rows(self.actor, engagement_id, found.changed),
            "refused": [{"row": row, "cells": cells} for row, cells in found.refused.items()],
            "problems": [_problem(one) for one in found.problems],
        }
        return Response(told, status=201)


class WholeTable(Endpoint):
    """All initiatives as a table."""

    tag = "Initiatives"

    @operation(
        "read_initiatives_table",
        _("Read all initiatives as a table"),
        notes=_("Change its cells and send it back as `rows` with its `columns` and `empties`."),
        gives=TablePreview,
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        found = tables.whole(actor=self.actor, engagement_id=engagement_id, language=_language())
        return Response(_preview(found))


class TableWorkbook(Endpoint):
    """All initiatives as a file."""

    tag = "Initiatives"

    @operation(
        "download_initiatives",
        _("Download all initiatives as a workbook"),
        notes=_("XLSX with the columns of the table. Change it and send it back as `file`."),
        scope=Scope.EXPORT,
        answers={
            (200, XLSX): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file.")),
        },
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        content = initiatives_workbook(self.actor, engagement_id, _language())
        return FileResponse(
            BytesIO(content),
            as_attachment=True,
            filename="initiatives.xlsx",
            content_type=XLSX,
        )


def _rows(actor: Any, engagement_id: uuid.UUID, rows: Mapping[int, Any]) -> list[dict[str, Any]]:
    """Read initiatives anew with all that hangs on them, in a few queries."""
    if not rows:
        return []
    found = initiatives_read.with_parts(initiatives_read.initiatives(actor, engagement_id))
    kept = {one.pk: one for one in found}
    return [{"row": row, "initiative": Initiative(kept[one.pk]).data} for row, one in rows.items()]


def _language() -> str:
    return get_language() or "en"


def _preview(found: tables.Preview) -> dict[str, Any]:
    paste = found.paste
    return {
        "sheets": found.sheets,
        "sheet": found.sheet,
        "heading": paste.heading,
        "columns": [
            {"heading": heading, "column": column}
            for heading, column in zip(paste.first, paste.columns, strict=True)
        ],
        "rows": [
            {"row": line, "cells": cells}
            for line, cells in zip(paste.lines, paste.cells, strict=True)
        ],
        "problems": [_problem(one) for one in paste.problems],
        "ready": len(paste.rows),
        "ready_new": found.new_count,
        "changes": [{"row": one.line, "place": one.place, "old": one.old} for one in found.changes],
        "notes": paste.notes,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.line,
        "place": problem.place,
        "column": problem.column,
        "message": problem.sentence,
    }
