"""HTML, as clipboards hold it and files keep it: to Markdown, which is then read.

Word writes lists as paragraphs with ``mso-list: l0 level2``, Google Docs keeps the depth in
``aria-level``, others nest their lists.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Final

from issuetrees.core.outline.inline import from_words
from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.peeled import Peeled
from issuetrees.core.outline.source import Source
from issuetrees.core.text import normal

NAME: Final = "html"
SAYS: Final = "begins with a tag of HTML"
IS_FORM: Final = True
_OPENING = re.compile(
    r"(?:Version:[\d.]+\s|<!--StartFragment|<!doctype html|<(?:html|head|body|meta|table|div|p|ul"
    r"|ol|li|h[1-6]|span|b|strong|details|article|section|google-sheets-html-origin|style)\b[^>]*>)",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"mso-list:\s*[\w.]+\s+level(\d)", re.IGNORECASE)
_IGNORE = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_HEADING = re.compile(r"MsoHeading(\d)|MsoTitle", re.IGNORECASE)
_SILENT: Final = {"style", "script", "head", "title", "template"}
_BLOCKS: Final = {"p", "div", "blockquote", "section", "article", "summary", "details", "dt", "dd",
                  "body", "main", "tr", "pre", "header", "footer", "aside", "figure"}  # fmt: skip
_BOLD: Final = {"b", "strong"}
_NORMAL_WEIGHT = re.compile(r"font-weight:\s*(?:normal|400)", re.IGNORECASE)


def peel(source: Source) -> Peeled | None:
    """Return the page as lines of Markdown, each with the line that it stands in."""
    if not _OPENING.match(source.opening):
        return None
    page = _Page()
    page.feed(source.text)
    page.close()
    lines = page.lines(source.first_line - 1)
    counted = tuple(replace(line, number=at) for at, line in enumerate(lines, 1))
    places = tuple(line.number for line in lines)
    inner = Source(counted, name=source.name, is_inner=True, places=places)
    return Peeled(inner) if lines else None


class _Page(HTMLParser):
    """Follows blocks, lists and cells; ends that are missing are understood."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[tuple[int, str, str]] = []
        self._words: list[str] = []
        self._prefix = ""
        self._line = 1
        self._lists: list[list[int]] = []
        self._silent: list[str] = []
        self._ignored = 0
        self._cells: list[str] | None = None
        self._spans: dict[int, int] = {}
        self._span = (1, 1)
        self._is_bold = False
        self._is_pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what the tag opens."""
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent.append(tag)
        elif self._ignored or _IGNORE.search(given.get("style", "")):
            self._ignored += tag not in {"br", "img", "input", "hr"}
        elif tag in {"td", "th"}:
            self._open_cell(given)
        elif tag in _TAGS:
            _TAGS[tag](self, given)
        elif re.fullmatch(r"h[1-6]", tag):
            self._flush()
            self._prefix = "#" * int(tag[1]) + " "
        elif tag in _BLOCKS:
            self._open_block(tag, given)
        elif tag in _BOLD and not _NORMAL_WEIGHT.search(given.get("style", "")):
            self._bold(True)

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        if self._silent:
            self._silent.pop() if self._silent[-1] == tag else None
        elif self._ignored:
            self._ignored -= 1
        elif tag in {"ul", "ol"}:
            self._flush()
            self._lists = self._lists[:-1]
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS or tag in {"li", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}:
            self._flush()
            self._is_pre = False
        elif tag in _BOLD:
            self._bold(False)

    def handle_data(self, data: str) -> None:
        """Add to the words of the open block."""
        if self._silent or self._ignored:
            return
        if not self._words:
            self._line = self.getpos()[0]
        if self._is_pre:
            for number, line in enumerate(data.split("\n")):
                self._flush() if number else None
                self._words.append(line)
            return
        self._words.append(re.sub(r"[ \t\n\r]+", " ", data))

    def open_list(self, _given: dict[str, str]) -> None:
        """A list begins; what stands before it in an item is that item's title."""
        self._flush()
        self._lists.append([0])

    def open_numbers(self, given: dict[str, str]) -> None:
        """A numbered list begins, at one or where it says."""
        self._flush()
        start = given.get("start", "1")
        self._lists.append([int(start) if start.isdigit() else 1])

    def open_item(self, given: dict[str, str]) -> None:
        """An item begins: its depth is told by a level, or by the lists that are open."""
        self._flush()
        level = given.get("aria-level") or given.get("data-aria-level") or ""
        depth = int(level) if level.isdigit() else max(len(self._lists), 1)
        counted = self._lists[-1] if self._lists else [0]
        mark = f"{counted[0]}." if counted[0] else "-"
        counted[0] += bool(counted[0])
        self._prefix = f"{'    ' * (depth - 1)}{mark} "
        if "checked" in given.get("class", "").split() or given.get("aria-checked") == "true":
            self._prefix += "[x] "

    def open_input(self, given: dict[str, str]) -> None:
        """A check box belongs to the item that it stands in."""
        if given.get("type") == "checkbox":
            self._prefix += "[x] " if "checked" in given else "[ ] "

    def open_row(self, _given: dict[str, str]) -> None:
        """A row of a table begins."""
        self._end_row()
        self._flush()
        self._cells = []

    def break_line(self, _given: dict[str, str]) -> None:
        """A break ends a line, but in an item or a cell."""
        if self._cells is not None or self._prefix.strip():
            self._words.append(" ")
        else:
            self._flush()

    def open_pre(self, _given: dict[str, str]) -> None:
        """Text that keeps its spaces begins."""
        self._flush()
        self._is_pre = True

    def _open_block(self, tag: str, given: dict[str, str]) -> None:
        level = _LEVEL.search(given.get("style", ""))
        heading = _HEADING.search(given.get("class", ""))
        if self._cells is not None:
            self._words.append(" ")
            return
        if not "".join(self._words).strip() and self._prefix and not level:
            return  # the paragraph of an item
        self._flush()
        if level:
            self._prefix = f"{'    ' * (int(level[1]) - 1)}- "
        elif heading:
            self._prefix = "#" * int(heading[1] or 1) + " "
        elif tag == "summary":
            self._prefix = "- " if self._lists else ""

    def _bold(self, is_bold: bool) -> None:
        if is_bold != self._is_bold and self._cells is None and not self._prefix.startswith("#"):
            self._words.append("\0")
        self._is_bold = is_bold

    def _flush(self) -> None:
        if self._cells is not None:
            return
        text = "".join(self._words)
        self._words = ["\0"] if self._is_bold and not self._prefix.startswith("#") else []
        if text.replace("\0", "").strip():
            self._found.append((self._line, self._prefix, text))
            self._prefix = ""

    def _open_cell(self, given: dict[str, str]) -> None:
        """Keep the places of cells that reach down from rows above."""
        cells = self._cells if self._cells is not None else []
        self._cells, self._words = cells, []
        self._skip_spans()
        self._span = (_count(given.get("rowspan", "")), _count(given.get("colspan", "")))

    def _skip_spans(self) -> None:
        while self._cells is not None and self._spans.get(len(self._cells), 0) > 0:
            self._spans[len(self._cells)] -= 1
            self._cells.append("")

    def _end_cell(self) -> None:
        if self._cells is None:
            return
        text = " ".join("".join(self._words).replace("\0", "").split())
        self._words = []
        down, across = self._span
        for at in range(across):
            self._spans[len(self._cells)] = down - 1
            self._cells.append("" if at else text)

    def _end_row(self) -> None:
        if self._cells is not None and any(self._cells):
            self._found.append((self._line, "\t", "\t".join(self._cells)))
        self._cells = None

    def lines(self, shift: int) -> list[RawLine]:
        """Return what was found; plain text stays as it is, so that its own marks are read."""
        self._end_row()
        self._flush()
        is_plain = not any(prefix for _, prefix, _ in self._found) and not any(
            "\0" in text for _, _, text in self._found
        )
        lines = [_line(line + shift, *one, is_plain=is_plain) for line, *one in self._found]
        return [line for line in lines if line.text]


def _count(raw: str) -> int:
    return min(max(int(raw), 1), 200) if raw.isdigit() and len(raw) < 5 else 1


def _line(number: int, prefix: str, text: str, *, is_plain: bool) -> RawLine:
    text = normal(text).replace("\xa0", " ")
    if prefix == "\t":
        return RawLine(number, 0, text.strip(), False, text)
    if is_plain:
        whole = text.replace("\0", "").rstrip()
    else:
        whole = prefix + _emphasised(" ".join(text.split()))
    indent = len(whole.expandtabs(4)) - len(whole.expandtabs(4).lstrip())
    return RawLine(number, indent, whole.strip(), not prefix.strip(), whole)


def _emphasised(text: str) -> str:
    """Set stars for bold type; what looks like a mark of Markdown is escaped."""
    parts = text.split("\0")
    written = ""
    for place, part in enumerate(parts):
        words = from_words(part)
        is_bold = place % 2 == 1 and part.strip()
        written += f"**{words.strip()}**{' ' * words.endswith(' ')}" if is_bold else words
    return written.strip()


_TAGS: Final = {
    "ul": _Page.open_list,
    "ol": _Page.open_numbers,
    "li": _Page.open_item,
    "tr": _Page.open_row,
    "br": _Page.break_line,
    "input": _Page.open_input,
    "pre": _Page.open_pre,
}
