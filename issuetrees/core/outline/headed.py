"""Headings with lists and paragraphs below them, as Markdown, Org and wikis have them."""

from collections.abc import Callable
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.inline import to_words
from issuetrees.core.outline.items import Item, marked_item, told_of_item
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import is_property, spot_mark, starts_bold
from issuetrees.core.outline.nesting import Nest
from issuetrees.core.outline.prose import is_sentence, read_opening

FENCE: Final = ("```", "~~~")


class HeadedReader:
    """Reads headings and the lists below them; ``item`` and ``words`` know the marks in a line."""

    def __init__(
        self,
        lines: list[Line],
        *,
        item: Callable[..., Item] = marked_item,
        words: Callable[[str], tuple[str, list[str]]] = to_words,
    ) -> None:
        self._lines = lines
        self._item = item
        self._words = words
        self._builder = OutlineBuilder()
        self._nest = Nest.of(lines)
        self._last: Line | None = None
        self._section = -1
        self._is_fenced = False
        self._is_open = False

    def read(self) -> OutlineBuilder:
        """Return the builder of the whole text."""
        for line in self._lines[self._read_opening() :]:
            is_fence = line.raw.startswith(FENCE)
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
        text = unnumbered(line.text) if line.has("heading") else line.text
        item = self._item(text, is_heading=is_title)
        item.add(self._builder, self._nest.place(line), line.number, line.raw)
        self._last, self._is_open = line, True
        if line.has("heading", "part"):
            self._section = self._builder.place

    def _tell(self, line: Line, raw: str) -> None:
        """Put words that are no item where they belong: a title above, a note, an answer."""
        words, addresses = (raw, []) if self._is_fenced else self._words(raw)
        last = self._last
        if last is None:
            self._builder.leave_out(line.number, raw)
            return
        label = None if self._is_fenced else told_of_item(raw)
        if label:
            self._builder.tell(label[0], self._words(label[1])[0])
            self._is_open = False
        elif not self._is_fenced and is_property(raw):
            self._builder.leave_out(line.number, raw)
        elif last.has("bullet", "number") and self._is_open and not line.is_after_blank:
            self._join(words, is_hanging=line.indent > last.indent)
        else:
            self._is_open = False
            self._give_note(line, last, words)
        for address in addresses:
            self._builder.note(address)

    def _join(self, words: str, *, is_hanging: bool) -> None:
        """A line right below an item goes on with it, or with what explains it."""
        if self._builder.has_note or (is_hanging and is_sentence(words)):
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


def unnumbered(text: str) -> str:
    """Return the words of a heading without its number: the tree numbers itself."""
    words, _ = to_words(text) if starts_bold(text) else (text, [])
    mark = spot_mark(words)
    if mark and mark.rest and mark.form in {"part", "number"}:
        is_sure = not mark.is_doubtful or mark.style == "dotted"
        return mark.rest if is_sure else text
    return text
