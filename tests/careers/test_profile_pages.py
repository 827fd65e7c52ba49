"""Pages of profiles: what the owner does, what others see, and how many queries it takes."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.careers.models import PlanStep, Profile, Rating, Share
from issuetrees.careers.write import plans, profiles, ratings
from tests.careers.people import Place, make_place
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(cast: Cast) -> Place:
    return make_place(cast)


@pytest.fixture
def mine(client_of: Callable[[str], Client]) -> Client:
    return client_of("viewer")


def get(client: Client, name: str, *of: Any) -> str:
    answer = client.get(reverse(f"web:{name}", args=of))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_viewer_makes_their_own_and_comes_to_the_levels(place: Place, mine: Client) -> None:
    sent = {
        "name": "Vic again",
        "stage_id": place.stages["Lead"],
        "goal_id": place.stages["Chief"],
        "hours_a_week": "2.5",
        "fork-0": ["team"],
    }
    answer = mine.post(reverse("web:profile_new", args=[place.graph_id]), sent)
    made = Profile.objects.get(name="Vic again")
    assert answer["Location"] == reverse("web:profile_levels", args=[made.pk])
    assert (made.hours_a_week, made.answers, made.is_own) == (2.5, {"work": ["team"]}, True)
    listed = get(mine, "people", place.graph_id)
    assert "Lead → Chief" in listed


def test_a_wrong_profile_says_where(place: Place, mine: Client) -> None:
    sent = {
        "name": "Vic",
        "stage_id": place.stages["Lead"],
        "goal_id": place.stages["Lead"],
        "hours_a_week": "200",
    }
    page = mine.post(reverse("web:profile_new", args=[place.graph_id]), sent).content.decode()
    assert "Give between 0 and 80 hours a week." in page
    sent["hours_a_week"] = "2"
    page = mine.post(reverse("web:profile_new", args=[place.graph_id]), sent).content.decode()
    assert "Start and goal are one stage" in page
    assert Profile.objects.count() == 1


def test_levels_are_kept_together_or_not_at_all(place: Place, mine: Client) -> None:
    address = reverse("web:profile_levels", args=[place.profile.pk])
    sent = {"plan.level": "2", "people.level": "1", "people.link": "no link"}
    page = mine.post(address, sent).content.decode()
    assert "it begins with https://" in page
    assert re.search(r'id="people.link"[^>]*value="no link"', page)
    assert not Rating.objects.exists()
    mine.post(address, {**sent, "people.link": "https://example.org", "people.level": ""})
    assert [row.competency for row in Rating.objects.all()] == ["plan"]
    page = get(mine, "profile_levels", place.profile.pk)
    assert "2 – Writes the plan" in page


def test_who_assesses_has_a_form_of_their_own(
    cast: Cast, place: Place, client_of: Callable[[str], Client]
) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    ratings.rate(**key, levels=[{"competency": "plan", "level": 1, "evidence": "My own words"}])
    profiles.share_profile(**key, user_id=cast.editor.pk)
    editor = client_of("editor")
    address = reverse("web:profile_levels", args=[place.profile.pk])
    page = get(editor, "profile_levels", place.profile.pk)
    assert "My own words" in page
    assert "plan.level" not in page
    assert editor.post(address, {"plan.level": "3"}).status_code == 403
    profiles.share_profile(**key, user_id=cast.editor.pk, may_assess=True)
    assert editor.post(address, {"plan.level": "3"}).status_code == 302
    assert "Editor: 3" in get(client_of("viewer"), "profile_levels", place.profile.pk)
    assert editor.get(reverse("web:profile_sharing", args=[place.profile.pk])).status_code == 403
    assert "Editor" in get(client_of("viewer"), "profile_sharing", place.profile.pk)


def test_a_plan_is_taken_checked_off_and_brought_back(place: Place, mine: Client) -> None:
    mine.post(reverse("web:plan_take", args=[place.profile.pk]))
    step = PlanStep.objects.get(competency="plan")
    assert step.mentor == "Ann"
    mine.post(reverse("web:plan_step_check", args=[step.pk]))
    step.refresh_from_db()
    assert step.done_on == place.profile.graph.engagement.today()
    mine.post(reverse("web:plan_step_delete", args=[step.pk]))
    page = get(mine, "plan", place.profile.pk)
    [undo] = re.findall(r'action="(/deletions/[^"]+/undo/|[^"]*undo[^"]*)"', page)
    answer = mine.post(undo)
    assert answer["Location"] == reverse("web:plan", args=[place.profile.pk])
    assert PlanStep.objects.filter(pk=step.pk).exists()


def test_what_is_overdue_says_so(cast: Cast, place: Place, mine: Client) -> None:
    past = dt.date(2020, 1, 1)
    plans.create_step(actor=cast.viewer, profile_id=place.profile.pk, text="Late", due_on=past)
    assert "overdue" in get(mine, "plan", place.profile.pk)


def test_erasing_asks_first(place: Place, mine: Client) -> None:
    address = reverse("web:profile_erase", args=[place.profile.pk])
    assert mine.post(address).status_code == 200
    assert Profile.objects.exists()
    assert mine.post(address, {"is_sure": "on"}).status_code == 302
    assert not Profile._base_manager.exists()


def test_who_left_still_exports_and_erases(cast: Cast, place: Place, mine: Client) -> None:
    cast.membership("viewer").delete()
    assert "on a map that you no longer see" in get(mine, "own_profiles")
    told = mine.get(reverse("web:profile_export", args=[place.profile.pk]))
    assert told.json()["name"] == "Vic"
    assert "attachment" in told["Content-Disposition"]
    mine.post(reverse("web:profile_erase", args=[place.profile.pk]), {"is_sure": "on"})
    assert not Profile._base_manager.exists()


def test_sharing_from_the_page(cast: Cast, place: Place, mine: Client) -> None:
    address = reverse("web:profile_sharing", args=[place.profile.pk])
    mine.post(address, {"user_id": str(cast.editor.pk), "may_assess": "on"})
    made = Share.objects.get()
    assert (made.user, made.may_assess) == (cast.editor, True)
    mine.post(reverse("web:profile_unshare", args=[made.pk]))
    assert not Share.objects.exists()
    page = mine.post(address, {"user_id": str(cast.outsider.pk)})
    assert page.status_code == 200
    assert not Share.objects.exists()


@pytest.mark.parametrize("name", ["people", "plan", "profile", "profile_levels"])
def test_queries_do_not_grow(cast: Cast, place: Place, mine: Client, name: str) -> None:
    of = place.graph_id if name == "people" else place.profile.pk
    get(mine, name, of)
    few = _count(mine, name, of)
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    for number in range(5):
        profiles.create_profile(actor=cast.viewer, graph_id=place.graph_id, name=f"P{number}")
        plans.create_step(**key, text=f"Step {number}", competency="plan")
        plans.create_entry(**key, text=f"Talk {number}")
        ratings.rate(**key, levels=[{"competency": "plan", "level": number % 5}])
    assert _count(mine, name, of) == few


def _count(client: Client, name: str, of: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        get(client, name, of)
    return len(found)
