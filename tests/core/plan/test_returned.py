"""A table that comes back: only changed cells are changes, whatever happened meanwhile."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.plan.returned import Column, cell_name, compare, heading_of
from issuetrees.core.tables.records import Area, Sheet


def number(text: str) -> float | None:
    try:
        return float(text) if text.strip() else None
    except ValueError as error:
        raise Invalid("not_a_number", "“{value}” is not a number.", value=text) from error


COLUMNS = [
    Column("id", frozenset({"id"}), None),
    Column("number", frozenset({"no."}), None),
    Column("title", frozenset({"title", "название"}), str.strip),
    Column("effort_days", frozenset({"effort"}), number),
]
HEADS = ["ID v7", "No.", "Title", "Effort"]
texts = st.sampled_from(["", "A", "B", "C"])
leaf = st.fixed_dictionaries({"title": texts, "effort_days": st.sampled_from([None, 1.0, 2.5])})


def told(rows: list[list[str]], sent: Any, now: Any, **sheet: Any) -> Any:
    table = Sheet("Plan", rows, **sheet)
    return compare(table, heading_of(rows, COLUMNS), COLUMNS, sent, now)


def row(key: str, fields: dict[str, Any]) -> list[str]:
    effort = fields["effort_days"]
    return [key, "1", fields["title"], "" if effort is None else str(effort)]


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.tuples(leaf, leaf, leaf)))
def test_three_states_say_what_is_a_change_and_what_a_conflict(states):
    sent = {key: one[0] for key, one in states.items()}
    now = {key: one[1] for key, one in states.items()}
    rows = [HEADS, *(row(key, one[2]) for key, one in states.items())]
    found = {(one.id, one.name): one for one in told(rows, sent, now).changes}
    for key, (old, present, cell) in states.items():
        for name in ("title", "effort_days"):
            is_change = cell[name] not in (old[name], present[name])
            assert ((key, name) in found) == is_change
            if is_change:
                assert found[key, name].is_conflict == (old[name] != present[name])
                assert found[key, name].value == cell[name]


NOW = {key: {"title": key.upper(), "effort_days": 1.0} for key in "abc"}


def test_rows_may_be_sorted_and_columns_left_out():
    rows = [["Effort", "ID v7"], ["2", "c"], ["1", "a"]]
    found = told(rows, NOW, NOW)
    assert [(one.place, one.id, one.value) for one in found.changes] == [("A2", "c", 2.0)]
    assert [(one.kind, one.words) for one in found.remarks] == [("column", "title")]
    assert found.revision == 7


def test_what_is_not_taken_is_told_with_its_place():
    rows = [
        [*HEADS, "Remarks"],
        ["a", "1", "A", "much", "x"],
        ["zz", "9", "From elsewhere", "1"],
        ["", "", "", ""],
        ["old", "4", "Gone", "1"],
        ["a", "1", "A once more", "1"],
    ]
    sent = {**NOW, "old": NOW["a"]}
    found = told(rows, sent, NOW)
    assert found.changes == []
    assert [(one.kind, one.place) for one in found.remarks] == [
        ("column", "E1"),
        ("unreadable", "D2"),
        ("foreign", "3"),
        ("gone", "5"),
        ("twice", "6"),
    ]


def test_merged_cells_are_named_and_not_read():
    rows = [HEADS, ["a", "1", "New", "1"], ["b", "2", "", "3"]]
    found = told(rows, NOW, NOW, merged=[Area(1, 2, 2, 2)])
    assert [(one.place, one.value) for one in found.changes] == [("D3", 3.0)]
    assert [(one.kind, one.place, one.words) for one in found.remarks] == [
        ("merged", "C2:C3", "New")
    ]


def test_without_ids_nothing_is_guessed():
    with pytest.raises(Invalid, match="ID"):
        heading_of([["No.", "Title"], ["1", "A"]], COLUMNS)


def test_cells_are_named_as_in_a_spreadsheet():
    assert [cell_name(0, at) for at in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
