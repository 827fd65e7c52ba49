"""Tables as spreadsheets copy them and open them: text to cells, cells to CSV.

A cell in quotes may hold tabs, line ends and doubled quotes. Quotes that close nowhere, or in
the middle of a cell (24" screens), are text.
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


def read_table(text: str, mark: str = "\t") -> list[list[str]]:
    """Return the cells of a copied range, row by row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    quoted = re.compile(rf'"([^"]*(?:""[^"]*)*)"(?={mark}|\n|\Z)')
    bare = re.compile(rf"[^{mark}\n]*")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = quoted.match(text, place)
        if found is not None and _needs_quotes(found[1], mark):
            rows[-1].append(found[1].replace('""', '"'))
        else:
            found = bare.match(text, place)
            assert found is not None  # noqa: S101 - it matches nothing too
            rows[-1].append(found[0])
        place = found.end() + 1
        if place > len(text):
            return rows
        if text[place - 1] == "\n":
            rows.append([])


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


def _needs_quotes(cell: str, mark: str) -> bool:
    """Spreadsheets quote a copied cell only where it must be; elsewhere quotes are its own."""
    return mark != "\t" or '""' in cell or "\t" in cell or "\n" in cell


def _cell(value: Written, language: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return plain(value, language, _MOST_DECIMALS)
    text = f"'{value}" if value.startswith(_FORMULA) else value
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text
