"""The calendar of a plan: read by a real parser, under an address that can be withdrawn."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from issuetrees.careers.models import CalendarFeed
from issuetrees.careers.write import feeds, plans, profiles
from tests.careers.people import Place, make_place
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LONG = "Провести десять интервью с пользователями, записать выводы; показать их группе, потом всем"


@pytest.fixture
def place(cast: Cast) -> Place:
    return make_place(cast)


@pytest.fixture
def key(cast: Cast, place: Place) -> dict[str, Any]:
    return {"actor": cast.viewer, "profile_id": place.profile.pk}


def read(token: str, **headers: str) -> Any:
    """Ask for the feed as a calendar does, without an account."""
    return Client().get(reverse("web:plan_feed", args=[token]), headers=headers)


def events(answer: Any) -> list[Any]:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_dated_steps_are_whole_days(cast: Cast, place: Place, key: Any) -> None:
    cast.viewer.language = "ru"
    cast.viewer.save()
    step = plans.create_step(
        **key, text=LONG, due_on=dt.date(2026, 3, 31), competency="plan", evidence="Запись",
        mentor="Анна",
    )  # fmt: skip
    plans.create_step(**key, text="Without a day")
    answer = read(feeds.rotate_feed(**key))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    [event] = events(answer)
    assert str(event["summary"]) == LONG
    assert event.decoded("dtstart") == dt.date(2026, 3, 31)
    assert event.decoded("dtend") == dt.date(2026, 4, 1)
    assert str(event["uid"]) == f"{step.pk}@issuetrees"
    assert "Planning" in str(event["description"])
    assert "Анна" in str(event["description"])
    lines = answer.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two


def test_a_changed_step_keeps_its_id_and_counts_on(cast: Cast, key: Any) -> None:
    step = plans.create_step(**key, text="Read", due_on=dt.date(2026, 3, 1))
    token = feeds.rotate_feed(**key)
    [before] = events(read(token))
    plans.edit_step(
        actor=cast.viewer, step_id=step.pk, due_on=dt.date(2026, 3, 5), done_on=dt.date(2026, 3, 4)
    )
    [after] = events(read(token))
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert str(after["summary"]) == "Done: Read"
    assert after.decoded("dtstart") == dt.date(2026, 3, 5)


def test_nothing_new_is_not_sent_again(key: Any) -> None:
    plans.create_step(**key, text="Read", due_on=dt.date(2026, 3, 1))
    token = feeds.rotate_feed(**key)
    answer = read(token)
    again = read(token, if_none_match=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    plans.create_step(**key, text="Write", due_on=dt.date(2026, 3, 2))
    assert read(token, if_none_match=answer["ETag"]).status_code == 200


def test_an_address_is_kept_as_a_digest_and_can_be_withdrawn(cast: Cast, key: Any) -> None:
    first = feeds.rotate_feed(**key)
    assert first not in CalendarFeed.objects.get().digest
    second = feeds.rotate_feed(**key)
    assert (read(first).status_code, read(second).status_code) == (404, 200)
    feeds.revoke_feed(**key)
    assert read(second).status_code == 404


@pytest.mark.parametrize("end", ["delete", "leave", "close", "erase"])
def test_it_ends_with_what_it_is_of(cast: Cast, place: Place, key: Any, end: str) -> None:
    token = feeds.rotate_feed(**key)
    assert read(token).status_code == 200
    if end == "delete":
        profiles.delete_profile(**key)
    elif end == "erase":
        profiles.erase_profile(**key)
    elif end == "leave":
        cast.membership("viewer").delete()
    else:
        cast.viewer.is_active = False
        cast.viewer.save()
    assert read(token).status_code == 404
