"""Which goals come from the questions of a tree, and how many initiatives have a score there."""

from collections.abc import Sequence
from typing import Any

import pytest

from issuetrees.graphs import write as graphs_write
from issuetrees.kit.models import new_id
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.read import goals as read
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import scores as scores_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def feed(cast: Cast, case: Case, assessors: Sequence[int] = (0, 1), actor: Any = None) -> Any:
    """Make a tree whose root feeds the first goal and is scored on by two of three."""
    graph = graphs_write.create_graph(
        actor=cast.editor, engagement_id=cast.engagement.pk, kind="issue_tree", title="Who?"
    )
    add = {"kind": "add_node", "id": str(new_id()), "title": "Who?"}
    graphs_write.commit(
        graph_id=graph.pk,
        commands=[{**add, "parent_id": None, "before_id": None}],
        actor=cast.editor,
    )
    root = graph.nodes.get()
    goals_write.edit_goal(actor=cast.editor, goal_id=case.goals[0].pk, node_id=root.pk)
    scores_write.set_scores(
        actor=actor or cast.owner,
        engagement_id=cast.engagement.pk,
        entries=[
            *(case.entry(0, 0, a, value=4) for a in assessors),
            case.entry(0, 1, assessors[-1], value=10),
            case.entry(1, 1, assessors[-1], value=5),
            case.entry(2, 0, assessors[-1], state="unknown"),
            case.entry(2, 2, assessors[-1], value=1),
        ],
    )
    return root


def test_goals_are_told_with_their_question_and_who_has_a_score(cast: Cast, case: Case) -> None:
    root = feed(cast, case)
    (found,) = read.fed_by(cast.viewer, root.graph_id)
    assert (found.title, found.node_id, found.initiative_count) == ("Be known", root.pk, 2)
    assert read.fed_by(cast.outsider, root.graph_id) == []


def test_what_is_scored_on_a_part_hangs_on_the_whole(cast: Cast, case: Case) -> None:
    root = feed(cast, case)
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    whole = goals_write.create_goal(**here, title="All", node_id=root.pk)
    half = goals_write.create_goal(**here, title="Half", parent_id=whole.pk)
    for goal in case.goals:
        goals_write.move_goal(actor=cast.editor, goal_id=goal.pk, parent_id=half.pk, before_id=None)
    found = {one.title: one for one in read.fed_by(cast.viewer, root.graph_id)}
    assert [one.title for one in found["All"].initiatives] == [
        "City festival",
        "Limited edition",
        "Podcast",
    ]
    assert found["Be known"].initiative_count == 2
    assert set(found) == {"All", "Be known"}


def test_what_is_scored_in_the_dark_is_not_counted(cast: Cast, case: Case) -> None:
    first = Round.objects.get()
    rounds_write.close_round(actor=cast.editor, round_id=first.pk)
    made = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    rounds_write.open_round(actor=cast.editor, round_id=made.pk)
    graph_id = feed(cast, case, assessors=[1], actor=cast.commenter).graph_id
    for reader, count in ((cast.owner, 0), (cast.viewer, 0), (cast.commenter, 2)):
        assert [one.initiative_count for one in read.fed_by(reader, graph_id)] == [count]
    rounds_write.reveal_round(actor=cast.editor, round_id=made.pk)
    assert [one.initiative_count for one in read.fed_by(cast.viewer, graph_id)] == [2]


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, case: Case, django_assert_num_queries: Any, count: int
) -> None:
    root = feed(cast, case)
    for number in range(count):
        goals_write.create_goal(
            actor=cast.editor,
            engagement_id=cast.engagement.pk,
            title=f"Goal {number}",
            node_id=root.pk,
        )
    with django_assert_num_queries(2):
        assert len(read.fed_by(cast.viewer, root.graph_id)) == count + 1
