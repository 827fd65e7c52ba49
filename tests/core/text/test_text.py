"""One form of what people write: normal, whole when cut, apart from its neighbours."""

import json
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from issuetrees.core.text import cut, first, head, isolated, normal, normal_json, within

CASES: Final = json.loads(
    (Path(__file__).parents[3] / "fixtures/cases/text/text.json").read_text("utf-8")
)
REORDERING: Final = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
# Letters and their marks, directions and joiners, more often than chance would bring them.
TEXTS: Final = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("иеаoe\u0301\u0306\u0308\u0323\r\n \u200d\ufe0f👩💼🇷🇺שא"),
        st.sampled_from(sorted(REORDERING)),
    )
)


@pytest.mark.parametrize("case", CASES["normal"], ids=lambda case: case["name"])
def test_text_enters_in_one_form(case: dict[str, str]) -> None:
    assert normal(case["raw"]) == case["normal"]


@pytest.mark.parametrize("case", CASES["cut"], ids=lambda case: f"{case['text']} {case['limit']}")
def test_a_cut_leaves_whole_characters(case: dict[str, Any]) -> None:
    assert cut(case["text"], case["limit"]) == case["cut"]


@pytest.mark.parametrize("case", CASES["within"], ids=lambda case: case["text"])
def test_marks_within_marks_are_of_another_kind(case: dict[str, str]) -> None:
    assert within(case["mark"], case["text"]) == case["within"]


@pytest.mark.parametrize("case", CASES["isolated"], ids=lambda case: case["text"])
def test_what_runs_the_other_way_is_isolated(case: dict[str, str]) -> None:
    assert isolated(case["text"]) == case["isolated"]


@given(TEXTS)
def test_the_normal_form_is_final_and_loses_nothing_that_can_be_seen(raw: str) -> None:
    found = normal(raw)
    assert unicodedata.is_normalized("NFC", found)
    assert not REORDERING & set(found)
    assert "\r" not in found
    assert normal(found) == found
    seen = "".join(sign for sign in raw if sign not in REORDERING)
    seen = seen.replace("\r\n", "\n").replace("\r", "\n")
    assert unicodedata.normalize("NFD", found) == unicodedata.normalize("NFD", seen)


@given(TEXTS, st.integers(0, 20))
def test_a_cut_is_short_enough_and_splits_nothing(raw: str, limit: int) -> None:
    text = normal(raw)
    start = head(text, limit)
    assert len(start) <= limit
    whole = list(iter_graphemes(text))
    assert start in {"".join(whole[:count]) for count in range(len(whole) + 1)}
    if limit:
        assert len(cut(text, limit)) <= limit
        assert normal(cut(text, limit)) == cut(text, limit)


def test_json_keeps_its_shape() -> None:
    raw = {"cafe\u0301": ["e\u0301", {"a": "e\u0301"}, 1, None, True, 1.5]}
    assert normal_json(raw) == {"cafe\u0301": ["é", {"a": "é"}, 1, None, True, 1.5]}


@pytest.mark.parametrize(
    ("word", "found"),
    [("", ""), ("Anna", "A"), ("E\u0301va", "E\u0301"), ("👩\u200d💼 HR", "👩\u200d💼")],
)
def test_the_first_character_is_whole(word: str, found: str) -> None:
    assert first(word) == found
