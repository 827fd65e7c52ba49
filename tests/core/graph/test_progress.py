"""One count of questions: roots left aside, pruned branches with all that hangs on them."""

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.graph.progress import progress, statuses_in_force
from issuetrees.core.graph.records import STATUSES, Node

TREE = [
    Node("root", None, status="answered"),
    Node("a", "root", status="answered"),
    Node("a1", "a", status="open"),
    Node("b", "root", status="pruned"),
    Node("b1", "b", status="answered"),
    Node("b11", "b1", status="open"),
    Node("c", "root", status="in_progress"),
]


def test_the_root_does_not_count_and_a_pruned_branch_drops_out_whole() -> None:
    done = progress(TREE)
    assert done.by_status == {"open": 1, "in_progress": 1, "answered": 1, "pruned": 3}
    assert (done.answered, done.to_answer, done.total) == (1, 3, 6)


def test_a_question_below_a_pruned_one_is_pruned_whatever_it_says_itself() -> None:
    assert statuses_in_force(TREE)["b11"] == "pruned"


def test_of_nothing_there_is_nothing_to_answer() -> None:
    assert progress([]).to_answer == 0
    assert progress([Node("root", None)]).total == 0


@given(st.data())
def test_the_order_of_the_nodes_does_not_matter(data: st.DataObject) -> None:
    nodes = [Node("0", None)]
    for at in range(1, data.draw(st.integers(1, 25))):
        parent = data.draw(st.integers(0, at - 1))
        status = data.draw(st.sampled_from(list(STATUSES)))
        nodes.append(Node(str(at), str(parent), status=status))
    mixed = data.draw(st.permutations(nodes))
    assert progress(mixed) == progress(nodes)
    assert progress(nodes).total == len(nodes) - 1
