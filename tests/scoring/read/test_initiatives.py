"""Initiatives are found by words, side and state, and sorted with the unknown last."""

from decimal import Decimal
from typing import Any

import pytest

from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import initiatives as read
from issuetrees.scoring.write import initiatives as write
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(cast: Cast) -> Any:
    rows: list[dict[str, Any]] = [
        {"title": "Podcast", "initiative_kind": "Media", "state": "done"},
        {"title": "Festival", "description": "Live media", "cost_likely": Decimal(5)},
        {"title": "aid", "side": "inside", "cost_likely": Decimal(9)},
    ]
    for row in rows:
        write.create_initiative(actor=cast.editor, engagement_id=cast.engagement.pk, **row)
    return read.initiatives(cast.viewer, cast.engagement.pk)


def titles(rows: Any) -> list[str]:
    return [row.title for row in rows]


def test_all_words_must_be_held_side_and_state_as_given(found: Any) -> None:
    assert titles(read.matching(found, words="MEDIA")) == ["Podcast", "Festival"]
    assert titles(read.matching(found, words=" media  live")) == ["Festival"]
    assert titles(read.matching(found, words="media", state="done")) == ["Podcast"]
    assert titles(read.matching(found, side="inside")) == ["aid"]
    assert read.matching(found).count() == 3
    kind_id = found[0].kind_id
    assert titles(read.matching(found, kind_id=kind_id)) == ["Podcast"]
    assert titles(read.in_order(found, "kind"))[0] == "Podcast"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["aid", "Festival", "Podcast"]),
        ("-title", ["Podcast", "Festival", "aid"]),
        ("cost", ["Festival", "aid", "Podcast"]),
        ("-cost", ["aid", "Festival", "Podcast"]),
    ],
)
def test_sorting(found: Any, sort: str, expected: list[str]) -> None:
    assert titles(read.in_order(found, sort)) == expected


def test_every_sort_can_be_asked_for(found: Any) -> None:
    for sort in read.SORTS:
        assert read.in_order(found, sort).count() == Initiative.objects.count()
