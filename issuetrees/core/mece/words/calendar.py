"""Days, months, quarters, half-years, weekdays and clock times in a label, in both languages.

Each is put out of the label as a mark (``MARK``) that the grammar of ranges reads as one value.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

Axis: TypeAlias = Literal["number", "day", "yearday", "weekday", "minute"]

_SEASON: Final = (
    r"winter|spring|summer|autumn|fall|зим(?:а|ой|ы|у)|весн(?:а|ой|ы|у)|лет(?:о|ом)|осен(?:ь|ью|и)"
)
LEAP_YEAR: Final = 2024  # days of no year are laid into it
MARK: Final = "\ue000{}\ue001"
_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Period:
    """From one day, weekday or minute to another, both included; ``year`` is None if not said."""

    axis: Axis
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None

    def ends(self, axis: Axis, year: int | None) -> tuple[int, int]:
        """Return both ends as numbers on the axis; ``year`` is that of periods without one."""
        if self.axis not in {"day", "yearday"}:
            return self.first[0], self.last[0]
        place = LEAP_YEAR if axis == "yearday" else self.year or year or LEAP_YEAR
        return _ordinal(place, *self.first), _ordinal(place, *self.last)


def whole_year(year: int) -> Period:
    """Return a year as a period."""
    return Period("day", (1, 1), (12, 31), year)


def _ordinal(year: int, month: int, day: int) -> int:
    return dt.date(year, month, min(day, monthrange(year, month)[1])).toordinal()


_MONTHS: Final = (
    r"jan(?:uary)?|янв(?:ар[ьяе]|\.)?",
    r"feb(?:ruary)?|февр?(?:ал[ьяе]|\.)?",
    r"mar(?:ch)?|мар(?:т[ае]?|\.)?",
    r"apr(?:il)?|апр(?:ел[ьяе]|\.)?",
    r"may|ма[йяе]",
    r"june?|июн[ьяе]?",
    r"july?|июл[ьяе]?",
    r"aug(?:ust)?|авг(?:уст[ае]?|\.)?",
    r"sept?(?:ember)?|сент?(?:ябр[ьяе]|\.)?",
    r"oct(?:ober)?|окт(?:ябр[ьяе]|\.)?",
    r"nov(?:ember)?|нояб?(?:р[ьяе]|\.)?",
    r"dec(?:ember)?|дек(?:абр[ьяе]|\.)?",
)
_MONTH_FORMS: Final = [re.compile(rf"(?:{forms})\.?") for forms in _MONTHS]
_MONTH: Final = rf"(?:{'|'.join(_MONTHS)})(?![^\W\d_])\.?"
_WEEKDAYS: Final = (
    r"mon(?:days?)?|пн|понедельник(?:и|а)?",
    r"tue(?:s|sdays?)?|вт|вторник(?:и|а)?",
    r"wed(?:nesdays?)?|ср|сред[ауы]",
    r"thu(?:r|rs|rsdays?)?|чт|четверг(?:и|а)?",
    r"fri(?:days?)?|пт|пятниц[ауы]",
    r"sat(?:urdays?)?|сб|суббот[ауы]",
    r"sun(?:days?)?|вс|воскресень[еяю]",
)
_WEEKDAY_FORMS: Final = [re.compile(rf"(?:{forms})\.?") for forms in _WEEKDAYS]
_WEEKDAY: Final = rf"(?:{'|'.join(_WEEKDAYS)})(?![^\W\d_])\.?"
_ORDINALS: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
    "перв": 1, "втор": 2, "трет": 3, "четв": 4,
}  # fmt: skip
_NTH: Final = (
    r"(?:(?:[1-4]|iv|i{1,3})(?:-?(?:st|nd|rd|th|й|ый|ой|ий|е|ое|го|м|ом|ем))?"
    r"|first|second|third|fourth|перв\w+|втор\w+|трет\w+|четв[её]рт\w+)"
)
_YEAR: Final = r"(?:(?:19|20)\d\d)"
_ITS_YEAR: Final = (
    rf"(?:,?\s*(?:of\s+)?(?:fy\s*)?(?P<{{0}}>{_YEAR})(?!\d)(?:\s*(?:г\.?(?!\w)|года?(?!\w)|году))?"
    rf"|\s*['’](?P<{{0}}s>\d\d)(?!\d))?"
)
_B, _E = r"(?<![^\W_])", r"(?![^\W_])"


def _its_year(name: str) -> str:
    return _ITS_YEAR.format(name)


_FORMS: Final = (
    rf"(?P<iso>{_YEAR}-\d\d-\d\d){_E}",
    rf"(?P<dmy>\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)){_E}",
    rf"(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d)(?:\s*(?P<half1>[ap])\.?m\.?)?{_E}",
    rf"(?P<hour>1[0-2]|[1-9])\s*(?P<half2>[ap])\.?m\.?{_E}",
    rf"(?P<q>q[1-4]|[1-4]q){_its_year('qy')}{_E}",
    rf"(?P<nq>{_NTH})\s*(?:кв\.?(?!\s*\.?\s*м)(?:артал\w*)?|quarter){_its_year('nqy')}{_E}",
    rf"(?P<h>h[12]|[12]h){_its_year('hy')}{_E}",
    rf"(?P<nh>{_NTH})\s*(?:полугоди\w*|п/г|half(?:[- ]year)?){_its_year('nhy')}{_E}",
    rf"(?P<dm>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dmm>{_MONTH}){_its_year('dmy2')}{_E}",
    rf"(?P<mdm>{_MONTH})\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]){_its_year('mdy')}{_E}",
    rf"(?P<m>{_MONTH}){_its_year('my')}{_E}",
    rf"(?P<w>{_WEEKDAY}){_E}",
    rf"(?P<days>weekdays?|workdays?|working days|будн(?:и|ие|ие дни|ий|ей)|рабочие дни){_E}",
    rf"(?P<ends>weekends?|выходн(?:ые|ой|ых)(?: дни| день)?){_E}",
    rf"(?P<season>{_SEASON}){_E}",
)
_ANY: Final = re.compile(_B + "(?:" + "|".join(_FORMS) + ")", re.IGNORECASE)
_SEASONS: Final = {
    "wi": 12,
    "зи": 12,
    "sp": 3,
    "ве": 3,
    "su": 6,
    "ле": 6,
    "au": 9,
    "fa": 9,
    "ос": 9,
}
_SHARED: Final = (
    # "1–15 June", "с 1 по 15 июня", "Q1–2 2024", "1–2 кв.", "I–II кварталы"
    (
        re.compile(
            rf"{_B}(\d{{1,2}})(\s*[-–—]\s*|\s+(?:по|до|to)\s+)(\d{{1,2}})\s+({_MONTH})",
            re.IGNORECASE,
        ),
        r"\1 \4\2\3 \4",
    ),
    (re.compile(rf"{_B}(q)([1-4])\s*([-–—])\s*([1-4])(?!\d)", re.IGNORECASE), r"\1\2\3\1\4"),
    (
        re.compile(
            rf"{_B}({_NTH})(\s*[-–—,и]\s*)({_NTH})\s*(кв(?:артал\w*|\.)?)(?!\s*\.?\s*м)",
            re.IGNORECASE,
        ),
        r"\1 кв.\2\3 кв.",
    ),
)  # fmt: skip
MAY_HOLD: Final = re.compile(  # of small letters: twice as fast as one of any
    r"\d:\d\d|\d[./-]\d+[./-]\d|\d\s*[ap]\.?m|q[1-4]|[1-4]q|h[12]|[12]h|кв|quarter|полугод|п/г|half"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йяе]|июн|июл|авг|сен|окт"
    r"|ноя|дек|mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс|понед|четверг|пятн|суб|воскр|weekday"
    r"|weekend|будн|выходн|рабоч|work|winter|spring|summer|autumn|fall|зим|весн|лето|осен"
)


def marked(label: str) -> tuple[str, list[Period]]:
    """Return the label with a mark for each period, and the periods."""
    if not MAY_HOLD.search(label.lower()):
        return label, []
    for form, spelled in _SHARED:
        label = form.sub(spelled, label)
    found: list[Period] = []

    def mark(match: re.Match[str]) -> str:
        period = _period(match)
        if period is None:
            return match.group()
        found.append(period)
        return MARK.format(len(found) - 1)

    return _ANY.sub(mark, label), found


def _period(match: re.Match[str]) -> Period | None:
    given = {name: text.lower() for name, text in match.groupdict().items() if text}
    for name, read in _READERS.items():
        if name in given:
            try:
                return read(given, given[name])
            except ValueError:
                return None
    return None


def _year(given: dict[str, str], name: str) -> int | None:
    if name in given:
        return int(given[name])
    short = given.get(f"{name}s")
    return 2000 + int(short) if short else None


def _day(year: int | None, month: int, day: int) -> Period:
    dt.date(year or LEAP_YEAR, month, day)
    return Period("day" if year else "yearday", (month, day), (month, day), year)


def _month(number: int, year: int | None) -> Period:
    return _months(number, number, year)


def _weekday(number: int) -> Period:
    return Period("weekday", (number, 0), (number, 0))


def _months(first: int, last: int, year: int | None) -> Period:
    return Period("day" if year else "yearday", (first, 1), (last, 31), year)


def _iso(_given: dict[str, str], text: str) -> Period:
    year, month, day = map(int, text.split("-"))
    return _day(year, month, day)


def _dmy(_given: dict[str, str], text: str) -> Period:
    day, month, year = map(int, re.split(r"[./]", text))
    if "/" in text and month > 12:
        day, month = month, day
    return _day(year if year > 99 else 2000 + year, month, day)


def _clock(given: dict[str, str], text: str) -> Period:
    hour, minute = map(int, text.split(":"))
    return _minute(hour, minute, given.get("half1"))


def _minute(hour: int, minute: int, half: str | None) -> Period:
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    at = hour * 60 + minute
    if at > _DAY:
        raise ValueError(at)
    return Period("minute", (at, 0), (at, 0))


def _nth(text: str) -> int:
    bare = re.sub(r"-?(?:st|nd|rd|th|[а-я]+)$", "", text) if text[0].isdigit() else text
    return _ORDINALS.get(bare) or _ORDINALS[text[:4].replace("ё", "е")]


def _quarter(number: int, year: int | None) -> Period:
    return _months(number * 3 - 2, number * 3, year)


def _half(number: int, year: int | None) -> Period:
    if number > 2:
        raise ValueError(number)
    return _months(number * 6 - 5, number * 6, year)


def _digit(text: str) -> int:
    return int(next(char for char in text if char.isdigit()))


def _number_in(forms: list[re.Pattern[str]], text: str) -> int:
    return next(at for at, form in enumerate(forms, 1) if form.fullmatch(text))


def _season(_given: dict[str, str], text: str) -> Period:
    first = _SEASONS[text[:2]]
    return _months(first, (first + 1) % 12 + 1, None)


_Reader: TypeAlias = Callable[[dict[str, str], str], Period]
_READERS: Final[dict[str, _Reader]] = {
    "iso": _iso,
    "dmy": _dmy,
    "clock": _clock,
    "hour": lambda given, text: _minute(int(text), 0, given["half2"]),
    "q": lambda given, text: _quarter(_digit(text), _year(given, "qy")),
    "nq": lambda given, text: _quarter(_nth(text), _year(given, "nqy")),
    "h": lambda given, text: _half(_digit(text), _year(given, "hy")),
    "nh": lambda given, text: _half(_nth(text), _year(given, "nhy")),
    "dm": lambda given, text: _day(
        _year(given, "dmy2"), _number_in(_MONTH_FORMS, given["dmm"]), int(text)
    ),
    "md": lambda given, text: _day(
        _year(given, "mdy"), _number_in(_MONTH_FORMS, given["mdm"]), int(text)
    ),
    "m": lambda given, text: _month(_number_in(_MONTH_FORMS, text), _year(given, "my")),
    "w": lambda _given, text: _weekday(_number_in(_WEEKDAY_FORMS, text)),
    "days": lambda _given, _text: Period("weekday", (1, 0), (5, 0)),
    "ends": lambda _given, _text: Period("weekday", (6, 0), (7, 0)),
    "season": _season,
}  # fmt: skip


def joined(first: Period, last: Period) -> tuple[Period, Period]:
    """Return both ends of a range; "Jan–Mar 2024" is of 2024 at both."""
    if first.year is None and last.year is not None and first.axis == "yearday":
        first = replace(first, year=last.year, axis="day")
    return first, last


_RU_MONTHS: Final = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
)
_RU_ALONE: Final = (
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
)
_EN_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_DAYS_OF_WEEK: Final = {
    True: "понедельник вторник среда четверг пятница суббота воскресенье".split(),
    False: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


def day_in_words(ordinal: int, *, has_year: bool, is_russian: bool) -> str:
    """Return a day as it stands in a sentence: "15 June 2024", "15 июня"."""
    day = dt.date.fromordinal(ordinal)
    month = (_RU_MONTHS if is_russian else _EN_MONTHS)[day.month - 1]
    return f"{day.day} {month} {day.year}" if has_year else f"{day.day} {month}"


def month_in_words(ordinal: int, *, has_year: bool, is_russian: bool) -> str:
    """Return the month of a day: "June 2024", «июнь»."""
    day = dt.date.fromordinal(ordinal)
    month = (_RU_ALONE if is_russian else _EN_MONTHS)[day.month - 1]
    return f"{month} {day.year}" if has_year else month


def weekday_in_words(number: int, *, is_russian: bool) -> str:
    """Return a day of the week, from 1 for Monday."""
    return _DAYS_OF_WEEK[is_russian][number - 1]


def month_of(ordinal: int) -> tuple[int, int]:
    """Return the first and the last day of the month in which a day lies."""
    day = dt.date.fromordinal(ordinal)
    return _ordinal(day.year, day.month, 1), _ordinal(day.year, day.month, 31)
