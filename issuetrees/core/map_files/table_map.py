"""Maps of tables: one of stages, one of transitions, or both on sheets of one file."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from issuetrees.core.map_files.records import Box, Competency, MapFile, Place, Problem, Way
from issuetrees.core.map_files.words import (
    condition_of,
    listed,
    months_of,
    number_of,
    sentences,
    yes_or_no,
)
from issuetrees.core.stages.records import LEVELS
from issuetrees.core.tables.records import Sheet
from issuetrees.core.text import gettext_noop, normal

#: Headings by what they mean, in both languages.
_STAGE: Final = {
    "title": "stage|title|name|role|этап|название|ступень|роль|должность|стадия",
    "key": "key|id|code|ключ|код",
    "track": "track|lane|трек|дорожка|ветка|линия",
    "scope": "scope|охват|масштаб|зона ответственности",
    "company": "company|companies|kinds of company|компания|компании|тип компании",
    "is_final": "goal|final|is goal|цель|финал|конечный",
    "builds_on": "builds on|строится на|продолжает",
    "expectations": "expectations|ожидания",
    "horizon": "horizon|horizon in months|горизонт|горизонт в месяцах",
}
_WAY: Final = {
    "source": "from|source|откуда|из|от",
    "target": "to|target|куда|в|к",
    "title": "label|arrow|подпись|переход",
    "months": "months|duration|месяцы|мес|срок|длительность",
    "min": "min|least|minimum|months min|мин|минимум|не меньше",
    "mode": "mode|likely|most likely|months likely|вероятно|мода|обычно",
    "max": "max|most|maximum|months max|макс|максимум|не больше",
    "when": "when|condition|if|условие|при ответе|если",
    "signals": "signals|signals of readiness|признаки|сигналы|признаки готовности",
    "steps": "steps|practical steps|шаги|практические шаги",
    "is_backward": "backward|step back|back|назад|шаг назад",
}


def read_tables(sheets: Sequence[Sheet]) -> MapFile:
    """Return the map of one or two tables; which is which say their headings."""
    reader = _Reader()
    for sheet in sheets:
        reader.read(sheet)
    return MapFile(
        "table",
        "",
        tuple(reader.boxes),
        tuple(reader.ways),
        tuple(reader.competencies.values()),
        tuple(reader.problems),
        tuple(reader.notes),
        is_listed=bool(reader.boxes),
    )


def _folded(text: str) -> str:
    return " ".join(normal(text).casefold().replace("ё", "е").strip(" :*").split())


def _names(table: dict[str, str]) -> dict[str, str]:
    return {_folded(word): name for name, words in table.items() for word in words.split("|")}


_STAGE_NAMES: Final = _names(_STAGE)
_WAY_NAMES: Final = _names(_WAY)


class _Reader:
    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.ways: list[Way] = []
        self.competencies: dict[str, Competency] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.heads: dict[str, str] = {}

    def read(self, sheet: Sheet) -> None:
        """Read the tables of a sheet: a new line of headings begins a new one."""
        names: dict[int, str] = {}
        is_of_ways = False
        for number, row in enumerate(sheet.rows, 1):
            if not any(row):
                names = {}
            elif not names:
                ways = _found(row, _WAY_NAMES)
                is_of_ways = {"source", "target"} <= set(ways.values())
                names = ways if is_of_ways else _found(row, _STAGE_NAMES)
                if "title" not in names.values() and not is_of_ways:
                    names = {}
                    continue  # a title above the table
                self._open(sheet, number, row, names, is_of_ways)
            elif is_of_ways:
                self._way(number, row, names)
            else:
                self._stage(number, row, names)

    def _open(
        self, sheet: Sheet, number: int, row: list[str], names: dict[int, str], is_of_ways: bool
    ) -> None:
        """Take columns of levels for competencies; say which columns are left out."""
        self.heads = {name: row[column] for column, name in names.items()}
        for column, heading in enumerate(row):
            if not heading or column in names:
                continue
            below = _cells(sheet, number, column)
            levels = [text for text in below if text in _LEVELS]
            if not is_of_ways and levels and len(levels) * 2 >= len(below):
                title = " ".join(heading.split())
                self.competencies.setdefault(_folded(title), Competency("", title))
                names[column] = f"level {_folded(title)}"
            elif below:
                message = gettext_noop("The column “{column}” is left out.")
                self.notes.append(Problem(None, message, {"column": heading}))

    def _stage(self, number: int, row: list[str], names: dict[int, str]) -> None:
        told = _told(row, names)
        title = told.get("title", "")
        if not title:
            message = gettext_noop("This stage has no name.")
            self.problems.append(Problem(_row(number), message))
            return
        levels = dict(self._levels(number, row, names))
        details = {"requires": levels} if levels else {}
        details |= dict(self._read(number, told, _OF_STAGE))
        key = told.get("key") or title
        track = told.get("track", "")
        self.boxes.append(Box(key, title, _row(number), "stage", track, details))

    def _way(self, number: int, row: list[str], names: dict[int, str]) -> None:
        told = _told(row, names)
        for end in ("source", "target"):
            if not told.get(end):
                message = gettext_noop("A stage is missing here.")
                self.problems.append(Problem(_cell(number, self.heads[end]), message))
        details = dict(self._read(number, told, _OF_WAY))
        figures = {name: details.pop(name) for name in ("min", "mode", "max") if name in details}
        if figures:
            details["months"] = figures
        if told.get("source") and told.get("target"):
            way = Way(told["source"], told["target"], _row(number), told.get("title", ""), details)
            self.ways.append(way)

    def _levels(
        self, number: int, row: list[str], names: dict[int, str]
    ) -> Iterator[tuple[str, int]]:
        for column, name in names.items():
            text = row[column] if column < len(row) else ""
            if not name.startswith("level ") or not text or text in {"-", "–", "—"}:
                continue
            if text in _LEVELS:
                yield name.removeprefix("level "), int(text)
            else:
                title = self.competencies[name.removeprefix("level ")].title
                message = gettext_noop("“{value}” is not a level: write 0 to 4, or nothing.")
                problem = Problem(_cell(number, title), message, {"value": text[:40]})
                self.problems.append(problem)

    def _read(
        self, number: int, told: dict[str, str], forms: dict[str, Any]
    ) -> Iterator[tuple[str, Any]]:
        """Yield what the cells say, by name; what cannot be read becomes a problem."""
        for name, (read, message) in forms.items():
            text = told.get(name, "")
            if not text:
                continue
            value = read(text)
            if value is None:
                where = _cell(number, self.heads[name])
                self.problems.append(Problem(where, message, {"value": text[:40]}))
            elif value not in (False, []):
                yield name, value


_LEVELS: Final = frozenset(map(str, LEVELS))
_NOT_MONTHS: Final = gettext_noop("“{value}” are no months: write 12, or 9–15–24.")
_NOT_YES: Final = gettext_noop("“{value}” is neither yes nor no.")
_NOT_CONDITION: Final = gettext_noop("“{value}” is no condition: write fork: answer, answer.")


def _text(text: str) -> str:
    return text


def _expected(text: str) -> list[dict[str, str]]:
    return [{"text": one} for one in sentences(text)]


def _horizon(text: str) -> dict[str, Any] | None:
    months = months_of(text)
    return months and {"short": months["min"], "long": months["max"]}


_OF_STAGE: Final = {
    "scope": (_text, ""),
    "company": (listed, ""),
    "is_final": (yes_or_no, _NOT_YES),
    "builds_on": (_text, ""),
    "expectations": (_expected, ""),
    "horizon": (_horizon, _NOT_MONTHS),
}
_OF_WAY: Final = {
    "months": (months_of, _NOT_MONTHS),
    "min": (number_of, _NOT_MONTHS),
    "mode": (number_of, _NOT_MONTHS),
    "max": (number_of, _NOT_MONTHS),
    "when": (condition_of, _NOT_CONDITION),
    "signals": (sentences, ""),
    "steps": (sentences, ""),
    "is_backward": (yes_or_no, _NOT_YES),
}


def _found(row: Sequence[str], names: dict[str, str]) -> dict[int, str]:
    """Return what columns mean by their headings, each meaning once."""
    found: dict[int, str] = {}
    for column, heading in enumerate(row):
        name = names.get(_folded(heading))
        if name and name not in found.values():
            found[column] = name
    return found


def _told(row: Sequence[str], names: dict[int, str]) -> dict[str, str]:
    return {name: row[column].strip() for column, name in names.items() if column < len(row)}


def _cells(sheet: Sheet, above: int, column: int) -> list[str]:
    """Return what stands in a column below its heading, down to an empty row."""
    cells = []
    for row in sheet.rows[above:]:
        if not any(row):
            break
        if column < len(row) and row[column].strip():
            cells.append(row[column].strip())
    return cells


def _row(number: int) -> Place:
    return Place(gettext_noop("Row {row}"), {"row": number})


def _cell(number: int, column: str) -> Place:
    return Place(gettext_noop("Row {row}, column {column}"), {"row": number, "column": column})
