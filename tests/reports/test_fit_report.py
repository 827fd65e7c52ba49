"""What does not fit is told with its place and what to do; of a good report nothing is."""

import time
from dataclasses import replace

import pytest
from django.utils import translation

from issuetrees.reports.document import ReportDocument, SectionChoice, Summary, Tree, TreeNode
from issuetrees.reports.fit_report import KINDS, FitLine, fit_report
from issuetrees.reports.sections import SECTIONS
from tests.reports.documents import document, large_outline, tree


def lines(kind: str, source: ReportDocument) -> list[FitLine]:
    return [line for line in fit_report(source) if line.kind == kind]


def only(kind: str, **options: object) -> tuple[SectionChoice, ...]:
    return (SectionChoice(kind, id=kind, options=options),)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_titles_over_two_lines_are_told_with_their_page(language: str) -> None:
    answer = "Start with the festival of city yards and the lessons of couriers " * 2 + "now"
    shown = replace(document(language, only("summary")), summary=Summary(answer=answer))
    (line,) = lines("long_title", shown)
    assert (line.section_id, line.page_id) == ("summary", "s-summary")
    assert line.remedy


def test_a_section_without_content_says_what_it_lacks() -> None:
    shown = replace(document("en", only("goals")), ranking=None)
    (line,) = lines("empty", shown)
    assert line.sentence == "“Goals and criteria” has nothing to show. It needs goals."
    with translation.override("ru"):
        assert "нужны цели" in lines("empty", shown)[0].sentence


def test_every_section_that_can_be_empty_says_what_it_needs() -> None:
    assert [kind for kind, one in SECTIONS.items() if not one.needs] == ["cover"]


def test_signs_without_letters_are_named_with_their_page() -> None:
    shown = replace(document("en", only("summary")), summary=Summary(answer="Go 漢 to 🎉 — 5 ₽."))
    (line,) = lines("signs", shown)
    assert "漢 🎉" in line.sentence
    assert line.section_id == "summary"


def test_cut_labels_are_counted() -> None:
    nodes = (TreeNode("r", None, "", 0, "word " * 400),)
    shown = replace(document("en", only("tree")), trees=(Tree("T", 1, nodes),))
    assert any("1 box in" in line.sentence for line in lines("shortened", shown))


def test_cut_heads_of_a_table_are_told_with_their_page() -> None:
    shown = document("en", only("gates"))
    assert shown.ranking is not None
    first, *others = shown.ranking.gates
    assert lines("shortened", shown) == []
    long = replace(first, title="Does it embarrass the brand " * 4)
    gates = replace(shown.ranking, gates=(long, *others))
    (line,) = lines("shortened", replace(shown, ranking=gates))
    assert line.sentence.startswith("1 text of the table in ")
    assert line.section_id == "gates"


def test_a_page_that_is_nearly_empty_is_told() -> None:
    decisions = Summary(decisions=("Go",))
    shown = replace(document("en", only("decisions")), summary=decisions, ranking=None)
    assert len(lines("poor", shown)) == 1
    assert lines("poor", document("en", only("summary"))) == []


def test_too_many_pages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("issuetrees.reports.fit_report.MANY_PAGES", 5)
    assert len(lines("many", document())) == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_usual_report_fits_and_is_told_so_quickly(language: str) -> None:
    shown = document(language)
    begun = time.process_time()
    found = fit_report(shown)
    assert time.process_time() - begun < 1.5
    assert {line.kind for line in found} <= {"poor", "long_title", "shortened"}
    assert [line.kind for line in found] == sorted((line.kind for line in found), key=KINDS.index)


def test_an_outline_of_thousands_is_looked_through_without_being_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = tree(large_outline(parts=3))
    shown = replace(document("en", only("appendix_outline")), trees=(large,))
    assert len(large.nodes) > 100
    monkeypatch.setattr(
        "issuetrees.reports.fit_report.page_height", lambda *_: pytest.fail("measured all rows")
    )
    nodes = (*large.nodes[:-1], replace(large.nodes[-1], title="Which 漢 is it?"))
    named = fit_report(replace(shown, trees=(replace(large, nodes=nodes),)))
    assert {line.kind for line in fit_report(shown)} == set()
    assert [line.kind for line in named] == ["signs"]
