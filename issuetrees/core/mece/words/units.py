"""Words after a number: thousands and millions, and units in any of their forms."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

_SCALES: Final = (
    (1_000, r"тыс|тысяч[аи]?|k|к|thousands?|тыщ"),
    (1_000_000, r"млн|миллион(?:а|ов|ы)?|mln|mn|mio|mm|millions?"),
    (1_000_000_000, r"млрд|миллиард(?:а|ов|ы)?|bn|bln|billions?"),
    (1_000_000_000_000, r"трлн|триллион(?:а|ов|ы)?|trn|tn|trillions?"),
)
_SCALE_WORDS: Final = [(factor, re.compile(rf"(?:{words})\.?")) for factor, words in _SCALES]
_CAPITALS: Final = {"M": 1_000_000, "М": 1_000_000, "B": 1_000_000_000, "MM": 1_000_000}

_UNITS: Final = (
    (
        "people",
        r"чел|человека?|люди|людей|сотрудник(?:и|а|ов)?|people|persons?|employees?|staff|ftes?",
    ),
    ("second", r"сек|секунд[аыу]?|seconds?|secs?"),
    ("minute", r"мин|минут[аыу]?|minutes?|mins?|min"),
    ("hour", r"ч|час(?:а|ов|ы)?|hours?|hrs?|h"),
    ("day", r"дн|д|день|дня|дней|дни|сут|сутки|суток|days?|d"),
    ("week", r"нед|недел[иьюя]|недель|weeks?|wks?|wk|w"),
    ("month", r"мес|месяц(?:а|ев|ы)?|months?|mos?|mths?"),
    ("quarter", r"квартал(?:а|ов|ы)?|quarters?"),
    ("year", r"г|гг|год(?:а|ы|у|ах|ов|ам)?|лет|years?|yrs?|yr|y|yo|year-olds?|yoe"),
    ("piece", r"шт|штук[аи]?|pcs|pieces?|units?|единиц[аы]?|items?"),
    ("time", r"раза?|times?|x|х|×"),
    ("rouble", r"₽|р|руб|рубл(?:ь|я|ей|и)|rub|rur|roubles?|rubles?"),
    ("dollar", r"\$|usd|us\$|dollars?|доллар(?:а|ов|ы)?|долл"),
    ("euro", r"€|eur|euros?|евро"),
    ("pound", r"£|gbp"),
    ("yuan", r"¥|cny|rmb|yuan|юан(?:ь|я|ей)"),
    ("tenge", r"₸|kzt|тенге"),
    ("percent", r"%|percent|pct|процент(?:а|ов|ы)?"),
    ("percentage point", r"pp|п\.?п|пп"),
    ("kilometre", r"км|km|километр(?:а|ов|ы)?|kilomet(?:er|re)s?"),
    ("metre", r"м|m|метр(?:а|ов|ы)?|met(?:er|re)s?"),
    ("centimetre", r"см|cm"),
    ("millimetre", r"мм"),
    ("mile", r"miles?|mi|миль|мил[ия]"),
    ("square metre", r"м²|м2|m²|m2|sqm|кв|кв\.?м|sq"),
    ("hectare", r"га|ha|hectares?"),
    ("kilogram", r"кг|kg|килограмм(?:а|ов|ы)?|kilograms?|kilos?"),
    ("gram", r"g|гр|грамм(?:а|ов|ы)?|grams?"),
    ("ton", r"т|t|тонн[аы]?|tons?|tonnes?"),
    ("litre", r"л|l|литр(?:а|ов|ы)?|lit(?:er|re)s?"),
    ("millilitre", r"мл|ml"),
    ("kilowatt", r"квт|kw"),
    ("megawatt", r"мвт|mw"),
    ("watthour", r"(?:w|вт)[·*]?[hч]"),
    ("degree", r"°|°c|°с|°f|градус(?:а|ов|ы)?|degrees?|deg"),
    ("point", r"балл(?:а|ов|ы)?|points?|pts?"),
)
#: A scale without a space before its unit or behind a sign of money: "k€", "Mt", "GWh", "$m".
_PREFIXES: Final = {
    prefix: factor
    for factor, prefixes in (
        (1_000, "k к тыс тыс."),
        (1_000_000, "m м mn млн млн."),
        (1_000_000_000, "b g г bn млрд млрд."),
        (1_000_000_000_000, "t т tn трлн трлн."),
    )
    for prefix in prefixes.split()
}
_SIGN: Final = r"[€$£₽¥]|EUR|USD|GBP|RUB|CNY|руб\.?"
_PREFIXED: Final = re.compile(
    rf"(?P<scale>(?:[kKкКmMмМbB]|mn|bn|тыс\.?|млн\.?|млрд\.?)(?={_SIGN})"
    r"|(?:[kKкКMМ]|тыс\.?|млн\.?)(?=[tт]$)|[kкMМGГTТ](?=(?:W|Вт)[·*]?[hч]$))(?P<unit>.+)"
)
_SUFFIXED: Final = re.compile(r"(?P<unit>[€$£₽¥])(?P<scale>[kKmMbBкм]|mn|bn)")
_UNIT_WORDS: Final = [(name, re.compile(rf"(?:{words})\.?")) for name, words in _UNITS]
_ENDING = re.compile(r"(?<=\w{3})(?:ами|ями|ов|ев|ей|ый|ий|ые|ие|ых|их|ая|а|я|ы|и|у|ю|е|о|ь|es|s)$")

UNITS: Final = frozenset(name for name, _ in _UNITS)
MONEY: Final = frozenset({"rouble", "dollar", "euro", "pound", "yuan", "tenge"})
COUNTED: Final = frozenset({"people", "piece", "time"})
_MEASURES: Final[tuple[dict[str, Fraction], ...]] = (
    {
        "second": Fraction(1, 86_400),
        "minute": Fraction(1, 1_440),
        "hour": Fraction(1, 24),
        "day": Fraction(1),
        "week": Fraction(7),
        "month": Fraction("30.4375"),
        "quarter": Fraction("91.3125"),
        "year": Fraction("365.25"),
    },
    {
        "millimetre": Fraction(1, 1000),
        "centimetre": Fraction(1, 100),
        "metre": Fraction(1),
        "kilometre": Fraction(1000),
    },
    {"gram": Fraction(1, 1000), "kilogram": Fraction(1), "ton": Fraction(1000)},
    {"millilitre": Fraction(1, 1000), "litre": Fraction(1)},
    {"square metre": Fraction(1), "hectare": Fraction(10_000)},
    {"kilowatt": Fraction(1), "megawatt": Fraction(1000)},
)
_MONTHS: Final = {"month": Fraction(1), "quarter": Fraction(3), "year": Fraction(12)}
TIME: Final = frozenset(_MEASURES[0])
BY_CALENDAR: Final = frozenset(_MONTHS)
FROM_ZERO: Final = COUNTED | {name for measure in _MEASURES for name in measure} | {"mile"}
CONTINUOUS: Final = (FROM_ZERO - COUNTED - {"day", "week", "month", "quarter", "year"}) | {
    "percent",
    "percentage point",
    "degree",
}
SYMBOLS: Final = frozenset("%₽$€£¥₸°")


def measure(units: set[str]) -> dict[str, Fraction] | None:
    """Return by how much each of these units is counted in their common one, or None."""
    if units <= _MONTHS.keys():
        return _MONTHS
    return next((found for found in _MEASURES if units <= found.keys()), None)


def base_of(unit: str) -> tuple[str, Fraction]:
    """Return the unit in which all of its measure are counted, and how many of that it is."""
    for counted in (_MONTHS, *_MEASURES):
        if unit in counted:
            return next(name for name, per in counted.items() if per == 1), counted[unit]
    return unit, Fraction(1)


def is_rough(units: set[str]) -> bool:
    """Whether days or weeks stand beside months or years, which are not a whole number of them."""
    return bool(units & BY_CALENDAR) and bool((units & TIME) - BY_CALENDAR)


@lru_cache(maxsize=4096)
def scale_of(word: str) -> int:
    """Return the factor of "тыс", "млн", "k", "M" …, or 0 if the word is none."""
    if word in _CAPITALS:
        return _CAPITALS[word]
    small = word.lower()
    return next((factor for factor, form in _SCALE_WORDS if form.fullmatch(small)), 0)


@lru_cache(maxsize=4096)
def scaled(word: str) -> tuple[int, str]:
    """Return by how much a word multiplies, and its unit: "млн", "kt", "k€", "€m", "GWh"."""
    scale = scale_of(word)
    if scale:
        return scale, ""
    found = _PREFIXED.fullmatch(word) or _SUFFIXED.fullmatch(word)
    if found and (known := known_unit(found["unit"])):
        return _PREFIXES[found["scale"].lower()], known
    return 1, unit_of(word)


@lru_cache(maxsize=4096)
def known_unit(word: str) -> str | None:
    """Return the one name for all forms of a unit, or None for other words."""
    small = word.lower().replace("ё", "е")
    return next((name for name, form in _UNIT_WORDS if form.fullmatch(small)), None)


@lru_cache(maxsize=4096)
def unit_of(word: str) -> str:
    """Return one name for all forms of a unit; for other words their stem."""
    return known_unit(word) or _ENDING.sub("", word.lower().replace("ё", "е").rstrip("."))
