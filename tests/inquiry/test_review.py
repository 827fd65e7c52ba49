"""The findings of a tree in sentences, for those who may see it."""

import pytest

from issuetrees.core.errors import NotFound
from issuetrees.graphs import read
from issuetrees.inquiry.review import review as review_of
from tests.inquiry.trees import make_tree


def _review(person, graph_id):
    return review_of(read.graph(person, graph_id))


def test_an_overlap_is_told_with_its_witness_and_place(cast):
    review = _review(cast.viewer, make_tree(cast).pk)
    overlap = next(one for one in review.findings if one.verdict == "disproved")
    assert (overlap.number, overlap.title) == ("1", "How old are they?")
    assert "25" in overlap.sentence
    assert "{" not in overlap.sentence
    assert review.verdicts[overlap.node_id].exclusive == "disproved"
    assert review.revision == 1


def test_a_single_child_is_advice_at_its_place(cast):
    review = _review(cast.viewer, make_tree(cast).pk)
    places = {one.number for one in review.findings if one.side == "shape"}
    assert "2" in places


@pytest.mark.parametrize(("kind", "outline"), [("issue_tree", []), ("stage_map", [])])
def test_nothing_is_found_where_nothing_is_split(cast, kind, outline):
    review = _review(cast.viewer, make_tree(cast, kind, outline).pk)
    assert (review.findings, review.verdicts) == ((), {})


def test_a_stranger_finds_nomake_tree(cast):
    with pytest.raises(NotFound):
        _review(cast.outsider, make_tree(cast).pk)


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    long = [(0, "Root"), *((1, f"Part {number}") for number in range(60))]
    graph = make_tree(cast, outline=long)
    with django_assert_max_num_queries(14):
        _review(cast.viewer, graph.pk)
    with django_assert_max_num_queries(6):
        _review(cast.viewer, graph.pk)
