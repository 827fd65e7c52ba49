"""Maps of tables: competencies, stages, forks, transitions, one below the other or on sheets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from issuetrees.core.map_files.headings import LEVEL, NOTHING, Chosen, by_key, folded
from issuetrees.core.map_files.records import (
    Box,
    Competency,
    Heading,
    MapFile,
    Place,
    Problem,
    Way,
)
from issuetrees.core.map_files.table_forks import Forks, options_of
from issuetrees.core.map_files.words import (
    condition_of,
    expected,
    listed,
    months_of,
    number_of,
    sentences,
    yes_or_no,
)
from issuetrees.core.stages.records import LEVELS
from issuetrees.core.tables.records import Sheet
from issuetrees.core.text import gettext_noop


def read_tables(sheets: Sequence[Sheet], columns: Mapping[str, str] | None = None) -> MapFile:
    """Return the map of some tables; which is which say their headings.

    ``columns`` are meanings (``MEANINGS``) by heading that somebody chose by hand.
    """
    reader = _Reader(Chosen(columns or {}))
    for sheet in sheets:
        reader.read(sheet)
    forks = Forks(reader.boxes)
    return MapFile(
        "table",
        "",
        tuple(map(forks.box, reader.boxes)),
        tuple(map(forks.way, reader.ways)),
        tuple(reader.competencies.values()),
        tuple(reader.problems),
        tuple(reader.notes),
        is_listed=any(box.kind == "stage" for box in reader.boxes),
        columns=tuple(reader.columns.values()),
    )


class _Reader:
    def __init__(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self.columns: dict[str, Heading] = {}
        self.boxes: list[Box] = []
        self.ways: list[Way] = []
        self.competencies: dict[str, Competency] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.heads: dict[str, str] = {}

    def read(self, sheet: Sheet) -> None:
        """Read the tables of a sheet: a new line of headings begins a new one."""
        table = ""
        names: dict[int, str] = {}
        read = {
            "way": self._way,
            "fork": self._fork,
            "stage": self._stage,
            "competency": self._competency,
        }
        for number, cells in enumerate(sheet.rows, 1):
            row = [_GUARD.sub("", cell) for cell in cells]
            if not any(row):
                table = ""
            elif not table:
                table, names = self.chosen.table(row)
                if table:
                    self._open(sheet, number, row, names, table)
                elif sum(map(bool, row)) > 1:  # else a title above the table
                    self._ask(sheet, number, row)
            else:
                read[table](number, row, names)

    def _ask(self, sheet: Sheet, number: int, row: Sequence[str]) -> None:
        """Keep a line that may be one of headings, so that somebody can say what they mean."""
        if not self.columns:
            for column, heading in enumerate(row):
                self._note(sheet, number, column, heading, "")

    def _note(self, sheet: Sheet, number: int, column: int, heading: str, meaning: str) -> None:
        if heading:
            below = _cells(sheet, number, column)
            title = " ".join(heading.split())
            one = Heading(title, meaning, below[0][:80] if below else "")
            self.columns.setdefault(folded(heading), one)

    def _open(
        self, sheet: Sheet, number: int, row: list[str], names: dict[int, str], table: str
    ) -> None:
        """Take columns of levels for competencies; say which columns are left out."""
        self.heads = {name: row[column] for column, name in names.items()}
        for column, heading in enumerate(row):
            if column in names or not heading:
                self._note(sheet, number, column, heading, f"{table}.{names.get(column)}")
                continue
            below = _cells(sheet, number, column)
            if table == "stage" and (key := self._of_levels(heading, below)):
                names[column] = f"level {key}"
                self._note(sheet, number, column, heading, LEVEL)
                continue
            self._note(sheet, number, column, heading, NOTHING)
            if below and self.chosen.of(heading) != NOTHING:
                message = gettext_noop("The column “{column}” is left out.")
                self.notes.append(Problem(None, message, {"column": heading}))

    def _of_levels(self, heading: str, below: Sequence[str]) -> str:
        """Return which competency a column is of: a listed one, or one that it makes; "" for none.

        A column is of one that is not listed where it was chosen to be, or most of it are levels.
        """
        said = self.chosen.of(heading)
        title = " ".join(heading.split())
        if said not in {"", LEVEL}:
            return ""
        for key, one in self.competencies.items():
            if folded(title) == folded(one.title) or heading == by_key(one):
                return key
        levels = [text for text in below if text in _LEVELS]
        if said == LEVEL or (levels and len(levels) * 2 >= len(below)):
            self.competencies[folded(title)] = Competency("", title)
            return folded(title)
        return ""

    def _competency(self, number: int, row: list[str], names: dict[int, str]) -> None:
        told = _told(row, names)
        if not told.get("title"):
            message = gettext_noop("This competency has no name.")
            self.problems.append(Problem(_row(number), message))
            return
        levels = tuple(told.get(f"level_{level}", "") for level in LEVELS)
        key = told.get("key") or folded(told["title"])
        self.competencies[key] = Competency(told.get("key", ""), told["title"], levels)

    def _fork(self, number: int, row: list[str], names: dict[int, str]) -> None:
        told = _told(row, names)
        if not told.get("title"):
            message = gettext_noop("This fork has no question.")
            self.problems.append(Problem(_row(number), message))
            return
        details = dict(self._read(number, told, _OF_FORK))
        key = told.get("key") or told["title"]
        track = told.get("track", "")
        self.boxes.append(Box(key, told["title"], _row(number), "fork", track, details))

    def _stage(self, number: int, row: list[str], names: dict[int, str]) -> None:
        told = _told(row, names)
        title = told.get("title", "")
        if not title:
            message = gettext_noop("This stage has no name.")
            self.problems.append(Problem(_row(number), message))
            return
        levels = dict(self._levels(number, row, names))
        details: dict[str, Any] = {"requires": levels} if levels else {}
        details |= dict(self._read(number, told, _OF_STAGE))
        between = {name: details.pop(name) for name in ("short", "long") if name in details}
        if between:
            details["horizon"] = between
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
            elif value is not False and value != []:
                yield name, value


#: An apostrophe that keeps a spreadsheet from running a cell.
_GUARD: Final = re.compile(r"^'(?='*[=+@\t\r-])")
_LEVELS: Final = frozenset(map(str, LEVELS))
_NOT_MONTHS: Final = gettext_noop("“{value}” are no months: write 12, or 9–15–24.")
_NOT_YES: Final = gettext_noop("“{value}” is neither yes nor no.")
_NOT_CONDITION: Final = gettext_noop("“{value}” is no condition: write fork: answer, answer.")


def _text(text: str) -> str:
    return text


def _horizon(text: str) -> dict[str, Any] | None:
    months = months_of(text)
    return months and {"short": months["min"], "long": months["max"]}


_OF_STAGE: Final = {
    "scope": (_text, ""),
    "company": (listed, ""),
    "is_final": (yes_or_no, _NOT_YES),
    "builds_on": (_text, ""),
    "expectations": (expected, ""),
    "horizon": (_horizon, _NOT_MONTHS),
    "short": (number_of, _NOT_MONTHS),
    "long": (number_of, _NOT_MONTHS),
    "when": (condition_of, _NOT_CONDITION),
}
_OF_FORK: Final = {
    "options": (options_of, ""),
    "is_multiple": (yes_or_no, _NOT_YES),
    "effect": (_text, ""),
}
_OF_WAY: Final = {
    "months": (months_of, _NOT_MONTHS),
    "min": (number_of, _NOT_MONTHS),
    "mode": (number_of, _NOT_MONTHS),
    "max": (number_of, _NOT_MONTHS),
    "when": (condition_of, _NOT_CONDITION),
    "answer": (listed, ""),
    "signals": (sentences, ""),
    "steps": (sentences, ""),
    "is_backward": (yes_or_no, _NOT_YES),
}


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
