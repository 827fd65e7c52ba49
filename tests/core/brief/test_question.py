"""The linter of questions: labelled questions of both languages, and whatever people type."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.brief import SENTENCES, lint

CASES = json.loads(Path("fixtures/cases/brief/questions.json").read_text("utf-8"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_labelled_question_has_its_remarks(language: str) -> None:
    cases = [case for case in CASES if case["language"] == language]
    said = {case["text"]: sorted(remark.code for remark in lint(case["text"])) for case in cases}
    assert said == {case["text"]: case["remarks"] for case in cases}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_both_languages_have_as_many_cases_of_each_remark_and_of_none(language: str) -> None:
    cases = [case for case in CASES if case["language"] == language]
    seen = Counter(code for case in cases for code in case["remarks"])
    assert len(cases) >= 40
    assert min(seen[code] for code in SENTENCES) >= 5
    assert sum(not case["remarks"] for case in cases) >= 15


def test_the_second_ask_and_the_solution_are_quoted() -> None:
    several, solution = lint("How do we sell 5 more in 2027 and why not by opening a shop?")
    assert (several.quote, solution.quote) == ("and why", "by opening")
    assert [remark.quote for remark in lint("Что сказать 5 людям в 2027? Кому?")] == ["Кому?"]


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(CASES)).map(
            lambda cases: " ".join(case["text"] for case in cases)
        ),
    )
)
def test_any_text_is_read_the_same_with_other_blanks_and_each_remark_comes_once(text: str) -> None:
    remarks = lint(text)
    codes = [remark.code for remark in remarks]
    assert codes == [code for code in SENTENCES if code in codes]
    assert all(remark.quote in " ".join(text.split()) for remark in remarks)
    assert lint(f"  \n{text}\t") == remarks


@given(st.sampled_from([case for case in CASES if case["remarks"] == []]), st.data())
def test_a_good_question_stays_good_in_quotes_and_without_its_mark(case: Any, data: Any) -> None:
    text = case["text"].rstrip("?.")
    assert lint(data.draw(st.sampled_from([f"«{text}?»", f"“{text}”", f"— {text}?"]))) == ()
