"""A workplan goes out and comes back as a workbook; trackers get a table of their own."""

import csv
import io
from typing import Any

import openpyxl
import pytest

from issuetrees.core.errors import Invalid
from issuetrees.exchange.workplan import TRACKERS, tracker_table, workbook
from issuetrees.exchange.workplan_return import Preview, preview
from issuetrees.graphs import read, write
from issuetrees.inquiry.read.workplan import Workplan, workplan
from tests.cast import Cast
from tests.inquiry.trees import commit, make_tree, node_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def graph(cast: Cast) -> Any:
    made = make_tree(cast)
    fields = {
        "owner_id": str(cast.editor.pk),
        "due_on": "2026-04-15",
        "effort_days": 2.5,
        "analysis": "=1+1",
        "hypothesis": "Two lines\nof words",
        "ease": "easy",
    }
    edit(cast, made, "18–25", **fields)
    return made


def edit(cast: Cast, graph: Any, title: str, **fields: Any) -> None:
    commit(cast, graph, {"kind": "edit_node", "id": node_of(cast, graph, title), "fields": fields})


def plan_of(cast: Cast, graph: Any) -> Workplan:
    return workplan(read.graph(cast.editor, graph.pk))


def back(cast: Cast, graph: Any, content: bytes) -> Preview:
    return preview(plan_of(cast, graph), content, "en")


def test_what_was_not_changed_changes_nothing(cast: Cast, graph: Any) -> None:
    content = workbook(plan_of(cast, graph))
    edit(cast, graph, "25–35", hypothesis="Said meanwhile")
    found = back(cast, graph, content)
    assert (found.changes, found.conflicts, found.remarks) == ([], [], [])


def test_changed_cells_become_commands_and_what_both_changed_is_asked(
    cast: Cast, graph: Any
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(plan_of(cast, graph))))
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    first, second = 2, 3
    assert sheet.column_dimensions["A"].hidden
    assert sheet.cell(first, heads["Effort, days"]).value == 2.5
    assert sheet.cell(first, heads["Due"]).is_date
    sheet.cell(first, heads["Analysis"]).value = "Count"
    sheet.cell(first, heads["Owner"]).value = "Nobody we know"
    sheet.cell(second, heads["Hypothesis"]).value = "Theirs"
    sheet.cell(second, heads["Status"]).value = "В работе"
    sheet.append(["", "", "A row of somebody else"])
    out = io.BytesIO()
    book.save(out)
    edit(cast, graph, "25–35", hypothesis="Ours")
    found = back(cast, graph, out.getvalue())
    assert {(one.cell.name, one.new) for one in found.changes} == {
        ("analysis", "Count"),
        ("status", "In progress"),
    }
    assert [(one.sent, one.now, one.new) for one in found.conflicts] == [("", "Ours", "Theirs")]
    assert [one.kind for one in found.remarks] == ["unreadable", "foreign"]
    write.commit(graph_id=graph.pk, commands=found.commands, actor=cast.editor, base=found.base)
    assert back(cast, graph, out.getvalue()).changes == []


@pytest.mark.parametrize("tracker", TRACKERS)
def test_trackers_get_tasks_under_their_own_headings(cast: Cast, graph: Any, tracker: str) -> None:
    text = tracker_table(plan_of(cast, graph), tracker).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert [row[0] for row in rows] == ["1.1 18–25", "1.2 25–35", "2.1 In town"]
    assert {len(row) for row in rows} == {len(head)}
    assert "2026-04-15" in rows[0]


def test_two_members_of_one_name_are_told_apart_by_their_addresses(cast: Cast, graph: Any) -> None:
    cast.viewer.name = str(cast.editor).upper()
    cast.viewer.save()
    book = openpyxl.load_workbook(io.BytesIO(workbook(plan_of(cast, graph))))
    sheet = book.active
    assert sheet is not None
    owner = next(cell.column for cell in sheet[1] if cell.value == "Owner")
    assert sheet.cell(2, owner).value == f"{cast.editor} ({cast.editor.email})"
    sheet.cell(2, owner).value = str(cast.viewer)
    sheet.cell(3, owner).value = f"{cast.viewer} ({cast.viewer.email})"
    out = io.BytesIO()
    book.save(out)
    found = back(cast, graph, out.getvalue())
    assert [one.cell.value for one in found.changes] == [str(cast.viewer.pk)]
    (remark,) = found.remarks
    assert isinstance(remark.why, Invalid)
    assert remark.why.code == "two_people"
    assert cast.editor.email in str(remark.why.details["names"])
