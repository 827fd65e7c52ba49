"""Contradictions are found word for word, and nothing is called one that may be meant."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from issuetrees.reports.contradictions import contradictions, is_same_sum, sums_in
from issuetrees.reports.decided import Decided
from issuetrees.reports.document import ReportDocument, Summary, Tree, TreeNode
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from tests.reports.documents import document
from tests.reports.test_claims import PASSES, row, scored

LANGUAGES = ("en", "ru")
SAYS_NO = {"en": "start “Festival”, but the decision log says no", "ru": "начать «Festival», но"}


def shown(language: str, summary: Summary, root: str = "") -> ReportDocument:
    """Festival leads, the podcast waits for its gates, the roast is stopped, the flyer is last."""
    rows = [
        replace(row("Festival", "1", 90.0, *PASSES), cost_likely=Decimal(85_000_000)),
        replace(row("Podcast", "2", 80.0), cost_likely=Decimal(18_000_000)),
        replace(row("Roast", "3", 70.0, "veto"), cost_likely=Decimal(9_000_000)),
        replace(row("Lessons", "4", 60.0, *PASSES), cost_likely=Decimal(22_000_000)),
        replace(row("Flyers", "5", 20.0, *PASSES), cost_likely=Decimal(1_000_000)),
    ]
    tree = Tree("T", 1, (TreeNode("r", None, "", 0, "Root?", {"answer": root}),))
    return replace(scored(language, rows), summary=summary, trees=(tree,))


def told(language: str, summary: Summary, root: str = "") -> list[str]:
    with translation.override(language):
        return [one.sentence for one in contradictions(shown(language, summary, root))]


@pytest.mark.parametrize(
    ("language", "decisions", "said"),
    [
        ("en", ("Start “Roast” and “Festival”",), ["start “Roast”, but a gate stops it"]),
        ("ru", ("Начать «Roast» и «Festival»",), ["начать «Roast», но инициативу останавливает"]),
        ("en", ("Start Podcast and Festival",), ["start “Podcast”, but its gates are undecided"]),
        ("ru", ("Начать Podcast и Festival",), ["начать «Podcast», но решения по её"]),
        ("en", ("Start Flyers",), ["start “Flyers”, but “Festival” scores higher"]),
        ("ru", ("Начать Flyers",), ["начать с «Flyers», но «Festival»"]),
        ("en", ("Start Festival", "Postpone Lessons"), ["put “Lessons” off, but the ranking"]),
        ("ru", ("Начать Festival", "Отложить Lessons"), ["откладывают «Lessons», хотя рейтинг"]),
        ("en", ("Start Festival (90 M ₽)",), ["says 90 M ₽ for “Festival”; by the ranking"]),
        ("ru", ("Начать Festival и Lessons: 90 млн ₽",), ["сказано 90 млн ₽ на «Festival», «L"]),
    ],
)
def test_what_contradicts_the_ranking_is_told(
    language: str, decisions: Sequence[str], said: Sequence[str]
) -> None:
    found = told(language, Summary(decisions=tuple(decisions)))
    assert len(found) == len(said), found
    for sentence, words in zip(found, said, strict=True):
        assert words in sentence.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "decisions",
    [
        ("Start Festival and Lessons",),
        ("Start Festival (85 M ₽)", "Reject Roast", "Leave Podcast until spring"),
        ("Start Festival and Lessons (107 M ₽)",),
        ("Start Roast only if the gate is decided", "Start Festival"),
        ("Do not start Roast",),
        ("Approve the goals", "Spend 300 M ₽ in all"),
        ("Visit festivals",),
    ],
)
def test_what_may_be_meant_is_let_alone(decisions: Sequence[str]) -> None:
    assert told("en", Summary(decisions=tuple(decisions))) == []


def test_answers_that_name_different_things_are_told() -> None:
    summary = Summary(answer="Start with Festival.", decisions=("Start Lessons and Festival",))
    assert told("en", summary, "Start Lessons and Festival.") == []
    (found,) = told("en", Summary(answer="Start Festival."), "Start Lessons.")
    assert found == "The tree is answered with “Lessons”, the summary with “Festival”."
    (found,) = told("en", Summary(answer="Spend 85 M ₽."), "Spend 90 M ₽.")
    assert found.replace("\u00a0", " ") == "The tree’s answer says 90 M ₽, the summary 85 M ₽."


@pytest.mark.parametrize(
    ("written", "cost", "is_same"),
    [(125, "125.4", True), (13, "12.5", True), (12, "12.6", False), (100, "130", False)],
)
def test_a_sum_is_as_exact_as_it_is_written(written: int, cost: str, is_same: bool) -> None:
    assert is_same_sum(Decimal(written) * 10**6, Decimal(cost) * 10**6) is is_same


def test_sums_are_read_in_running_text() -> None:
    text = "Spend 12.5 M ₽ now, 1 200 000 ₽ later, 3 people, 40 %, $5M and 7 M."
    assert sums_in(text, document()) == [Decimal(12_500_000), Decimal(1_200_000)]
    assert sums_in("Всего 107 млн ₽ и 12,5 млн руб.", document("ru")) == [
        Decimal(107_000_000), Decimal(12_500_000),
    ]  # fmt: skip


@pytest.mark.usefixtures("samples")
def test_the_samples_contradict_nothing() -> None:
    for report in Report.objects.all():
        assert contradictions(build_document(report.pk)) == ()
    assert all(contradictions(document(language)) == () for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("verdict", "is_standing", "is_told"),
    [("rejected", True, True), ("rejected", False, False), ("deferred", True, False)],
)
def test_what_the_log_turned_down_is_not_asked_for(
    language: str, verdict: str, is_standing: bool, is_told: bool
) -> None:
    entry = Decided(
        "d", 1, "Festival", verdict, "Board", date(2026, 11, 2), "Dear", is_standing=is_standing
    )
    made = replace(
        shown(
            language,
            Summary(decisions=("Start Festival" if language == "en" else "Начать Festival",)),
        ),
        decided=(entry,),
    )
    with translation.override(language):
        said = [one.sentence.replace("\u00a0", " ") for one in contradictions(made)]
    assert [SAYS_NO[language] in one for one in said] == ([True] if is_told else [])
