"""The sections of a case: brief, gates, costs, initiatives; their sums, ties and majorities."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import Brief, ReportDocument, SectionChoice, Summary
from issuetrees.reports.scene.blocks import Fact, Facts, Source, Terms
from issuetrees.reports.scene.tables import Number, Row, Sign, Table
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.recommended import recommended
from tests.reports.documents import document
from tests.reports.scenes import blocks, plain, table, words
from tests.reports.test_claims import GATES, PASSES, row, scored, sections


def built(kind: str, source: ReportDocument | None = None, **options: object) -> Built:
    (section,) = sections(source or document(), kind, **options)
    return section


def figure(found: Row, place: int) -> float | Decimal | None:
    value = found.cells[place].value
    assert isinstance(value, Number)
    return value.value


def test_brief_says_what_is_known_of_the_problem() -> None:
    section = built("brief")
    assert plain(section.title).startswith("How do we choose and judge brand-marketing initiatives")
    (terms,) = blocks(section, Terms)
    labels = [term.label for term in terms.terms]
    assert labels == [
        "Situation", "Complication", "Criteria of success", "Limits", "What it covers", "People",
    ]  # fmt: skip
    criteria = plain(terms.terms[2].paragraphs[0])
    assert criteria == "Awareness in the target audience (35%) – Reach · Recall"
    named = built_with_title()
    assert blocks(named, Terms)[0].terms[0].label == "Question"


def test_what_the_brief_of_the_engagement_says_comes_before_what_the_rest_tells() -> None:
    agreed = Brief(
        criteria=("Half of the young know us",),
        out_of_scope=("Prices", "Sponsoring"),
        decision_maker="The board",
        stakeholders=("Head of sales: leads",),
    )
    (terms,) = blocks(built("brief", replace(document(), brief=agreed)), Terms)
    said = {term.label: [plain(one) for one in term.paragraphs] for term in terms.terms}
    assert said["Criteria of success"] == ["Half of the young know us"]
    assert said["Out of scope"] == ["Prices", "Sponsoring"]
    assert said["Decided by"] == ["The board"]
    assert said["What it covers"]  # the parts of the tree: the brief is silent


def built_with_title() -> Built:
    (section,) = build_sections(document(sections=(SectionChoice("brief", "What we were asked"),)))
    return section


def test_a_brief_of_nothing_but_people_is_none() -> None:
    bare = replace(document(), summary=Summary(question="Q?"), trees=(), ranking=None)
    assert sections(bare, "brief") == []


@pytest.mark.parametrize(
    ("language", "verdicts", "said"),
    [
        ("en", [PASSES, PASSES], "All 2 initiatives pass every gate"),
        ("en", [("veto",), ("veto",), PASSES], "Gates stop most initiatives: 2 of 3"),
        ("ru", [("veto",), ("veto",), PASSES], "Стоп-факторы останавливают большинство инициатив"),
        ("en", [("veto",), PASSES], "Gates stop 1 initiative of 2"),
        (
            "en",
            [("veto",), (), PASSES],
            "Gates stop 1 initiative of 3; 1 still waits for a verdict",
        ),
        ("ru", [(), PASSES], "Ни одна инициатива не остановлена, но 1 из 2 ещё ждёт решения"),
        ("en", [(), ()], "No gate is decided yet"),
    ],
)
def test_gates_speak_of_most_only_of_a_majority(
    language: str, verdicts: Sequence[Sequence[str]], said: str
) -> None:
    rows = [row(f"I{n}", str(n), 9.0, *one) for n, one in enumerate(verdicts, start=1)]
    assert plain(built("gates", scored(language, rows)).title).startswith(said)


def test_gates_show_each_verdict_and_why_one_is_a_veto() -> None:
    section = built("gates")
    assert plain(section.title) == "Gates stop 3 initiatives of 12"
    found = table(section).rows
    kinds = [cell.value.kind for one in found for cell in one.cells if isinstance(cell.value, Sign)]
    assert kinds.count("disproved") == 3
    assert len(kinds) == 24
    assert sum("apologise" in words(cell) for one in found for cell in one.cells) == 3
    bare = table(built("gates", has_reasons=False)).rows
    assert not any("apologise" in words(cell) for one in bare for cell in one.cells)
    rows = [row("A", "1", 9.0)]
    assert sections(scored("en", rows, gates=()), "gates") == []


def costed(*costs: str, language: str = "en") -> ReportDocument:
    rows = [
        replace(row(f"I{n}", str(n), 90.0 - n, *PASSES), cost_likely=Decimal(cost))
        for n, cost in enumerate(costs)
    ]
    return scored(language, rows)


def test_costs_add_up_as_they_are_printed() -> None:
    found = table(built("costs", costed("1240000", "1240000", "1240000", "5000000"))).rows
    printed = [figure(one, 4) for one in found]
    assert sum(map(Decimal, map(str, printed[:4]))) == printed[-1] == Decimal("8.7")
    best = found[-2]
    assert words(best.cells[1]) == "What is recommended"
    assert figure(best, 4) == Decimal("3.7")


def test_a_sum_of_costs_is_left_out_where_one_is_unknown() -> None:
    shown = costed("1000000", "3000000")
    assert shown.ranking is not None
    first, *others = shown.ranking.rows
    known = replace(shown.ranking, rows=(replace(first, cost_low=5e5, cost_high=2e6), *others))
    total = table(built("costs", replace(shown, ranking=known))).rows[-1]
    low, likely, high = (cell.value for cell in total.cells[3:6])
    assert isinstance(low, Number)
    assert isinstance(likely, Number)
    assert isinstance(high, Number)
    assert (low.value, likely.value, high.value) == (None, 4, None)


def test_costs_name_what_brings_most_for_the_money_unless_it_is_shared_or_stopped() -> None:
    shown = costed("1000000", "2000000")
    assert plain(built("costs", shown).title) == (
        "“I0” brings the most points for the money: 90.00 per M ₽"
    )
    assert plain(built("costs", costed("2000000")).title) == "“I0” brings 45.00 points per M ₽"
    assert shown.ranking is not None
    same = tuple(replace(one, score=50.0, cost_likely=Decimal(10**6)) for one in shown.ranking.rows)
    tied = replace(shown, ranking=replace(shown.ranking, rows=same))
    assert plain(built("costs", tied).title).startswith("2 initiatives bring the same points")
    stopped = (row("I0", "1", 90.0, "veto"), same[1])
    stopped = (replace(stopped[0], cost_likely=Decimal(10**5)), same[1])
    named = replace(shown, ranking=replace(shown.ranking, rows=stopped))
    assert plain(built("costs", named).title).startswith("“I1”")
    assert [words(one.cells[1]) for one in table(built("costs", named)).rows[:2]] == [
        "I1", "I0\na gate stops it",
    ]  # fmt: skip
    ordered = table(built("costs", shown, order="place", top=1)).rows
    assert [words(one.cells[1]) for one in ordered[:1]] == ["I0"]
    assert sections(replace(shown, ranking=replace(shown.ranking, rows=())), "costs") == []


def test_an_initiative_tells_what_it_requires_and_excludes() -> None:
    bound = replace(row("A", "1", 90.0), requires=("B", "C"), excludes=("D",), one_of="Launch")
    shown = scored("en", [bound, row("B", "2", 80.0)])
    section = built("initiatives", shown)
    first, second = (_terms(replace(section, pages=(page,))) for page in section.pages)
    assert first["Requires"] == "B · C"
    assert (first["Excludes"], first["One of"]) == ("D", "“Launch”")
    assert not {"Requires", "Excludes", "One of"} & second.keys()
    slides = built("initiatives", replace(shown, paper="wide"))
    feet = [plain(source.text) for source in blocks(slides, Source)]
    assert feet[0].endswith("Requires: B · C. Excludes: D. One of: “Launch”")
    assert "Requires" not in feet[1]


def _terms(section: Built) -> dict[str, str]:
    terms = (term for found in blocks(section, Terms) for term in found.terms)
    return {term.label: plain(term.paragraphs[0]) for term in terms}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_initiatives_have_a_page_each_whose_parts_add_up(language: str) -> None:
    section = built("initiatives", document(language), top=3)
    assert [page.id for page in section.pages] == [
        "s-initiatives", "s-initiatives-2", "s-initiatives-3",
    ]  # fmt: skip
    for page in section.pages:
        assert any(isinstance(block, Facts) for block in page.blocks)
    for goals in (one for one in blocks(section, Table) if one.id.endswith("-goals")):
        *parts, total = (figure(one, 1) for one in goals.rows)
        assert sum(Decimal(str(part)) for part in parts) == round(Decimal(str(total)), 1)


def test_on_slides_an_initiative_and_the_brief_take_less_room() -> None:
    wide = replace(document(), paper="wide")
    shown = built("initiatives", wide)
    first = replace(shown, pages=shown.pages[:1])
    assert [term.label for term in blocks(first, Terms)[0].terms] == ["Strengths", "Gates"]
    assert len(blocks(first, Table)) == 1
    (terms,) = blocks(built("brief", wide), Terms)
    in_lines = [term.label for term in terms.terms if len(term.paragraphs) > 1]
    assert in_lines == ["Criteria of success"]


def test_an_initiative_is_titled_by_what_speaks_for_and_against_it() -> None:
    titles = [plain(page.title) for page in built("initiatives").pages]
    assert titles[0].startswith("“City festival partnership”: strong on")
    assert sum(title.endswith("a gate stops it") for title in titles) == 3
    unscored = replace(row("A", "", 0.0), score=None, parts=(), cells=())
    assert plain(built("initiatives", scored("en", [unscored])).title) == "“A” is not scored yet"


def test_nothing_that_is_over_is_recommended() -> None:
    over = replace(row("Old", "1", 90.0, *PASSES), state="past")
    shown = scored("en", [over, row("New", "2", 80.0, *PASSES)], GATES).ranking
    assert shown is not None
    assert [one.title for one in recommended(shown)] == ["New"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 of 2 initiatives is recommended: likely cost 1 M ₽. Score: 90.0 of 100 points."),
        ("ru", "Рекомендована 1 инициатива из 2: вероятная стоимость 1 млн ₽. Оценка: 90,0 из 100"),
    ],
)
def test_the_summary_says_what_is_recommended_in_money_and_numbers(
    language: str, said: str
) -> None:
    rows = [
        replace(row("A", "1", 90.0, *PASSES), cost_likely=Decimal(10**6)),
        replace(row("B", "2", 80.0, "veto"), cost_likely=Decimal(2 * 10**6)),
    ]
    section = built("summary", scored(language, rows))
    text = " ".join(term.paragraphs[0] for term in blocks(section, Terms)[0].terms)
    assert said in text.replace(NBSP, " ")
    facts: list[Fact] = [fact for block in blocks(section, Facts) for fact in block.facts]
    assert [fact.whole for fact in facts] == [None, 2, None]
