"""A code fence that holds the outline, as assistants and wikis write it."""

import re
from typing import Final

from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.peeled import Peeled, peeled
from issuetrees.core.outline.source import Source

NAME: Final = "fence"
IS_FORM: Final = False
SAYS: Final = "most lines stand in one fence of ``` or ~~~, or in {code} of a wiki"
_OPEN = re.compile(r"(?:`{3,}|~{3,})\s*[\w+-]*\s*$|\{(?:code|noformat)(?::[^}]*)?\}$")
# What no text around a fence would be read as: the fence holds the outline.
_DRAWN = re.compile(
    r"(?:graph|flowchart|mindmap|@start|[{\[<\\]|[│┃|\s]*[├└╰┣┗╠╚]|[|`+\\]-)", re.IGNORECASE
)
_SIGNS: Final = ("```", "~~~", "{code", "{nof")


def peel(source: Source) -> Peeled | None:
    """Keep what stands in the largest fence, if that is most of the text."""
    blocks = _blocks(source.raw_lines)
    if not blocks:
        return None
    start, end = max(blocks, key=lambda block: block[1] - block[0])
    lines = source.raw_lines
    inside, around = lines[start + 1 : end], (*lines[:start], *lines[end + 1 :])
    is_drawn = any(_DRAWN.match(line.text) for line in inside[:3])
    if is_drawn and len(inside) * 2 >= len(around):
        return peeled(source, inside)
    if len(inside) < 2 or len(inside) < len(around) or any(map(_is_item, around)):
        return None
    return peeled(source, inside)


def _blocks(lines: tuple[RawLine, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = -1
    for at, line in enumerate(lines):
        if start < 0 and _OPEN.match(line.text):
            start = at
        elif start >= 0 and line.text.startswith(_SIGNS) and _OPEN.match(line.text):
            found.append((start, at))
            start = -1
    return [*found, (start, len(lines))] if start >= 0 else found


def _is_item(line: RawLine) -> bool:
    return line.text.startswith(("#", "- ", "* ", "• "))
