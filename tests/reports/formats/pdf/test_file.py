"""Whole reports as PDF, read back: pages, places, languages, fonts; hostile input."""

import io
import os
import random
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from pypdf import PdfReader

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import (
    Cover,
    FindingLine,
    ReportDocument,
    SectionChoice,
    Stage,
    StageMap,
    Summary,
    Transition,
    Tree,
    TreeNode,
    WaiverLine,
)
from issuetrees.reports.formats.pdf import html, kept
from issuetrees.reports.formats.pdf.file import make_pdf, pieces_of, render_piece
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable
from issuetrees.reports.formats.pdf.pieces import Part
from issuetrees.reports.formats.pdf.renderer.readback import read_back
from issuetrees.reports.formats.pdf.renderers import Renderer
from issuetrees.reports.scored import DecidedGate
from issuetrees.reports.typography import BREAK
from tests.reports.documents import ALL_SECTIONS, document, large_outline, tree
from tests.reports.rankings import ranking

pytestmark = pytest.mark.sweeps

HOSTILE = (
    "<script>alert(1)</script><img src=file:///etc/passwd>",
    "x" * 1200,
    "слово " * 150,
    "😀🎉👩‍👩‍👧 emoji",
    "שלום עולם مرحبا بالعالم",
    "\x00\x07 control \u202e override \ud800",
    "{{ 7|add:7 }} {% now 'Y' %} {named} {0}",
    "漢字かな交じり文 한국어",
    "",
    "&amp; \"quotes\" 'a' \\ } ; /* css */ */",
    "a\nb\r\nc",
)


@cache
def pdf_of(language: str) -> bytes:
    return make_pdf(document(language)).content


def pages_of(content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    texts = [page.extract_text() for page in reader.pages]
    return [" ".join(text.replace(NBSP, " ").replace(BREAK, "").split()) for text in texts]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_whole_report(language: str) -> None:
    content = pdf_of(language)
    reader = PdfReader(io.BytesIO(content))
    pages = pages_of(content)
    assert 30 <= len(pages) <= 84
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert reader.metadata is not None
    assert reader.metadata.title == document(language).cover.title
    assert root["/MarkInfo"]["/Marked"]
    assert document(language).cover.client in pages[0]
    for number, text in enumerate(pages[1:], start=2):
        assert f"{number} / {len(pages)}" in text
    whole = " ".join(pages)
    for node in document(language).trees[0].nodes:
        words = node.title.replace("–", "").split()
        assert all(word in whole for word in words), node.title
    for row in ranking(language).rows:
        assert row.title.split()[0] in whole


def test_a_new_version_draws_the_foot_alone() -> None:
    before = document("en")
    after = replace(before, cover=replace(before.cover, version="K7QM-2BXD", stage="final"))
    assert pieces_of(after)[1:] == pieces_of(before)[1:]
    for number, text in enumerate(pages_of(make_pdf(after).content)):
        assert ("Confidential · Northern Light plc · K7QM-2BXD" in text) == (number > 0)


def test_bookmarks_are_the_titles() -> None:
    reader = PdfReader(io.BytesIO(pdf_of("en")))
    titles = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    assert "Contents" in titles
    assert any("share first place" in title for title in titles)


def test_only_own_fonts_for_latin_and_cyrillic() -> None:
    reader = PdfReader(io.BytesIO(pdf_of("ru")))
    pages: Any = reader.pages
    names = {
        str(font.get_object()["/BaseFont"])
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all("+Rep-" in name for name in names)


def test_drawings_are_landscape_and_text_is_portrait() -> None:
    kinds = ("cover", "contents", "summary", "tree")
    shown = document("en", tuple(SectionChoice(kind) for kind in kinds))
    reader = PdfReader(io.BytesIO(make_pdf(shown).content))
    turned = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert turned == [False, False, False, True]


def test_large_tree_refers_to_the_right_pages() -> None:
    shown = replace(
        document("en", (SectionChoice("contents"), SectionChoice("tree"))),
        trees=(tree(large_outline(4, fan=3, depth=3)),),
    )
    made = make_pdf(shown)
    pages = pages_of(made.content)
    assert made.page_count == len(pages) > 4
    assert "→ p. 3" in pages[1]
    assert "← p. 2" in pages[2]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_page_has_only_what_stands_below_a_table(language: str) -> None:
    for count in (20, 21, 22, 23):
        lines = (FindingLine(str(n), f"Title {n}", "advice", "It is.") for n in range(count))
        shown = document(language, (SectionChoice("appendix_findings"),))
        pages = pages_of(make_pdf(replace(shown, findings=tuple(lines))).content)
        assert all("Title" in page for page in pages), count


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_stands_below_a_tree_stands_on_its_page(language: str) -> None:
    answer, title = "A long answer that takes its room. " * 8, "A title of two lines " * 7
    for count in (12, 14, 16):
        nodes = [TreeNode("r", None, "", 0, "Root", {"answer": answer})]
        nodes += [TreeNode(f"n{n}", "r", str(n), 1, "Question") for n in range(1, count + 1)]
        shown = document(language, (SectionChoice("tree", title),))
        trees = (Tree("T" * 60, 1, tuple(nodes)),) * 5
        pages = pages_of(make_pdf(replace(shown, trees=trees)).content)
        assert all("Question" in page for page in pages), count


def test_hostile_text_breaks_no_page() -> None:
    shown = _hostile()
    made = make_pdf(shown)
    whole = " ".join(pages_of(made.content))
    assert "<script>alert(1)</script>" in whole
    assert "{{ 7|add:7 }}" in whole
    assert "root:" not in whole
    for sheet in PdfReader(io.BytesIO(made.content)).pages:
        assert "/AA" not in sheet


def test_a_title_of_ten_thousand_characters_is_printed_whole() -> None:
    nodes = (TreeNode("r", None, "", 0, "слово " * 1700),)
    shown = replace(
        document("ru", (SectionChoice("tree"), SectionChoice("appendix_outline"))),
        trees=(Tree("T", 1, nodes),),
    )
    whole = " ".join(pages_of(make_pdf(shown).content))
    assert whole.count("слово") > 1700


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(Unrenderable) as refused:
        make_pdf(replace(document(), sections=()))
    assert refused.value.code == "nothing_to_print"


def test_progress_never_goes_back_and_ends_with_the_check() -> None:
    heard: list[tuple[int, str]] = []
    make_pdf(
        document("en", (SectionChoice("summary"),)),
        on_progress=lambda percent, label: heard.append((percent, label)),
    )
    percents = [percent for percent, _label in heard]
    assert percents == sorted(percents)
    assert heard[-1] == (97, "Checking the file")


def test_cancelled_before_the_end() -> None:
    with pytest.raises(Unrenderable) as refused:
        make_pdf(document(), is_cancelled=lambda: True)
    assert refused.value.code == "cancelled"


def test_same_document_gives_the_same_bytes(settings, tmp_path) -> None:
    chosen = document("en", (SectionChoice("contents"), SectionChoice("tree")))
    first = make_pdf(chosen).content
    kept.kept.cache_clear()
    settings.PIECES_FOLDER = tmp_path
    assert make_pdf(chosen).content == first
    kept.kept.cache_clear()


def test_killed_renderers_change_nothing(settings, tmp_path) -> None:
    chosen = document("en", (SectionChoice("contents"), SectionChoice("tree")))
    whole = make_pdf(chosen).content
    kept.kept.cache_clear()
    settings.PIECES_FOLDER = tmp_path
    choose, killed = random.Random(7), list[int]()

    def kill(*_progress: object) -> None:
        alive = [pid for pid in started if Path(f"/proc/{pid}").exists() and pid not in killed]
        if len(killed) < 4 and alive:
            killed.append(choose.choice(alive))
            os.kill(killed[-1], signal.SIGKILL)

    started: list[int] = []
    begin = Renderer.begin

    def note(renderer: Renderer, *order: Any) -> None:
        started.append(renderer.pid)
        begin(renderer, *order)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "begin", note)
        assert make_pdf(chosen, on_progress=kill).content == whole
    kept.kept.cache_clear()
    assert killed


@pytest.mark.parametrize("language", ["en", "ru"])
def test_joined_pages_are_accessible(language: str) -> None:
    report = page.validate_pdf_bytes(pdf_of(language), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures


def test_joining_changes_no_glyph() -> None:
    """What pieces show with their own parts of the fonts, the file shows with the joined ones."""
    joined = pypdfium2.PdfDocument(pdf_of("ru"))
    number = 0
    for piece in pieces_of(document("ru")):
        for alone in pypdfium2.PdfDocument(render_piece(piece, Limits())):
            together = joined[number]
            # But for the numbers of pages, at the foot and in the contents.
            crop = (0, 60, 90 if number in {1, 2} else 0, 0)
            pictures = (shown.render(crop=crop).to_pil() for shown in (alone, together))
            # Widths are in thousandths, rounded by each piece at its sizes.
            assert max(ImageStat.Stat(ImageChops.difference(*pictures)).mean) < 0.2, number
            number += 1
    assert number == len(joined)


def test_numbers_of_pages_stand_where_they_were_laid_out() -> None:
    pdf = pypdfium2.PdfDocument(pdf_of("en"))
    ends = []
    for sheet in list(pdf)[1:]:
        text = sheet.get_textpage()
        count = text.count_chars()
        ends.append(round(sheet.get_width() - text.get_charbox(count - 1)[2]))
    assert max(ends) - min(ends) <= 15  # margins of upright and of turned paper


def test_bookmarks_are_nested() -> None:
    shown = replace(
        document("en", (SectionChoice("contents"), SectionChoice("tree"))),
        trees=(tree(large_outline(4, fan=3, depth=3)),),
    )
    outline = PdfReader(io.BytesIO(make_pdf(shown).content)).outline
    below = [item for item in outline if isinstance(item, list)]
    assert len(outline) - len(below) == 2
    assert len(below[0]) == 3


def changed(content: bytes, change: Callable[[pikepdf.Pdf], object], path: Path) -> Path:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def test_read_back_finds_what_is_wrong(tmp_path: Path) -> None:
    sound = tmp_path / "sound.pdf"
    sound.write_bytes(pdf_of("en"))
    assert read_back(sound, "s-contents").faults == ()

    def swap(pdf: pikepdf.Pdf) -> None:
        first, second, *_ = pdf.pages[1].Annots
        first.Dest, second.Dest = second.Dest, first.Dest

    def lose(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].Annots[0].Dest = pikepdf.String("s-nowhere")

    def insert(pdf: pikepdf.Pdf) -> None:
        pdf.pages.insert(3, pdf.pages[5])

    for change, message in (
        (swap, "the page numbers in the contents are wrong"),
        (lose, "a link leads nowhere ({anchor})"),
        (insert, "the number of page {page} is wrong"),
    ):
        path = changed(pdf_of("en"), change, tmp_path / "changed.pdf")
        assert message in [fault.message for fault in read_back(path, "s-contents").faults]
    (tmp_path / "other").write_bytes(b"not a pdf")
    assert read_back(tmp_path / "other").page_count == 0
    assert read_back(tmp_path / "other").faults


def test_a_page_that_is_nearly_empty_fails_the_file() -> None:
    stray = '<section><h1 id="a">A</h1></section><section><p>Source</p></section>'
    with pytest.raises(Unrenderable) as refused:
        joined_of(stray)
    assert "page 2 is empty or nearly so" in str(refused.value)


def test_a_text_over_the_edge_of_the_paper_fails_the_file() -> None:
    wide = '<p style="white-space:nowrap">' + "Words that do not end " * 12 + "</p>"
    with pytest.raises(Unrenderable) as refused:
        joined_of(f'<section><h1 id="a">A</h1>{wide}</section>')
    assert "stands over the edge of the paper" in str(refused.value)


def joined_of(markup: str) -> bytes:
    """Make a file of other markup than that of a report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "cut", lambda _sections: [Part("", ())])
        patch.setattr(html, "as_foreign", lambda _markup: markup)
        patch.setattr(html, "bytes_of", lambda _values: markup.encode())
        return make_pdf(document("en", ())).content


def _hostile() -> ReportDocument:
    nodes = [TreeNode("r", None, "", 0, HOSTILE[1], {"answer": HOSTILE[2]})]
    nodes += [
        TreeNode(
            f"n{index}",
            "r",
            str(index + 1),
            1,
            text,
            {"note": text, "owner_id": text, "status": "odd"},
        )
        for index, text in enumerate(HOSTILE)
    ]
    base = ranking("en")
    rows = tuple(
        replace(
            row,
            title=HOSTILE[index % len(HOSTILE)][:300],
            missing=(HOSTILE[(index + 1) % len(HOSTILE)][:300],) * 5,
            verdicts=(DecidedGate("gate0", "veto", HOSTILE[index % len(HOSTILE)], "A"),),
            initiative_kind=HOSTILE[index % len(HOSTILE)][:80],
        )
        for index, row in enumerate(base.rows)
    )
    stages = tuple(
        Stage(f"s{index}", text[:300], 300 * index, 90 * (index % 3), scope=text, track=text[:20])
        for index, text in enumerate(HOSTILE)
    )
    ways = tuple(
        Transition(f"s{index}", f"s{(index * 3 + 1) % 11}", text, months=(1, 1e6, 1e9))
        for index, text in enumerate(HOSTILE)
    )
    return ReportDocument(
        cover=Cover(HOSTILE[1], HOSTILE[9], date(2026, 1, 1), HOSTILE[2], HOSTILE[3], HOSTILE[4]),
        language="ru",
        sections=ALL_SECTIONS,
        summary=Summary(HOSTILE[0], HOSTILE[3], HOSTILE[4], HOSTILE[6], HOSTILE),
        trees=(Tree(HOSTILE[1], 1, tuple(nodes)),),
        findings=tuple(
            FindingLine("1", text, "waived", text, WaiverLine(text, text, date(2026, 1, 1)))
            for text in HOSTILE
        ),
        ranking=replace(base, rows=rows, assessors=tuple(text[:100] for text in HOSTILE)),
        stage_maps=(StageMap(HOSTILE[1], 1, stages, ways),),
    )
