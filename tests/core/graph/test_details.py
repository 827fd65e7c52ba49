"""What stages, forks and arrows say: what is refused, in which words, naming the place."""

import math
from typing import Any

import pytest

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.commands import parse
from issuetrees.core.graph.details import check_link, check_node

LONG = "x" * (limits.DETAIL_CHARACTERS + 1)
MANY = ["x"] * 10_000
OPTION = {"id": "team", "title": "A team"}


@pytest.mark.parametrize(
    "details",
    [
        {},
        {"scope": "A feature", "company": ["startup"], "horizon": {"short": 3, "long": None}},
        {"expectations": [{"text": "Hires", "example": ""}, {"text": "Leads"}], "is_final": False},
        {"requires": {"people": 0, "data": 4}, "when": {"work": ["team", "both"], "place": []}},
        {"key": "work", "options": [OPTION], "effect": "", "is_multiple": True},
        {"scope": None, "requires": None, "when": None, "options": None},
        {"later": {"free": [1, None]}},
    ],
)
def test_what_a_stage_or_fork_says_is_kept_as_it_came(details: dict[str, Any]) -> None:
    assert check_node("details", details) == details


@pytest.mark.parametrize(
    "details",
    [
        {"months": {"min": 12, "mode": 6.5, "max": 3}, "is_backward": True},
        {"answer": ["team"], "when": {"company": ["startup"]}, "signals": ["Leads"], "steps": []},
        {"months": None, "answer": None, "requires": "of a stage only"},
    ],
)
def test_what_an_arrow_says_is_kept_as_it_came(details: dict[str, Any]) -> None:
    assert check_link("details", details) == details


@pytest.mark.parametrize(
    ("details", "code", "field", "line"),
    [
        ([], "not_an_object", "details", None),
        ({"scope": 7}, "not_a_line", "details.scope", None),
        ({"scope": LONG}, "not_a_line", "details.scope", None),
        ({"company": "startup"}, "not_a_list", "details.company", None),
        ({"company": ["startup", 7]}, "bad_line", "details.company", 2),
        ({"horizon": [3, 12]}, "not_an_object", "details.horizon", None),
        ({"horizon": {"short": -3}}, "not_months", "details.horizon.short", None),
        ({"expectations": {}}, "not_a_list", "details.expectations", None),
        ({"expectations": ["Leads"]}, "bad_line", "details.expectations", 1),
        (
            {"expectations": [{"text": "Leads", "example": LONG}]},
            "bad_line",
            "details.expectations.example",
            1,
        ),
        ({"requires": []}, "not_an_object", "details.requires", None),
        ({"requires": {"data": 9}}, "not_a_level", "details.requires.data", None),
        ({"requires": {"data": "x"}}, "not_a_level", "details.requires.data", None),
        ({"requires": {"data": True}}, "not_a_level", "details.requires.data", None),
        ({"requires": {"data": math.nan}}, "not_a_level", "details.requires.data", None),
        ({"builds_on": 7}, "not_a_name", "details.builds_on", None),
        ({"when": ["team"]}, "not_an_object", "details.when", None),
        ({"when": {"work": "team"}}, "not_a_list", "details.when.work", None),
        ({"when": {"": ["team"]}}, "not_a_name", "details.when", None),
        ({"when": {LONG: ["team"]}}, "not_a_name", "details.when", None),
        ({"is_final": 1}, "not_a_flag", "details.is_final", None),
        ({"key": ""}, "not_a_name", "details.key", None),
        ({"options": ["team"]}, "bad_line", "details.options.id", 1),
        ({"options": [OPTION, {"id": "x"}]}, "bad_line", "details.options.title", 2),
        ({"options": [OPTION, OPTION]}, "id_taken", "details.options.id", 2),
    ],
)
def test_what_a_stage_cannot_say_is_refused_by_its_place(
    details: Any, code: str, field: str, line: int | None
) -> None:
    refused = _refused(check_node, details)
    assert (refused.code, refused.details["field"], refused.details.get("line")) == (
        code, field, line,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("details", "code", "field", "line"),
    [
        ({"months": [1, 2, 3]}, "not_an_object", "details.months", None),
        ({"months": {"min": -1}}, "not_months", "details.months.min", None),
        ({"months": {"mode": math.nan}}, "not_months", "details.months.mode", None),
        ({"months": {"max": math.inf}}, "not_months", "details.months.max", None),
        ({"months": {"max": 10**400}}, "not_months", "details.months.max", None),
        ({"months": {"mode": "12"}}, "not_months", "details.months.mode", None),
        ({"answer": "team"}, "not_a_list", "details.answer", None),
        ({"signals": MANY}, "not_a_list", "details.signals", None),
        ({"steps": ["Hire", " "]}, "bad_line", "details.steps", 2),
        ({"steps": ["Hire", LONG]}, "bad_line", "details.steps", 2),
        ({"is_backward": "yes"}, "not_a_flag", "details.is_backward", None),
    ],
)
def test_what_an_arrow_cannot_say_is_refused_by_its_place(
    details: Any, code: str, field: str, line: int | None
) -> None:
    refused = _refused(check_link, details)
    assert (refused.code, refused.details["field"], refused.details.get("line")) == (
        code, field, line,
    )  # fmt: skip


def test_a_command_is_refused_in_a_sentence_that_names_the_place() -> None:
    link = {"kind": "edit_link", "id": "01890000-0000-7000-8000-000000000001"}
    with pytest.raises(Invalid) as refused:
        parse({**link, "fields": {"details": {"months": {"min": -1}}}})
    assert str(refused.value) == ("“details.months.min” must be a number of months from 0 to 1200.")


def test_all_of_it_together_may_not_be_too_long() -> None:
    signals = ["x" * limits.DETAIL_CHARACTERS] * limits.LINES_PER_DETAIL
    assert _refused(check_link, {"signals": signals}).code == "bad_object"


def _refused(check: Any, details: Any) -> Invalid:
    with pytest.raises(Invalid) as refused:
        check("details", details)
    assert str(refused.value)
    return refused.value
