"""A text with something taken off that stood around it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.source import Source


@dataclass(frozen=True, slots=True)
class Peeled:
    """``inner`` is read on, ``left_out`` is listed by line; ``title`` names the whole.

    ``suggested_title`` is what the words around say that the text is about.
    """

    inner: Source
    left_out: tuple[tuple[int, str], ...] = ()
    title: str | None = None
    suggested_title: str = ""


def peeled(
    source: Source, kept: Iterable[RawLine], *, title: str | None = None, suggested_title: str = ""
) -> Peeled | None:
    """Return what is left of a source; the lines not kept are listed. None if nothing is left."""
    lines = tuple(kept)
    numbers = {line.number for line in lines}
    gone = [line for line in source.raw_lines if line.number not in numbers]
    left_out = tuple((line.number, line.text) for line in gone)
    if not lines:
        return None
    return Peeled(source.inner(lines), left_out, title, suggested_title)


def shorten(line: RawLine, text: str) -> RawLine:
    """Return a line with only the rest of it, the beginning taken off."""
    body = text.strip()
    indent = len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
    return replace(line, text=body, whole=text, indent=indent)
