"""Cases that are kept on a split: what is refused, and in which words."""

from typing import Any

import pytest

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.cases import check_cases

LONG = "x" * limits.CASE_CHARACTERS


@pytest.mark.parametrize(
    "cases",
    [
        {},
        {"listed": []},
        {"listed": [{"text": LONG}, {"text": "Anna", "in": ["Young"]}]},
        {"listed": [{"text": "Anna", "in": [], "beside": ["Young"]}], "none_found": None},
        {"none_found": {"by": "Anna", "on": "2026-11-28"}, "later": 1},
    ],
)
def test_cases_are_kept_as_they_came(cases: dict[str, Any]) -> None:
    assert check_cases("cases", cases) == cases


@pytest.mark.parametrize(
    ("cases", "code", "line"),
    [
        ([], "not_an_object", None),
        ({"listed": "Anna"}, "bad_cases", None),
        ({"listed": [{"text": "x"}] * (limits.CASES_PER_SPLIT + 1)}, "bad_cases", None),
        ({"listed": [{"text": "x"}, {"text": LONG + "x"}]}, "bad_case", 2),
        ({"listed": [{"text": " "}]}, "bad_case", 1),
        ({"listed": ["Anna"]}, "bad_case", 1),
        ({"listed": [{"text": "Anna", "in": "Young"}]}, "bad_branches", 1),
        ({"listed": [{"text": "Anna", "beside": [1]}]}, "bad_branches", 1),
        ({"none_found": True}, "not_an_object", None),
        ({"none_found": {"on": "2026-11-28"}}, "not_text", None),
        ({"none_found": {"by": "Anna"}}, "not_a_date", None),
        ({"none_found": {"by": "Anna", "on": "yesterday"}}, "not_a_date", None),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_line(cases: Any, code: str, line: Any) -> None:
    with pytest.raises(Invalid) as refused:
        check_cases("cases", cases)
    assert (refused.value.code, refused.value.details.get("line")) == (code, line)
    assert refused.value.message.format(**refused.value.details)
