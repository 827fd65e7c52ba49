"""Markdown: headings and nested lists; paragraphs below an item are its note."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.inline import to_words
from issuetrees.core.outline.items import is_bold_heading, is_property, marked_item, told_of_item
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import Mark, spot_mark, starts_bold
from issuetrees.core.outline.nesting import Nest
from issuetrees.core.outline.prose import MarkedReader, read_opening
from issuetrees.core.outline.readers.numbered import is_question_bank
from issuetrees.core.outline.source import Source

NAME: Final = "markdown"
_BOX = re.compile(r"\[[ xXхХ/-]\]\s+\S")
_LINK = re.compile(r"\]\(https?://|\[\[[^\[\]]+\]\]|\*\*\S[^*]*\*\*")
_FENCE = ("```", "~~~")
_UNDERLINES: Final = {"=": 1, "-": 2}
_BOLD_RANK = 7


def read(source: Source) -> OutlineBuilder:
    """Headings nest by level, list items below them by indent; without headings it is a list."""
    lines = _headings(source.lines)
    if any(line.has("heading") for line in lines):
        return _Reading(lines).read()
    return MarkedReader(lines, item=marked_item, is_question_bank=is_question_bank(lines)).read()


def _headings(lines: list[Line]) -> list[Line]:
    """Let underlined and bold lines be headings like those with #."""
    found: list[Line] = []
    is_fenced = False
    for line in lines:
        is_fenced ^= line.raw.startswith(_FENCE)
        above = found[-1] if found else None
        if is_fenced:
            found.append(replace(line, mark=None, text=line.raw))
        elif above and _is_underline(line, above):
            found[-1] = _heading(above, f"h{_UNDERLINES[line.raw[0]]}", _UNDERLINES[line.raw[0]])
        elif not line.mark and is_bold_heading(line.raw):
            found.append(_heading(line, "bold", _BOLD_RANK))
        elif line.has("part") and not line.text:
            found.append(replace(line, mark=None, text=line.raw))
        else:
            found.append(line)
    return found


def _is_underline(line: Line, above: Line) -> bool:
    if not line.has("rule") or line.is_after_blank or above.mark:
        return False
    return line.raw[0] in _UNDERLINES and len(set(line.raw)) == 1


def _heading(line: Line, style: str, rank: int) -> Line:
    return replace(line, mark=Mark("heading", style, line.raw, (rank,)), text=line.raw, column=0)


class _Reading:
    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._builder = OutlineBuilder()
        self._nest = Nest.of(lines)
        self._last: Line | None = None
        self._section = -1
        self._is_fenced = False
        self._is_open = False

    def read(self) -> OutlineBuilder:
        for line in self._lines[self._read_opening() :]:
            is_fence = line.raw.startswith(_FENCE)
            if is_fence or self._is_fenced:
                self._is_fenced ^= is_fence
                self._tell(line, line.raw)
            elif line.has("rule"):
                self._builder.leave_out(line.number, line.raw)
                self._last, self._section = None, -1
            elif line.mark and line.style != "quote":
                self._add(line)
            else:
                self._tell(line, line.raw)
        self._builder.warn(*self._nest.warnings)
        return self._builder

    def _read_opening(self) -> int:
        """What stands before the first heading names the text only if no # heading does."""
        if any(line.raw.startswith("#") and line.has("heading") for line in self._lines):
            return 0
        return read_opening(self._lines, self._builder)

    def _add(self, line: Line) -> None:
        is_title = line.style.startswith("h")
        text = _unnumbered(line.text) if line.has("heading") else line.text
        item = marked_item(text, is_heading=is_title)
        item.add(self._builder, self._nest.place(line), line.number, line.raw)
        self._last, self._is_open = line, True
        if line.has("heading", "part"):
            self._section = self._builder.place

    def _tell(self, line: Line, raw: str) -> None:
        """Put words that are no item where they belong: a title above, a note, an answer."""
        words, addresses = (raw, []) if self._is_fenced else to_words(raw)
        last = self._last
        if last is None:
            self._builder.leave_out(line.number, raw)
            return
        label = None if self._is_fenced else told_of_item(raw)
        if label:
            self._builder.tell(label[0], to_words(label[1])[0])
            self._is_open = False
        elif not self._is_fenced and is_property(raw):
            self._builder.leave_out(line.number, raw)
        elif last.has("bullet", "number") and self._is_open and not line.is_after_blank:
            self._join(words)
        else:
            self._is_open = False
            self._give_note(line, last, words)
        for address in addresses:
            self._builder.note(address)

    def _join(self, words: str) -> None:
        """A line right below an item goes on with it, or with what explains it."""
        if self._builder.has_note:
            self._builder.note(words)
        else:
            self._builder.join(words)

    def _give_note(self, line: Line, last: Line, words: str) -> None:
        is_own = line.indent > last.indent or not line.is_after_blank
        place = self._builder.place if is_own or last.has("heading", "part") else self._section
        if place < 0:
            self._builder.leave_out(line.number, line.raw)
        else:
            self._builder.note(words, place, is_paragraph=line.is_after_blank)


def _unnumbered(text: str) -> str:
    """A heading's words without its number: the tree numbers itself."""
    words, _ = to_words(text) if starts_bold(text) else (text, [])
    mark = spot_mark(words)
    if mark and mark.rest and mark.form in {"part", "number"}:
        is_sure = not mark.is_doubtful or mark.style == "dotted"
        return mark.rest if is_sure else text
    return text


def _has_headings(source: Source) -> bool:
    return any(line.has("heading") for line in source.lines) or any(
        _is_underline(line, above) for above, line in pairwise(source.lines)
    )


def _has_bold(source: Source) -> bool:
    return any(starts_bold(line.text) and not line.raw.startswith("\\") for line in source.lines)


def _has_boxes(source: Source) -> bool:
    return any(line.has("bullet", "number") and _BOX.match(line.text) for line in source.lines)


def _has_properties(source: Source) -> bool:
    return any(is_property(line.raw) for line in source.lines)


def _has_links(source: Source) -> bool:
    return any(line.mark and _LINK.search(line.raw) for line in source.lines)


SIGNS: Final = (
    Sign(60, "a heading with # or underlined", _has_headings),
    Sign(55, "bold type at the start of a line or an item", _has_bold),
    Sign(55, "a check box in brackets", _has_boxes),
    Sign(55, "a property of Logseq: name:: value", _has_properties),
    Sign(35, "links or bold words in an item", _has_links),
)
