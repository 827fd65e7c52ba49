"""The one number or the one period of which a case speaks, on the axis of a split's ranges."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from issuetrees.core.mece.proofs.intervals.bands import Bands
from issuetrees.core.mece.proofs.intervals.steps import is_age, whole_step
from issuetrees.core.mece.records import SplitParent
from issuetrees.core.mece.words import calendar
from issuetrees.core.mece.words.bounds import Bound
from issuetrees.core.mece.words.ranges import read_range
from issuetrees.core.mece.words.units import COUNTED, UNITS, measure, unit_of

_NUMBER: Final = re.compile(
    r"(?<![\w.,])(?:[$€£₽]\s?)?[−-]?\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)*"
)
_WORD: Final = re.compile(r"\s*([^\s\d,;:()–—]+)")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 3
_PARTED: Final = re.compile(r"[,;:(–—|/]\s*$")
_MEASURE: Final = re.compile(r"\b(?:by|of|per|по|на)\s+(.+)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,]*\d)")
_SMALL: Final = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in a case with the words beside it; "" where a comma parts them."""

    bound: Bound
    before: str

    @property
    def unit(self) -> str:
        return next((word for word in self.bound.unit if word in UNITS), "")


@dataclass(frozen=True, slots=True)
class About:
    """What a split is about: all its words, and those that name what is measured."""

    words: str
    measured: frozenset[str]

    @classmethod
    def of(cls, parent: SplitParent, titles: Sequence[str]) -> "About":
        variable = str(parent.split.get("variable", ""))
        named = _MEASURE.search(parent.title)
        measured = f"{variable} {named[1] if named else ''}"
        words = " ".join([parent.title, variable, *titles])
        return cls(words, frozenset(map(unit_of, _WORDS.findall(measured))))


def value_of(text: str, bands: Bands, about: About) -> Fraction | None:
    """Return the number of a case in the unit of the bands; None where it is not plainly one."""
    found = list(_amounts(calendar.marked(text)[0]))
    units = bands.units & UNITS
    if units:
        fitting = [one for one in found if _factor(one.unit, bands)]
        bare = found if len(found) == 1 and not found[0].unit and len(units) == 1 else []
        chosen = fitting or [one for one in bare if _is_meant(one, about)]
    else:
        chosen = [one for one in found if _is_of_no_unit(one, bands, about)]
    if len(chosen) != 1 or _lacks_scale(chosen[0], bands):
        return None
    bound = chosen[0].bound
    return _in_steps(bound.value * (_factor(chosen[0].unit, bands) or 1), bands, about.words)


def period_of(text: str, bands: Bands) -> tuple[Fraction, Fraction] | None:
    """Return the first and the last day (weekday, minute) that a case names, if it names one."""
    rest, found = calendar.marked(text)
    fitting = [one for one in found if _is_on(one, bands)]
    if bands.axis == "day" and not found:
        fitting = [calendar.whole_year(int(year)) for year in _YEAR.findall(rest)]
    if len(fitting) != 1:
        return None
    first, last = fitting[0].ends(bands.axis, _year(bands))
    return Fraction(first), Fraction(last)


def _amounts(text: str) -> Iterator[_Amount]:
    for match in _NUMBER.finditer(text):
        words: list[str] = []
        at = match.end()
        while len(words) < _MOST_WORDS and (word := _WORD.match(text, at)):
            words.append(word.group())
            at = word.end()
        head = text[: match.start()]
        before = "" if _PARTED.search(head) else (_WORDS.findall(head) or [""])[-1]
        for count in range(len(words), -1, -1):
            found = read_range(match.group() + "".join(words[:count]))
            if found and found.is_point and found.low and not found.low.period and not found.name:
                yield _Amount(found.low, before)
                break


def _factor(unit: str, bands: Bands) -> Fraction | None:
    """Return what one of a unit is on the axis of the bands; None where it has no place there."""
    units = set(bands.units & UNITS)
    if not unit or not units:
        return None
    if units == {unit}:
        return Fraction(1)
    counted = measure(units | {unit}) if len(units) == 1 else measure(units)
    if not counted or unit not in counted:
        return None
    return counted[unit] / counted[next(iter(units))] if len(units) == 1 else counted[unit]


def _is_of_no_unit(one: _Amount, bands: Bands, about: About) -> bool:
    """Whether a number fits to bands without a unit: years to ages, and what the split is about."""
    if one.unit == "year" and is_age(bands.ranges, frozenset(), about.words):
        return True
    if not one.unit:
        return _is_meant(one, about)
    return one.unit in {unit_of(word) for word in _WORDS.findall(about.words)}


def _is_meant(one: _Amount, about: About) -> bool:
    """Whether a bare number is the measure, not a part of a name: "age 26", but "Client 7"."""
    return not one.before or unit_of(one.before) in about.measured


def _lacks_scale(one: _Amount, bands: Bands) -> bool:
    """Whether "5" beside labels in millions may well mean millions."""
    scales = [bound.scale.factor for band in bands.ranges for bound in band.bounds]
    least = min((scale for scale in scales if scale > 1), default=1)
    return one.bound.scale.factor == 1 < least and abs(one.bound.value) < least * _SMALL


def _in_steps(value: Fraction, bands: Bands, context: str) -> Fraction | None:
    """Return the age in whole years; nothing of what is counted where a number is not whole."""
    step = whole_step(bands.ranges, bands.units, bands.is_stated_whole)
    if step is None or value % step == 0:
        return value
    if is_age(bands.ranges, bands.units, context):
        return Fraction(floor(value))
    is_counted = bands.is_stated_whole or bands.units & COUNTED
    return None if is_counted else value


def _is_on(period: calendar.Period, bands: Bands) -> bool:
    if bands.axis in {"yearday", "day"}:
        has_year = period.axis == "day" or _year(bands) is not None or bands.axis == "yearday"
        return period.axis in {"yearday", "day"} and has_year
    return period.axis == bands.axis


def _year(bands: Bands) -> int | None:
    """The one year of which the bands are, if they are of one."""
    periods = [bound.period for one in bands.ranges for bound in one.bounds if bound.period]
    years = {period.year for period in periods if period.year}
    return next(iter(years)) if len(years) == 1 else None
