"""Writes the table of currencies from CLDR; run it when Babel is newer and its test complains.

``python -m tests.kit.formats.make_currencies``
"""

import json
from pathlib import Path

from babel import Locale
from babel.core import get_global

import issuetrees.kit.formats

TABLE = Path(issuetrees.kit.formats.__file__).with_name("currencies.json")
# Not in ISO 4217, for tests, for no currency at all.
LEFT_OUT = {"CNH", "XTS", "XXX"}
# CLDR keeps these for their own languages only; our fonts have them.
OWN_SIGNS = {
    "AZN": "₼",
    "CNY": "¥",
    "CZK": "Kč",
    "GEL": "₾",
    "KZT": "₸",
    "NGN": "₦",
    "PHP": "₱",
    "PLN": "zł",
    "THB": "THB",
    "TMT": "TMT",
    "TRY": "₺",
}


def table() -> list[dict[str, str]]:
    """Return the currencies in use somewhere, by code: sign, names in both languages."""
    english, russian = Locale.parse("en"), Locale.parse("ru")
    used = {
        code
        for rows in get_global("territory_currencies").values()
        for code, _start, end, _is_tender in rows
        if end is None
    }
    return [
        {
            "code": code,
            "sign": _sign(code, english, russian),
            "en": english.currencies[code],
            "ru": russian.currencies[code],
        }
        for code in sorted(used - LEFT_OUT)
        if code in russian.currencies  # but for a fund or two that have no Russian name
    ]


def _sign(code: str, english: Locale, russian: Locale) -> str:
    shown: str = english.currency_symbols.get(code, code)
    if shown == code:
        shown = russian.currency_symbols.get(code, code)
    return OWN_SIGNS.get(code, shown)


def main() -> None:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in table())
    TABLE.write_text(f"[\n{lines}\n]\n", "utf-8")


if __name__ == "__main__":
    main()
