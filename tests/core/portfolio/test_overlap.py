"""Who speaks to the same people at the same time."""

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio import Airing, overlap


def test_pairs_with_an_audience_and_a_time_in_common() -> None:
    young, old = frozenset({"young"}), frozenset({"old"})
    found = overlap(
        [
            Airing("a", young | old, 1, 4),
            Airing("b", old, 3, 9),
            Airing("c", old, 4, 4),
            Airing("d", young, 5, 6),
            Airing("a", young, 6, 8),
        ]
    )
    assert [(pair.one, pair.other, pair.audiences, pair.first, pair.last) for pair in found] == [
        ("a", "b", ("old",), 3, 4),
        ("a", "c", ("old",), 4, 4),
        ("b", "c", ("old",), 4, 4),
        ("d", "a", ("young",), 6, 6),
    ]


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(Invalid, match="last period"):
        overlap([Airing("a", frozenset(), 2, 1)])


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Young families", "families, young", ("Young families",)),
        ("young family of Omsk", "Young families", ("Young families",)),
        ("Молодые семьи", "семей молодых", ("Молодые семьи",)),
        ("студенты вузов Омска", "Студентам вузов", ("Студентам вузов",)),
        ("the students", "of the pensioners", ()),
        ("18–25", "25–35", ()),
    ],
)
def test_case_order_and_endings_make_no_difference(
    one: str, other: str, shared: tuple[str, ...]
) -> None:
    airings = [Airing("a", frozenset({one}), 1, 1), Airing("b", frozenset({other}), 1, 1)]
    assert [pair.audiences for pair in overlap(airings)] == ([shared] if shared else [])
