"""Sums of money: “12.5 M ₽”, «12,5 млн ₽»; figures of three digits, whatever the size."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import Figure, rounded
from issuetrees.core.text import gettext_noop
from issuetrees.kit.formats.currencies import sign
from issuetrees.kit.formats.numbers import NBSP, NOTHING, number, short

_WORDS: Final = {
    "en": ("", "k", "M", "B", "T"),
    "ru": ("", "тыс.", "млн", "млрд", "трлн"),
}
_SHOWN: Final = 3  # digits of a figure in thousands, millions …


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in a currency."""

    amount: Decimal
    currency: str


def add_up(sums: Iterable[Money]) -> Money | None:
    """Return the total, None of nothing; raises Invalid where currencies are mixed."""
    total: Money | None = None
    for one in sums:
        if total is not None and total.currency != one.currency:
            raise Invalid(
                "mixed_currencies",
                gettext_noop("{first} and {second} do not add up. Convert one of them."),
                first=total.currency,
                second=one.currency,
            )
        total = Money(one.amount + (total.amount if total else 0), one.currency)
    return total


def money(amount: Figure | None, currency: str, language: str) -> str:
    """Return a sum in thousands, millions or billions, whichever fits; a dash for None."""
    if amount is None:
        return NOTHING
    exact = rounded(amount, 2)
    words = _WORDS.get(language, _WORDS["en"])
    size = min(max(exact.adjusted(), 0) // 3, len(words) - 1)
    figure = _figure(exact, size)
    if abs(figure) >= 1000 and size < len(words) - 1:  # 999,950 is "1 M", not "1,000 k"
        size += 1
        figure = _figure(exact, size)
    text = short(figure, language) if size else in_full(figure, language)
    return NBSP.join(part for part in (text, words[size], sign(currency)) if part)


def in_full(amount: Figure, language: str) -> str:
    """Return a sum to its last digit, for a field: “12,500,000”, “12 500 000,50”."""
    exact = rounded(amount, 2)
    return number(exact, language, 0 if exact == exact.to_integral_value() else 2)


def _figure(amount: Decimal, size: int) -> Decimal:
    """The sum in its unit, rounded as it is shown."""
    scaled = amount.scaleb(-3 * size)
    if not size:
        return scaled
    return rounded(scaled, max(_SHOWN - 1 - scaled.adjusted(), 0))
