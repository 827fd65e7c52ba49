"""The sections of a portfolio: what is in, the frontier, why the others are not in."""

from dataclasses import replace
from typing import Any

import pytest

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.scene.blocks import Exhibit
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document
from tests.reports.scenes import plain, words


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("portfolio", "2 initiatives for 60 M ₽ give 62% of all points"),
        ("frontier", "Half of the money, 30 M ₽, would give 53% of the points"),
        ("why_not", "comes in with 5 M ₽ more"),
    ],
)
def test_each_section_concludes_and_goes_without_a_portfolio(kind: str, says: str) -> None:
    shown = document("en", (SectionChoice(kind),))
    [section] = build_sections(shown)
    assert says in plain(section.title).replace(NBSP, " ")
    [page] = section.pages
    tables = [one for one in page.blocks if isinstance(one, Table)]
    assert tables
    assert any(isinstance(one, Exhibit) for one in page.blocks) == (kind == "frontier")
    assert build_sections(replace(shown, portfolio=None)) == []


def test_a_section_shows_the_scenario_that_is_chosen_and_stands_beside_the_others() -> None:
    shown = document("en", (SectionChoice("portfolio"),))
    assert shown.portfolio is not None
    less = replace(
        shown.portfolio, id="less", scenario="Less", inside=shown.portfolio.inside[:1], points=40.0
    )
    both = replace(shown, other_portfolios=(less,))
    [section] = build_sections(both)
    beside: Any = section.pages[0].blocks[2]
    rows = beside.blocks[1].rows
    assert words(rows[1].cells[4]) == f"Out: {shown.portfolio.inside[1].title}"
    chosen = SectionChoice("why_not", options={"scenario": "less"})
    [other] = build_sections(replace(both, sections=(chosen,)))
    assert "Less" in plain(other.pages[0].blocks[-1].text)  # type: ignore[union-attr]
    gone = SectionChoice("why_not", options={"scenario": "gone"})
    assert build_sections(replace(both, sections=(gone,))) == []


def test_money_by_period_adds_up_in_the_last_row() -> None:
    [section] = build_sections(document("en", (SectionChoice("portfolio"),)))
    table = next(one for one in section.pages[0].blocks if isinstance(one, Table))
    last = table.rows[-1]
    assert [cell.value.value for cell in last.cells[2:5]] == [40e6, 20e6, 60e6]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["portfolio", "frontier", "why_not"])
def test_older_figures_are_told_above_all_others(kind: str) -> None:
    shown = document("en", (SectionChoice(kind),))
    assert shown.portfolio is not None
    said = "Calculated before scores, costs or limits changed: today another set may be best."
    old = replace(shown.portfolio, is_outdated=True)
    [section] = build_sections(replace(shown, portfolio=old))
    first: Any = section.pages[0].blocks[0]
    assert plain(first.text) == said
    [fresh] = build_sections(shown)
    assert said not in [plain(getattr(one, "text", "")) for one in fresh.pages[0].blocks]
    if kind == "portfolio":
        [section] = build_sections(replace(shown, other_portfolios=(old,)))
        beside: Any = section.pages[0].blocks[2]
        rows = beside.blocks[1].rows
        assert [len(row.cells[0].lines) for row in rows] == [1, 2]
