"""Tables as spreadsheets take them: cells to what they copy, and to CSV.

``core.tables`` reads them.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from issuetrees.kit.formats.numbers import plain

Written = str | float | Decimal | None
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_TO_QUOTE: Final = re.compile('[;,"\n\r\t]')
_MOST_DECIMALS: Final = 15


def tab_table(rows: Iterable[Sequence[str]]) -> str:
    """Write cells as spreadsheets copy them; ``read_table`` reads the same from it."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    is_plain = not ("\t" in cell or "\n" in cell or cell.startswith('"'))
    return cell if is_plain else '"' + cell.replace('"', '""') + '"'


def csv_table(rows: Iterable[Sequence[Written]], language: str) -> str:
    """Return a CSV file that a spreadsheet in ``language`` opens in columns.

    Numbers are written for that spreadsheet; a text that it would take for a formula begins
    with an apostrophe. Russian divides cells by semicolons, for the comma begins decimals.
    """
    mark = ";" if language == "ru" else ","
    lines = (mark.join(_cell(value, language) for value in row) for row in rows)
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)


def _cell(value: Written, language: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return plain(value, language, _MOST_DECIMALS)
    text = f"'{value}" if value.startswith(_FORMULA) else value
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text
