"""One night, one engagement: the page, the editor and the report agree which day it is."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from issuetrees.reports.formats.made import file_name
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from tests.cast import Cast

ClientOf = Callable[[str], Client]
#: 1 December 01:30 in Moscow; still 30 November in London.
NIGHT = dt.datetime(2026, 11, 30, 22, 30, tzinfo=dt.UTC)


@pytest.fixture
def night(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast in that night, with a question that is due on 30 November."""
    root, question = str(new_id()), str(new_id())
    graph = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree", actor=cast.owner
    )
    commands = [
        {"kind": "add_node", "id": root, "parent_id": None, "title": "Root?"},
        {"kind": "add_node", "id": question, "parent_id": root, "due_on": "2026-11-30"},
    ]
    graphs.commit(graph_id=graph.pk, commands=commands, actor=cast.owner)
    monkeypatch.setattr(timezone, "now", lambda: NIGHT)
    return cast


@pytest.mark.parametrize(
    ("zone", "overdue", "day"),
    [("Europe/Moscow", 1, dt.date(2026, 12, 1)), ("Europe/London", 0, dt.date(2026, 11, 30))],
)
def test_the_engagement_says_what_is_late_and_what_a_report_is_dated(
    night: Cast, client_of: ClientOf, zone: str, overdue: int, day: dt.date
) -> None:
    night.engagement.time_zone = zone
    night.engagement.save()
    client = client_of("viewer")
    page = client.get(reverse("web:engagement", args=[night.engagement.pk]))
    assert page.context["overview"].standing.overdue == overdue
    report = Report.objects.create(engagement=night.engagement, title="Brand")
    made_on = build_document(report.pk).cover.made_on
    assert made_on == day
    assert day.isoformat() in file_name("Brand", made_on, "pdf")
    graph = night.engagement.graphs.get()
    editor = client.get(reverse("web:graph", args=[graph.pk]))
    assert editor.context["options"]["time_zone"] == zone


def test_moments_are_told_in_the_persons_zone_else_in_the_browsers(
    night: Cast, client_of: ClientOf
) -> None:
    client, tokens = client_of("owner"), reverse("web:members", args=[night.workspace.pk])
    night.workspace.memberships.update(created_at=NIGHT)
    assert "30 Nov 2026" in client.get(tokens).content.decode()
    client.cookies["time_zone"] = "Europe/Moscow"
    assert "1 Dec 2026" in client.get(tokens).content.decode()
    client.cookies["time_zone"] = "Mars/Olympus"
    assert "30 Nov 2026" in client.get(tokens).content.decode()
    mine = {"name": "Owner", "language": "ru", "theme": "system", "mention_mail": "daily"}
    client.post(reverse("web:profile"), {**mine, "time_zone": "Asia/Almaty"})
    assert "1 дек 2026" in client.get(tokens).content.decode()


def test_a_new_engagement_begins_with_the_makers_zone(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    client.cookies["time_zone"] = "Asia/Almaty"
    page = client.get(reverse("web:engagement_new", args=[cast.workspace.pk]))
    assert page.context["form"].initial["time_zone"] == "Asia/Almaty"


def test_a_zone_that_does_not_exist_is_refused(cast: Cast, client_of: ClientOf) -> None:
    form = {"name": "E", "language": "en", "currency": "EUR", "time_zone": "Mars/Olympus"}
    page = client_of("owner").post(reverse("web:engagement_edit", args=[cast.engagement.pk]), form)
    assert page.context["form"].errors["time_zone"]
    cast.engagement.refresh_from_db()
    assert cast.engagement.time_zone == "UTC"
