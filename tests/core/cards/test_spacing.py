"""When questions come again."""

import datetime as dt
from dataclasses import dataclass

from issuetrees.core.cards import after, next_of

NOW = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)


@dataclass
class Card:
    place: int
    mark: str = ""
    box: int = 0
    marked_at: dt.datetime | None = None
    due_at: dt.datetime | None = None


def practise(cards: list[Card], marks: str) -> list[int]:
    """Mark one question a minute (k: knew, n: nearly, x: not); return which were asked."""
    asked = []
    for minute, mark in enumerate(marks):
        now = NOW + dt.timedelta(minutes=minute)
        card = next_of(cards, now)
        assert card is not None
        asked.append(card.place)
        card.mark = {"k": "knew", "n": "nearly", "x": "not"}[mark]
        card.box, card.due_at = after(card.box, card.mark, now)
        card.marked_at = now
    return asked


def test_missed_ones_return_first_but_not_at_once() -> None:
    assert practise([Card(1), Card(2), Card(3)], "xkkk") == [1, 2, 1, 3]


def test_nothing_is_due_once_all_were_known_until_the_next_day() -> None:
    cards = [Card(1), Card(2)]
    practise(cards, "kk")
    assert next_of(cards, NOW + dt.timedelta(hours=1)) is None
    assert next_of(cards, NOW + dt.timedelta(days=2)) is cards[0]


def test_each_time_in_a_row_it_comes_later_and_a_miss_begins_anew() -> None:
    waits, box = [], 0
    for _ in range(8):
        box, due = after(box, "knew", NOW)
        waits.append((due - NOW).days)
    assert waits == [1, 3, 7, 16, 35, 90, 90, 90]
    assert after(box, "not", NOW) == (0, NOW)
