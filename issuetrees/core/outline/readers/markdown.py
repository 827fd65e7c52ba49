"""Markdown: headings and nested lists; paragraphs below an item are its note."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.inline import to_words
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import ANSWER_LABELS, LABEL, Mark, spot_mark, starts_bold
from issuetrees.core.outline.nesting import Nest
from issuetrees.core.outline.prose import read_opening
from issuetrees.core.outline.records import OutlineWarning
from issuetrees.core.text import gettext_noop

NAME: Final = "markdown"
_BOX = re.compile(r"\[(?P<tick>[ xXхХ])\]\s+(?P<rest>\S.*)")
_BOLD = re.compile(r"(?:\*\*[^*]+\*\*|__[^_]+__):?$")
_FENCE = ("```", "~~~")
_UNDERLINES: Final = {"=": 1, "-": 2}
_BOLD_RANK = 7


def accepts(lines: Sequence[Line]) -> bool:
    """A heading, an underlined one too, bold type at the start of a line, or a check box."""
    return any(_is_underline(line, above) for above, line in pairwise(lines)) or any(
        line.has("heading")
        or (starts_bold(line.text) and not line.raw.startswith("\\"))
        or (line.has("bullet") and _BOX.match(line.text))
        for line in lines
    )


def read(lines: list[Line]) -> OutlineBuilder:
    """Headings nest by level, list items below them by indent."""
    return _Reading(_headings(lines)).read()


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
        elif not line.mark and _BOLD.match(line.raw):
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
        text = _unnumbered(line.text) if line.has("heading") else line.text
        box = _BOX.match(text) if line.has("bullet", "number") else None
        if box:
            text = box["rest"]
            if box["tick"] != " ":
                message = gettext_noop("The tick of “{title}” was left out.")
                self._builder.warn(OutlineWarning(line.number, "tick", message, {"title": text}))
        title, addresses = to_words(text)
        title = " ".join(title.split())
        self._builder.add(title, self._nest.place(line), line.number, line.raw)
        self._last, self._is_open = line, True
        if line.has("heading", "part"):
            self._section = self._builder.place
        for address in addresses:
            self._builder.note(address)

    def _tell(self, line: Line, raw: str) -> None:
        """Put words that are no item where they belong: a title above, a note, an answer."""
        words, addresses = (raw, []) if self._is_fenced else to_words(raw)
        last = self._last
        if last is None:
            self._builder.leave_out(line.number, raw)
            return
        label = None if self._is_fenced else LABEL.match(raw)
        if label:
            self._give_label(label)
        elif last.has("bullet", "number") and self._is_open and not line.is_after_blank:
            self._builder.join(words)
        else:
            self._is_open = False
            self._give_note(line, last, words)
        for address in addresses:
            self._builder.note(address)

    def _give_label(self, label: re.Match[str]) -> None:
        words, _ = to_words(label["rest"])
        give = (
            self._builder.answer if label["label"].lower() in ANSWER_LABELS else self._builder.note
        )
        give(words)
        self._is_open = False

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
