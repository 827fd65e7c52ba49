"""What one commit costs: in a small and a large tree, and beside a bare transaction."""

import itertools
import json
import os
import random
import tempfile
from collections.abc import Callable
from typing import Any

import django

from tests.bench.figures import judge, median, milliseconds, say
from tests.bench.seed import outline

ROUNDS = 120
SIZES = (100, 10_000)


def main() -> bool:
    """Compare commits of one command at 100 and 10,000 nodes with each other and with SQL."""
    with tempfile.TemporaryDirectory(prefix="issuetrees-bench-") as home:
        os.environ["ISSUETREES_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "issuetrees.settings"
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return _measure()


def _measure() -> bool:
    scenes = {size: Scene(size) for size in SIZES}
    kinds = ("edit", "add", "move")
    times: dict[tuple[int, str], list[float]] = {(s, k): [] for s in SIZES for k in kinds}
    bare: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):  # in turns, so that a slow moment of the machine hits all alike
        for kind in kinds:
            for size in SIZES:
                times[size, kind].append(milliseconds(scenes[size].commit(kind)))
            bare[kind].append(milliseconds(scenes[SIZES[0]].bare(kind)))
    results = []
    for kind in kinds:
        small, large = (median(times[size, kind]) for size in SIZES)
        plain = median(bare[kind])
        say(f"{kind}: p50 {small:.2f} ms at 100, {large:.2f} ms at 10,000; bare {plain:.2f} ms")
        results.append(judge(f"{kind}, 10,000 nodes to 100", large / small, 2))
        results.append(judge(f"{kind}, commit to bare transaction", small / plain, 4))
    return all(results)


class Scene:
    """A tree of a size, and people's everyday commands on it."""

    def __init__(self, size: int) -> None:
        from issuetrees.accounts.models import User
        from issuetrees.graphs import write as graphs
        from issuetrees.kit.models import new_id
        from issuetrees.workspaces import write as workspaces

        self.choose = random.Random(size)
        self.new_id = new_id
        self.user = User.objects.create_user(f"bench{size}@example.org", None)
        workspace = workspaces.create_workspace(actor=self.user, name="Bench")
        engagement = workspaces.create_engagement(
            actor=self.user, workspace_id=workspace.pk, name="Bench", client="", question="",
            language="en",
        )  # fmt: skip
        self.graph = graphs.create_graph(
            engagement_id=engagement.pk, kind="issue_tree", title="Bench", actor=self.user
        )
        lines = outline(size, new_id)
        self.ids = [line["id"] for line in lines]
        self.parents = [line["id"] for line in lines if line["depth"] <= 1]
        self.leaves = [
            a["id"] for a, b in itertools.pairwise(lines) if a["depth"] >= b["depth"] > 1
        ]
        paste = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": lines}
        graphs.commit(graph_id=self.graph.pk, commands=[paste], actor=self.user)

    def command(self, kind: str) -> dict[str, Any]:
        node_id = self.choose.choice(self.ids)
        if kind == "edit":
            title = f"Title {self.choose.random()}"
            return {"kind": "edit_node", "id": node_id, "fields": {"title": title}}
        if kind == "add":
            new = str(self.new_id())
            return {"kind": "add_node", "id": new, "parent_id": node_id, "title": "New"}
        leaf, parent = self.choose.choice(self.leaves), self.choose.choice(self.parents)
        return {"kind": "move_node", "id": leaf, "parent_id": parent}

    def commit(self, kind: str) -> Callable[[], object]:
        from issuetrees.graphs import write as graphs

        command, key = self.command(kind), str(self.new_id())
        return lambda: graphs.commit(
            graph_id=self.graph.pk, commands=[command], actor=self.user, key=key
        )

    def bare(self, kind: str) -> Callable[[], object]:
        """Return a transaction that writes the rows of such a commit and nothing else."""
        from django.db import connection, transaction

        from issuetrees.graphs.models import Node

        command = self.command(kind)
        change = json.dumps({"nodes": {"updated": {command["id"]: command}}})
        row = Node.objects.filter(id=self.leaves[0]).values_list(
            "id", "graph_id", "rank", "kind", "split", "details"
        )[0]
        self.number = getattr(self, "number", 10**6) + 1

        def work() -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                if kind == "add":
                    cursor.execute(
                        "INSERT INTO graphs_node (row_id, id, graph_id, parent_id, rank, kind,"
                        " title, note, answer, status, split, track, details, is_deleted) VALUES"
                        " (%s, %s, %s, %s, %s, %s, 'New', '', '', 'open', '{}', '', '{}', false)",
                        [
                            *[self.new_id().hex] * 2,
                            *[row[1].hex, row[0].hex, str(self.number), row[3]],
                        ],
                    )
                else:
                    fields = "title" if kind == "edit" else "rank"
                    cursor.execute(
                        f"UPDATE graphs_node SET {fields} = %s WHERE id = %s",
                        [str(self.number), row[0].hex],
                    )
                cursor.execute(
                    "INSERT INTO graphs_revision (id, created_at, graph_id, number, key, actor_id,"
                    " commands, change) VALUES (%s, CURRENT_TIMESTAMP, %s, %s, %s, %s, %s, %s)",
                    [
                        self.new_id().hex, row[1].hex, self.number, str(self.number),
                        self.user.pk.hex, json.dumps([command]), change,
                    ],
                )  # fmt: skip
                cursor.execute(
                    "UPDATE graphs_graph SET updated_at = CURRENT_TIMESTAMP WHERE id = %s",
                    [row[1].hex],
                )

        return work
