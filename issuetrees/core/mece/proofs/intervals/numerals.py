"""Values written as the labels write theirs: 5.5 M, 5,5 млн ₽, 25, 15 июня, Sunday, 18:00."""

import re
from collections.abc import Callable, Sequence
from copy import copy
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil
from typing import Final, TypeVar

from issuetrees.core.mece.proofs.intervals.bands import Bands
from issuetrees.core.mece.proofs.intervals.spans import Span, witness
from issuetrees.core.mece.words import calendar
from issuetrees.core.mece.words.bounds import Scale
from issuetrees.core.mece.words.scripts import words_in
from issuetrees.core.mece.words.units import TIME, measure
from issuetrees.core.told import told

_T = TypeVar("_T")
_SPACE: Final = "\u00a0"
_GROUPED: Final = re.compile(r"\d[ ,'’\u00a0]\d{3}(?!\d)")
_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)
_SHORT: Final = {
    "second": (" seconds", " с"),
    "minute": (" minutes", " мин"),
    "hour": (" hours", " ч"),
    "day": (" days", " дн"),
    "week": (" weeks", " нед"),
    "month": (" months", " мес"),
    "year": (" years", " г"),
}


class Numerals:
    """Writes witnesses in the scale, currency, unit and language of a split's labels.

    With them it says how a reader of another language writes the same.
    """

    _reader = ""  # whose language it is, where it is not that of the labels

    def __init__(self, bands: Bands, labels: Sequence[str], context: str = "") -> None:
        self._bands = bands
        known = labels if any(any(map(str.isalpha, label)) for label in labels) else [context]
        self._is_russian = any(_RUSSIAN.search(label) for label in known)
        self._is_comma = self._is_russian or any(one.has_comma for one in bands.ranges)
        is_grouped = any(_GROUPED.search(label) for label in labels)
        self._groups_from = 1_000 if is_grouped else 10_000
        scales = {bound.scale for one in bands.ranges for bound in one.bounds}
        self._scales = sorted(scales, key=lambda scale: scale.factor, reverse=True)
        self._is_mixed = len(bands.units) > 1

    @property
    def has_year(self) -> bool:
        return self._bands.axis == "day"

    def write(self, value: Fraction) -> str:
        """Return a value in words that fit into a sentence."""
        return self._told(Numerals._written, value)

    def one_of(self, span: Span) -> str:
        """Return what lies in a span: a number, a day, or a month where all of it does."""
        return self._told(Numerals._one_of, span)

    def _told(self, write: Callable[["Numerals", _T], str], value: _T) -> str:
        return told(write(self, value), lambda language: write(self._for(language), value))

    def _for(self, language: str) -> "Numerals":
        other = copy(self)
        is_russian = language == "ru"
        vars(other).update(_reader=language, _is_russian=is_russian, _is_comma=is_russian)
        return other

    def _written(self, value: Fraction) -> str:
        axis = self._bands.axis
        if axis == "number":
            return self._number(value)
        if axis == "weekday":
            return calendar.weekday_in_words(int(value), is_russian=self._is_russian)
        if axis == "minute":
            return f"{int(value) // 60}:{int(value) % 60:02}"
        return calendar.day_in_words(
            int(value), has_year=self.has_year, is_russian=self._is_russian
        )

    def _one_of(self, span: Span) -> str:
        found = witness(span)
        if self._bands.axis in {"day", "yearday"}:
            first, last = calendar.month_of(int(found))
            if span.start <= (first, 0) and (last, 0) <= span.end:
                return calendar.month_in_words(
                    first, has_year=self.has_year, is_russian=self._is_russian
                )
        if self._unit:
            size = self._unit[0]
            whole = ceil(found / size) * size
            is_inside = span.start <= (whole, 0) <= span.end
            found = whole if is_inside else found
        return self._written(found)

    def ends(self, spans: Sequence[Span]) -> str:
        """Return spans as they are closed or open: "18 – 24", "≥ 18, < 25"."""
        return self._told(Numerals._ends, spans)

    def _ends(self, spans: Sequence[Span]) -> str:
        return "; ".join(map(self._both_ends, spans))

    def _both_ends(self, span: Span) -> str:
        (low, low_side), (high, high_side) = span.start, span.end
        if isinstance(low, Fraction) and isinstance(high, Fraction) and not (low_side or high_side):
            ends = [self._written(low), *([] if low == high else [self._written(high)])]
            return " – ".join(ends)
        both = (">" if low_side > 0 else "≥", low), ("<" if high_side < 0 else "≤", high)
        known = ((sign, end) for sign, end in both if isinstance(end, Fraction))
        return ", ".join(f"{sign} {self._written(end)}" for sign, end in known)

    def _number(self, value: Fraction) -> str:
        if self._is_mixed:
            return self._in_unit(value)
        scale = self._scale(value)
        text = f"{scale.before}{self._digits(value / scale.factor)}{scale.after}"
        return words_in(text, self._reader) if self._reader else text

    @property
    def _unit(self) -> tuple[Fraction, str] | None:
        """Of several units of time the smallest: how much it is, and its word."""
        counted = measure(set(self._bands.units))
        if not self._is_mixed or not counted or not self._bands.units <= TIME:
            return None
        name = min(self._bands.units, key=lambda unit: counted[unit])
        name = "month" if name == "quarter" else name
        return counted[name], _SHORT[name][self._is_russian]

    def _in_unit(self, value: Fraction) -> str:
        """Return an amount of which the labels have several units."""
        unit = self._unit
        return f"{self._digits(value / unit[0])}{unit[1]}" if unit else self._digits(value)

    def _scale(self, value: Fraction) -> Scale:
        """The largest scale in use that leaves no small fraction; for 0 the largest."""
        fitting = (scale for scale in self._scales if not value or scale.factor <= abs(value))
        return next(fitting, self._scales[-1] if self._scales else Scale())

    def _digits(self, value: Fraction) -> str:
        with localcontext(prec=40):
            number = Decimal(value.numerator) / Decimal(value.denominator)
        number = (
            number if value.denominator in {1, 2, 4, 5, 10, 20, 100, 1000} else round(number, 4)
        )
        text = f"{abs(number):,f}" if abs(number) >= self._groups_from else f"{abs(number):f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if self._is_comma:
            text = text.replace(",", _SPACE).replace(".", ",")
        return f"−{text}" if number < 0 else text
