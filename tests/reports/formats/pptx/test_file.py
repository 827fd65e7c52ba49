"""Slides, read back: nothing overflows, connectors are glued, charts have the printed figures."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slides
from pptx.util import Pt

from issuetrees.core.rounding import apportion
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.formats.pptx.deck import SIZES
from issuetrees.reports.formats.pptx.file import make_pptx
from issuetrees.reports.scene.fit import break_lines
from tests.reports.documents import document, large_outline, tree
from tests.reports.formats.pptx.slides import content, glued, overflow, read, shapes, titles
from tests.reports.rankings import ranking
from tests.reports.scenes import plain

pytestmark = pytest.mark.sweeps

PAPERS = ("wide", "a4", "letter")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_same_document_gives_the_same_bytes(language):
    again = make_pptx(replace(document(language), paper="wide")).content
    assert again == content(language)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_words_are_higher_than_their_room(language, paper):
    for slide in read(content(language, paper)).slides:
        for shape in shapes(slide):
            if shape.has_text_frame and shape.text_frame.text and not shape.is_placeholder:
                over = overflow(shape.text_frame, shape.width.pt, shape.height.pt)
                assert over < 3, (shape.text_frame.text, over)
            elif shape.has_table:
                _assert_rows_fit(shape.table)


def _assert_rows_fit(table):
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if not cell.is_spanned and not cell.is_merge_origin:
                over = overflow(_Frame(cell), column.width.pt, row.height.pt)
                assert over < 1, (cell.text_frame.text, over)


class _Frame:
    """A cell as a frame: its margins are its own."""

    word_wrap = True

    def __init__(self, cell):
        self.paragraphs = cell.text_frame.paragraphs
        self.margin_left, self.margin_right = cell.margin_left, cell.margin_right
        self.margin_top, self.margin_bottom = cell.margin_top, cell.margin_bottom


@pytest.mark.parametrize("paper", PAPERS)
def test_everything_stands_on_its_slide(paper):
    show = read(content("ru", paper))
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.top >= 0
            assert shape.left >= -1
            assert shape.top + shape.height <= show.slide_height + 12700, shape.name
            assert shape.left + shape.width <= show.slide_width + 12700, shape.name


@pytest.mark.parametrize("language", ["en", "ru"])
def test_titles_fit_and_are_never_too_small(language):
    for slide in list(read(content(language)).slides)[1:]:
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].runs[0].font.size.pt
        lines = break_lines(title.text_frame.text, title.width.pt, size, "serif")
        assert size >= SIZES[-1] == 16
        assert len(lines) <= 2
        assert title.is_placeholder


def test_lines_of_a_tree_are_glued_to_its_boxes():
    show = read(content())
    joined: Counter[int] = Counter()
    for slide in show.slides:
        ids = {shape.shape_id for shape in shapes(slide)}
        for ends in glued(slide):
            assert len(ends) == 2
            assert set(ends) <= ids
            joined[slide.slide_id] += 1
    assert sum(joined.values()) >= 19 + 15  # of the tree and of the map
    forms = [
        one.get("prst") for slide in show.slides for one in slide._element.iter(qn("a:prstGeom"))
    ]
    assert forms.count("bentConnector3") >= 19


def test_bars_of_the_ranking_are_a_native_chart_with_the_printed_figures():
    shown = ranking("en")
    charts = [
        shape.chart
        for slide in read(content()).slides
        for shape in shapes(slide)
        if shape.has_chart and shape.chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    ]
    told = [
        (name, [series.values[place] or 0.0 for series in chart.plots[0].series])
        for chart in charts
        for place, name in enumerate(chart.plots[0].categories)
    ]
    assert [plain(name) for name, _parts in told] == [row.title for row in shown.rows]
    for (_name, parts), row in zip(told, shown.rows, strict=True):
        printed = apportion(row.parts, shown.digits, row.score)
        assert parts == [float(part) for part in printed]
    names = [plain(series.name) for series in charts[0].plots[0].series]
    assert names == [goal.title for goal in shown.goals]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_words_beside_figures_stand_away_from_them(language):
    beside = 0
    for slide in read(content(language)).slides:
        for table in (shape.table for shape in shapes(slide) if shape.has_table):
            for row in table.rows:
                for figure, words in pairwise(row.cells):
                    if _ends(figure) and words.text_frame.text and not _ends(words):
                        assert figure.margin_right + words.margin_left >= Pt(15)
                        beside += 1
    assert beside > 20


def _ends(cell) -> bool:
    """Whether the words of a cell end at its right."""
    alignments = {one.alignment for one in cell.text_frame.paragraphs}
    return alignments == {PP_ALIGN.RIGHT} and not cell.is_spanned


def test_every_slide_has_notes_a_foot_and_a_number():
    for slide in list(read(content()).slides)[1:]:
        kinds = [one.get("type") for one in slide._element.iter(qn("p:ph"))]
        assert {"title", "ftr", "sldNum"} <= set(kinds)
        assert slide.shapes.title.text_frame.text in slide.notes_slide.notes_text_frame.text
        assert "Confidential · Northern Light plc · Draft" in [
            shape.text_frame.text for shape in slide.placeholders
        ]


def test_contents_and_references_lead_to_slides():
    given = replace(
        document(sections=(SectionChoice("contents"), SectionChoice("tree"))),
        trees=(tree(large_outline(6)),),
        paper="wide",
    )
    show = read(make_pptx(given).content)
    numbers = {slide.slide_id: place for place, slide in enumerate(show.slides, start=1)}
    slides = list(show.slides)
    referring = [
        (shape.text_frame.text, numbers[shape.click_action.target_slide.slide_id])
        for slide in slides
        for shape in shapes(slide)
        if shape.has_text_frame and not shape.is_placeholder and shape.click_action.target_slide
    ]
    assert {text[0] for text, _number in referring} == {"→", "←"}
    assert all(text[2:] == str(number) for text, number in referring)
    links = list(slides[0]._element.iter(qn("a:hlinkClick")))
    assert {link.get("action") for link in links} == {"ppaction://hlinksldjump"}
    assert len(links) >= 6


def test_progress_follows_the_slides_of_a_long_outline() -> None:
    heard: list[int] = []
    large = replace(
        document("en", (SectionChoice("appendix_outline"),)),
        trees=(tree(large_outline(parts=12)),),
    )
    made = make_pptx(large, on_progress=lambda percent, _label: heard.append(percent))
    assert heard == sorted(heard)
    assert len(set(heard)) > made.page_count // 2 > 10
    assert max(heard) <= 95


def test_a_slide_is_numbered_without_a_look_at_all_others(monkeypatch):
    monkeypatch.setattr(Slides, "index", lambda *_: pytest.fail("looked for among all slides"))
    sections = tuple(SectionChoice(kind) for kind in ("cover", "contents", "tree"))
    large = replace(document("en", sections), trees=(tree(large_outline(parts=6)),))
    assert make_pptx(large).page_count > 12


def test_drawings_tables_and_charts_have_words_for_those_who_listen():
    for slide in read(content()).slides:
        for shape in slide.shapes:
            if shape.shape_type == 6 or shape.has_chart or shape.has_table:
                described = next(shape._element.iter(qn("p:cNvPr"))).get("descr")
                assert described or shape.has_table


def test_a_long_text_and_a_title_without_end_fit():
    sections = (SectionChoice("summary", title="слово " * 33), SectionChoice("appendix_outline"))
    given = document("ru", sections)
    case = tree("x" * 300 + "\n " + "слово " * 800)
    given = replace(
        given,
        paper="wide",
        trees=(case,),
        summary=replace(given.summary, situation="Ещё одно предложение. " * 180),
    )
    show = read(make_pptx(given).content)
    assert len(titles(show)) > 4
    for slide in show.slides:
        for shape in shapes(slide):
            assert shape.top.pt + shape.height.pt <= show.slide_height.pt + 1


def test_what_no_xml_may_hold_is_taken_out():
    given = document()
    cover = replace(given.cover, title="a\x00b\x0b\ud800 & <c>", client="{x} \x07")
    show = read(make_pptx(replace(given, cover=cover, paper="wide")).content)
    assert titles(show)[0] == "ab & <c>"
