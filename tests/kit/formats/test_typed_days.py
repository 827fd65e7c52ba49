"""The golden cases of typed days; the browser's twin runs them too."""

import datetime as dt
import json
from pathlib import Path

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.typed_days import read_day

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "formats"
CASES = json.loads((FOLDER / "days.json").read_text("utf-8"))
TODAY = dt.date.fromisoformat(CASES["today"])


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("case", CASES["days"], ids=lambda case: case["text"] or "nothing")
def test_days(case, language):
    expected = case[language]
    if expected is None or isinstance(expected, str):
        found = read_day(case["text"], language, TODAY)
        assert (found and found.isoformat()) == expected
        return
    with pytest.raises(Invalid) as caught:
        read_day(case["text"], language, TODAY, field="due_on")
    details = caught.value.details
    assert details["field"] == "due_on"
    if expected is False:
        assert caught.value.code == "not_a_day"
    else:
        assert caught.value.code == "ambiguous_day"
        assert [details["first"], details["second"]] == expected


@pytest.mark.parametrize("case", CASES["nearest"], ids=lambda case: f"{case['text']} {case['day']}")
def test_without_a_year_it_is_the_nearest_to_today(case):
    today = dt.date.fromisoformat(case["today"])
    if case["day"]:
        assert read_day(case["text"], "en", today) == dt.date.fromisoformat(case["day"])
        return
    with pytest.raises(Invalid):
        read_day(case["text"], "en", today)


def test_sentences_say_what_to_write():
    with pytest.raises(Invalid, match=r"“soon” is not a day\. Use 26 ноя 2026 or 26\.11\.2026\."):
        read_day("soon", "ru", TODAY)
    with pytest.raises(Invalid, match=r"“3/4/26” can mean 3 Apr 2026 or 4 Mar 2026\."):
        read_day("3/4/26", "en", TODAY)
