"""Sections on how sure the order is: no title claims more than draws, panel and methods say."""

from dataclasses import replace

import pytest
from django.utils import translation

from issuetrees.core.drawing.shapes import Bar as Bar_
from issuetrees.core.drawing.shapes import Label, Polyline
from issuetrees.core.drawing.tornado import Frame
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.opinions import Chance, Robustness
from issuetrees.reports.scene.blocks import Exhibit, Source
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.tables import Bar, Share, Table
from issuetrees.reports.sections import agreement, methods
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.lead import lead_title
from issuetrees.reports.sections.robustness import action_title
from issuetrees.scoring.swings import draw_lead
from tests.reports.documents import document
from tests.reports.rankings import lead
from tests.reports.scenes import blocks, plain, words

UNMARKED = {0x2066: None, 0x2068: None, 0x2069: None}


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
        ("en", [0.5, 0.5], "No clear first: “I0” in 50% of the draws, “I1” in 50%"),
        ("ru", [0.4, 0.35, 0.25], "Явного лидера нет: «I0» — в 40 % розыгрышей"),
    ],
)
def test_the_title_claims_what_the_draws_say(language: str, firsts: list[float], said: str) -> None:
    with translation.override(language):
        title = action_title(*drawn(*firsts), Typist(language))
    assert said in plain(title)


def test_printed_chances_add_up_and_what_is_left_out_is_told() -> None:
    shown = document("en", (SectionChoice("robustness"),))
    [section] = build_sections(shown)
    assert [page.id for page in section.pages] == ["s-robustness", "s-robustness-2"]
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


@pytest.mark.parametrize(
    ("alpha", "said"),
    [
        (0.85, "The assessors agree: α is 0.85"),
        (0.7, "The assessors agree in the main: α is 0.70"),
        (0.3, "The assessors see it differently: α is 0.30"),
        (None, "cannot be told"),
    ],
)
def test_agreement_is_judged_by_the_limits_of_its_author(alpha: float | None, said: str) -> None:
    made = document().agreement
    assert made is not None
    first, *others = made.coefficients
    undefined = "" if alpha is not None else "no_variation"
    changed = replace(first, value=alpha, undefined=undefined)
    panel = replace(made, coefficients=(changed, *others))
    assert said in plain(agreement.action_title(panel, Typist("en")))


def test_nobody_is_called_strict_by_name_unless_that_is_chosen() -> None:
    def people(**chosen: bool) -> list[str]:
        [section] = build_sections(document("en", (SectionChoice("agreement", options=chosen),)))
        [table] = [one for one in blocks(section, Table) if one.id.endswith("people")]
        return [plain(words(row.cells[0])) for row in table.rows]

    made = document().agreement
    assert made is not None
    assert people() == ["Assessor A", "Assessor B"]
    assert people(has_people=True) == [one.name for one in made.people]


def test_what_moves_the_lead_is_one_figure_with_its_figures_beside_it() -> None:
    made = document("en", (SectionChoice("robustness"),))
    [section] = build_sections(replace(made, robustness=None))
    [exhibit] = blocks(section, Exhibit)
    drawing = exhibit.drawing
    assert (drawing.role, len(drawing.of(Bar_)), len(drawing.of(Polyline))) == ("tornado", 4, 2)
    assert "the lead goes from +4.5 to" in plain(drawing.description).translate(UNMARKED)
    [table] = blocks(section, Table)
    assert [cell.value.value for cell in table.rows[0].cells[2:]] == [4.5, -1.5]  # type: ignore[union-attr]
    assert words(table.rows[0].cells[1]) == "30% → 50%"


def test_a_lead_is_told_with_what_turns_it_and_a_tie_as_a_tie() -> None:
    made = document().lead
    assert made is not None
    turned, safe = made.swings
    assert plain(lead_title(made, Typist("en"))).startswith("1 single move turns the lead of")
    firm = replace(made, swings=(safe,))
    assert "Nothing alone turns the lead" in lead_title(firm, Typist("en"))
    assert "share a place" in lead_title(
        replace(made, base=0.04, printed=0.0, swings=(turned,)), Typist("en")
    )


def test_methods_that_differ_are_said_to_differ() -> None:
    made = document().methods
    assert made is not None
    titles = {one: f"I{place}" for place, one in enumerate(made.ids)}
    first, second = made.opinions
    told = methods.action_title(made, titles, Typist("en"))
    assert plain(told) == "All 2 methods put “I0” first"
    differ = replace(made, opinions=(first, replace(second, firsts=made.ids[1:2])))
    assert "differ on who is first" in methods.action_title(differ, titles, Typist("en"))
    most = replace(made, opinions=(first, second, replace(second, firsts=made.ids[1:2])))
    assert "2 of 3 methods put" in plain(methods.action_title(most, titles, Typist("en")))


def test_what_a_method_leaves_open_is_told_as_it_was_chosen() -> None:
    (section,) = build_sections(document(sections=(SectionChoice("methods"),)))
    (source,) = blocks(section, Source)
    assert "TOPSIS – Scaling: by vectors." in plain(source.text)


def test_a_lead_is_the_one_between_the_printed_points_on_page_and_paper() -> None:
    found = replace(lead("en"), base=8.04, printed=8.1, swings=lead("en").swings[1:])
    assert "8.1 points" in lead_title(found, Typist("en"))
    drawn = draw_lead(found, "lead", Frame(500.0, 9.0, 10.0), fit_lines)
    (today,) = (one for one in drawn.shapes if one.id == "lead-base")
    assert isinstance(today, Label)
    assert today.text.lines == ("+8.1",)
