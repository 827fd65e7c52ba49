"""What people practise: their own."""

import uuid

from issuetrees.graphs import read as graphs_read
from issuetrees.graphs.write import commit
from issuetrees.kit.models import new_id
from issuetrees.practice.models import Card
from issuetrees.practice.read import recuts as recuts_read
from issuetrees.practice.write import attempts, banks, recuts
from tests.cast import Cast
from tests.permissions.graphs import graph
from tests.permissions.row import Row
from tests.permissions.targets import workspace

SKETCH = {"text": "Revenue\nCosts\n  Fixed costs"}


def attempt(cast: Cast) -> uuid.UUID:
    made = attempts.create_attempt(
        actor=cast.owner, case_name="grocery-profit", text=SKETCH["text"], language="en"
    )
    return made.pk


def bank(cast: Cast) -> uuid.UUID:
    made, _left = banks.create_bank(actor=cast.owner, title="Basics", text=PASTED["text"])
    return made.pk


def card(cast: Cast) -> uuid.UUID:
    return Card.objects.get(bank=bank(cast)).pk


def split_tree(cast: Cast) -> uuid.UUID:
    made = graph(cast)
    line = {"id": str(new_id()), "title": "Why?"}
    part = {"id": str(new_id()), "title": "Price"}
    added = [
        {"kind": "add_node", "parent_id": None, **line},
        {"kind": "add_node", "parent_id": line["id"], **part},
    ]
    commit(graph_id=made, commands=added, actor=cast.owner)
    return made


def recut(cast: Cast) -> uuid.UUID:
    made = split_tree(cast)
    leaf, _branch = recuts_read.leaves(graphs_read.graph(cast.owner, made))[0]
    row = recuts.create_recut(
        actor=cast.owner,
        graph_id=made,
        title="By place",
        branches=[{"title": "North", "leaf_ids": [leaf.id]}],
    )
    return row.pk


PASTED = {"title": "Basics", "text": "Q: One?\nA: Yes."}
_OWN = {"POST": "own"}
_BOTH = {"GET": "own", "POST": "own"}
ROWS = {
    "banks": Row(None, {"GET": "signed_in", "POST": "signed_in"}, PASTED),
    "bank": Row(bank, _BOTH, PASTED),
    "bank_drill": Row(bank, {"GET": "own"}),
    "bank_delete": Row(bank, _OWN),
    "card": Row(card, _BOTH, {"question": "Two?", "answer": "No."}),
    "card_mark": Row(card, _OWN, {"mark": "knew"}),
    "card_delete": Row(card, _OWN),
    "tree_recut": Row(split_tree, {"GET": "view", "POST": "edit"}),
    "recut": Row(recut, {"GET": "view"}),
    "recut_delete": Row(recut, {"POST": "edit"}),
    "tree_practise": Row(split_tree, {"POST": "view"}),
    "practice": Row(None, {"GET": "signed_in"}),
    "workspace_practice": Row(workspace, {"GET": "view"}),
    "case": Row(lambda cast: "grocery-profit", {"GET": "signed_in", "POST": "signed_in"}, SKETCH),
    "tree_compare": Row(graph, {"GET": "view"}),
    "attempt": Row(attempt, {"GET": "own"}),
    "attempt_delete": Row(attempt, {"POST": "own"}),
}
