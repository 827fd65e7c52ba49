"""The one reader of typed and pasted days.

``2026-11-30``, ``30.11.2026``, ``30 Nov``, ``Nov 30, 2026``, ``30 ноября``, ``завтра``, ``friday``.
Words of both languages are understood in both. A day without its year is the one nearest to
today, a day of the week the next one. ``03/04/2026`` is refused with both readings.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import cut, gettext_noop
from issuetrees.kit.formats.days import day

LONGEST: Final = 40
SHOWN: Final = 40
_UNSEEN: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_PARTS: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_ONLY: Final = re.compile(r"[\w\s.,/\-–’']+")
_DIGITS: Final = re.compile(r"([0-9]{1,4})([./\-–])([0-9]{1,2})(?:\2([0-9]{1,4}))?\.?")
_NEAR: Final = {
    "yesterday": -1, "today": 0, "tomorrow": 1,
    "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2,
}  # fmt: skip
#: Short forms and full ones; each beginning of a full form that has the short one is read too.
_WEEK: Final = (
    "mon|monday|пн|понедельник", "tue|tuesday|вт|вторник", "wed|wednesday|ср|среда|среду",
    "thu|thursday|чт|четверг", "fri|friday|пт|пятница|пятницу", "sat|saturday|сб|суббота|субботу",
    "sun|sunday|вс|воскресенье",
)  # fmt: skip
_MONTHS: Final = (
    "january|января|январь", "february|февраля|февраль", "march|марта|март", "april|апреля|апрель",
    "may|мая|май", "june|июня|июнь", "july|июля|июль", "august|августа|август",
    "september|сентября|сентябрь", "october|октября|октябрь", "november|ноября|ноябрь",
    "december|декабря|декабрь",
)  # fmt: skip
_STEM: Final = 3  # letters by which months and days of the week are known
#: What may stand beside a day without meaning anything: “30th of Nov”, «30 ноября 2026 г.».
_IDLE: Final = frozenset("st nd rd th of on the г год года в во на к ко".split())
_Day = tuple[int | None, int, int]  # year, month, day


def read_day(raw: str, language: str, today: dt.date, *, field: str = "") -> dt.date | None:
    """Return the day, None for an empty text, or raise Invalid: no day, or one of two."""
    text = _normal(raw)
    if not text:
        return None
    found = _readings(text, today) if len(text) <= LONGEST else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise Invalid(
            "not_a_day",
            gettext_noop("“{value}” is not a day. Use {example} or {digits}."),
            field=field,
            value=cut(raw.strip(), SHOWN),
            example=day(today, language),
            digits=f"{today:%d.%m.%Y}",
        )
    raise Invalid(
        "ambiguous_day",
        gettext_noop("“{value}” can mean {first} or {second}. Write one of the two."),
        field=field,
        value=cut(raw.strip(), SHOWN),
        first=day(found[0], language),
        second=day(found[1], language),
    )


def _normal(raw: str) -> str:
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", raw)).casefold()
    return " ".join(text.replace("ё", "е").split())


def _readings(text: str, today: dt.date) -> list[dt.date]:
    """Return the days that a text can mean, each once."""
    digits = _DIGITS.fullmatch(text)
    if digits is not None:
        meant = _of_digits(digits[1], digits[2], digits[3], digits[4])
    elif _ONLY.fullmatch(text):
        words = [one for one in _PARTS.findall(text) if one not in _IDLE]
        near = _near(words[0], today) if len(words) == 1 else None
        if near is not None:
            return [near]
        meant = _of_words(words)
    else:
        return []
    dated = (_dated(one, today) for one in meant)
    return list(dict.fromkeys(one for one in dated if one is not None))


def _of_digits(first: str, mark: str, second: str, last: str | None) -> Iterator[_Day]:
    """Read 30.11.2026 and 2026-11-30; beside a stroke the month may come first."""
    if len(first) > 2:
        year = _year(first)
        if year and last and len(last) <= 2:
            yield year, int(second), int(last)
        return
    year = _year(last) if last else None
    if last and year is None:
        return
    yield year, int(second), int(first)
    if mark != ".":
        yield year, int(first), int(second)


def _of_words(words: list[str]) -> Iterator[_Day]:
    """Read “30 nov 2026”, “nov 30”, «пятница, 30 ноября»: a month in letters, then digits."""
    months = [month for one in words if (month := _named(one, _MONTHS)) is not None]
    numbers = [one for one in words if one.isdigit()]
    named = len(months) + len(numbers) + sum(_named(one, _WEEK) is not None for one in words)
    if len(months) != 1 or len(numbers) not in {1, 2} or named != len(words):
        return
    if len(numbers[0]) > 2:
        numbers.reverse()  # 2026 November 30
    year = _year(numbers[1]) if len(numbers) > 1 else None
    if len(numbers[0]) <= 2 and (len(numbers) == 1 or year is not None):
        yield year, months[0] + 1, int(numbers[0])


def _near(word: str, today: dt.date) -> dt.date | None:
    ahead = _NEAR.get(word)
    weekday = _named(word, _WEEK)
    if ahead is None and weekday is not None:
        ahead = (weekday - today.weekday() - 1) % 7 + 1  # on a Friday, "friday" is the next one
    return None if ahead is None else today + dt.timedelta(days=ahead)


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Return which of the names a word is, or begins with enough letters."""
    for place, forms in enumerate(names):
        for form in forms.split("|"):
            if word == form or (len(word) >= _STEM and form.startswith(word)):
                return place
    return None


def _year(digits: str) -> int | None:
    """Return the year of two or four digits."""
    if len(digits) == 4 and digits[0] != "0":
        return int(digits)
    return 2000 + int(digits) if len(digits) == 2 else None


def _dated(meant: _Day, today: dt.date) -> dt.date | None:
    """Return the day, without a year the nearest one to today; None where there is none."""
    year, month, number = meant
    years = [year] if year else [today.year + 1, today.year, today.year - 1]
    days = [one for at in years if (one := _made(at, month, number)) is not None]
    return min(days, key=lambda one: abs((one - today).days), default=None)


def _made(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
