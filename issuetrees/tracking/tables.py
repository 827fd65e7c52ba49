"""Tables that people paste: actuals, and figures of regions by period.

A cell that cannot be read is named with its line and column, in the reader's words.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.differences import Region
from issuetrees.core.tables.reading import pick
from issuetrees.core.text import cut, gettext_noop
from issuetrees.kit.formats.reading import read_number
from issuetrees.kit.formats.typed_days import read_day
from issuetrees.kit.sentences import sentence
from issuetrees.kit.tables.reading import read_sheets
from issuetrees.tracking.models.plans import Measure
from issuetrees.tracking.write.actuals import Row

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "initiative": ("initiative", "инициатива"),
    "kpi": ("kpi", "measure", "показатель", "метрика"),
    "measured_on": ("date", "day", "дата", "день"),
    "value": ("value", "actual", "fact", "значение", "факт"),
    "low": ("low", "from", "lower", "от", "нижняя", "низ"),
    "high": ("high", "to", "upper", "до", "верхняя", "верх"),
    "source": ("source", "источник"),
}
#: What a table needs, as its headings are called in English and in Russian.
_NEEDED: Final = {
    "kpi": ("KPI", "KPI"),
    "measured_on": ("Date", "Дата"),
    "value": ("Value", "Значение"),
}
_WITH: Final = frozenset(
    {"1", "+", "yes", "y", "test", "with", "treated", "да", "тест", "с", "есть"}
)
_WITHOUT: Final = frozenset(
    {"0", "-", "–", "no", "n", "control", "without", "нет", "контроль", "без"}
)
_SHOWN: Final = 60


def read_actuals(
    text: str, measures: Iterable[Measure], language: str, today: dt.date
) -> list[Row]:
    """Return the actuals of a table with headings: initiative, KPI, date, value, low, high, source.

    Which measure is meant is said by its KPI, and by its initiative where several have that KPI.
    """
    table = _table(text, language)
    places = _places(table[0], language)
    known = list(measures)
    return [
        _actual(line, row, places, known, language, today)
        for line, row in enumerate(table[1:], 2)
        if any(cell.strip() for cell in row)
    ]


def read_regions(text: str, language: str) -> list[Region]:
    """Return regions of a table: title, whether it had the initiative, a figure for each period.

    A first row without figures is a heading; an empty cell is a missing figure.
    """
    table = [row for row in _table(text, language) if any(cell.strip() for cell in row)]
    first = 0 if table and _has_figures(table[0], language) else 1
    widest = max((len(row) for row in table[first:]), default=0)
    found = [
        _region(line, row, widest, language) for line, row in enumerate(table[first:], first + 1)
    ]
    if not found:
        raise Invalid("table_empty", gettext_noop("There is no table here."), field="text")
    return found


def _table(text: str, language: str) -> list[list[str]]:
    rows = pick(read_sheets(text.encode(), language)).rows
    if not rows:
        raise Invalid("table_empty", gettext_noop("There is no table here."), field="text")
    return rows


def _places(headings: Sequence[str], language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        words = heading.casefold().replace("ё", "е").split()
        for name, signs in _HEADINGS.items():
            if name not in found and words and words[0].strip(":,.") in signs:
                found[name] = place
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        raise Invalid(
            "headings_missing",
            gettext_noop(
                "The first line has the headings KPI, Date and Value, perhaps Initiative, Low, "
                "High and Source. Missing: {missing}."
            ),
            field="text",
            missing=", ".join(_NEEDED[name][language == "ru"] for name in missing),
        )
    return found


def _actual(
    line: int,
    row: Sequence[str],
    places: Mapping[str, int],
    known: Sequence[Measure],
    language: str,
    today: dt.date,
) -> Row:
    def cell(name: str) -> str:
        place = places.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""

    measure_id = _measure(line, cell("initiative"), cell("kpi"), known)
    try:
        day = read_day(cell("measured_on"), language, today)
        figures = {name: _number(cell(name), language) for name in ("value", "low", "high")}
    except Invalid as refused:
        raise _at(line, refused) from None
    if day is None:
        raise _wrong(line, gettext_noop("Line {line}: the date is missing."))
    if figures["value"] is None:
        raise _wrong(line, gettext_noop("Line {line}: the value is missing."))
    return Row(
        measure_id=measure_id,
        measured_on=day,
        value=figures["value"],
        low=figures["low"],
        high=figures["high"],
        source=cell("source"),
    )


def _measure(line: int, initiative: str, kpi: str, known: Sequence[Measure]) -> uuid.UUID:
    found = [one for one in known if _same(one.kpi, kpi)]
    if initiative:
        found = [one for one in found if _same(one.plan.initiative.title, initiative)]
    if len(found) == 1:
        return found[0].pk
    message = gettext_noop("Line {line}: no plan has the KPI “{kpi}”.")
    if found:
        message = gettext_noop(
            "Line {line}: several plans have the KPI “{kpi}”. Say the initiative."
        )
    raise _wrong(line, message, kpi=cut(kpi, _SHOWN))


def _region(line: int, row: Sequence[str], widest: int, language: str) -> Region:
    cells = [cell.strip() for cell in row] + [""] * (widest - len(row))
    mark = cells[1].casefold() if len(cells) > 1 else ""
    if mark not in _WITH | _WITHOUT:
        message = gettext_noop(
            "Line {line}: the second column says whether “{region}” had it: 1 or 0, yes or no."
        )
        raise _wrong(line, message, region=cut(cells[0], _SHOWN))
    try:
        figures = [_number(cell, language) for cell in cells[2:]]
    except Invalid as refused:
        raise _at(line, refused) from None
    return Region(cells[0], mark in _WITH, figures)


def _has_figures(row: Sequence[str], language: str) -> bool:
    """Tell a line of figures from a heading."""
    for cell in row[2:]:
        try:
            if _number(cell.strip(), language) is not None:
                return True
        except Invalid:
            continue
    return False


def _number(text: str, language: str) -> float | None:
    return float(read_number(text.removesuffix("%").strip(), language)) if text else None


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().replace("ё", "е").split()) == " ".join(
        other.casefold().replace("ё", "е").split()
    )


def _at(line: int, refused: Invalid) -> Invalid:
    message = gettext_noop("Line {line}: {problem}")
    return _wrong(line, message, problem=sentence(refused))


def _wrong(line: int, message: str, **details: str) -> Invalid:
    return Invalid("line_wrong", message, field="text", line=line, **details)
