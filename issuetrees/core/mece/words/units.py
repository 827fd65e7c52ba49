"""Words after a number: thousands and millions, and units in any of their forms."""

import re
from typing import Final

_SCALES: Final = (
    (1_000, r"тыс|тысяч[аи]?|k|к|thousands?|тыщ"),
    (1_000_000, r"млн|миллион(?:а|ов|ы)?|mln|mn|mio|millions?"),
    (1_000_000_000, r"млрд|миллиард(?:а|ов|ы)?|bn|bln|billions?"),
    (1_000_000_000_000, r"трлн|триллион(?:а|ов|ы)?|trn|trillions?"),
)
_SCALE_WORDS: Final = [(factor, re.compile(rf"(?:{words})\.?")) for factor, words in _SCALES]
_CAPITALS: Final = {"M": 1_000_000, "М": 1_000_000, "B": 1_000_000_000, "MM": 1_000_000}

_UNITS: Final = (
    (
        "people",
        r"чел|человека?|люди|людей|сотрудник(?:и|а|ов)?|people|persons?|employees?|staff|fte",
    ),
    ("year", r"г|год[аы]?|лет|years?|yrs?|y|yo|year-olds?"),
    ("month", r"мес|месяц(?:а|ев|ы)?|months?|mos?"),
    ("week", r"нед|недел[иья]|недель|weeks?|wks?"),
    ("day", r"дн|день|дня|дней|дни|сут|сутки|суток|days?"),
    ("hour", r"ч|час(?:а|ов|ы)?|hours?|hrs?|h"),
    ("minute", r"мин|минут[аы]?|minutes?|mins?"),
    ("piece", r"шт|штук[аи]?|pcs|pieces?|units?|единиц[аы]?|items?"),
    ("time", r"раза?|times?|x|х|×"),
    ("rouble", r"₽|р|руб|рубл(?:ь|я|ей|и)|rub|roubles?|rubles?"),
    ("dollar", r"\$|usd|us\$|dollars?|доллар(?:а|ов|ы)?"),
    ("euro", r"€|eur|euros?|евро"),
    ("pound", r"£|gbp"),
    ("percent", r"%|percent|pct|процент(?:а|ов|ы)?"),
    ("kilometre", r"км|km|километр(?:а|ов|ы)?|kilomet(?:er|re)s?"),
    ("metre", r"м|m|метр(?:а|ов|ы)?|met(?:er|re)s?"),
    ("square metre", r"м²|м2|m²|m2|sqm|кв"),
    ("kilogram", r"кг|kg|килограмм(?:а|ов|ы)?|kilograms?"),
    ("ton", r"т|t|тонн[аы]?|tons?|tonnes?"),
    ("litre", r"л|l|литр(?:а|ов|ы)?|lit(?:er|re)s?"),
    ("point", r"балл(?:а|ов|ы)?|points?|pts?"),
)
_UNIT_WORDS: Final = [(name, re.compile(rf"(?:{words})\.?")) for name, words in _UNITS]
_ENDING = re.compile(r"(?<=\w{3})(?:ами|ями|ов|ев|ей|ый|ий|ые|ие|ых|их|ая|а|я|ы|и|у|ю|е|о|ь|es|s)$")

COUNTED: Final = frozenset({"people", "year", "month", "week", "day", "piece", "time"})
FROM_ZERO: Final = COUNTED | {
    "hour",
    "minute",
    "kilometre",
    "metre",
    "square metre",
    "kilogram",
    "ton",
    "litre",
}
CONTINUOUS: Final = (FROM_ZERO - COUNTED) | {"percent"}
SYMBOLS: Final = frozenset("%₽$€£")
_CALENDAR = re.compile(
    r"янв(?:ар[ьяе])?|фев(?:рал[ьяе])?|март[ае]?|апр(?:ел[ьяе])?|ма[йяе]|ию[нл][ьяе]|авг(?:уст[ае]?)?"
    r"|сент?(?:ябр[ьяе])?|окт(?:ябр[ьяе])?|ноя(?:бр[ьяе])?|дек(?:абр[ьяе])?"
    r"|jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)


def is_calendar(word: str) -> bool:
    """Whether a word is a month: what stands before it is a date, no quantity."""
    return _CALENDAR.fullmatch(word.lower().rstrip(".")) is not None


def scale_of(word: str) -> int:
    """Return the factor of "тыс", "млн", "k", "M" …, or 0 if the word is none."""
    if word in _CAPITALS:
        return _CAPITALS[word]
    small = word.lower()
    return next((factor for factor, form in _SCALE_WORDS if form.fullmatch(small)), 0)


def unit_of(word: str) -> str:
    """Return one name for all forms of a unit; for other words their stem."""
    small = word.lower().replace("ё", "е")
    known = next((name for name, form in _UNIT_WORDS if form.fullmatch(small)), None)
    return known or _ENDING.sub("", small.rstrip("."))
