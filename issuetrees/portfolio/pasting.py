"""Brands and searches as people type or paste them: a line each, cells apart by tab or ";"."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, TypeVar

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit.formats.money import in_full
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.formats.reading import read_amount, read_number

Json = dict[str, Any]
_APART: Final = re.compile(r"[\t;]")
_Read = TypeVar("_Read")


def brands_of(text: str, language: str, currency: str) -> list[Json]:
    """Read "name; spend; share of market in %", the own brand first; a heading is skipped.

    Raises Invalid with the line where a cell is no figure or missing.
    """
    return [_brand(place, cells, language, currency) for place, cells in _lines(text)]


def _brand(
    place: int, cells: Sequence[str], language: str, currency: str, field: str = "brands"
) -> Json:
    name, spend, share = (*cells, "", "", "")[:3]
    if len(cells) > 3 or not spend:
        of_years = field == "voice_years"
        example = "Alpha; 120 M; 14" if language == "en" else "Альфа; 120 млн; 14"
        raise _unread(
            field,
            place,
            gettext_noop(
                "Line {line}: write year; name; spend; share of market, such as “{example}”."
            )
            if of_years
            else gettext_noop(
                "Line {line}: write name; spend; share of market, such as “{example}”."
            ),
            example=f"2025; {example}" if of_years else example,
        )
    amount = _figure(field, place, spend, lambda cell: read_amount(cell, language, currency))
    held = share.rstrip("% \u00a0")
    return {
        "name": name,
        "spend": amount or Decimal(0),
        "market_share": float(_figure(field, place, held, _number(language))) if held else None,
    }


def years_of(text: str, language: str, currency: str) -> list[Json]:
    """Read "year; brand; spend; share of market in %"; a heading is skipped."""
    return [
        {"year": cells[0], **_brand(place, cells[1:], language, currency, "voice_years")}
        for place, cells in _lines(text, figure=2)
    ]


def searches_of(text: str, language: str) -> list[Json]:
    """Read "month; searches of each brand", in the order of the brands; a heading is skipped."""
    read = _number(language)
    return [
        {
            "title": cells[0],
            "counts": [float(_figure("searches", place, cell, read)) for cell in cells[1:]],
        }
        for place, cells in _lines(text)
    ]


def brand_lines(rows: Sequence[Json], language: str) -> str:
    """Write brands as ``brands_of`` reads them, those of earlier years as ``years_of`` does."""
    return "\n".join(
        "; ".join(
            part
            for part in (
                row.get("year", ""),
                row["name"],
                in_full(Decimal(row["spend"]), language),
                "" if row["market_share"] is None else short(row["market_share"], language, MOST),
            )
            if part
        )
        for row in rows
    )


def search_lines(rows: Sequence[Json], language: str) -> str:
    """Write searches as ``searches_of`` reads them."""
    return "\n".join(
        "; ".join([row["title"], *(short(one, language, MOST) for one in row["counts"])])
        for row in rows
    )


def _number(language: str) -> Callable[[str], Decimal]:
    return lambda cell: read_number(cell, language)


def _lines(text: str, figure: int = 1) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that holds something with its number from 1, but no heading; ``figure`` is
    the first cell with a figure, counted from 0.
    """
    for place, line in enumerate(text.splitlines(), 1):
        cells = [" ".join(cell.split()) for cell in _APART.split(line)]
        while cells and not cells[-1]:
            cells.pop()
        if cells and not (place == 1 and len(cells) > figure and _is_heading(cells[figure])):
            yield place, cells


def _is_heading(cell: str) -> bool:
    """Whether the first line names columns: there is no digit where a figure belongs."""
    return bool(cell) and not any(sign.isdigit() for sign in cell)


def _figure(field: str, place: int, cell: str, read: Callable[[str], _Read]) -> _Read:
    try:
        return read(cell)
    except Invalid as refused:
        if refused.code == "ambiguous_number":
            raise Invalid(
                refused.code, refused.message, **{**refused.details, "field": field, "line": place}
            ) from None
        raise _unread(
            field, place, gettext_noop("Line {line}: “{value}” is not a number."), value=cell[:40]
        ) from None


def _unread(field: str, place: int, message: str, **details: Any) -> Invalid:
    return Invalid("line_not_read", message, field=field, line=place, **details)
