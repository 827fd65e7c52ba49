"""Every field that the table says is printed stands in the outline of a report."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from issuetrees.core.graph.fields import Field
from issuetrees.core.graph.records import ISSUE_TREE, TABLE
from issuetrees.graphs.write import commit, create_graph
from issuetrees.kit.models import new_id
from issuetrees.kit.words import label
from issuetrees.reports.composition import row as section_row
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from issuetrees.reports.scene.tables import Cell, Sign, Table
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.marks import field_word
from tests.cast import Cast
from tests.reports.scenes import table

ROWS = TABLE["nodes"].values()
COLUMNS = {"status", "owner_id", "due_on"}


def outline(cast: Cast, given: dict[str, Any]) -> Table:
    """Return the outline of a report on a tree of one question with these fields."""
    graph = create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="T", actor=cast.editor
    )
    root = {"kind": "add_node", "id": str(new_id()), "parent_id": None, "title": "Root", **given}
    commit(graph_id=graph.pk, commands=[root], actor=cast.editor)
    options = {"columns": [row.name for row in ROWS if row.is_printed and row.name != "title"]}
    sections = [section_row("outline", "appendix_outline", options=options)]
    report = Report.objects.create(
        engagement=cast.engagement, title="R", language="ru", sections=sections
    )
    with translation.override("ru"):
        (section,) = build_sections(build_document(report.pk))
    return table(section)


def printed(cast: Cast, row: Field) -> tuple[Any, Any]:
    """Return a value that the field may have, and what is printed of it."""
    choice = next((value for value in row.choices if value != row.default), "")
    with translation.override("ru"):
        word = field_word(row.name, choice) if choice else ""
    forms: dict[str, tuple[Any, Any]] = {
        "text": ("Слова", "Слова"),
        "choice": (choice, word),
        "person": (str(cast.viewer.pk), "Viewer"),
        "day": ("2026-03-01", date(2026, 3, 1)),
        "number": (1.5, "1,5"),
    }
    value, expected = forms[row.form]
    if isinstance(expected, date) and row.name not in COLUMNS:
        return value, "1\u00a0мар\u00a02026"
    return value, expected


def said(cell: Cell) -> Any:
    """The raw value of a cell."""
    value = cell.value
    return value.word if isinstance(value, Sign) else getattr(value, "value", None)


@pytest.mark.parametrize("row", [row for row in ROWS if row.is_printed], ids=lambda row: row.name)
def test_what_is_printed_stands_in_the_outline(cast: Cast, row: Field) -> None:
    value, expected = printed(cast, row)
    shown = outline(cast, {row.name: value})
    (line,) = shown.rows
    texts = [words.text for cell in line.cells for words in cell.lines]
    assert expected in [*texts, *map(said, line.cells)]
    with translation.override("ru"):
        name = label(row)
    leads = [words.lead for cell in line.cells for words in cell.lines]
    if row.name in COLUMNS:
        assert name in [column.title for column in shown.columns]
    elif row.form != "text":
        assert f"{name}:" in leads


def test_columns_that_say_nothing_are_left_out(cast: Cast) -> None:
    shown = outline(cast, {})
    assert [column.name for column in shown.columns] == ["number", "question", "status"]
    assert [len(row.cells) for row in shown.rows] == [3]
