"""Writes what a benchmark needs; prints ids and tokens as JSON. Run by ``Stack.seed``."""

import json
import os
import random
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issuetrees.settings")
WORDS = (
    "goal brand audience reach trust price channel family weekend city idea budget risk team "
    "цель бренд аудитория охват доверие цена канал семья выходные город идея бюджет риск команда"
).split()


def title(choose: random.Random) -> str:
    """Return a question of 4 to 12 words, half of them Cyrillic."""
    return " ".join(choose.choices(WORDS, k=choose.randint(4, 12))).capitalize() + "?"


def outline(size: int, new_id: Any, seed: int = 1) -> list[dict[str, Any]]:
    """Return the lines of a tree of ``size`` nodes, at most 6 levels deep and 12 wide."""
    choose = random.Random(seed)
    lines: list[dict[str, Any]] = [{"id": str(new_id()), "depth": 0, "title": title(choose)}]
    depth = 0
    while len(lines) < size:
        depth = min(6, max(1, depth + choose.choice([1, 1, 0, 0, -1, -2])))
        lines.append({"id": str(new_id()), "depth": depth, "title": title(choose)})
    return lines


def even_outline(size: int, new_id: Any, seed: int = 1) -> list[dict[str, Any]]:
    """Return the lines of a tree whose levels are full: 3 to 7 nodes under each."""
    choose = random.Random(seed)
    below: list[list[int]] = [[]]
    for parent in range(size):
        for _ in range(choose.randint(3, 7)):
            if len(below) < size:
                below[parent].append(len(below))
                below.append([])
    lines: list[dict[str, Any]] = []
    waiting = [(0, 0)]
    while waiting:
        node, depth = waiting.pop()
        lines.append({"id": str(new_id()), "depth": depth, "title": title(choose)})
        waiting.extend((child, depth + 1) for child in reversed(below[node]))
    return lines


def _people(count: int) -> tuple[list[Any], Any]:
    """Make the members of one workspace, the owner first, and an engagement in it."""
    from issuetrees.accounts.models import User
    from issuetrees.workspaces import write as workspaces
    from issuetrees.workspaces.models import Membership

    users = [
        User.objects.create_user(f"person{i}@example.org", None, name=f"Person {i}")
        for i in range(count)
    ]
    workspace = workspaces.create_workspace(actor=users[0], name="Bench")
    for user in users[1:]:
        Membership.objects.create(workspace=workspace, user=user, role="editor")
    given = {"name": "Bench", "client": "", "question": "", "language": "en"}
    return users, workspaces.create_engagement(actor=users[0], workspace_id=workspace.pk, **given)


def write(
    *, people: int = 1, nodes: int = 0, reports: int = 0, is_even: bool = False
) -> dict[str, Any]:
    """Make people with tokens in one workspace, a tree, and reports; return their ids."""
    from django.test import Client

    from issuetrees.accounts.write import create_token
    from issuetrees.graphs import write as graphs
    from issuetrees.kit.models import new_id
    from issuetrees.reports import write as report_writes

    users, engagement = _people(people)
    owner = users[0]
    graph = graphs.create_graph(
        engagement_id=engagement.pk, kind="issue_tree", title="Bench", actor=owner
    )
    lines = (even_outline if is_even else outline)(nodes, new_id) if nodes else []
    if lines:
        paste = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": lines}
        graphs.commit(graph_id=graph.pk, commands=[paste], actor=owner)
    scopes = ["read", "write", "export"]
    tokens = [
        create_token(actor=user, name="bench", scopes=scopes, expires_at=None)[1] for user in users
    ]
    made = [
        report_writes.create_report(actor=owner, engagement_id=engagement.pk, title=f"Report {i}")
        for i in range(reports)
    ]
    browser = Client()
    browser.force_login(owner)
    return {
        "tokens": tokens,
        "cookies": [{"name": key, "value": one.value} for key, one in browser.cookies.items()],
        "engagement": str(engagement.pk),
        "graph": str(graph.pk),
        "nodes": [line["id"] for line in lines],
        "reports": [str(report.pk) for report in made],
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(write(**json.loads(sys.argv[1]))))  # noqa: T201 - the caller reads it
