"""The calendar of a workplan: read by a real parser, under addresses that can be withdrawn."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from issuetrees.inquiry.write import plan_feeds
from tests.cast import Cast
from tests.inquiry.trees import commit, make_tree, node_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def key(cast: Cast) -> dict[str, Any]:
    graph = make_tree(cast)
    town, young = (node_of(cast, graph, title) for title in ("In town", "18–25"))
    owned = {"owner_id": str(cast.viewer.pk), "due_on": "2026-03-13", "starts_on": "2026-03-09"}
    for node_id, fields in ((town, {**owned, "lead_days": 14}), (young, {"due_on": "2026-03-20"})):
        commit(cast, graph, {"kind": "edit_node", "id": node_id, "fields": fields})
    return {"actor": cast.viewer, "graph_id": graph.pk}


def read(token: str) -> Any:
    return Client().get(reverse("web:workplan_feed", args=[token]))


def days(token: str) -> dict[str, tuple[Any, str, Any]]:
    """What a calendar sees, by summary: the day, the id and how often it has changed."""
    found = Calendar.from_ical(read(token).content).walk("VEVENT")
    return {
        str(one["summary"]): (one.decoded("dtstart"), str(one["uid"]), one["sequence"])
        for one in found
    }


def test_starts_dues_and_orders_are_days_of_all_or_of_the_reader_alone(
    cast: Cast, key: Any
) -> None:
    mine = days(plan_feeds.rotate_feed(**key, is_mine=True))
    assert {words: day for words, (day, _id, _count) in mine.items()} == {
        "To be ordered: 2.1 In town": dt.date(2026, 2, 23),
        "Start: 2.1 In town": dt.date(2026, 3, 9),
        "Due: 2.1 In town": dt.date(2026, 3, 13),
    }
    cast.viewer.language = "ru"
    cast.viewer.save()
    assert "Срок: 1.1 18–25" in days(plan_feeds.rotate_feed(**key))


def test_what_moves_keeps_its_id_and_what_is_answered_starts_no_more(cast: Cast, key: Any) -> None:
    token = plan_feeds.rotate_feed(**key, is_mine=True)
    _day, before, count = days(token)["Due: 2.1 In town"]
    graph = type("Of", (), {"pk": key["graph_id"]})
    node_id = before.split("-due@")[0][-36:]
    fields = {"due_on": "2026-03-27", "status": "answered"}
    commit(cast, graph, {"kind": "edit_node", "id": node_id, "fields": fields})
    (words, (day, after, then)), *more = days(token).items()
    assert (words, day, after, more) == (
        "Answered: 2.1 In town", dt.date(2026, 3, 27), before, [],
    )  # fmt: skip
    assert then > count


def test_addresses_of_both_kinds_are_apart_and_end_when_withdrawn_or_left(
    cast: Cast, key: Any
) -> None:
    whole, mine = (plan_feeds.rotate_feed(**key, is_mine=is_mine) for is_mine in (False, True))
    again = plan_feeds.rotate_feed(**key)
    assert [read(token).status_code for token in (whole, mine, again)] == [404, 200, 200]
    plan_feeds.revoke_feed(**key, is_mine=True)
    assert [read(token).status_code for token in (mine, again)] == [404, 200]
    cast.membership("viewer").delete()
    assert read(again).status_code == 404
