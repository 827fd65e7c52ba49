"""Titles say what follows: of equals all, of what is undecided that it is, and nothing more."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import SectionChoice, Tree, TreeNode
from issuetrees.reports.scored import Cell, Criterion, Gate, Goal, Ranking
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.titles import together
from tests.reports.documents import document, markup_of
from tests.reports.test_claims import GATES, PASSES, row, scored, sections

LANGUAGES = ("en", "ru")


def title(source: object, kind: str, **options: object) -> str:
    (section,) = sections(source, kind, **options)  # type: ignore[arg-type]
    return section.title.replace(NBSP, " ")


def tree(*answers: str, root: str = "") -> Tree:
    parts = [
        TreeNode(f"p{n}", "r", str(n), 1, f"Part {n}", {"status": "open", "answer": answer})
        for n, answer in enumerate(answers, start=1)
    ]
    return Tree("T", 1, (TreeNode("r", None, "", 0, "Root?", {"answer": root}), *parts))


@pytest.mark.parametrize(
    ("language", "answers", "root", "said"),
    [
        ("en", ("Yes.", ""), "Start with two. Then wait.", "Start with two"),
        ("en", ("Reach families. They grow.", "Save time."), "", "Reach families. Save time"),
        ("en", ("Reach families.", "", ""), "", "Reach families; the other parts are open"),
        ("en", ("Reach families.", ""), "", "Reach families; “Part 2” is open"),
        ("en", ("", ""), "", "2 questions in 2 parts lead to the answer"),
        ("ru", ("Идём к семьям.", "", ""), "", "Идём к семьям; остальные части пока открыты"),
        ("ru", ("Идём к семьям.", ""), "", "Идём к семьям; часть «Part 2» пока открыта"),
    ],
)
def test_a_tree_is_titled_by_what_it_is_answered_with(
    language: str, answers: Sequence[str], root: str, said: str
) -> None:
    shown = replace(document(language), trees=(tree(*answers, root=root),))
    assert title(shown, "tree") == said


@pytest.mark.parametrize(
    ("shares", "en", "ru"),
    [
        ((0.6, 0.3, 0.1), "“A” outweighs all other goals together: 60%", "«A» перевешивает"),
        ((0.5, 0.3, 0.2), "“A” weighs most: 50%", "Больше всего весит"),
        ((0.4, 0.4, 0.2), "“A” and “B” weigh most: 80%", "Больше всего весят «A»"),
        ((0.3, 0.3, 0.3, 0.1), "3 goals weigh most, each the same: 90%", "Больше всего весят 3"),
    ],
)
def test_goals_tell_ties_and_majorities(shares: Sequence[float], en: str, ru: str) -> None:
    goals = tuple(Goal(name, name, share) for name, share in zip("ABCD", shares, strict=False))
    for language, said in (("en", en), ("ru", ru)):
        shown = replace(document(language), ranking=Ranking(goals))
        assert title(shown, "goals").startswith(said)


@pytest.mark.parametrize(
    ("rows", "en", "ru"),
    [
        ([("1", PASSES), ("2", ("veto",))], "“A” leads on goals and passes every gate; 1 initi", 1),
        ([("1", ("veto",)), ("2", PASSES)], "“A” leads on goals, but a gate stops it", 1),
        ([("1", ("pass",)), ("2", PASSES)], "“A” leads on goals, but a gate is undecided", 1),
        ([("1", ()), ("2", PASSES)], "“A” leads on goals, but gates are undecided", 1),
        ([("1–2", PASSES), ("1–2", ("veto",))], "“A” and “B” share first place; gates stop 1", 2),
        ([("1–2", PASSES), ("1–2", ())], "“A” and “B” share first place; gates of 1 of them", 2),
    ],
)
def test_a_leader_is_told_with_its_gates(
    rows: Sequence[tuple[str, Sequence[str]]], en: str, ru: int
) -> None:
    made = [row(name, place, 9.0, *said) for name, (place, said) in zip("AB", rows, strict=True)]
    assert title(scored("en", made, GATES), "ranking").startswith(en)
    assert title(scored("ru", made, GATES), "ranking").count("«") == ru


def test_a_criterion_is_named_only_where_one_stands_out() -> None:
    goal = Goal("g", "G", 1.0, criteria=(Criterion("c", "Reach", 0.5), Criterion("d", "Cost", 0.5)))

    def shown(*rows: tuple[float, float]) -> str:
        made = [
            replace(row(name, str(n), 1.0), cells=tuple(Cell(value) for value in points))
            for n, (name, points) in enumerate(zip("AB", rows, strict=True), start=1)
        ]
        ranking = Ranking((goal,), (Gate("g", "G"),), tuple(made))
        return title(replace(document(), ranking=ranking), "appendix_scores")

    assert shown((10, 40), (90, 50)) == "“Reach” tells initiatives apart most: from 10 to 90 points"
    assert shown((10, 10), (90, 90)) == "Every assessor scored every initiative on every criterion"


def test_sentences_stand_together_as_long_as_a_title_holds_them() -> None:
    assert together(["Why?", "Because"]) == "Why? Because"
    assert together(["A" * 80, "B" * 80]) == "A" * 80


def test_places_are_never_broken_over_lines() -> None:
    chosen = tuple(map(SectionChoice, ("ranking", "gates", "costs", "appendix_scores")))
    assert markup_of(document("en", chosen)).count('<td class="quiet place">') > 40


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("paper", ["a4", "wide"])
def test_no_two_pages_have_one_title(paper: str, language: str) -> None:
    shown = replace(document(language), paper=paper)
    # A hypothesis has a sketch for each of its end products.
    told = (one for one in build_sections(shown) if one.kind != "ghost_deck")
    titles = [page.title for one in told for page in one.pages if not page.is_untitled]
    assert [title for title in set(titles) if titles.count(title) > 1] == []
