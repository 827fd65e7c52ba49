"""The pages beside a tree: queries do not grow with it, each view says what it holds."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.inquiry.trees import commit, make_tree, node_of
from tests.web.limits import QUERIES_AT_MOST

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tree(cast: Cast) -> Any:
    graph = make_tree(cast)
    fields = {
        "owner_id": str(cast.editor.pk),
        "due_on": "2026-01-15",
        "effort_days": 3,
        "data_source": "Guest survey; CRM",
        "analysis": "Count the guests",
    }
    commit(
        cast, graph, {"kind": "edit_node", "id": node_of(cast, graph, "18–25"), "fields": fields}
    )
    return graph


def shown(client: Client, address: str) -> str:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(queries) <= QUERIES_AT_MOST
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("owner", ["Without an owner", "Count the guests"]),
        ("source", ["CRM", "Guest survey", "Without a source"]),
        ("week", ["Week of 12 Jan 2026", "overdue", "Without a due date"]),
        ("requests", ["CRM", "18–25"]),
        ("load", ["12 Jan 2026", "3.0"]),
        ("table", ["data-plan", "All leaves"]),
        ("board", ['data-lane="pruned"']),
        ("timeline", ["data-timeline", "By branch"]),
    ],
)
def test_each_view_shows_the_plan(
    tree: Any, client_of: Callable[[str], Client], view: str, words: list[str]
) -> None:
    text = shown(client_of("viewer"), reverse("web:workplan", args=[tree.pk]) + f"?view={view}")
    assert [word for word in words if word not in text] == []


def test_a_stage_map_has_no_workplan(cast: Cast, client_of: Callable[[str], Client]) -> None:
    graph = make_tree(cast, "stage_map", None)
    answer = client_of("viewer").get(reverse("web:workplan", args=[graph.pk]))
    assert answer.status_code == 404


def test_priorities_say_where_a_prize_comes_from_and_what_is_pruned_why(
    cast: Cast, tree: Any, client_of: Callable[[str], Client]
) -> None:
    def edit(title: str, **fields: Any) -> dict[str, Any]:
        return {"kind": "edit_node", "id": node_of(cast, tree, title), "fields": fields}

    commit(
        cast,
        tree,
        edit("Whom do we speak to?", prize=100, unit="M ₽"),
        edit("18–25", prize=40, ease="easy"),
        edit("25–35", prize=3, ease="hard"),
        edit("In town", status="pruned", prune_reason="Out of scope"),
    )
    text = shown(client_of("viewer"), reverse("web:priorities", args=[tree.pk]))
    for words in ("sum of its parts", "43%", "does not move the needle", "Out of scope"):
        assert words in text
    assert "1 of 2 leaves holds 80% of the prize" in text
    assert "data-prune=" not in text
    assert "data-prune=" in shown(client_of("editor"), reverse("web:priorities", args=[tree.pk]))
