"""Numbers written as the labels write theirs: 5.5 M, 5,5 млн ₽, 25."""

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from issuetrees.core.mece.words.ranges import Range, Scale

_SPACE = "\u00a0"
_GROUPED = re.compile(r"\d[ ,'’\u00a0]\d{3}(?!\d)")


class Numerals:
    """Writes witnesses in the scale, currency and decimal sign of a split's labels."""

    def __init__(self, ranges: Sequence[Range], labels: Sequence[str]) -> None:
        self._is_comma = any(one.has_comma for one in ranges) or any(
            "а" <= char <= "я" for label in labels for char in label.lower()
        )
        is_grouped = any(_GROUPED.search(label) for label in labels)
        self._groups_from = 1_000 if is_grouped else 10_000
        scales = [scale for one in ranges for scale in one.scales]
        self._scales = sorted(scales, key=lambda scale: scale.factor, reverse=True)

    def write(self, value: Fraction) -> str:
        """Return the number in words that fit into a sentence."""
        scale = self._scale(value)
        return f"{scale.before}{self._digits(value / scale.factor)}{scale.after}"

    def _scale(self, value: Fraction) -> Scale:
        """The largest scale in use that leaves no small fraction; for 0 the largest."""
        fitting = (scale for scale in self._scales if not value or scale.factor <= abs(value))
        return next(fitting, self._scales[-1] if self._scales else Scale())

    def _digits(self, value: Fraction) -> str:
        with localcontext(prec=40):
            number = Decimal(value.numerator) / Decimal(value.denominator)
        text = f"{abs(number):,f}" if abs(number) >= self._groups_from else f"{abs(number):f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if self._is_comma:
            text = text.replace(",", _SPACE).replace(".", ",")
        return f"−{text}" if number < 0 else text
