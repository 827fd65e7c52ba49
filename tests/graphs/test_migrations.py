"""The case that a free form could have is one of those that are tried on the split."""

from issuetrees.kit.models import new_id
from tests.migrating import Migrate


def test_a_case_that_fits_nowhere_is_carried_over(migrate: Migrate) -> None:
    before = migrate("graphs", "0006_ids_within_a_graph")
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    engagement = workspace.engagements.create(name="Brand")
    graph = before.get_model("graphs", "Graph").objects.create(
        engagement=engagement, kind="issue_tree", title="Tree"
    )
    nodes = before.get_model("graphs", "Node").objects
    root = new_id()
    split = {"split_kind": "freeform", "split": {"stray": " A client  that was bought up "}}
    nodes.create(id=root, graph=graph, kind="question", title="Why?", rank="5", **split)
    for rank, title in enumerate(("Price", "Service"), 1):
        nodes.create(
            id=new_id(), graph=graph, kind="question", parent_id=root, title=title, rank=str(rank)
        )
    after = migrate("graphs", "0007_cases")
    row = after.get_model("graphs", "Node").objects.get(id=root)
    kept = {
        "text": "A client that was bought up",
        "in": [],
        "beside": ["Price", "Service"],
    }
    assert (row.split, row.cases) == ({}, {"listed": [kept]})
