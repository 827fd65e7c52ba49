"""Digits with thousands and decimals, in the two ways in which a split may write them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

_MAX_DIGITS: Final = 20
_NUMBER: Final = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)+(?![\d])")
_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Writing:
    """What a sign before exactly three digits is: "1.000" one or a thousand."""

    is_comma_decimal: bool = False
    is_dot_decimal: bool = True


def writings(labels: Iterable[str]) -> Iterator[Writing]:
    """Yield how the numbers of a split can be meant, the likeliest first."""
    numbers = [number for label in labels for number in _NUMBER.findall(label)]
    is_russian = any(_RUSSIAN.search(label) for label in labels)
    commas = _choices(numbers, ",", ".", likely_decimal=is_russian)
    dots = _choices(numbers, ".", ",", likely_decimal=False)
    for is_comma_decimal in commas:
        for is_dot_decimal in dots:
            yield Writing(is_comma_decimal, is_dot_decimal)


def _choices(numbers: list[str], sign: str, other: str, *, likely_decimal: bool) -> list[bool]:
    """Return whether the sign may be decimal: both, unless a number can be read one way only."""
    mine = [number for number in numbers if sign in number]
    if not mine:
        return [True]
    if any(_is_only_decimal(number, sign, other) for number in mine):
        return [True]
    if any(number.count(sign) > 1 or number.rfind(other) > number.rfind(sign) for number in mine):
        return [False]
    return [likely_decimal, not likely_decimal]


def _is_only_decimal(number: str, sign: str, other: str) -> bool:
    whole, _, rest = number.rpartition(sign)
    if number.count(sign) > 1 or other in rest:
        return False
    bare = whole.replace(other, "")
    return len(rest) != 3 or other in whole or len(bare) > 3 or bare.startswith("0")


def number_of(text: str, writing: Writing) -> Fraction | None:
    """Return the value of digits with thousands and decimals, or None."""
    if text.isdigit() and text[0] != "0" and len(text) <= _MAX_DIGITS:
        return Fraction(int(text))
    bare = "".join(char for char in text if char not in " '’")
    if len(bare) > _MAX_DIGITS or (bare[0] == "0" and bare[1:2].isdigit()):
        return None
    decimal = next(
        (
            sign
            for sign, is_decimal in ((",", writing.is_comma_decimal), (".", writing.is_dot_decimal))
            if is_decimal and bare.count(sign) == 1 and bare.rfind(sign) == _last_sign(bare)
        ),
        "",
    )
    whole, _, rest = bare.partition(decimal) if decimal else (bare, "", "")
    groups = re.split("[.,]", whole)
    if len(groups) > 1 and not (groups[0] and all(len(group) == 3 for group in groups[1:])):
        return None
    return Fraction(f"{''.join(groups)}.{rest}" if rest else "".join(groups))


def _last_sign(text: str) -> int:
    return max(text.rfind(","), text.rfind("."))


def decimals_of(value: Fraction) -> int:
    """Return how many digits a number has behind its decimal sign, at most six."""
    if value.denominator == 1:
        return 0
    return next((places for places in range(6) if (value * 10**places).denominator == 1), 6)
