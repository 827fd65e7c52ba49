"""Places: ties share them, noise does not break them, the order is stable."""

from issuetrees.core.scoring import RankSpan
from issuetrees.core.scoring.ranking import rank


def places(*totals: float | None) -> list[str | None]:
    return [str(place) if place else None for place in rank(totals)[1]]


def test_places_without_ties() -> None:
    assert places(10, 30, 20) == ["3", "1", "2"]


def test_ties_share_their_places() -> None:
    assert places(50, 70, 50, 50, 10) == ["2–4", "1", "2–4", "2–4", "5"]


def test_equal_after_rounding_is_a_tie() -> None:
    assert places(50.04, 49.96, 49.94) == ["1–2", "1–2", "3"]
    assert places(0.1 + 0.2, 0.3) == ["1–2", "1–2"]
    assert places(2.05 + 1e-12, 2.05 - 1e-12) == ["1–2", "1–2"]


def test_ties_keep_the_given_order_and_the_unscored_come_last() -> None:
    order, spans = rank([None, 50.0, 60.0, 50.0, None])
    assert order == [2, 1, 3, 0, 4]
    assert spans[0] is None
    assert spans[1] == RankSpan(2, 3)


def test_nobody_to_rank() -> None:
    assert rank([]) == ([], [])
