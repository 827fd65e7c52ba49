"""A workspace's own words are used by the checks of its trees, wherever these are told."""

import json
import uuid
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.graphs import read
from issuetrees.inquiry import disproofs
from issuetrees.inquiry.splits import split_labels
from issuetrees.workspaces import deletions, word_lists
from tests.inquiry.trees import commit, make_tree, node_of, review, waive

OUTLINE = [(0, "Whom do we serve?"), (1, "Guests"), (1, "Holidaymakers"), (1, "Banks")]
THREE = [["Client"], ["Channel", "way to market"], ["Cash"]]


@pytest.fixture
def tree(cast: Any) -> Any:
    return make_tree(cast, outline=OUTLINE)


def add(cast: Any, **given: Any) -> Any:
    usual = {"kind": "synonyms", "items": [["guest", "holidaymaker"]]}
    return word_lists.add_word_list(
        actor=cast.owner, workspace_id=cast.workspace.pk, **(usual | given)
    )


def codes(cast: Any, tree: Any) -> set[str]:
    return {one.code for one in review(cast.viewer, tree).findings}


def test_changed_words_change_what_was_kept(cast: Any, tree: Any) -> None:
    assert codes(cast, tree) == set()
    row = add(cast)
    assert codes(cast, tree) == {"synonyms"}
    word_lists.edit_word_list(actor=cast.owner, list_id=row.pk, items=[["guest", "visitor"]])
    assert codes(cast, tree) == set()
    word_lists.edit_word_list(actor=cast.owner, list_id=row.pk, items=[["guest", "holidaymaker"]])
    entry = word_lists.delete_word_list(actor=cast.owner, list_id=row.pk)
    assert codes(cast, tree) == set()
    deletions.restore(actor=cast.owner, entry_id=entry.pk)
    assert codes(cast, tree) == {"synonyms"}


def test_words_of_another_workspace_are_not_ours(cast: Any, tree: Any) -> None:
    word_lists.add_word_list(
        actor=cast.outsider,
        workspace_id=cast.foreign_workspace.pk,
        kind="synonyms",
        items=[["guest", "holidaymaker"]],
    )
    assert codes(cast, tree) == set()


def test_the_command_and_waivers_know_them(cast: Any, tree: Any) -> None:
    add(cast)
    (found,) = review(cast.viewer, tree).findings
    waive(cast, tree, found, "They are two to us")
    out = StringIO()
    call_command("check_tree", str(tree.pk), "--json", stdout=out)
    (told,) = json.loads(out.getvalue())["findings"]
    assert (told["code"], told["verdict"]) == ("synonyms", "waived")


def test_an_own_framework_is_checked_in_every_list_of_gaps(cast: Any) -> None:
    tree = make_tree(cast, outline=[(0, "What to look at?"), (1, "Client"), (1, "Cash")])
    root = node_of(cast, tree, "What to look at?")
    split = {"framework": "Our trio"}
    commit(cast, tree, {"kind": "set_split", "id": root, "split_kind": "framework", "split": split})
    disproofs.catch_up(cast.viewer)
    assert list(disproofs.disproofs(cast.viewer)) == []
    add(cast, kind="framework", name="Our trio", items=THREE)
    assert disproofs.catch_up(cast.viewer) == 0
    (told,) = disproofs.tell(list(disproofs.disproofs(cast.viewer)))
    assert told.witness == "Channel"


def test_the_form_of_a_split_knows_own_lists(cast: Any) -> None:
    titles = ["Client", "Way to market", "Cash"]
    tree = make_tree(cast, outline=[(0, "What to look at?"), *((1, title) for title in titles)])
    add(cast, kind="framework", name="Our trio", items=THREE)
    root = uuid.UUID(node_of(cast, tree, "What to look at?"))
    offered = split_labels(tree, root).suggestion
    assert offered is not None
    assert (offered.kind, offered.split) == ("framework", {"framework": "Our trio"})
    assert "Our trio" in offered.words
    commit(
        cast,
        tree,
        {"kind": "set_split", "id": str(root), "split_kind": "framework", "split": offered.split},
    )
    assert split_labels(read.graph(cast.viewer, tree.pk), root).unread == ()


def test_reading_costs_the_same_however_many_words_there_are(cast: Any, tree: Any) -> None:
    def cost() -> int:
        review(cast.viewer, tree)
        with CaptureQueriesContext(connection) as queries:
            review(cast.viewer, tree)
        return len(queries)

    add(cast)
    before = cost()
    for at in range(5):
        add(cast, items=[[f"thing{at}", f"object{at}"]])
    assert cost() == before
