"""The sections of the plan: workplan, data requests, prioritisation."""

from dataclasses import replace
from typing import Any

from issuetrees.reports.document import ReportDocument
from tests.reports.documents import document, tree
from tests.reports.scenes import plain, table, words
from tests.reports.test_claims import sections

OUTLINE = "Root\n One\n  A\n  B\n Two\n  C"


def planned(**fields: dict[str, Any]) -> ReportDocument:
    made = tree(OUTLINE)
    nodes = tuple(
        replace(node, fields={"status": "open", **fields.get(node.title, {})})
        for node in made.nodes
    )
    return replace(document(), trees=(replace(made, nodes=nodes),))


def test_the_workplan_lists_live_leaves_and_says_what_is_loose() -> None:
    shown = planned(A={"hypothesis": "It pays"}, B={"status": "answered"}, C={"status": "pruned"})
    (section,) = sections(shown, "workplan")
    assert plain(section.title) == (
        "2 of 3 leaves are left to answer, 2 of them without an owner or a date"
    )
    assert [words(row.cells[0]) for row in table(section).rows] == ["1.1", "1.2", "2"]
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
    assert plain(section.title) == "1 of 2 leaves holds 90% of the prize"
    rows = table(section).rows
    assert [words(row.cells[0]) for row in rows] == ["1.1", "1.2", "2.1"]
    assert "Too small" in words(rows[2].cells[1])
