"""The currencies in use: code, sign, names. The table comes from CLDR (see ADR 0010)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).with_name("currencies.json")
ROUBLE: Final = "RUB"


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO 4217 code; ``sign`` is what stands after a sum."""

    code: str
    sign: str
    en: str
    ru: str

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.ru if language == "ru" else self.en


@cache
def currencies() -> dict[str, Currency]:
    """Return all currencies by code."""
    rows = json.loads(_TABLE.read_text("utf-8"))
    return {row["code"]: Currency(**row) for row in rows}


def sign(code: str) -> str:
    """Return what stands after a sum: “₽”, “€”, “CHF”."""
    found = currencies().get(code)
    return found.sign if found else code


def find(text: str) -> Currency | None:
    """Return the currency of a code, a name in either language or a sign of its own."""
    wanted = text.strip().casefold()
    own = currencies().get(wanted.upper())
    if own is not None:
        return own
    found = [one for one in currencies().values() if wanted in _names(one)]
    return found[0] if len(found) == 1 else None


def _names(currency: Currency) -> tuple[str, str, str]:
    return currency.en.casefold(), currency.ru.casefold(), currency.sign.casefold()
