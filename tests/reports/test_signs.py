"""Signs that no font has are named; the rest of a text stays as it is."""

from dataclasses import replace

import pytest
from django.utils import translation

from issuetrees.reports import findings
from issuetrees.reports.document import (
    Cover,
    FindingLine,
    ReportDocument,
    SectionChoice,
    Tree,
    TreeNode,
)
from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.sections.appendix_findings import MOST_ROWS
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.signs import Signs, installed, of_this_machine, shipped
from tests.reports.documents import document
from tests.reports.scenes import plain, table, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ещё вопрос № 5 — «да» → 25 %", "Ещё вопрос № 5 — «да» → 25 %"),
        ("👩‍💼 HR", "[woman] HR"),
        ("🇷🇺 Russia", "[RU] Russia"),
        ("品牌 first", "[2 signs: CJK] first"),
        ("ब", "[1 sign: Devanagari]"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("1\ufe0f\u20e3 Pilot", "1\ufe0f Pilot"),
        ("Z\u1ab0\u0591o", "Zo"),
        ("\u0600", "[arabic number sign]"),
        ("\u093f", "[1 sign: Devanagari]"),
    ],
)
def test_what_our_fonts_lack_is_named(text: str, shown: str) -> None:
    assert Signs(shipped()).shown(text) == shown


def test_names_are_in_the_language_of_the_report() -> None:
    with translation.override("ru"):
        assert Signs(shipped()).shown("品牌") == "[2 знака: CJK]"


def test_an_installed_font_prints_its_signs() -> None:
    signs = of_this_machine()
    ranges = installed()
    for first, last in ranges[:50]:
        assert signs.has(chr(first))
        assert signs.has(chr(last))
    assert list(ranges) == sorted(ranges)


def test_marks_that_no_font_has_fail_no_file() -> None:
    nodes = (
        TreeNode("r", None, "", 0, "Which first?"),
        TreeNode("a", "r", "1", 1, "1\ufe0f\u20e3 a\u1abe b\u0591 \u0600 \u20e0 \u3000 \U000e0001"),
    )
    source = replace(
        document(sections=(SectionChoice("appendix_outline"),)), trees=(Tree("T", 1, nodes),)
    )
    (finding,) = make_pdf(source).findings
    assert "signs" in finding.code


def test_a_section_tells_which_signs_it_names() -> None:
    tree = Tree("T", 1, (TreeNode("r", None, "", 0, "品牌 and 🦄?"),))
    source = ReportDocument(
        Cover("T", "C", document().cover.made_on),
        "en",
        (SectionChoice("appendix_outline"),),
        trees=(tree,),
    )
    (section,) = build_sections(source, Signs(shipped()))
    (misfit,) = section.misfits
    assert misfit.kind == "signs"
    assert "品 牌 🦄" in misfit.sentence
    # The row is remembered when another is written, and so is what it names.
    tree = replace(tree, nodes=(*tree.nodes, TreeNode("a", "r", "1", 1, "Other")))
    (again,) = build_sections(replace(source, trees=(tree,)), Signs(shipped()))
    assert again.misfits == section.misfits
    assert words(table(section).rows[0].cells[1]) == plain("[2 signs: CJK] and [unicorn face]?")


def test_a_file_tells_what_it_lacks() -> None:
    rows = tuple(FindingLine(str(n), "T", "advice", f"S {n}") for n in range(MOST_ROWS + 2))
    chosen = (SectionChoice("appendix_findings"),)
    made = make_pdf(replace(document(), findings=rows, sections=chosen))
    (finding,) = made.findings
    assert finding.code == "cut"
    assert plain(findings.told(findings.kept([finding])[0])).startswith("2 lighter findings")
