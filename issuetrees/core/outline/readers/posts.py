"""Posts from chats: "Часть 1. …" or "Part 1: …", with bullets or numbers below."""

from collections.abc import Sequence
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.prose import MarkedReader

NAME: Final = "posts"


def accepts(lines: Sequence[Line]) -> bool:
    """Two parts, or one with a list below."""
    parts = sum(line.has("part") for line in lines)
    return parts > 1 or (parts == 1 and any(line.has("bullet", "number") for line in lines))


def read(lines: list[Line]) -> OutlineBuilder:
    """Parts are the first level; what has no mark is told apart by ``prose``."""
    return MarkedReader(lines).read()
