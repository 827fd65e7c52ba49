"""The forms of text that can be read. A new form is one module and one line here.

Each reader names its form (``NAME``), declares the signs by which a text shows it (``SIGNS``)
and reads it (``read``). What it need not say is filled in by ``_reader``: ``SYNTAX``, words of
the form itself; ``words``, what each line says, where lines hold more than words; ``IS_WHOLE``,
that nothing stands around a text of this form; ``REPEATS``, that it says one thing several times.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from issuetrees.core.outline.accounting import part_of
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.readers import (
    bullets,
    drawn,
    freemind,
    graphml,
    indented,
    latex,
    markdown,
    mermaid,
    numbered,
    opml,
    org,
    paths,
    plain,
    plantuml,
    posts,
    questions,
    table,
    tree_json,
    wiki,
    workbook,
    xmind,
    yaml_tree,
)
from issuetrees.core.outline.source import Source


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader's module offers."""

    NAME: str
    SIGNS: tuple[Sign, ...]
    read: Callable[[Source], OutlineBuilder]
    SYNTAX: frozenset[str]
    words: Callable[[Source], Iterable[tuple[int, str]]]
    IS_WHOLE: bool
    REPEATS: bool


def _lines(source: Source) -> Iterable[tuple[int, str]]:
    return [(line.number, _said(line)) for line in source.lines]


def _said(line: Line) -> str:
    part = part_of(line)
    return part.rest if part else line.text if line.mark else line.raw


def _reader(module: ModuleType) -> Reader:
    return Reader(
        module.NAME,
        module.SIGNS,
        module.read,
        getattr(module, "SYNTAX", frozenset()),
        getattr(module, "words", _lines),
        getattr(module, "IS_WHOLE", False),
        getattr(module, "REPEATS", getattr(module, "IS_WHOLE", False)),
    )


_MODULES: Final[tuple[ModuleType, ...]] = (
    workbook,
    xmind,
    opml,
    freemind,
    graphml,
    tree_json,
    yaml_tree,
    mermaid,
    plantuml,
    latex,
    drawn,
    table,
    wiki,
    org,
    questions,
    paths,
    markdown,
    posts,
    indented,
    numbered,
    bullets,
)
READERS: Final = tuple(map(_reader, _MODULES))
UNKNOWN: Final = _reader(plain)
