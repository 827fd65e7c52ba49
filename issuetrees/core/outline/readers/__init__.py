"""The forms of text that can be read. A new form is one module and one line here.

Each reader names its form (``NAME``), says whether it knows a text (``accepts``) and
reads it (``read``). The first that accepts a text reads it; the last accepts any.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Final, Protocol, cast

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.readers import bullets, indented, markdown, numbered, posts


class Reader(Protocol):
    """What a reader's module offers."""

    NAME: str

    def accepts(self, lines: Sequence[Line], /) -> bool: ...

    def read(self, lines: list[Line], /) -> OutlineBuilder: ...


_MODULES: Final[tuple[ModuleType, ...]] = (markdown, posts, indented, numbered, bullets)
READERS: Final = cast(tuple[Reader, ...], _MODULES)
