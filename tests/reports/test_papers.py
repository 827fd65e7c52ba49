"""Papers: each is in the theme, is printed, and none of its pages goes on for one row."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from issuetrees.core.drawing.shapes import Box, Reference
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.models import ReportPaper
from issuetrees.reports.scene.blocks import Exhibit
from issuetrees.reports.scene.fit import break_lines, text_width
from issuetrees.reports.scene.front import (
    FIELD,
    LYING_FOOT,
    LYING_TOP,
    SIDE,
    SUBTITLES,
    TITLES,
    UPRIGHT_FOOT,
    UPRIGHT_TOP,
    subtitle_step,
    title_step,
)
from issuetrees.reports.scene.rows import Rooms, spread, widths
from issuetrees.reports.scene.tables import Cell, Column, Row, Table
from issuetrees.reports.scene.theme import COVER, GUTTER, LANDSCAPE, PORTRAIT, THEMES
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document, large_outline, tree
from tests.reports.drivers import drivers
from tests.reports.scenes import blocks

pytestmark = pytest.mark.sweeps

ACROSS = ("a4_landscape", "letter_landscape", "wide")


def test_a_report_is_offered_the_papers_of_the_theme() -> None:
    assert set(ReportPaper.values) == set(THEMES)


@pytest.mark.parametrize("paper", ACROSS)
def test_a_report_that_lies_has_one_kind_of_paper(paper: str) -> None:
    """A stage map that is too large for it is a fold-out, which lies as well."""
    shown = replace(document("en"), paper=paper, stage_maps=())
    pages = PdfReader(io.BytesIO(make_pdf(shown).content)).pages
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    sheet = THEMES[paper].sheet(PORTRAIT)
    assert sizes == {(round(sheet.width), round(sheet.height))}


def test_larger_slides_keep_their_shape_and_larger_sheets_are_real_paper() -> None:
    slides = THEMES["wide"].sheets.values()
    assert {round(sheet.width / sheet.height, 3) for sheet in slides} == {1.778}
    a3 = THEMES["a4"].sheet("landscape-a3")
    assert (a3.width, a3.height) == pytest.approx((1190.55, 841.89), abs=0.01)


def test_decisions_that_do_not_fit_below_a_summary_have_a_page_that_says_so() -> None:
    usual = replace(document(), paper="wide", sections=(SectionChoice("summary"),))
    asked = tuple(f"Decide about item {place} (Anna; 15 Dec 2026)" for place in range(9))
    long = replace(usual, summary=replace(usual.summary, decisions=asked))
    (section,) = build_sections(long)
    first, second = section.pages
    assert not blocks(replace(section, pages=(first,)), Table)
    assert second.title.replace("\u00a0", " ").startswith("9 decisions are asked")
    assert second.goes_on


def test_an_outline_fills_its_sheets_evenly() -> None:
    for paper in ("a4", "wide"):
        shown = replace(document(), paper=paper, sections=(SectionChoice("appendix_outline"),))
        (section,) = build_sections(replace(shown, trees=(tree(large_outline(6, 2, 4)),)))
        rows = [len(table.rows) for table in blocks(section, Table)]
        assert len(rows) > 1 or paper == "a4"
        assert min(rows) > 0.6 * max(rows)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_word_in_the_head_of_a_matrix_is_broken(language: str) -> None:
    theme = THEMES["wide"]
    shown = replace(document(language), paper="wide", sections=(SectionChoice("appendix_scores"),))
    (section,) = build_sections(shown)
    (matrix, *_others) = blocks(section, Table)
    for column, width in zip(
        matrix.columns, widths(matrix, theme.sheet(LANDSCAPE).room), strict=True
    ):
        size = theme.types["head"].size
        longest = max((text_width(word, size) for word in column.title.split()), default=0)
        assert longest < width


def test_slides_are_sixteen_to_nine_and_as_wide_as_paper_that_lies() -> None:
    slide = THEMES["wide"].sheet(PORTRAIT)
    assert slide.width / slide.height == pytest.approx(16 / 9)
    assert slide.room == pytest.approx(THEMES["a4"].sheet(LANDSCAPE).room)


@pytest.mark.parametrize("paper", sorted(THEMES))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_drawing_is_larger_than_its_sheet(paper: str, language: str) -> None:
    theme = THEMES[paper]
    for section in build_sections(replace(document(language), paper=paper)):
        for page in section.pages:
            sheet = theme.sheet(page.sheet)
            for block in page.blocks:
                if isinstance(block, Exhibit):
                    assert block.drawing.width <= sheet.room + 0.5
                    assert block.drawing.height <= sheet.depth


def test_short_sections_share_a_sheet_only_where_it_stands_upright() -> None:
    follows = {
        paper: any(one.follows for one in build_sections(replace(document(), paper=paper)))
        for paper in ("a4", "wide")
    }
    assert follows == {"a4": True, "wide": False}


def test_titles_of_pages_have_one_size() -> None:
    types = THEMES["a4"].types
    assert types["title"] == types["exhibit-title"]


def test_a_tree_of_two_columns_uses_the_width_of_its_sheet() -> None:
    sections = {one.kind: one for one in build_sections(replace(document(), paper="wide"))}
    (overview, *_others) = blocks(sections["tree"], Exhibit)
    boxes = [shape.rect for shape in overview.drawing.shapes if isinstance(shape, Box)]
    assert max(box.right for box in boxes) > overview.drawing.width * 0.85


def test_rows_are_given_the_room_that_a_sheet_has_left() -> None:
    theme = THEMES["wide"]
    rows = tuple(Row((Cell.of(str(number)),)) for number in range(6))
    table = Table("t", "T", (Column("a", "A"),), rows, role="ranking")
    (alone,) = spread(table, 700, Rooms(300, 300), theme)
    assert alone.air > 0
    (full,) = spread(table, 700, Rooms(99, 99), theme)
    assert full.air == 0


def test_a_question_with_further_sheets_says_so_below_its_box() -> None:
    many = tree("\n".join(["How?", *(f" Part {place}" for place in range(60))]))
    (section,) = build_sections(
        replace(document(), trees=(many,), sections=(SectionChoice("tree"),))
    )
    first, second, *_others = section.pages
    assert second.title.replace("\u00a0", " ") == "17\u201332: How?"
    (drawing,) = (block.drawing for block in first.blocks if isinstance(block, Exhibit))
    (box, *_boxes), (on,) = drawing.of(Box), drawing.of(Reference)
    assert on.rect.top > box.rect.bottom


def test_numbers_of_deep_questions_stand_on_one_line() -> None:
    deep = tree("\n".join(" " * level + f"Level {level}?" for level in range(9)))
    chosen = (SectionChoice("appendix_outline"),)
    (section,) = build_sections(replace(document(sections=chosen), trees=(deep,)))
    (table,) = blocks(section, Table)
    room = table.columns[0].width - GUTTER
    assert text_width(deep.nodes[-1].number, 8.4) <= room < 80


@pytest.mark.parametrize("paper", THEMES)
@pytest.mark.parametrize("sign", ["W", "Подход к ", "i"])
def test_the_words_of_a_cover_have_room(paper: str, sign: str) -> None:
    theme = THEMES[paper]
    title, subtitle = (sign * 200)[:200], (sign * 300)[:300]
    look = TITLES[title_step(title, theme)]
    below = SUBTITLES[subtitle_step(subtitle, theme)]
    sheet = theme.sheet(COVER)
    width = sheet.width - 2 * SIDE if theme.is_across else 470
    lines = break_lines(title, width, look.size, "serif")
    foot = sheet.height * (1 - FIELD) + LYING_FOOT if theme.is_across else UPRIGHT_FOOT
    client = LYING_TOP + 14 if theme.is_across else UPRIGHT_TOP + 28
    assert foot + len(lines) * look.leading < sheet.height - client
    assert len(break_lines(subtitle, width, below.size)) * below.leading <= 76


def test_a_long_unit_of_a_driver_stays_in_its_column() -> None:
    (found,) = drivers("en")
    lines = tuple(replace(one, unit="millions of roubles a year and shop", source="Accounts " * 30)
                  for one in found.lines)  # fmt: skip
    chosen = (SectionChoice("drivers"),)
    shown = replace(document(sections=chosen), drivers=(replace(found, lines=lines),))
    assert make_pdf(replace(shown, paper="a4_landscape")).page_count
