"""Lists: their orders, what changed since a moment, and the way to the next page."""

import base64
import json
import re
import urllib.parse
from typing import Any

import pytest

from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from tests.api.caller import Caller
from tests.api.scored_world import Ids
from tests.api.test_resources import LISTS
from tests.cast import Cast

pytestmark = [pytest.mark.sweeps, pytest.mark.usefixtures("made_once")]


@pytest.fixture
def goals(cast: Cast, world: Ids) -> list[Goal]:
    """Three more goals, the last of which stands first."""
    made = [
        goals_write.create_goal(actor=cast.owner, engagement_id=cast.engagement.pk, title=title)
        for title in ("A", "B", "C")
    ]
    first = Goal.objects.get(title="Grow").pk
    goals_write.move_goal(actor=cast.owner, goal_id=made[-1].pk, before_id=first)
    return made


def titles(caller: Caller, address: str) -> list[str]:
    """Read all pages."""
    found: list[str] = []
    following: str | None = f"/api/v1/{address}"
    while following:
        page = caller.client.get(following).json()
        found += [item["title"] for item in page["items"]]
        following = page["next"]
    return found


@pytest.mark.parametrize("size", [1, 2, 50])
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("oldest", "Grow A B C"),
        ("newest", "C B A Grow"),
        ("rank", "C Grow A B"),
        ("updated", "Grow A B C"),
    ],
)
def test_a_list_comes_in_the_order_asked_for(caller, world, goals, size, order, expected) -> None:
    path = f"engagements/{world['engagement_id']}/goals?page_size={size}&order={order}"
    assert titles(caller, path) == expected.split()


def test_criteria_stand_as_their_goals_do(caller, cast, world, goals) -> None:
    for goal in goals:
        criteria_write.create_criterion(actor=cast.owner, goal_id=goal.pk, title=f"of {goal.title}")
    path = f"engagements/{world['engagement_id']}/criteria?page_size=1&order=rank"
    assert titles(caller, path) == ["of C", "Reach", "of A", "of B"]


def test_children_stand_as_on_the_tree(caller, world) -> None:
    path = f"graphs/{world['graph_id']}/nodes?page_size=1&order=rank&parent_id={world['parent_id']}"
    assert titles(caller, path) == ["Is it the price?"]


def test_only_what_changed_since_is_listed(caller, cast, world, goals) -> None:
    path = f"engagements/{world['engagement_id']}/goals?order=updated&updated_after="
    seen = Goal.objects.latest("updated_at").updated_at.isoformat()
    assert titles(caller, path + urllib.parse.quote(seen)) == []
    goals_write.edit_goal(actor=cast.owner, goal_id=goals[0].pk, title="Changed")
    assert titles(caller, path + urllib.parse.quote(seen)) == ["Changed"]
    assert len(titles(caller, path + "2000-01-01T00:00:00%2B03:00")) == 4


@pytest.mark.parametrize("template", LISTS)
def test_every_list_takes_each_of_its_orders(client_of, world, template: str) -> None:
    caller = Caller(client_of("owner"))
    path = template.format(**world)
    refused = caller.get(path, data={"order": "none"}).json()
    if refused["code"] == "unknown_parameter":
        return  # no pages
    assert (refused["code"], refused["details"]["field"]) == ("bad_order", "order")
    for order in refused["details"]["choices"].split(", "):
        whole = caller.get(path, data={"order": order}).json()["items"]
        first = caller.get(path, data={"order": order, "page_size": "1"}).json()
        assert first["items"] == whole[:1]
        if first["next"]:
            second = caller.client.get(first["next"]).json()
            assert second["items"] == whole[1:2]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("order=title", "order"),
        ("order=", "order"),
        ("updated_after=yesterday", "updated_after"),
        ("updated_after=", "updated_after"),
        ("updated_after=2026-01-01", "updated_after"),
        ("updated_after=2026-01-01T00:00:00", "updated_after"),
        ("updated_after=2026-13-01T00:00:00Z", "updated_after"),
        ("updated_after=0001-01-01T00:00:00%2B14:00", "updated_after"),
        ("updated_after=%00", "updated_after"),
    ],
)
def test_a_wrong_choice_is_named(caller, world, query: str, field: str) -> None:
    answer = caller.get(f"engagements/{world['engagement_id']}/goals?{query}")
    assert (answer.status_code, answer.json()["details"]["field"]) == (400, field)


@pytest.mark.parametrize(
    ("order", "made_up"),
    [
        ("oldest", ["newest", "01890000-0000-7000-8000-000000000000"]),
        ("oldest", ["oldest"]),
        ("oldest", ["oldest", None]),
        ("oldest", ["oldest", {}]),
        ("oldest", "oldest"),
        ("rank", ["rank", "a\0", "01890000-0000-7000-8000-000000000000"]),
        ("rank", ["rank", "a" * 65, "01890000-0000-7000-8000-000000000000"]),
        ("updated", ["updated", 5, "01890000-0000-7000-8000-000000000000"]),
        ("updated", ["updated", "2026-01-01T00:00:00", "01890000-0000-7000-8000-000000000000"]),
    ],
)
def test_a_made_up_cursor_is_refused(caller, world, order: str, made_up: Any) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(made_up).encode()).decode()
    path = f"engagements/{world['engagement_id']}/goals?order={order}&cursor={cursor}"
    answer = caller.get(path)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_cursor")


@pytest.mark.parametrize("number", [True, 10**30, "x", 1e400, -1, [1]])
def test_a_made_up_number_is_refused_or_harmless(caller, world, number: Any) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(["newest", number]).encode()).decode()
    answer = caller.get(f"graphs/{world['graph_id']}/history?cursor={cursor}")
    assert answer.status_code in {200, 400}


def test_a_header_has_the_whole_address_of_the_next_page(caller, world, goals) -> None:
    path = f"engagements/{world['engagement_id']}/goals?page_size=3"
    first = caller.get(path)
    match = re.fullmatch(r'<(http://testserver/api/v1/.+)>; rel="next"', first["Link"])
    assert match is not None
    assert match[1].endswith(first.json()["next"])
    last = caller.client.get(match[1])
    assert (len(last.json()["items"]), last.has_header("Link")) == (1, False)
