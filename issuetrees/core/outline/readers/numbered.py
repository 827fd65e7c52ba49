"""Numbered lists: 1.  1.1  1.2.1  I.  a)  i), indented or not, and question banks."""

from collections.abc import Sequence
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.prose import MarkedReader
from issuetrees.core.outline.source import Source

NAME: Final = "numbered"


def read(source: Source) -> OutlineBuilder:
    """Marked lines are items; below the questions of a question bank stand answers."""
    lines = source.lines
    return MarkedReader(lines, is_question_bank=is_question_bank(lines)).read()


def is_question_bank(lines: Sequence[Line]) -> bool:
    """Whether at least half of the numbered items are questions."""
    items = [line for line in lines if line.has("number")]
    return 0 < len(items) <= 2 * sum(line.text.endswith("?") for line in items)


def _starts_with_number(source: Source) -> bool:
    first = next((line for line in source.lines if line.has("bullet", "number")), None)
    return first is not None and first.has("number")


SIGNS: Final = (Sign(30, "the first item has a number", _starts_with_number),)
