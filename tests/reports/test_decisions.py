"""A decision is read with who, until when and how much; what is not clear stays in its words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from issuetrees.reports.decisions import Decision, decisions_of, read_decision, total_of
from issuetrees.reports.document import Summary
from issuetrees.reports.named import named
from issuetrees.reports.scored import Ranked, Ranking
from tests.reports.documents import document

DAY = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("language", "line", "owner", "due", "amount"),
    [
        ("en", "Start it (Anna Orlova; 15 Dec 2026; 12.5 M ₽)", "Anna Orlova", DAY, 12_500_000),
        ("en", "Start it (by 15 Dec 2026, owner: R. Kim)", "R. Kim", DAY, None),
        ("en", "Start it | Anna | 15 December 2026", "Anna", DAY, None),
        ("en", "Start it (85 M ₽).", "", None, 85_000_000),
        (
            "ru",
            "Start it (Анна Орлова; до 15 дек 2026; 12,5 млн ₽)",
            "Анна Орлова",
            DAY,
            12_500_000,
        ),
        ("ru", "Start it (срок: 15.12.2026; отв. Ким)", "Ким", DAY, None),
    ],
)
def test_the_end_of_a_line_tells_who_when_and_how_much(
    language: str, line: str, owner: str, due: date | None, amount: int | None
) -> None:
    found = read_decision(line, document(language))
    assert found == Decision("Start it", owner, due, Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    "line",
    [
        "Start it (in spring)",
        "Start it (Phase 2)",
        "Start it (Anna Orlova)",  # may be what it is about
        "Start it (85 M $)",  # another currency than that of the costs
        "Start it (15 Dec 2026; 16 Dec 2026)",
        "(15 Dec 2026)",
        "Start with two",
    ],
)
def test_what_is_not_clear_stays(line: str) -> None:
    assert read_decision(line, document()) == Decision(line)


def test_sums_add_up_where_there_are_any() -> None:
    shown = replace(document(), summary=Summary(decisions=("A (1 M ₽)", "", "B (2.5 M ₽)", "C")))
    assert total_of(decisions_of(shown)) == Decimal(3_500_000)
    assert total_of([Decision("A")]) is None


def test_initiatives_are_named_word_for_word() -> None:
    titles = ("Festival", "Festival of yards", "Уроки с «Ёлкой»", "Art")
    ranking = Ranking(rows=tuple(Ranked(title, title, "", None) for title in titles))

    def found(text: str) -> list[str]:
        return [row.title for row in named(text, ranking)]

    assert found("Start “festival of\u00a0yards”.") == ["Festival of yards"]
    assert found("The festivals and the art") == []
    assert found("Начать «Уроки с „Елкой“» и Festival") == ["Festival", "Уроки с «Ёлкой»"]
