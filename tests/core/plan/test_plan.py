"""Leaves, when they are worked on, what is wrong with them, who has how much to do."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given

from issuetrees.core.plan.checks import notes
from issuetrees.core.plan.leaves import leaves
from issuetrees.core.plan.load import back_loaded, load
from issuetrees.core.plan.requests import requests
from issuetrees.core.plan.schedule import by_week, shifted, span, week_of
from tests.core.plan.plans import TODAY, branch, days, leaf, question, trees

NOTES = json.loads(Path("fixtures/cases/plan/notes.json").read_text(encoding="utf-8"))
SPANS = json.loads(Path("fixtures/cases/plan/spans.json").read_text(encoding="utf-8"))


@given(trees())
def test_leaves_are_what_is_neither_pruned_nor_cut_into_live_parts(nodes):
    by_id = {node.id: node for node in nodes}
    chosen = {one.node.id for one in leaves(nodes)}

    def is_live(node):
        while node.parent_id:
            if node.status == "pruned":
                return False
            node = by_id[node.parent_id]
        return True

    for node in nodes[1:]:
        parts = [one for one in nodes if one.parent_id == node.id]
        has_live_parts = any(is_live(one) for one in parts)
        assert (node.id in chosen) == (is_live(node) and not has_live_parts)


@given(trees())
def test_effort_lies_whole_on_weeks_or_is_told_to_lie_nowhere(nodes):
    plan = leaves(nodes)
    found = load(plan)
    assert found.total == pytest.approx(sum(found.totals) + found.unplanned)
    open_effort = sum(one.effort for one in plan if not one.is_settled)
    assert sum(row.total for row in found.people) == pytest.approx(open_effort)
    assert all(week.weekday() == 0 for week in found.weeks)
    steps = {(b - a).days for a, b in zip(found.weeks, found.weeks[1:], strict=False)}
    assert steps <= {7}
    for one in plan:
        weeks = by_week(one)
        assert bool(weeks) == (span(one) is not None and one.effort > 0)
        assert sum(weeks.values()) == pytest.approx(one.effort if weeks else 0)


@given(days)
def test_a_shift_there_and_back_over_working_days_ends_on_the_same_day(day):
    monday = week_of(day)
    for count in (0, 1, 4, 5, 12):
        assert shifted(shifted(monday, count), -count) == monday
        assert (
            sum(
                (monday + dt.timedelta(days=at)).weekday() < 5
                for at in range(1, (shifted(monday, count) - monday).days + 1)
            )
            == count
        )


@pytest.mark.parametrize(
    ("fields", "checks"),
    [
        ({"owner_id": "anna", "due_on": "2026-03-02"}, []),
        ({"owner_id": "anna", "due_on": "2026-03-01"}, ["overdue"]),
        ({"owner_id": "anna", "due_on": "2026-03-01", "status": "answered"}, []),
        ({}, ["no_owner", "no_date"]),
        (
            {"owner_id": "anna", "due_on": "2026-03-20", "starts_on": "2026-03-21"},
            ["turned"],
        ),
        ({"owner_id": "anna", "due_on": "2026-04-20", "lead_days": 10.0}, ["long_lead"]),
        ({"owner_id": "anna", "due_on": "2026-04-20", "lead_days": 9.0}, []),
        ({"owner_id": "anna", "due_on": "2026-03-10", "lead_days": 10.0}, ["late_order"]),
        (
            {"owner_id": "anna", "due_on": "2026-03-10", "lead_days": 10.0}
            | {"status": "in_progress"},
            [],
        ),
        (
            {"owner_id": "anna", "due_on": "2026-04-20", "data_source": "Опрос гостей"},
            ["long_lead"],
        ),
        ({"owner_id": "anna", "due_on": "2026-04-20", "analysis": "12 Interviews"}, ["long_lead"]),
    ],
)
def test_each_check_tells_what_is_wrong_and_nothing_else(fields, checks):
    found = notes(leaves(branch(leaf(**fields))), TODAY)
    assert [note.check for note in found] == checks


@pytest.mark.parametrize("case", NOTES, ids=[case["name"] for case in NOTES])
def test_a_plan_lacks_what_the_browser_says(case):
    rows = [{"owner_id": "anna", **fields} for fields in case["leaves"]]
    plan = leaves(branch(*(leaf(f"{at:02}", **fields) for at, fields in enumerate(rows))))
    found = notes(plan, dt.date.fromisoformat(case["today"]))
    told = [[one.check, int(one.leaf.node.id), one.on and one.on.isoformat()] for one in found]
    assert told == case["notes"]
    assert load(plan).is_back_loaded == case["is_back_loaded"]


def test_a_survey_is_ordered_as_long_before_as_it_takes():
    due = leaf(due_on="2026-04-10", effort_days=5.0, lead_days=14.0, owner_id="anna")
    (note,) = notes(leaves(branch(due)), TODAY)
    assert note.on == dt.date(2026, 4, 6) - dt.timedelta(days=14)


def test_more_than_five_days_a_week_are_too_much_and_most_of_it_late_is_told():
    rows = branch(
        leaf("1", owner_id="anna", effort_days=1.0, starts_on="2026-03-02", due_on="2026-03-06"),
        leaf("2", owner_id="anna", effort_days=6.0, starts_on="2026-03-16", due_on="2026-03-20"),
    )
    (person,) = load(leaves(rows)).people
    assert person.weeks == (1.0, 0.0, 6.0)
    assert person.is_over == (False, False, True)
    assert person.is_back_loaded
    assert not back_loaded((1.0, 1.0, 1.0))


def test_sources_are_asked_for_once_with_all_that_need_them():
    rows = branch(
        leaf("1", data_source="CRM; Retail panel", due_on="2026-04-10", lead_days=3.0),
        leaf("2", data_source="retail panel", due_on="2026-03-10"),
        leaf("3", data_source="Archive", status="answered"),
    )
    found = requests(leaves(rows))
    told = [(one.source, [row.node.id for row in one.leaves], one.is_open) for one in found]
    assert told == [
        ("Retail panel", ["1", "2"], True),
        ("CRM", ["1"], True),
        ("Archive", ["3"], False),
    ]
    assert found[1].ask_by == dt.date(2026, 4, 7)


def test_numbers_are_those_of_the_tree_pruned_ones_among_them():
    rows = branch(
        leaf("1", status="pruned"),
        leaf("2"),
        question("21", "2", status="pruned"),
        question("22", "2"),
    )
    assert [(one.number, one.node.id) for one in leaves(rows)] == [("2.2", "22")]


@pytest.mark.parametrize("case", SPANS, ids=lambda case: f"{case['starts_on']}-{case['due_on']}")
def test_work_lies_where_the_browser_draws_it(case):
    fields = {key: value for key, value in case.items() if key != "span"}
    found = span(leaves(branch(leaf(**fields)))[0])
    lies = found and [str(found.orders_on), str(found.starts_on), str(found.ends_on)]
    assert lies == case["span"]
