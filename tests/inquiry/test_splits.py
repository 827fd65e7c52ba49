"""What the labels of a split say, in words, for those who may see the tree."""

import uuid
from typing import Any

import pytest
from django.utils import translation

from issuetrees.core.errors import NotFound
from issuetrees.graphs import read
from issuetrees.inquiry.splits import SplitLabels, split_labels
from tests.inquiry.trees import commit, make_tree, node_of, review

AGES = [(0, "Who?"), (1, "18–25"), (1, "26–64"), (1, "Others")]


def _labels(cast: Any, graph: Any, title: str, person: Any = None) -> SplitLabels:
    key = uuid.UUID(node_of(cast, graph, title))
    return split_labels(read.graph(person or cast.viewer, graph.pk), key)


def _set(cast: Any, graph: Any, title: str, kind: str, split: dict[str, Any]) -> None:
    key = node_of(cast, graph, title)
    commit(cast, graph, {"kind": "set_split", "id": key, "split_kind": kind, "split": split})


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Intervals; Whole numbers only: yes"), ("ru", "Интервалы; Только целые числа: да")],
)
def test_labels_are_told_in_the_readers_language(cast, language, words):
    graph = make_tree(cast, outline=AGES)
    with translation.override(language):
        found = _labels(cast, graph, "Who?").suggestion
    assert found
    assert (found.kind, found.split, found.words) == ("intervals", {"is_whole": True}, words)


def test_what_the_data_say_already_is_not_suggested(cast):
    graph = make_tree(cast, outline=AGES)
    _set(cast, graph, "Who?", "intervals", {"is_whole": True, "variable": "Age"})
    assert _labels(cast, graph, "Who?").suggestion is None


def test_another_kind_is_not_suggested_against_the_one_that_was_chosen(cast):
    graph = make_tree(cast, outline=AGES)
    _set(cast, graph, "Who?", "sum", {})
    assert _labels(cast, graph, "Who?").suggestion is None
    _set(cast, graph, "Who?", "freeform", {})
    found = _labels(cast, graph, "Who?").suggestion
    assert found
    assert found.kind == "intervals"


def test_the_ends_of_each_child_are_told(cast):
    graph = make_tree(cast, outline=AGES)
    _set(cast, graph, "Who?", "intervals", {})
    found = _labels(cast, graph, "Who?")
    assert dict(found.told["ends"]) == {
        node_of(cast, graph, "18–25"): "18 – 25",
        node_of(cast, graph, "26–64"): "26 – 64",
    }
    assert found.rest_ids == (node_of(cast, graph, "Others"),)


def test_ends_in_the_data_stand_for_a_label(cast):
    graph = make_tree(cast, outline=[(0, "Who?"), (1, "Young"), (1, "Old")])
    ends = {node_of(cast, graph, "Young"): ["under 30"], node_of(cast, graph, "Old"): ["30+"]}
    _set(cast, graph, "Who?", "intervals", {"ends": ends})
    assert [one.exclusive for one in review(cast.viewer, graph).verdicts.values()] == ["proved"]
    ends[node_of(cast, graph, "Old")] = ["29+"]
    _set(cast, graph, "Who?", "intervals", {"ends": ends})
    (overlap,) = [one for one in review(cast.viewer, graph).findings if one.witness]
    assert overlap.sentence == "29 is in “Young” and in “Old”."


@pytest.mark.parametrize(
    ("language", "start"),
    [("en", "“It ends at” is not read"), ("ru", "«Кончается на»: не читается")],
)
def test_what_is_not_understood_is_told_at_its_field(cast, language, start):
    graph = make_tree(cast, outline=AGES)
    _set(cast, graph, "Who?", "intervals", {"low": 0, "high": "soon"})
    with translation.override(language):
        (found,) = _labels(cast, graph, "Who?").unread
    assert found.name == "high"
    assert found.message.startswith(start)


def test_a_question_without_parts_says_nothing(cast):
    graph = make_tree(cast, outline=AGES)
    assert _labels(cast, graph, "18–25") == SplitLabels(None, (), {}, ())


def test_a_stranger_learns_nothing(cast):
    graph = make_tree(cast, outline=AGES)
    with pytest.raises(NotFound):
        _labels(cast, graph, "Who?", cast.outsider)
