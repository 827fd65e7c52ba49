"""What readers are given: a text or a file, cleaned once, looked at in several ways."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from issuetrees.core.outline.lexing import Line, lex
from issuetrees.core.outline.lines import RawLine, split_lines
from issuetrees.core.outline.records import OutlineWarning


@dataclass(frozen=True)
class Source:
    """A text as lines with their numbers; ``content`` is a file that is no text, as it came.

    ``is_inner`` marks what was taken out of a mail, a chat or a fence. ``places`` are the lines
    in which those of a page stood, many of them in one.
    """

    raw_lines: tuple[RawLine, ...] = ()
    warnings: tuple[OutlineWarning, ...] = ()
    content: bytes = b""
    name: str = ""
    is_inner: bool = field(default=False)
    places: tuple[int, ...] = ()

    @classmethod
    def of_text(cls, text: str, name: str = "") -> "Source":
        """Return the source that a text is; raises ``Invalid`` where it is none."""
        lines, warnings = split_lines(text)
        return cls(tuple(lines), tuple(warnings), name=name)

    def inner(self, lines: Iterable[RawLine]) -> "Source":
        """Return some lines of this source, to be read as a text of their own."""
        return Source(tuple(lines), name=self.name, is_inner=True, places=self.places)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines with their marks."""
        return lex(self.raw_lines)

    @cached_property
    def text(self) -> str:
        """The text with all of its line breaks, so that places in it tell lines."""
        written: list[str] = []
        first = self.first_line
        for line in self.raw_lines:
            written += [""] * (line.number - first - len(written))
            written.append(line.whole)
        return "\n".join(written)

    @property
    def first_line(self) -> int:
        return self.raw_lines[0].number if self.raw_lines else 1

    @cached_property
    def opening(self) -> str:
        """The first words, by which many forms are known."""
        return "\n".join(line.text for line in self.raw_lines[:5])[:2_000]

    def share(self, lines: int) -> float:
        """Return which part of all lines so many are."""
        return lines / len(self.raw_lines) if self.raw_lines else 0.0
