"""Tables in HTML, as Excel, Google Sheets and Word copy them and many systems call them XLS."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Final

from issuetrees.core import limits
from issuetrees.core.tables.bounds import Cells, unreadable
from issuetrees.core.tables.records import Area, Sheet

_UNSEEN: Final = frozenset({"style", "script", "head", "title", "template", "noscript"})
_BREAKING: Final = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
#: Word's conditions (`<![if !supportLists]>`), at some of which the parser fails.
_CONDITION: Final = re.compile(r"<!\[[^>]*(?:>|$)")
_BLANKS: Final = re.compile(r"[ \t\n\f\r\u00a0]+")
_NUMBER: Final = re.compile(r"\s*([0-9]{1,5})")
_BREAK: Final = "\x00"


def read_html(text: str) -> list[Sheet]:
    """Return the tables; one inside a cell of another belongs to that cell's text."""
    reader = _Tables()
    reader.feed(_CONDITION.sub("", text))
    reader.close()
    reader.end_table()
    if not reader.sheets:
        raise unreadable()
    return _told_apart(reader.sheets[: limits.TABLE_SHEETS])


def _told_apart(sheets: list[Sheet]) -> list[Sheet]:
    """Number the tables where their captions are none, or the same."""
    names = [sheet.name for sheet in sheets]
    if len(sheets) == 1 or (all(names) and len(set(names)) == len(names)):
        return sheets
    numbered = (f"{number} {sheet.name}".strip() for number, sheet in enumerate(sheets, start=1))
    return [replace(sheet, name=name) for sheet, name in zip(sheets, numbered, strict=True)]


class _Tables(HTMLParser):
    """Follows rows and cells; ends that are missing are understood, as browsers do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[Sheet] = []
        self._depth = 0
        self._unseen = 0
        self._begin()

    def _begin(self) -> None:
        self._cells = Cells()
        self._row, self._column = -1, 0
        self._taken: dict[int, int] = {}
        self._span = (1, 1)
        self._texts: list[str] | None = None
        self._name: list[str] | None = None
        self._caption = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what the tag opens."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._unseen = 0
            self._depth += 1
            if self._depth == 1:
                self._begin()
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._next_row()
        elif self._depth == 1 and tag in {"td", "th"}:
            self._begin_cell(dict(attrs))
        elif tag == "caption" and self._depth == 1:
            self._name = []
        elif tag == "br" or tag in _BREAKING:
            self.handle_data(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self.end_table()
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._end_cell()
        elif tag == "caption" and self._name is not None:
            self._caption, self._name = _seen(self._name), None
        elif tag in _BREAKING:
            self.handle_data(_BREAK)

    def handle_data(self, data: str) -> None:
        """Add to the text of the open cell."""
        target = self._name if self._name is not None else self._texts
        if not self._unseen and target is not None:
            target.append(data)

    def end_table(self) -> None:
        """Keep the table that was open, if it has a row."""
        self._end_cell()
        if self._row >= 0:
            self.sheets.append(self._cells.sheet(self._caption[:80]))
        self._depth = 0
        self._begin()

    def _next_row(self) -> None:
        self._row += 1
        self._column = 0
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if self._row < 0:
            self._next_row()
        while self._taken.get(self._column):
            self._column += 1
        self._span = (_count(attributes.get("rowspan")), _count(attributes.get("colspan")))
        self._texts = []

    def _end_cell(self) -> None:
        """Put the text in its place, and keep the places of the rows and columns it covers."""
        if self._texts is None:
            return
        rows, columns = self._span
        top, left = self._row, self._column
        self._cells.put(top, left, _seen(self._texts))
        if rows > 1 or columns > 1:
            self._cells.merge(Area(top, left, top + rows - 1, left + columns - 1))
        if rows > 1:
            end = min(left + columns, limits.TABLE_COLUMNS + 1)
            self._taken.update(dict.fromkeys(range(left, end), rows))
        self._column = left + columns
        self._texts = None


def _count(raw: str | None) -> int:
    found = _NUMBER.match(raw or "")
    return max(1, int(found[1])) if found else 1


def _seen(texts: list[str]) -> str:
    """Return a text as a browser shows it: blanks run together, breaks are line ends."""
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(texts).split(_BREAK))
    return "\n".join(line for line in lines if line)
