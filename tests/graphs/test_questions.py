"""The questions that a person owns: which are open, in which order, and their numbers."""

import datetime as dt
import uuid
from typing import Any

import pytest

from issuetrees.accounts.models import User
from issuetrees.graphs import questions
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from issuetrees.workspaces import write as workspaces
from tests.cast import Cast

Tree = dict[str, str]


def add(cast: Cast, graph_id: Any, parent_id: str | None, title: str, **fields: Any) -> str:
    node_id = str(new_id())
    first: dict[str, Any] = {
        "kind": "add_node",
        "id": node_id,
        "parent_id": parent_id,
        "title": title,
    }
    commands = [first]
    if fields:
        commands.append({"kind": "edit_node", "id": node_id, "fields": fields})
    graphs.commit(graph_id=uuid.UUID(str(graph_id)), commands=commands, actor=cast.editor)
    return node_id


@pytest.fixture
def tree(cast: Cast) -> Tree:
    """Two branches; the owner owns what is in capitals."""
    graph = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree", actor=cast.editor
    )
    mine = str(cast.owner.pk)
    root = add(cast, graph.pk, None, "ROOT", owner_id=mine)
    first = add(cast, graph.pk, root, "first")
    add(cast, graph.pk, first, "theirs", owner_id=str(cast.editor.pk))
    late = add(cast, graph.pk, first, "LATE", owner_id=mine, due_on="2020-01-01")
    second = add(cast, graph.pk, root, "second")
    add(cast, graph.pk, second, "SOON", owner_id=mine, due_on="2999-01-01", status="in_progress")
    add(cast, graph.pk, second, "ANSWERED", owner_id=mine, status="answered")
    return {"graph": str(graph.pk), "root": root, "second": second, "late": late}


def told(person: User) -> list[tuple[str, str]]:
    found = questions.told(questions.open_questions(person))
    return [(one.number, one.node.title) for one in found]


def test_what_is_due_first_comes_first_with_its_number(cast: Cast, tree: Tree) -> None:
    assert told(cast.owner) == [("1.2", "LATE"), ("2.1", "SOON"), ("", "ROOT")]
    found = questions.told(questions.open_questions(cast.owner))
    assert [one.is_overdue for one in found] == [True, False, False]
    assert told(cast.editor) == [("1.1", "theirs")]
    assert told(cast.viewer) == []


def test_a_pruned_branch_takes_its_questions_along(cast: Cast, tree: Tree) -> None:
    fields = {"status": "pruned", "prune_reason": "Not ours"}
    command = {"kind": "edit_node", "id": tree["second"], "fields": fields}
    graphs.commit(graph_id=uuid.UUID(tree["graph"]), commands=[command], actor=cast.editor)
    assert told(cast.owner) == [("1.2", "LATE"), ("", "ROOT")]


def test_a_day_is_over_when_the_next_has_begun(cast: Cast, tree: Tree) -> None:
    today = dt.datetime.now(dt.UTC).date()
    fields = {"due_on": (today - dt.timedelta(days=1)).isoformat()}
    command = {"kind": "edit_node", "id": tree["late"], "fields": fields}
    graphs.commit(graph_id=uuid.UUID(tree["graph"]), commands=[command], actor=cast.editor)
    assert questions.told(questions.open_questions(cast.owner))[0].is_overdue


def test_only_what_one_may_see_and_is_not_put_away(cast: Cast, tree: Tree) -> None:
    options: Any = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    workspaces.edit_engagement(**options, is_archived=True)
    assert told(cast.owner) == []
    workspaces.edit_engagement(**options, is_archived=False)
    workspaces.remove_member(actor=cast.owner, membership_id=cast.membership("editor").pk)
    assert (told(cast.editor), len(told(cast.owner))) == ([], 3)


def test_engagements_are_counted(cast: Cast, tree: Tree) -> None:
    found = questions.engagements_of(questions.open_questions(cast.owner))
    assert found == [(cast.engagement.pk, "Brand marketing", 3)]
