"""Why one initiative stands before another, and what would turn it."""

import pytest

from issuetrees.core.errors import Invalid, NotFound
from issuetrees.scoring.read import firmness, results
from issuetrees.scoring.write import scores
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    """The festival has talk, the podcast reach; one criterion of the festival is not scored."""
    case = make_case(cast)
    entries = [
        case.entry(0, 0, value=4),
        case.entry(0, 1, value=2),
        case.entry(1, 0, value=2),
        case.entry(1, 1, value=8),
        case.entry(1, 2, value=0),
    ]
    scores.set_scores(actor=cast.owner, engagement_id=cast.engagement.pk, entries=entries)
    return case


def test_the_better_one_comes_first_and_the_parts_add_up(cast, case) -> None:
    board = results.board(cast.editor, cast.engagement.pk)
    festival, podcast = case.initiatives[:2]
    found = firmness.why(board, podcast.pk, festival.pk)
    compared = found.comparison
    assert (compared.first_id, compared.second_id) == (str(festival.pk), str(podcast.pk))
    parts = [part.difference for goal in compared.goals for part in goal.parts]
    assert sum(parts) == compared.total.difference
    assert compared.unequal == (str(case.criteria[2].pk),)
    assert found.turning
    ways = [firmness.way(one) for one in found.turning]
    assert ways == sorted(ways)
    missing = [bar for bar in found.tornado.bars if bar.id == compared.unequal[0]]
    assert {(bar.from_, bar.to) for bar in missing if bar.moved == "score"} == {(0.0, 100.0)}


def test_only_what_is_on_the_list_and_has_a_place_is_compared(cast, case) -> None:
    board = results.board(cast.editor, cast.engagement.pk)
    first, _second, unscored = case.initiatives
    for pair in ((first.pk, first.pk), (first.pk, case.goals[0].pk)):
        with pytest.raises(NotFound):
            firmness.why(board, *pair)
    with pytest.raises(Invalid) as refused:
        firmness.why(board, first.pk, unscored.pk)
    assert refused.value.code == "not_ranked"


def test_the_order_is_firm_within_exact_ends(cast, case) -> None:
    found = firmness.firmness(results.board(cast.editor, cast.engagement.pk))
    assert found.leaders == (str(case.initiatives[0].pk),)
    talk = next(one for one in found.intervals if one.id == str(case.criteria[0].pk))
    assert talk.low is not None
    assert 0 < talk.low < talk.share
    assert talk.below == (str(case.initiatives[1].pk),)
