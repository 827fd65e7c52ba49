"""The cells of one sheet, as they are seen."""

import re
from dataclasses import dataclass
from typing import Final

from issuetrees.core.tables.bounds import Cells
from issuetrees.core.tables.formats.shown import GENERAL, shown, spoken_truth
from issuetrees.core.tables.records import Area
from issuetrees.core.tables.xlsx.package import Attributes, Walker
from issuetrees.core.tables.xlsx.parts import unescaped

_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")


@dataclass(frozen=True, slots=True)
class Looks:
    """What cells refer to: shared texts, codes of formats; and in which language they are read."""

    texts: list[str]
    codes: list[str]
    language: str
    is_1904: bool


class CellReader(Walker):
    """Puts cells in their places; those without one stand beside the one before."""

    def __init__(self, looks: Looks) -> None:
        self.cells = Cells()
        self._looks = looks
        self._row, self._column = -1, -1
        self._kind, self._style = "n", "0"
        self._pieces: list[str] = []
        self._formula: list[str] | None = None
        self._is_text = self._is_formula = False
        self._spoken = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a row, a cell or its text."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            number = attributes.get("r", "")
            is_said = number.isascii() and number.isdigit() and len(number) < 8
            self._row = int(number) - 1 if is_said else self._row + 1
            self._column = -1
            if _is_on(attributes.get("hidden")):
                self.cells.hide_row(self._row)
        elif name == "col":
            self._hide(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        self._spoken += name == "rPh"
        self._is_text = name in {"v", "t"} and not self._spoken
        self._is_formula = name == "f"
        if self._is_formula:
            self._formula = []

    def text(self, text: str) -> None:
        """Add to the value of the cell."""
        if self._is_text:
            self._pieces.append(text)
        elif self._is_formula and self._formula is not None:
            self._formula.append(text)

    def end(self, name: str) -> None:
        """Keep what the cell shows; of a formula that nobody has calculated, its words."""
        self._is_text = self._is_formula = False
        self._spoken -= name == "rPh"
        if name == "c":
            if self._pieces:
                self.cells.put(max(self._row, 0), self._column, self._seen("".join(self._pieces)))
            elif self._formula is not None and self._kind != "str":
                self.cells.put(max(self._row, 0), self._column, "=" + "".join(self._formula))
            self._pieces, self._formula = [], None

    def _begin_cell(self, attributes: Attributes) -> None:
        place = place_of(attributes.get("r", ""))
        self._row, self._column = place or (self._row, self._column + 1)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._pieces = []

    def _hide(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        is_said = all(one.isascii() and one.isdigit() and len(one) < 8 for one in (first, last))
        if _is_on(attributes.get("hidden")) and is_said:
            self.cells.hide_columns(int(first) - 1, int(last) - 1)

    def _merge(self, area: str) -> None:
        first, _, last = area.partition(":")
        start, end = place_of(first), place_of(last)
        if start and end:
            self.cells.merge(Area(*start, *end))

    def _seen(self, raw: str) -> str:
        looks = self._looks
        if self._kind == "s":
            return _item(looks.texts, raw, "")
        if self._kind == "b":
            return spoken_truth(raw.strip() in {"1", "true"}, looks.language)
        if self._kind == "n":
            code = _item(looks.codes, self._style, GENERAL)
            return shown(raw.strip(), code, looks.language, is_1904=looks.is_1904)
        return unescaped(raw)


def _is_on(raw: str | None) -> bool:
    return raw in {"1", "true"}


def place_of(name: str) -> tuple[int, int] | None:
    """Return row and column of “B7”, counted from 0."""
    found = _PLACE.match(name)
    if not found or int(found[2]) == 0:
        return None
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _item(items: list[str], number: str, default: str) -> str:
    place = int(number) if number.isdecimal() and len(number) < 10 else -1
    return items[place] if 0 <= place < len(items) else default
