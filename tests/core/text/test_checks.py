"""The one check of text: what it lets through, and what it says of the rest."""

from typing import Any

import pytest
from hypothesis import event, given

from issuetrees.core.errors import Invalid
from issuetrees.core.text import normal
from issuetrees.core.text_checks import UNPRINTABLE, TextCheck, line, lines, typed
from tests.core.text.test_text import TEXTS


@pytest.mark.parametrize(
    ("check", "raw", "stored"),
    [
        (line(20), "  a \t b\nc ", "a b c"),
        (lines(20), "  a \r\n b ", "a \n b"),
        (typed(20), "  a \r\n b ", "  a \n b "),
        (line(20), "a\x0bb\u2028c", "a b c"),
        (line(4, is_required=True), "Краи\u0306", "Край"),
        (lines(0), " \n ", ""),
    ],
)
def test_text_that_fits(check: TextCheck, raw: str, stored: str) -> None:
    assert check("title", raw) == stored


@pytest.mark.parametrize(
    ("check", "raw", "code"),
    [
        (line(3), None, "not_text"),
        (line(3), 5, "not_text"),
        (line(3), ["x"], "not_text"),
        (line(3), "a\x00", "unprintable"),
        (lines(3), "a\x0bb", "unprintable"),
        (typed(3), "\ud800", "unprintable"),
        (line(3), "\uffff", "unprintable"),
        (line(3), "abcd", "too_long"),
        (typed(3), "    ", "too_long"),
        (line(3, is_required=True), " \n\t", "missing"),
        (lines(3, is_required=True), "\u202e", "missing"),
    ],
)
def test_text_that_does_not(check: TextCheck, raw: Any, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check("title", raw)
    assert refused.value.code == code
    assert refused.value.details["field"] == "title"


@pytest.mark.parametrize("check", [line(15), lines(15), typed(15)])
@given(raw=TEXTS)
def test_what_passes_passes_again_unchanged(check: TextCheck, raw: str) -> None:
    try:
        found = check("title", raw)
    except Invalid:
        event("refused")
        return
    assert check("title", found) == found
    assert not UNPRINTABLE.search(found)
    assert found.split() == normal(raw).split()
