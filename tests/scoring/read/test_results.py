"""The evaluation of an engagement as a person may see it."""

import pytest

from issuetrees.core.errors import NotFound
from issuetrees.core.scoring import GateDecision, MissingReason
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import scores as scores_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def test_rows_become_a_ranking_with_what_is_missing(cast, case):
    scores_write.set_scores(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        entries=[
            *(case.entry(0, 0, a, value=4) for a in (0, 1)),
            *(case.entry(0, 1, a, value=10) for a in (0, 1)),
            *(case.entry(0, 2, a, value=0) for a in (0, 1)),
            case.entry(1, 1, value=5),
            case.entry(1, 0, state="unknown"),
        ],
    )
    gates_write.decide_gate(
        actor=cast.owner,
        gate_id=case.gate.pk,
        initiative_id=case.initiatives[1].pk,
        verdict="veto",
        reason="No rights to the music",
    )
    evaluation = results_read.board(cast.viewer, cast.engagement.pk).evaluation()
    assert [goal.share for goal in evaluation.goals] == [0.75, 0.25]
    festival, podcast, edition = evaluation.initiatives
    assert (festival.title, str(festival.rank), festival.total) == ("City festival", "1", 75)
    assert podcast.total == 50
    assert not edition.rank
    (gate,) = podcast.gates
    assert (gate.verdict, gate.reason) == (GateDecision.VETO, "No rights to the music")
    assert gate.author == str(cast.owner)
    missing = {(m.criterion_id, m.assessor_id): m.reason for m in podcast.missing}
    talk, anna = str(case.criteria[0].pk), str(case.assessors[0].pk)
    assert missing[talk, anna] is MissingReason.UNKNOWN


def test_an_engagement_of_others_is_not_found(cast, case):
    with pytest.raises(NotFound):
        results_read.board(cast.outsider, cast.engagement.pk).evaluation()


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow(cast, case, django_assert_num_queries, count):
    initiatives_write.create_initiatives(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        rows=[{"title": f"Idea {number}"} for number in range(count)],
    )
    with django_assert_num_queries(9):
        assert (
            len(results_read.board(cast.viewer, cast.engagement.pk).evaluation().initiatives)
            == count + 3
        )
