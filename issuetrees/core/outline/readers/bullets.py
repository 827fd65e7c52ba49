"""Lists with bullets: -  *  •  –  →  🔹, nested by indent or by the kind of bullet."""

from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.prose import MarkedReader
from issuetrees.core.outline.source import Source

NAME: Final = "bullets"


def read(source: Source) -> OutlineBuilder:
    """Marked lines are items; what has no mark is told apart by ``prose``."""
    return MarkedReader(source.lines).read()


def _has_marks(source: Source) -> bool:
    return any(line.has("bullet", "number") for line in source.lines)


SIGNS: Final = (Sign(20, "a line with a bullet or a number", _has_marks),)
