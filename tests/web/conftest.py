"""What tests of several page families start from."""

import uuid

import pytest

from issuetrees.comments import write as comments_write
from issuetrees.graphs import write as graphs_write
from issuetrees.kit.models import new_id
from issuetrees.workspaces import write
from tests.cast import Cast


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """The cast after some work: a tree with a history, an invitation, an archive."""
    graph = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="How?", actor=cast.owner
    )
    root = str(new_id())
    commands: list[dict[str, object]] = [
        {"kind": "add_node", "id": root, "parent_id": None, "title": "How?"}
    ]
    commands += [
        {"kind": "add_node", "id": str(new_id()), "parent_id": root, "title": f"Part {n}"}
        for n in range(4)
    ]
    graphs_write.commit(graph_id=graph.pk, commands=commands, actor=cast.editor)
    write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7)
    comments_write.add_comment(
        actor=cast.editor,
        graph_id=graph.pk,
        node_id=uuid.UUID(root),
        text="@Owner, is <b>this</b> the question?",
        mention_ids=[cast.owner.pk],
    )
    return cast
