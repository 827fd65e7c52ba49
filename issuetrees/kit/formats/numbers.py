"""Numbers and percentages as a language writes them; every output of the product asks here.

Russian has a comma for the decimals, a narrow space between thousands and a space before the
percent sign. Below zero stands a real minus.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from issuetrees.core.rounding import Figure, rounded

NBSP: Final = "\u00a0"
THIN: Final = "\u202f"  # narrow no-break space
NOTHING: Final = "–"
MOST: Final = 12  # decimals of what people typed: nothing of it is rounded


def number(value: Figure | None, language: str, digits: int = 0) -> str:
    """Return “1,234.5”, “1 234,5” with so many digits after the point; a dash for None."""
    return NOTHING if value is None else _written(rounded(value, digits), language)


def short(value: Figure, language: str, most: int = 2) -> str:
    """Return a number as short as it can be: “3”, “2.5”, “2,5”."""
    return _written(_trimmed(rounded(value, most)), language)


def listed(values: Sequence[Figure], language: str) -> str:
    """Return several numbers: “0, 2.5, 4”, “0; 2,5; 4”."""
    gap = "; " if language == "ru" else ", "
    return gap.join(short(value, language, MOST) for value in values)


def percent(share: Figure | None, language: str, digits: int = 0) -> str:
    """Return a fraction of 1 as “25%”, “25 %”; a dash for None."""
    if share is None:
        return NOTHING
    gap = NBSP if language == "ru" else ""
    hundredths = rounded(share, digits + 2).scaleb(2)
    return f"{_written(rounded(hundredths, digits), language)}{gap}%"


def plain(value: Figure, language: str, most: int = 2) -> str:
    """Return a number for a field or a spreadsheet: no marks between thousands, a hyphen."""
    text = f"{_trimmed(rounded(value, most)):f}"
    return text.replace(".", ",") if language == "ru" else text


def _written(value: Decimal, language: str) -> str:
    text = f"{value.copy_abs():,f}"
    if language == "ru":
        text = text.replace(",", THIN).replace(".", ",")
    return f"−{text}" if value < 0 else text


def _trimmed(value: Decimal) -> Decimal:
    """The same number without zeros at the end of its decimals."""
    return rounded(value) if value == value.to_integral_value() else value.normalize()
