"""Decisions and a roadmap made by hand, in both languages."""

from datetime import date
from decimal import Decimal

from issuetrees.reports.decided import (
    Decided,
    DecidedOn,
    PeriodSum,
    RoadLane,
    Roadmap,
    Stint,
)

_WORDS = {
    "en": (
        "City festival partnership", "Podcast with a museum", "Bus shelters",
        "The board", "Reaches the audience that nobody else reaches", "A permit by March",
        "Nobody remembers them after a week", "First the results of the pilot", "Legal",
    ),
    "ru": (
        "Партнёрство с городским фестивалем", "Подкаст с музеем", "Остановки",
        "Правление", "Доходит до тех, до кого не доходит никто", "Разрешение до марта",
        "Через неделю их никто не помнит", "Сначала итоги пилота", "Право",
    ),
}  # fmt: skip


def decided(language: str) -> tuple[Decided, ...]:
    """A log of four decisions, the first of which was decided anew."""
    festival, podcast, shelters, board, good, permit, bad, wait, legal = _WORDS[language]
    day = date(2026, 11, 20)
    gate = DecidedOn(legal, "pass")
    return (
        Decided("d1", 1, festival, "deferred", board, date(2026, 10, 2), wait, is_standing=False),
        Decided(
            "d2", 2, festival, "approved", board, day, good, permit, "1", 14, 71.5,
            Decimal(12_000_000), (gate,),
        ),
        Decided("d3", 3, shelters, "rejected", board, day, bad, "", "9–10", 14, 41.0),
        Decided("d4", 4, podcast, "deferred", board, day, wait, "", "2", 14, 68.0),
    )  # fmt: skip


def roadmap(language: str) -> Roadmap:
    """Two lanes over two quarters."""
    festival, podcast, shelters, *_rest = _WORDS[language]
    return Roadmap(
        (PeriodSum("Q1 2027", Decimal(8_000_000)), PeriodSum("Q2 2027", Decimal(4_000_000))),
        (
            RoadLane("outside", (Stint("i1", festival, 0, 1, Decimal(12_000_000)),)),
            RoadLane("inside", (Stint("i2", podcast, 1, 1, is_running=True),)),
        ),
        (shelters,),
    )
