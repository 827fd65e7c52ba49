"""Text copied from a printed page: hard line breaks joined, hyphens mended, what stands at the
top and the foot of every page left out.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.marks import is_broken, is_page, spot_mark
from issuetrees.core.outline.peeled import Peeled
from issuetrees.core.outline.source import Source

NAME: Final = "printed"
IS_FORM: Final = True
SAYS: Final = "page numbers, running titles, or words broken by a hyphen at the end of a line"
_NUMBER = re.compile(r"\d{1,4}$")
_DIGITS = re.compile(r"\d+")
_STOPS: Final = (".", "?", "!", ":", ";", "…")


def peel(source: Source) -> Peeled | None:
    """Leave page numbers and running titles out, then mend what was broken at line ends."""
    lines = source.raw_lines
    furniture = _furniture(lines)
    kept = [line for line in lines if line.number not in furniture]
    broken = any(_is_broken(above, below) for above, below in pairwise(kept))
    if not kept or not (furniture or broken):
        return None
    left_out = tuple((line.number, line.text) for line in lines if line.number in furniture)
    return Peeled(source.inner(_joined(kept)), left_out)


def _furniture(lines: tuple[RawLine, ...]) -> set[int]:
    """The numbers of the lines that belong to the pages, not to the text."""
    pages = {line.number for line in lines if is_page(line.text)} or _lone_numbers(lines)
    return pages | _running(lines, pages)


def _running(lines: tuple[RawLine, ...], pages: set[int]) -> set[int]:
    """Lines that stand beside page numbers again and again are running titles."""
    order = [line.number for line in lines]
    places = [at for at, number in enumerate(order) if number in pages]
    near = {order[at + step] for at in places for step in (-1, 1) if 0 <= at + step < len(order)}
    again = Counter(_shape(line) for line in lines)
    shapes = {_shape(line) for line in lines if line.number in near} - {"#"}
    return {line.number for line in lines if _shape(line) in shapes and again[_shape(line)] > 1}


def _shape(line: RawLine) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _lone_numbers(lines: tuple[RawLine, ...]) -> set[int]:
    """Numbers alone that follow each other and come after text are those of pages."""
    alone = [line for line in lines if _NUMBER.match(line.text)]
    if len(alone) < 2 or alone[0].number == lines[0].number or len(alone) * 5 > len(lines):
        return set()
    values = [int(line.text) for line in alone]
    follows = all(after - value == 1 for value, after in pairwise(values))
    is_last = alone[-1].number in {line.number for line in lines[-2:]}
    return {line.number for line in alone} if follows and is_last else set()


def _joined(lines: list[RawLine]) -> list[RawLine]:
    width = max(len(line.text) for line in lines)
    found: list[RawLine] = []
    length = 0
    for line in lines:
        above = found[-1] if found else None
        if above and _is_broken(above, line):
            text = above.text[:-1] + line.text
        elif above and _goes_on(above, line, length, width):
            text = f"{above.text} {line.text}"
        else:
            found.append(line)
            length = len(line.text)
            continue
        found[-1] = replace(above, text=text, whole=" " * above.indent + text)
        length = len(line.text)
    return found


def _is_broken(above: RawLine, line: RawLine) -> bool:
    """A word broken by a hyphen; below an item even a short line may be, as in narrow columns."""
    mark = spot_mark(above.text)
    is_item = mark is not None and mark.form == "number" and not line.is_after_blank
    is_list = is_item and line.indent >= above.indent and not spot_mark(line.text)
    return is_broken(above.text, line.text, 0) if is_list else is_broken(above.text, line.text)


def _goes_on(above: RawLine, line: RawLine, length: int, width: int) -> bool:
    if spot_mark(line.text) or above.text.endswith(_STOPS):
        return False
    if line.text[0].islower() and (spot_mark(above.text) or length >= width * 0.6):
        return True
    return not line.is_after_blank and width >= 40 and length >= width * 0.8
