"""Routes by REST: the worked ones of the sample's map, refusals, the map's checks."""

from typing import Any

import pytest
from django.test import Client

from issuetrees.graphs import write as graphs
from issuetrees.workspaces.models import Engagement
from tests.api.scored_world import Ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(samples: None) -> tuple[Client, str, dict[str, str]]:
    """Return the owner's client, the Russian sample map's id, and its stages by title."""
    engagement = Engagement.objects.exclude(graphs__kind="issue_tree").get(
        language="ru", graphs__kind="stage_map"
    )
    client = Client()
    client.force_login(engagement.workspace.memberships.get(role="owner").user)
    graph = engagement.graphs.get(kind="stage_map")
    return client, str(graph.pk), {node.title: str(node.pk) for node in graph.nodes.all()}


def ask(client: Client, map_id: str, **query: Any) -> Any:
    return client.get(f"/api/v1/maps/{map_id}/routes", query)


def test_the_best_of_nineteen_routes(sample: Any) -> None:
    client, map_id, stages = sample
    told = ask(client, map_id, source_id=stages["Младший PM (APM)"]).json()
    assert (told["count"], told["is_more"], len(told["routes"])) == (19, False, 5)
    assert told["routes"][0]["months"] == 96
    assert told["times"]["p50"] < told["times"]["p80"]
    assert told["next_questions"][0]["fork"] == "work"


def test_no_route_says_why_and_what_would_open_one(sample: Any) -> None:
    client, map_id, stages = sample
    answers = ["company:corporation", "scope:feature", "work:personal"]
    ends = {"source_id": stages["PM фичи"], "target_id": stages["Директор по продуктам (CPO)"]}
    told = ask(client, map_id, **ends, answer=answers).json()
    assert (told["count"], told["routes"], told["times"]) == (0, [], None)
    assert told["blocking"] == ["work"]
    assert told["changes"][0] == {"answers": {"work": "team"}, "months": 162.0}
    page = client.get(f"/maps/{map_id}/routes/", {**ends, "answer": answers}).content.decode()
    assert "Команда: 162 мес." in page


def test_what_the_map_does_not_have_is_named(client_of: Any, world: Ids) -> None:
    client, map_id = client_of("viewer"), world["map_id"]
    unknown = "018f3b1e-0000-7000-8000-000000000001"
    for query, code, field in (
        ({"source_id": unknown}, "unknown_stage", "source_id"),
        ({"target_id": "no id"}, "unknown_stage", "target_id"),
        ({"answer": "work:holiday"}, "unknown_answer", "answer"),
        ({"answer": "holiday"}, "unknown_answer", "answer"),
    ):
        answer = ask(client, map_id, **query)
        assert (answer.status_code, answer.json()["code"]) == (400, code)
        assert answer.json()["details"]["field"] == field
        assert client.get(f"/maps/{map_id}/routes/", query).status_code == 200
    ends = ask(client, map_id).json()
    same = ask(client, map_id, source_id=ends["source_id"], target_id=ends["source_id"])
    assert same.json()["code"] == "goal_is_start"


def test_a_tree_has_no_routes(client_of: Any, world: Ids) -> None:
    answer = ask(client_of("viewer"), world["graph_id"])
    assert (answer.status_code, answer.json()["code"]) == (409, "not_a_map")
    assert client_of("viewer").get(f"/maps/{world['graph_id']}/routes/").status_code == 409


def test_an_empty_map_teaches_the_next_step(client_of: Any, cast: Any) -> None:
    graph = graphs.create_graph(
        actor=cast.owner, engagement_id=cast.engagement.pk, kind="stage_map", title="Map"
    )
    told = ask(client_of("owner"), str(graph.pk)).json()
    assert (told["source_id"], told["count"]) == ("", 0)
    assert "Draw the map" in client_of("owner").get(f"/maps/{graph.pk}/routes/").content.decode()


def test_the_page_says_how_many_findings_are_open_and_where(client_of: Any, world: Ids) -> None:
    page = client_of("viewer").get(f"/maps/{world['map_id']}/routes/").content.decode()
    assert f"/graphs/{world['map_id']}/#findings" in page
    assert "1 open finding on the map" in page


def test_a_goal_before_the_start_is_told_and_swapped(client_of: Any, world: Ids) -> None:
    client, map_id = client_of("viewer"), world["map_id"]
    ends = ask(client, map_id).json()
    turned = {"source_id": ends["target_id"], "target_id": ends["source_id"]}
    told = ask(client, map_id, **turned).json()
    assert (told["count"], told["is_reversed"], told["blocking"]) == (0, True, [])
    page = client.get(f"/maps/{map_id}/routes/", turned).content.decode()
    assert "The goal lies before the start" in page
    assert f"?source_id={ends['source_id']}&amp;target_id={ends['target_id']}" in page
    assert not ends["is_reversed"]


def test_every_fork_says_what_each_answer_comes_to(client_of: Any, world: Ids) -> None:
    (fork,) = ask(client_of("viewer"), world["map_id"]).json()["forks"]
    assert (fork["fork"], fork["is_multiple"]) == ("work", False)
    assert [(one["option"], one["months"]) for one in fork["options"]] == [
        ("team", 24),
        ("own", None),
    ]
