"""Initiatives from a table: a look at what it holds, and adding what is right in it."""

import uuid
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.initiatives import Initiative
from issuetrees.api.serializer_fields import Answer, Base64, Pasted, Strict, Whole, Word
from issuetrees.core import limits
from issuetrees.scoring import tables
from issuetrees.scoring.columns import COLUMNS
from issuetrees.scoring.pasting import Paste, Problem

_PROBLEMS = _("What is wrong, cell by cell; such rows are not added.")
_LEFT_OUT = ("", _("Leave out"))


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
        child=Word([_LEFT_OUT, *COLUMNS.items()], allow_blank=True),
        required=False,
        max_length=limits.TABLE_COLUMNS,
        help_text=_("What each column holds; empty leaves one out."),
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


class AddedRow(Answer):
    """An initiative that was made of a row."""

    row = serializers.IntegerField(help_text=_("Number of the row in the table, from 1."))
    initiative = Initiative(help_text=_("The initiative that was made of it."))


class AddedTable(Answer):
    """What went in, and what is wrong with the rows that did not."""

    added = AddedRow(many=True, help_text=_("What was made of the rows that are right."))
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
        return Response({"sheets": found.sheets, "sheet": found.sheet, **_preview(found.paste)})


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
        added = [
            {"row": row, "initiative": Initiative(one).data}
            for row, one in found.initiatives.items()
        ]
        told = {"added": added, "problems": [_problem(one) for one in found.problems]}
        return Response(told, status=201)


def _language() -> str:
    return get_language() or "en"


def _preview(paste: Paste) -> dict[str, Any]:
    return {
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
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.line,
        "place": problem.place,
        "column": problem.column,
        "message": problem.sentence,
    }
