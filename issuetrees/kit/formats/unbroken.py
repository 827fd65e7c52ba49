"""Sums in what people typed that must not break: “125 млн ₽” stays on one line."""

import re
from typing import Final

from issuetrees.kit.formats.numbers import NBSP

_SIGNS: Final = "[₽€$£¥₸₴₺₹₩]"
_SIZES: Final = "тыс|млн|млрд|трлн|M|B|bn|k|K"
_UNITS: Final = (
    f"{_SIGNS}|%|‰|млн|млрд|трлн|тыс|руб|мес|лет|года?|г\\.|чел|шт|дн|"
    "ч\\b|М\\b|M\\b|k\\b|pp\\b|п\\.п"
)
_BEFORE_UNIT: Final = re.compile(rf"(?<=\d) +(?={_UNITS})")
_AFTER_SIZE: Final = re.compile(rf"(\d[ {NBSP}]*(?:{_SIZES})\.?) +(?={_SIGNS})")


def unbroken(text: str) -> str:
    """Return a text whose sums do not break at the end of a line."""
    return _AFTER_SIZE.sub(rf"\1{NBSP}", _BEFORE_UNIT.sub(NBSP, text))
