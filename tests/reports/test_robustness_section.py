"""The section that tells how sure the order is: its title claims no more than the draws say."""

from dataclasses import replace

import pytest
from django.utils import translation

from issuetrees.reports.document import Chance, Robustness, SectionChoice
from issuetrees.reports.scene.blocks import Source
from issuetrees.reports.scene.tables import Bar, Share, Table
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.robustness import action_title
from tests.reports.documents import document
from tests.reports.scenes import plain


def drawn(*firsts: float) -> tuple[Robustness, dict[str, str]]:
    chances = tuple(
        Chance(str(n), f"I{n}", first, (first, 1.0), 1.0 + n) for n, first in enumerate(firsts)
    )
    titles = {one.initiative_id: one.title for one in chances}
    made = document().robustness
    assert made is not None
    return replace(made, chances=chances), titles


@pytest.mark.parametrize(
    ("language", "firsts", "said"),
    [
        ("en", [0.97, 0.03], "“I0” comes first almost whatever the weights: in 97% of the draws"),
        ("en", [0.6, 0.4], "“I0” comes first in 60% of the draws; the order is likely, not sure"),
        ("en", [0.5, 0.5], "No initiative is first in most draws: “I0” in 50%, “I1” in 50%"),
        ("ru", [0.4, 0.35, 0.25], "Ни одна инициатива не первая в большинстве розыгрышей"),
    ],
)
def test_the_title_claims_what_the_draws_say(language: str, firsts: list[float], said: str) -> None:
    with translation.override(language):
        title = action_title(*drawn(*firsts), Typist(language))
    assert said in plain(title)


def test_printed_chances_add_up_and_what_is_left_out_is_told() -> None:
    shown = document("en", (SectionChoice("robustness"),))
    [section] = build_sections(shown)
    table = next(block for block in section.pages[0].blocks if isinstance(block, Table))
    bars = [row.cells[1].value for row in table.rows]
    labels = [bar.label for bar in bars if isinstance(bar, Bar)]
    assert sum(label.value for label in labels if isinstance(label, Share)) == 1
    [source] = [block for block in section.pages[0].blocks if isinstance(block, Source)]
    assert "10,000 draws over weights and scores, seed 20261129" in plain(source.text)
    assert "±25%" in source.text


def test_draws_of_other_scores_are_said_to_be() -> None:
    before = document("en", (SectionChoice("robustness"),))
    assert before.robustness is not None
    later = replace(before, robustness=replace(before.robustness, is_outdated=True))
    [section] = build_sections(later)
    [source] = [block for block in section.pages[0].blocks if isinstance(block, Source)]
    assert "have changed since" in plain(source.text)


def test_who_is_hardly_ever_among_the_first_shares_a_line() -> None:
    before = document("en", (SectionChoice("robustness"),))
    assert before.robustness is not None
    first, *others = before.robustness.chances
    never = [replace(one, first=0.0, top=(0.0,) * 3) for one in others]
    later = replace(before.robustness, chances=(first, *never))
    [section] = build_sections(replace(before, robustness=later))
    [table] = [block for block in section.pages[0].blocks if isinstance(block, Table)]
    assert len(table.rows) == 2
    assert f"{len(never)} other initiatives" in plain(table.rows[1].cells[0].lines[0].text)
