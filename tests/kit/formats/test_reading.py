"""The golden cases of typed numbers and sums; the browser's twin runs those of numbers too."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.reading import read_amount, read_number

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "formats"
CASES = json.loads((FOLDER / "reading.json").read_text("utf-8"))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case["text"])
def test_numbers(case, language):
    expected = case[language]
    if isinstance(expected, (int, float)):
        assert read_number(case["text"], language) == Decimal(repr(expected))
        return
    with pytest.raises(Invalid) as caught:
        read_number(case["text"], language, field="value")
    assert caught.value.details["field"] == "value"
    if expected is None:
        assert caught.value.code == "not_a_number"
    else:
        assert caught.value.code == "ambiguous_number"
        assert [caught.value.details["first"], caught.value.details["second"]] == expected


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("case", CASES["amounts"], ids=lambda case: f"{case['text']} as money")
def test_amounts(case, language):
    expected = case[language]
    if isinstance(expected, str):
        wanted = Decimal(expected) if expected else None
        assert read_amount(case["text"], language, case["currency"]) == wanted
        return
    with pytest.raises(Invalid) as caught:
        read_amount(case["text"], language, case["currency"], field="cost")
    details = caught.value.details
    if expected is None:
        assert caught.value.code == "not_an_amount"
    elif isinstance(expected, dict):
        assert caught.value.code == "foreign_currency"
        assert (details["theirs"], details["ours"]) == (expected["foreign"], case["currency"])
    else:
        assert [details["first"], details["second"]] == expected


def test_sentences_say_what_to_write():
    with pytest.raises(
        Invalid, match=r"“1\.000” can mean 1\u202f000 or 1\. Write one of the two\."
    ):
        read_number("1.000", "ru")
    with pytest.raises(Invalid, match=r"“much” is not a number\. Use 12\.5 M or 12 500 000\."):
        read_amount("much", "en", "RUB")
    with pytest.raises(Invalid, match=r"“\$5M” is in USD, but costs here are in EUR\."):
        read_amount("$5M", "en", "EUR")
