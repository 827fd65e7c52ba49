"""Lists with bullets: -  *  •  –  →  🔹, nested by indent or by the kind of bullet."""

from collections.abc import Sequence
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.prose import MarkedReader

NAME: Final = "bullets"


def accepts(lines: Sequence[Line]) -> bool:
    """Any text: ``indented`` has had its turn, so there are marks."""
    return bool(lines)


def read(lines: list[Line]) -> OutlineBuilder:
    """Marked lines are items; what has no mark is told apart by ``prose``."""
    return MarkedReader(lines).read()
