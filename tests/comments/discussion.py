"""A tree with a question that tests talk about."""

import uuid
from dataclasses import dataclass
from typing import Any

from issuetrees.accounts.models import User
from issuetrees.comments import write
from issuetrees.comments.models import Comment
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from tests.cast import Cast


@dataclass(frozen=True)
class Discussion:
    """A node of a tree, and a short way to speak about it."""

    cast: Cast
    graph_id: uuid.UUID
    node_id: uuid.UUID

    def say(self, who: User, text: str = "Why so?", **options: Any) -> Comment:
        return write.add_comment(
            actor=who, graph_id=self.graph_id, node_id=self.node_id, text=text, **options
        )

    def answer(self, who: User, thread: Comment, text: str = "Because.", **options: Any) -> Comment:
        return self.say(who, text, thread_id=thread.pk, **options)

    def commit(self, *commands: dict[str, Any]) -> int:
        revision, _ = graphs.commit(
            graph_id=self.graph_id, commands=list(commands), actor=self.cast.editor
        )
        return revision.number


def start(cast: Cast, kind: str = "issue_tree") -> Discussion:
    """Make a tree (or a map) with a node to talk about in the cast's engagement."""
    graph = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind=kind, title="Market", actor=cast.editor
    )
    root_id, node_id = new_id(), new_id()
    nodes: list[dict[str, Any]] = [{"id": str(node_id), "title": "Why do sales\nfall?"}]
    if kind == "stage_map":
        nodes = [{**nodes[0], "parent_id": None, "node_kind": "stage"}]
    else:
        root = {"id": str(root_id), "title": "What is wrong?", "parent_id": None}
        nodes = [root, {**nodes[0], "parent_id": str(root_id)}]
    commands = [{"kind": "add_node", **node} for node in nodes]
    graphs.commit(graph_id=graph.pk, commands=commands, actor=cast.editor)
    return Discussion(cast, graph.pk, node_id)
