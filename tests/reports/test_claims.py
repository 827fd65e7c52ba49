"""A report claims no more than is known: read in what it prints, in both languages."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.utils import translation

from issuetrees.core.mece import gravity
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.contradictions import sums_in
from issuetrees.reports.decisions import decisions_of
from issuetrees.reports.document import (
    FindingLine,
    ReportDocument,
    SectionChoice,
    StageMap,
    Summary,
    Tree,
    TreeNode,
)
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from issuetrees.reports.named import named
from issuetrees.reports.scene.blocks import Heading, Terms
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scored import Cell, Criterion, DecidedGate, Gate, Goal, Ranked, Ranking
from issuetrees.reports.sections import levels
from issuetrees.reports.sections.appendix_findings import MOST_ROWS
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.impact import likely_cost
from issuetrees.reports.sections.recommended import recommended
from issuetrees.reports.typography import BREAK
from tests.reports.documents import document, markup_of
from tests.reports.scenes import blocks, built, words

LANGUAGES = ("en", "ru")
GATES = (Gate("g1", "Law"), Gate("g2", "Brand"))
GOAL = Goal("goal", "Goal", 1.0, criteria=(Criterion("c", "Reach", 1.0),))
PASSES = ("pass", "pass")


def said(source: ReportDocument, kind: str) -> str:
    """What a section prints, as one line of plain text; nothing where it is not printed."""
    markup = markup_of(replace(source, sections=(SectionChoice(kind),)))
    text = html.unescape(re.sub(r"<[^>]*>", " ", markup))
    return " ".join(text.replace(NBSP, " ").replace(BREAK, "").split())


def sections(source: ReportDocument, *kinds: str, **options: object) -> list[Built]:
    """Sections as they are built, in the report's language."""
    chosen = tuple(SectionChoice(kind, options=options) for kind in kinds)
    with translation.override(source.language):
        return build_sections(replace(source, sections=chosen))


def scored(language: str, rows: Sequence[Ranked], gates: Sequence[Gate] = GATES) -> ReportDocument:
    shown = Ranking((GOAL,), tuple(gates), tuple(rows), ("A. Bell", "R. Kim"))
    return replace(document(language), ranking=shown)


def row(title: str, place: str, score: float, *verdicts: str, lacking: int = 0) -> Ranked:
    """An initiative; the gates beyond those that are given are undecided."""
    decided = zip(GATES, verdicts, strict=False)
    return Ranked(
        title, title, place, score, (score,), (Cell(score),), lacking=lacking,
        verdicts=tuple(DecidedGate(gate.id, verdict) for gate, verdict in decided),
    )  # fmt: skip


def tree_of(*parts: tuple[str, ...], mark: str = "") -> Tree:
    """A tree whose parts have leaves of these statuses."""
    nodes = [TreeNode("r", None, "", 0, "Root", mark=mark)]
    for number, statuses in enumerate(parts, start=1):
        part = TreeNode(f"p{number}", "r", str(number), 1, f"Part {number}", {"status": "answered"})
        nodes.append(part)
        nodes += [
            TreeNode(f"{part.id}-{at}", part.id, f"{number}.{at}", 2, "Q", {"status": status})
            for at, status in enumerate(statuses, start=1)
        ]
    return Tree("T", 1, tuple(nodes))


@pytest.mark.parametrize(
    ("language", "claim", "waiting", "yet"),
    [
        ("en", "Start with", "“A” scores as high, but its gates", "No initiative has passed every"),
        (
            "ru",
            "Начните с этого",
            "но решения по стоп-факторам нет: «A»",
            "Ни одна инициатива пока не прошла",
        ),
    ],
)
def test_nothing_is_recommended_whose_gates_are_undecided(
    language: str, claim: str, waiting: str, yet: str
) -> None:
    open_gate = row("A", "1", 90.0, "pass")
    text = said(scored(language, [open_gate, row("B", "2", 80.0, *PASSES)]), "ranking")
    recommendation = text.partition(claim)[2].partition(".")[0]
    assert "B" in recommendation
    assert "A" not in recommendation
    assert waiting in text
    text = said(scored(language, [open_gate, row("B", "2", 80.0)]), "ranking")
    assert claim not in text
    assert yet in text


@pytest.mark.parametrize(("language", "word"), [("en", "gate"), ("ru", "стоп-фактор")])
def test_without_gates_none_is_spoken_of(language: str, word: str) -> None:
    text = said(scored(language, [row("A", "1", 90.0)], gates=()), "ranking")
    assert "A" in text
    assert word not in text.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_shares_a_place_is_recommended_together_or_not_at_all(language: str) -> None:
    tied = [row(title, "3–6", 50.0, *PASSES) for title in "CDEF"]
    best = [row("A", "1", 90.0, *PASSES), row("B", "2", 80.0, *PASSES)]
    shown = scored(language, best + tied).ranking
    assert shown is not None
    assert [one.title for one in recommended(shown)] == ["A", "B"]
    shown = replace(shown, rows=tuple(best + tied[:2]))
    assert [one.title for one in recommended(shown)] == ["A", "B", "C", "D"]


@pytest.mark.parametrize(
    ("language", "whole", "short", "nothing"),
    [
        ("en", "Every assessor scored every", "2 scores are missing", "No score is given yet"),
        ("ru", "Каждый эксперт оценил каждую", "Не хватает 2 оценок", "Оценок пока нет"),
    ],
)
def test_scores_are_whole_or_missing_never_both(
    language: str, whole: str, short: str, nothing: str
) -> None:
    given = row("A", "1", 90.0, *PASSES)
    assert whole in said(scored(language, [given]), "appendix_scores")
    text = said(scored(language, [replace(given, lacking=2)]), "appendix_scores")
    assert short in text
    assert whole not in text
    unscored = replace(given, place="", score=None, cells=(Cell(None, "missing"),), lacking=2)
    assert nothing in said(scored(language, [unscored]), "appendix_scores")
    assert said(scored(language, [replace(unscored, verdicts=())]), "appendix_scores") == ""


@pytest.mark.parametrize(
    ("language", "most", "both", "none"),
    [
        ("en", "“Part 2” has the most", "“Part 1” and “Part 2” have the most", "most"),
        ("ru", "больше всего открытых — в части «Part 2»", "частях «Part 1» и «Part 2»", "больше"),
    ],
)
def test_the_part_with_most_open_questions_is_named_only_where_one_stands_out(
    language: str, most: str, both: str, none: str
) -> None:
    one, two = ("answered", "open"), ("open", "open")

    def title(*parts: tuple[str, ...]) -> str:
        shown = replace(document(language), trees=(tree_of(*parts),))
        return sections(shown, "tree", has_progress=True)[0].title.replace(NBSP, " ")

    assert most in title(one, two)
    assert both in title(two, two, one)
    assert none not in title(two, two, two)


@pytest.mark.parametrize(
    ("language", "unproven", "proved", "wrong"),
    [
        ("en", "None of the 2 splits is proved", "All 2 splits are proved", "1 split of 2 is dis"),
        ("ru", "Из 2 разбиений ни одно не доказано", "Доказаны все 2", "1 разбиение из 2 опров"),
    ],
)
def test_the_review_speaks_of_every_split(
    language: str, unproven: str, proved: str, wrong: str
) -> None:
    def review(*marks: str) -> str:
        trees = tuple(tree_of(("open",), mark=mark) for mark in marks)
        return said(replace(document(language), trees=trees, findings=()), "appendix_findings")

    assert unproven in review("unknown", "unknown")
    assert proved in review("proved", "proved")
    assert wrong in review("proved", "disproved")
    assert review() == ""


@pytest.mark.parametrize(("language", "rest"), [("en", "2 lighter"), ("ru", "Ещё 2 менее важных")])
def test_a_review_that_is_cut_keeps_the_gravest_and_says_so(language: str, rest: str) -> None:
    lines = [FindingLine("1", f"T{n}", "advice", "S") for n in range(MOST_ROWS + 1)]
    lines.append(FindingLine("9", "Overlap", "disproved", "W"))
    text = said(replace(document(language), findings=tuple(lines)), "appendix_findings")
    assert "Overlap" in text
    assert rest in text
    assert gravity("disproved") == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["goals", "appendix_scores"])
def test_weights_of_criteria_add_up_to_their_goal(language: str, kind: str) -> None:
    halves = tuple(Criterion(f"c{n}", f"C{n}", 0.125) for n in range(2))
    goals = (Goal("a", "A", 0.25, criteria=halves), Goal("b", "B", 0.75))
    cells = (Cell(10.0), Cell(10.0))
    rows = (Ranked("i", "I", "1", 2.5, (2.5, 0.0), cells),)
    shown = replace(document(language), ranking=Ranking(goals, (), rows))
    figures = [int(found) for found in re.findall(r"(\d+) ?%", said(shown, kind))]
    assert figures.count(13) == figures.count(12) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_sections_are_not_printed(language: str) -> None:
    bare = replace(
        document(language),
        summary=Summary(question="What to do?"),
        trees=(Tree("T", 1, (TreeNode("r", None, "", 0, "Root"),)),),
        ranking=Ranking((GOAL,), GATES, ()),
        stage_maps=(StageMap("M", 1, (), ()),),
        findings=(),
    )
    for kind in ("summary", "appendix_method", "appendix_findings", "appendix_scores"):
        assert said(bare, kind) == "", kind


@pytest.mark.parametrize(
    ("language", "ties", "missing", "gates"),
    [
        ("en", "share a place", "never counted as zero", "A gate asks"),
        ("ru", "Равенство", "Нулём она", "Стоп-фактор — вопрос"),
    ],
)
def test_the_method_explains_what_the_report_shows_and_nothing_else(
    language: str, ties: str, missing: str, gates: str
) -> None:
    def method(*rows: Ranked, with_gates: bool = True) -> str:
        shown = scored(language, rows, GATES if with_gates else ())
        (terms,) = blocks(sections(shown, "ranking", "appendix_method")[1], Terms)
        return " ".join(f"{term.label} {term.paragraphs[0]}" for term in terms.terms)

    plain = method(row("A", "1", 9.0), with_gates=False).replace(NBSP, " ")
    assert not any(word in plain for word in (ties, missing, gates))
    rich = method(row("A", "1–2", 9.0, lacking=1), row("B", "1–2", 9.0)).replace(NBSP, " ")
    assert all(word in rich for word in (ties, missing, gates))


@pytest.mark.usefixtures("samples")
def test_the_summary_of_the_sample_asks_for_what_its_ranking_recommends() -> None:
    for report in Report.objects.all():
        shown = build_document(report.pk)
        assert shown.ranking is not None
        best = {one.title for one in recommended(shown.ranking)}
        start = decisions_of(shown)[1]
        assert {one.title for one in named(start.what, shown.ranking)} == best
        assert start.amount == likely_cost(recommended(shown.ranking)) == 125_000_000
        root = shown.trees[0].root
        assert root is not None
        assert sums_in(root.answer, shown) == sums_in(shown.summary.answer, shown) == [start.amount]
        assert {one.title for one in named(shown.summary.answer, shown.ranking)} == best


@pytest.mark.parametrize(
    ("language", "rest", "title"),
    [
        ("en", "8 deeper questions are not printed", "The upper 3 of 11 questions"),
        ("ru", "Ещё 8 вопросов", "Верхние 3 из 11 вопросов"),
    ],
)
def test_of_a_tree_that_no_file_carries_whole_levels_are_printed(
    language: str, rest: str, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels, "MOST_PRINTED", 10)
    wide = tree_of(*(("open", "open", "open", "answered"),) * 2, ())
    shown = replace(document(language), trees=(wide,))
    for kind in ("tree", "appendix_outline"):
        text = said(shown, kind)
        assert rest in text
        assert "Part 3" in text
        assert "1.1" not in text
    assert title in said(shown, "appendix_outline")
    (drawn,) = sections(shown, "tree", has_progress=True)
    assert ("5 of 11" if language == "en" else "5 из 11") in drawn.title.replace(NBSP, " ")


def test_of_a_tree_that_is_too_wide_the_first_parts_are_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(levels, "MOST_PRINTED", 4)
    found = levels.printed_levels([tree_of(*((),) * 9)])
    assert [node.title for node in found.trees[0].nodes] == ["Root", "Part 1", "Part 2", "Part 3"]
    assert found.left_out == 6


def test_findings_of_two_trees_stand_under_their_trees() -> None:
    shown = document()
    (first,) = shown.trees
    trees = (replace(first, id="a", title="Growth"), replace(first, id="b", title="Drivers"))
    lines = tuple(
        FindingLine("2.1", title, "advice", "S", tree_id=tree_id)
        for title, tree_id in (("Late", "b"), ("Early", "a"))
    )
    (page,) = built("appendix_findings", replace(shown, trees=trees, findings=lines)).pages
    heads = [one.text for one in page.blocks if isinstance(one, Heading)]
    tables = [one for one in page.blocks if isinstance(one, Table)]
    assert heads == ["Growth", "Drivers"]
    assert [words(one.rows[0].cells[2]).splitlines()[0] for one in tables] == ["Early", "Late"]
    assert len({one.id for one in tables}) == 2
