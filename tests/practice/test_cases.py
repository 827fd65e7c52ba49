"""The cases that come with the product: whole in both languages, and won by their own reference."""

import pytest

from issuetrees.practice.cases import LANGUAGES, cases
from issuetrees.practice.comparing import sketch, with_case

EVERY = [(one.name, language) for language in LANGUAGES for one in cases(language)]


def test_there_are_ten_and_more_in_each_language() -> None:
    assert len(EVERY) >= 2 * 10


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_case_is_whole_and_its_reference_wins_it(name: str, language: str) -> None:
    found = next(one for one in cases(language) if one.name == name)
    assert all([found.title, found.situation, found.question, *found.hints])
    assert (language == "ru") == any("а" <= letter <= "я" for letter in found.situation)
    depth = {found.reference[0].id: 0}
    for node in found.reference[1:]:
        depth[node.id] = depth[node.parent_id or ""] + 1
    text = "\n".join("  " * (depth[one.id] - 1) + one.title for one in found.reference[1:])
    said = with_case(found, f"{found.question}\n" + "\n".join(f"  {t}" for t in text.split("\n")))
    assert said.score.points >= 95, list(said.score.parts)
    assert not said.comparison.other_cuts
    assert len(sketch(text, found.question)) == len(found.reference)
