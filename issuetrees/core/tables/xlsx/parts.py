"""The smaller parts of a workbook: its shared texts, the formats of its cells, its sheets."""

import re
from dataclasses import dataclass
from typing import Final

from issuetrees.core.tables.formats.shown import GENERAL
from issuetrees.core.tables.xlsx.package import Attributes, Walker

#: Characters that XML cannot hold are written by their number.
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Return a text with the characters that are written by their number."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class Texts(Walker):
    """The table of shared texts; what says how to pronounce them is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] | None = None
        self._is_text = False
        self._spoken = 0

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - of all walkers
        if name == "si":
            self._pieces = []
        self._spoken += name == "rPh"
        self._is_text = name == "t" and not self._spoken

    def text(self, text: str) -> None:
        if self._is_text and self._pieces is not None:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        self._is_text = False
        self._spoken -= name == "rPh"
        if name == "si" and self._pieces is not None:
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces = None


class Styles(Walker):
    """The code of the number format of each style of cells."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []
        self._is_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif name == "cellXfs":
            self._is_cells = True
        elif name == "xf" and self._is_cells:
            self._styles.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_cells = False

    def codes(self, built_in: dict[str, str]) -> list[str]:
        """Return the code of each style, by its number."""
        known = {**built_in, **self._codes}
        return [known.get(style, GENERAL) for style in self._styles]


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    is_hidden: bool


class Contents(Walker):
    """The list of sheets, and from which year days are counted."""

    def __init__(self) -> None:
        self.sheets: list[Listed] = []
        self.is_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            relation = next((said for name, said in attributes.items() if name.endswith(":id")), "")
            title = attributes.get("name", "")
            self.sheets.append(Listed(title, relation, is_hidden))
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904") in {"1", "true"}
