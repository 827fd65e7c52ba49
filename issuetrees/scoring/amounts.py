"""Numbers and sums of money as people type and paste them.

``12.5``, ``12,5``, ``12 500 000``, ``12.5 M``, ``12,5 млн ₽``, ``850k``. A lone comma before
three digits is a thousands mark in English and a decimal mark in Russian.
"""

import re
from decimal import Decimal
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

_SPACES: Final = re.compile(r"[\s\u00a0\u202f\u2009']+")
_CURRENCY: Final = re.compile(r"(₽|руб(лей|ля|\.)?|р\.|rub)$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"([-+−]?[\d.,]*\d[\d.,]*)(\D*)")
_UNITS: Final = {
    "": 1,
    "k": 10**3,
    "к": 10**3,
    "т": 10**3,
    "тыс": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "м": 10**6,
    "млн": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "млрд": 10**9,
}


def parse_number(raw: str, language: str, *, field: str) -> Decimal:
    """Return the number, or refuse with an example of how to write it."""
    text = _SPACES.sub("", raw)
    found = _NUMBER.fullmatch(text)
    if found is None or found[2]:
        raise _refusal(raw, field)
    return _decimal(raw, found[1], language, field)


def parse_amount(raw: str, language: str, *, field: str) -> Decimal | None:
    """Return an amount of money, None for an empty text, or refuse with an example."""
    text = _CURRENCY.sub("", _SPACES.sub("", raw))
    if not text or text in {"-", "–", "—"}:
        return None
    found = _NUMBER.fullmatch(text)
    unit = _UNITS.get(found[2].lower().rstrip(".")) if found else None
    if found is None or unit is None:
        raise _refusal(raw, field)
    return _decimal(raw, found[1], language, field) * unit


def _decimal(raw: str, digits: str, language: str, field: str) -> Decimal:
    digits = digits.replace("−", "-")
    plain = _plain(digits, language)
    if plain.count(".") > 1 or not re.fullmatch(r"[-+]?\d*\.?\d*", plain) or len(plain) > 30:
        raise _refusal(raw, field)
    return Decimal(plain)


def _plain(digits: str, language: str) -> str:
    """Write the digits with a point for the decimals and nothing between thousands."""
    if "." in digits and "," in digits:
        last = max(digits.rfind("."), digits.rfind(","))
        thousands = "," if digits[last] == "." else "."
        if not re.fullmatch(rf"[-+]?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", digits[:last]):
            return digits
        return digits.replace(thousands, "").replace(",", ".")
    mark = "," if "," in digits else "."
    groups = re.fullmatch(rf"[-+]?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", digits)
    is_single_mark = digits.count(mark) == 1
    is_thousands = mark == "," and language != "ru"
    if groups and (not is_single_mark or is_thousands):
        return digits.replace(mark, "")
    return digits.replace(",", ".")


def _refusal(raw: str, field: str) -> Invalid:
    return Invalid(
        "not_an_amount",
        gettext_noop("«{value}» is not a number. Use 12.5 M or 12 500 000."),
        field=field,
        value=raw.strip()[:40],
    )
