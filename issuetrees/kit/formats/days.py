"""Days and moments as a language writes them: “23 Nov 2026, 14:05”, «23 ноя 2026, 14:05»."""

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

_SHORT: Final = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "ru": "янв фев мар апр мая июн июл авг сен окт ноя дек".split(),
}
_LONG: Final = {
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    ).split(),
}


def day(value: dt.date, language: str) -> str:
    """Return “23 Nov 2026”; of a moment the day that it has where it is given."""
    return _written(value, _SHORT, language)


def long_day(value: dt.date, language: str) -> str:
    """Return a day with its month in full: “23 November 2026”."""
    return _written(value, _LONG, language)


def month(value: dt.date, language: str) -> str:
    """Return the month for itself: “Nov 2026”, «май 2026»."""
    word = _SHORT.get(language, _SHORT["en"])[value.month - 1]
    return f"{'май' if word == 'мая' else word} {value.year}"


def moment(value: dt.datetime, language: str, zone: str) -> str:
    """Return a moment in a zone: “23 Nov 2026, 14:05”."""
    there = value.astimezone(ZoneInfo(zone))
    return f"{day(there, language)}, {there:%H:%M}"


def _written(value: dt.date, months: dict[str, list[str]], language: str) -> str:
    month = months.get(language, months["en"])[value.month - 1]
    return f"{value.day} {month} {value.year}"
