"""Which day it is depends on where one asks."""

import datetime as dt

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats import days
from issuetrees.kit.zones import check_zone, today, zones

#: 1 December 01:30 in Moscow; still 30 November in London.
NIGHT = dt.datetime(2026, 11, 30, 22, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Europe/Moscow", "2026-12-01"), ("Europe/London", "2026-11-30"), ("UTC", "2026-11-30")],
)
def test_the_zone_says_which_day_it_is(zone: str, expected: str) -> None:
    assert today(zone, NIGHT).isoformat() == expected


def test_moments_are_told_in_a_zone_and_a_language() -> None:
    assert days.moment(NIGHT, "en", "Europe/Moscow") == "1 Dec 2026, 01:30"
    assert days.moment(NIGHT, "ru", "Europe/London") == "30 ноя 2026, 22:30"
    assert days.day(dt.date(2026, 5, 9), "ru") == "9 мая 2026"
    assert days.long_day(dt.date(2026, 5, 9), "ru") == "9 мая 2026"
    assert days.long_day(dt.date(2026, 11, 23), "en") == "23 November 2026"


@pytest.mark.parametrize("raw", ["", "Moscow", "../../etc/passwd", None, 3, "Europe/Moskau"])
def test_what_is_no_zone_is_refused(raw: object) -> None:
    with pytest.raises(Invalid) as refused:
        check_zone("time_zone", raw)
    assert refused.value.details["field"] == "time_zone"


def test_utc_stands_first() -> None:
    assert zones()[0] == "UTC"
    assert "Asia/Almaty" in zones()
