"""The sections of the plan: workplan, data requests, prioritisation."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any

from issuetrees.reports.document import ReportDocument
from issuetrees.reports.scene.blocks import Exhibit
from tests.reports.documents import document, tree
from tests.reports.scenes import blocks, plain, table, words
from tests.reports.test_claims import sections

PRUNED = {"status": "pruned", "prune_reason": "Too small"}
OUTLINE = "Root\n One\n  A\n  B\n Two\n  C"


def planned(**fields: dict[str, Any]) -> ReportDocument:
    made = tree(OUTLINE)
    nodes = tuple(
        replace(node, fields={"status": "open", **fields.get(node.title, {})})
        for node in made.nodes
    )
    return replace(document(), trees=(replace(made, nodes=nodes),))


def test_the_workplan_lists_live_leaves_and_says_what_is_loose() -> None:
    shown = planned(A={"hypothesis": "It pays"}, B={"status": "answered"}, C=PRUNED)
    (section,) = sections(shown, "workplan")
    assert plain(section.title) == (
        "2 of 3 questions are left to answer, 2 of them without an owner or a date"
    )
    assert [words(row.cells[0]) for row in table(section).rows] == ["1.1", "1.2", "2", "2.1"]
    assert "Pruned: Too small" in words(table(section).rows[3].cells[1])
    assert "It pays" in words(table(section).rows[0].cells[1])


def test_data_requests_stand_by_source() -> None:
    shown = planned(A={"data_source": "CRM; Panel"}, B={"data_source": "crm"})
    (section,) = sections(shown, "data_requests")
    assert plain(section.title) == "2 sources are asked for data"
    assert [words(row.cells[0]) for row in table(section).rows] == ["CRM", "Panel"]
    assert sections(planned(), "data_requests") == []


def test_prioritisation_puts_the_largest_first_and_pruned_last_with_the_reason() -> None:
    pruned = {"status": "pruned", "prune_reason": "Too small", "prize": 1.0}
    (section,) = sections(planned(A={"prize": 90.0}, B={"prize": 10.0}, C=pruned), "prioritisation")
    assert plain(section.title) == "1 of 2 questions holds 90% of the prize"
    rows = table(section).rows
    assert [words(row.cells[0]) for row in rows] == ["1.1", "1.2", "2.1"]
    assert "Too small" in words(rows[2].cells[1])


def test_the_workplan_is_drawn_over_time_where_leaves_have_days() -> None:
    assert len(sections(planned(), "workplan")[0].pages) == 1
    late = {"starts_on": dt.date(2025, 1, 6), "due_on": dt.date(2025, 1, 10), "lead_days": 3.0}
    due = {"due_on": dt.date(2025, 2, 3)}
    (section,) = sections(planned(A=late, C=due, One=due), "workplan")
    assert plain(section.pages[1].title) == (
        "The work runs from 6 Jan 2025 to 3 Feb 2025, 2 questions are overdue"
    )
    (exhibit,) = blocks(section, Exhibit)
    roles = Counter(shape.role for shape in exhibit.drawing.shapes)
    assert (roles["task"], roles["lead"], roles["milestone"]) == (1, 1, 2)
