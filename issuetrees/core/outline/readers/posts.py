"""Posts from chats: "Часть 1. …" or "Part 1: …", with bullets or numbers below."""

from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.prose import MarkedReader
from issuetrees.core.outline.source import Source

NAME: Final = "posts"


def read(source: Source) -> OutlineBuilder:
    """Parts are the first level; what has no mark is told apart by ``prose``."""
    return MarkedReader(source.lines).read()


def _has_parts(source: Source) -> bool:
    parts = sum(line.has("part") for line in source.lines)
    is_list = any(line.has("bullet", "number") for line in source.lines)
    return parts > 1 or (parts == 1 and is_list)


SIGNS: Final = (Sign(50, "parts with a number: two, or one with a list below", _has_parts),)
