"""The one reader of typed and pasted numbers and sums of money.

``12.5``, ``12 500``, ``1’234``, ``–5``, ``(5)``, ``$5M``, ``12,5 млн ₽``, ``USD 5,000``. Words of
both languages are understood in both. A comma before three digits divides thousands in English
and begins decimals in Russian; what a language leaves open is refused with both readings.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NoReturn

from issuetrees.core.errors import Invalid
from issuetrees.core.text import cut, gettext_noop
from issuetrees.kit import checks
from issuetrees.kit.formats.digits import readings
from issuetrees.kit.formats.numbers import short
from issuetrees.kit.formats.words import currency_words, joined, units

LONGEST: Final = 60
MOST_DIGITS: Final = 30
SHOWN: Final = 40
_UNSEEN: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FORM: Final = re.compile(r"([^0-9.,]*)([.,]?[0-9](?:[0-9 .,'’ʼ`]*[0-9])?[.,]?)([^0-9]*)")
_MINUS: Final = "-−–—‐‒"
_NOTHING: Final = frozenset({"", *_MINUS})


@dataclass(frozen=True, slots=True)
class _Typed:
    """A text taken apart: what the digits can mean, a power of ten, codes of the currency."""

    readings: list[Decimal]
    codes: list[str]


def read_number(raw: str, language: str, *, field: str = "") -> Decimal:
    """Return the number, or raise Invalid: not a number, or one of two."""
    typed = _taken_apart(raw, language, is_money=False)
    if typed is None or typed.codes:
        raise checks.not_a_number(field, raw.strip())
    if len(typed.readings) > 1:
        _refuse_both(raw, field, [short(one, language, 12) for one in typed.readings])
    return typed.readings[0]


def read_amount(raw: str, language: str, currency: str, *, field: str = "") -> Decimal | None:
    """Return a sum in ``currency``, None for an empty text, or raise Invalid."""
    if _is_nothing(raw):
        return None
    typed = _taken_apart(raw, language, is_money=True)
    if typed is None:
        raise Invalid(
            "not_an_amount",
            gettext_noop("“{value}” is not a number. Use 12.5 M or 12 500 000."),
            field=field,
            value=cut(raw.strip(), SHOWN),
        )
    if typed.codes and currency not in typed.codes:
        raise Invalid(
            "foreign_currency",
            gettext_noop("“{value}” is in {theirs}, but costs here are in {ours}. Convert it."),
            field=field,
            value=cut(raw.strip(), SHOWN),
            theirs=typed.codes[0],
            ours=currency,
        )
    if len(typed.readings) > 1:
        _refuse_both(raw, field, [short(one, language, 12) for one in typed.readings])
    return typed.readings[0]


def with_currency(raw: str, unit: str) -> str:
    """Return a sum with the currency that is in ``unit``, unless it is none or names its own."""
    typed = _taken_apart(raw, "ru", is_money=True)
    found = _split(joined(_normal(unit)), units(has_letters=True))
    return f"{raw} {found[1]}" if typed and not typed.codes and found and found[1] else raw


def _refuse_both(raw: str, field: str, readings: list[str]) -> NoReturn:
    raise Invalid(
        "ambiguous_number",
        gettext_noop("“{value}” can mean {first} or {second}. Write one of the two."),
        field=field,
        value=cut(raw.strip(), SHOWN),
        first=readings[0],
        second=readings[1],
    )


def _is_nothing(raw: str) -> bool:
    """Whether there is no number at all: nothing, a dash, a lone sign of a currency."""
    text = _normal(raw)
    return text in _NOTHING or joined(text) in currency_words()


def _normal(raw: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", raw)).strip().casefold()


def _taken_apart(raw: str, language: str, *, is_money: bool) -> _Typed | None:
    text = _normal(raw)
    is_below = text.startswith("(") and text.endswith(")")
    form = _FORM.fullmatch(text[1:-1] if is_below else text) if len(text) <= LONGEST else None
    if form is None or len(form[2]) > MOST_DIGITS:
        return None
    before, has_minus = _without_sign(form[1])
    around = _around(before, form[3], is_money=is_money)
    if around is None or (is_below and has_minus):
        return None
    power, codes = around
    # "$5,000" is written in the English way, and money without a unit has no three decimals.
    has_doubt = bool(before) if language == "ru" else is_money and not power
    found = readings(form[2], language, has_doubt=has_doubt)
    sign = -1 if is_below or has_minus else 1
    return _Typed([sign * Decimal(one).scaleb(power) for one in found], codes) if found else None


def _without_sign(before: str) -> tuple[str, bool]:
    """Take one sign from either end of what stands before the digits: “-$”, “$ –”."""
    text = before.strip()
    for rest, found in ((text[1:], text[:1]), (text[:-1], text[-1:])):
        if found and found in _MINUS + "+":
            return rest.strip(), found != "+"
    return text, False


def _around(before: str, after: str, *, is_money: bool) -> tuple[int, list[str]] | None:
    """Return the power of ten and the codes that the words around the digits mean."""
    words = currency_words()
    first = joined(before)
    found = _split(joined(after), units(has_letters=is_money))
    if found is None or (first and first not in words):
        return None
    power, second = found
    codes = [code for code in words.get(first or second, []) if code in words[second or first]]
    return (power, codes) if codes or not (first or second) else None


def _split(text: str, powers: dict[str, int]) -> tuple[int, str] | None:
    """Divide «млнруб» or “usdm” into a power of ten and a word for a currency."""
    words = currency_words()
    if text in words:
        return 0, text
    for place in range(len(text), -1, -1):
        left, right = text[:place], text[place:]
        if left in powers and (not right or right in words):
            return powers[left], right
        if left in words and right in powers:
            return powers[right], left
    return None
