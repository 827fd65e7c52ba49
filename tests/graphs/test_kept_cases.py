"""Who may say that no case was found, and that an undo brings it back all the same."""

from typing import Any

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.graphs import write
from issuetrees.graphs.models import Node
from issuetrees.kit.models import new_id

pytestmark = pytest.mark.django_db
DAY = "2026-11-28"


@pytest.fixture
def tree(cast: Any) -> Any:
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree", actor=cast.editor
    )
    root = str(new_id())
    commit(graph, cast.editor, {"kind": "add_node", "id": root, "parent_id": None, "title": "Why?"})
    return graph, root


def commit(graph: Any, actor: Any, *commands: dict[str, Any]) -> None:
    write.commit(graph_id=graph.pk, commands=list(commands), actor=actor)


def looked(root: str, by: str, **more: Any) -> dict[str, Any]:
    cases = {"none_found": {"by": by, "on": DAY}, **more}
    return {"kind": "edit_node", "id": root, "fields": {"cases": cases}}


def kept(root: str) -> Any:
    return Node.objects.get(id=root).cases


def test_only_those_who_looked_say_so(cast, tree):
    graph, root = tree
    with pytest.raises(Invalid) as refused:
        commit(graph, cast.editor, looked(root, str(cast.owner)))
    assert refused.value.code == "not_your_name"
    commit(graph, cast.editor, looked(root, str(cast.editor)))
    assert kept(root)["none_found"]["by"] == str(cast.editor)


def test_what_somebody_said_stands_while_others_add_cases_and_undo(cast, tree):
    graph, root = tree
    commit(graph, cast.editor, looked(root, str(cast.editor)))
    listed = [{"text": "A client that was bought up"}]
    commit(graph, cast.owner, looked(root, str(cast.editor), listed=listed))
    assert kept(root)["listed"] == listed
    commit(graph, cast.owner, {"kind": "edit_node", "id": root, "fields": {"cases": {}}})
    commit(graph, cast.owner, {"kind": "undo", "revision": 4})
    assert kept(root)["none_found"] == {"by": str(cast.editor), "on": DAY}
