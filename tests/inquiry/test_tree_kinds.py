"""The kind of a tree: chosen, converted in place, copied; its advice stands among the findings."""

import pytest

from issuetrees.copying.graphs import copy_graph
from issuetrees.core.errors import Invalid
from issuetrees.graphs import read
from issuetrees.graphs import write as graphs
from issuetrees.workspaces.models import AuditEntry
from tests.inquiry.trees import make_tree, node_of, retitle, review, waive

pytestmark = pytest.mark.django_db


def advice(cast, tree):
    found = review(cast.viewer, tree).findings
    return [one.code for one in found if one.code.startswith(("kind_", "question_"))]


def convert(cast, tree, kind):
    graphs.edit_graph(graph_id=tree.pk, actor=cast.editor, tree_kind=kind)


def test_a_tree_is_converted_in_place_and_only_its_advice_changes(cast):
    tree = make_tree(cast)
    retitle(cast, tree, "In town", "Launch a new shop in town")
    before, nodes = review(cast.viewer, tree), read.node_records(tree)
    assert advice(cast, tree) == []
    convert(cast, tree, "diagnostic")
    assert advice(cast, tree) == ["question_number", "question_horizon", "kind_acts"]
    assert review(cast.viewer, tree).open_count == before.open_count + 3
    assert read.node_records(read.graph(cast.viewer, tree.pk)) == nodes
    entry = AuditEntry.objects.filter(action="graph_edited").latest("created_at")
    assert entry.details["changed"] == {"tree_kind": ["", "diagnostic"]}
    assert copy_graph(actor=cast.editor, graph_id=tree.pk).graph.tree_kind == "diagnostic"
    convert(cast, tree, "")
    after = review(cast.viewer, tree)
    assert [one.identity for one in after.findings] == [one.identity for one in before.findings]


def test_advice_is_accepted_with_a_reason_like_any_finding(cast):
    tree = make_tree(cast)
    convert(cast, tree, "hypothesis")
    (found, *_rest) = [one for one in review(cast.viewer, tree).findings if one.code == "kind_asks"]
    waive(cast, tree, found)
    after = [one for one in review(cast.viewer, tree).findings if one.code == "kind_asks"]
    assert [one.is_waived for one in after].count(True) == 1
    assert node_of(cast, tree, "Whom do we speak to?") == found.node_id


def test_a_kind_that_is_none_and_a_kind_of_a_map_are_refused(cast):
    with pytest.raises(Invalid):
        convert(cast, make_tree(cast), "profound")
    with pytest.raises(Invalid):
        convert(cast, make_tree(cast, "stage_map", outline=None), "driver")
