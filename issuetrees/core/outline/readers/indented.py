"""Outlines by indent alone, with spaces or tabs, also mixed and uneven."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from statistics import median
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.facts import take_tail
from issuetrees.core.outline.items import Item
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import is_broken
from issuetrees.core.outline.nesting import Nest
from issuetrees.core.outline.prose import join, take_labelled
from issuetrees.core.outline.readers.numbered import is_question_bank
from issuetrees.core.outline.source import Source

NAME: Final = "indented"
WRAP = 60  # a line at least this long may have been broken by a mail program
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?…] [A-ZА-ЯЁ]")
_SENTENCE = re.compile(r"\S \S+ \S+ \S*[^\W\d_][.!…]$")
_SHORT = 60
_LABEL = 75  # a title of this length is one still; longer lines are prose


def read(source: Source) -> OutlineBuilder:
    """Every line is an item, but for broken lines, labelled notes and drawn rules."""
    builder, nest = OutlineBuilder(), Nest.of(source.lines)
    last: Line | None = None
    lines = source.lines[_read_title(source.lines, builder) :]
    for original, below in zip_longest(lines, lines[1:]):
        line = _plain(original) if original.has("part", "heading") else original
        if line.has("rule"):
            builder.leave_out(line.number, line.raw)
            continue
        if take_labelled(builder, line):
            continue
        if last and _is_broken_off(last, line):
            if not line.text.startswith("\\"):
                join(builder, line)
                last = replace(last, text=line.text)
                continue
            line = replace(line, text=line.text[1:])
        _item(line, below).add(builder, nest.place(line), line.number, line.raw)
        last = line
    builder.warn(*nest.warnings)
    return builder


def _item(line: Line, below: Line | None) -> Item:
    """The words of a line, with what they tell; a colon before what stands below says nothing."""
    if line.is_escaped:
        return Item(line.text, (), {})
    title, facts = take_tail(line.text)
    heads = below is not None and below.indent > line.indent
    return Item(title.removesuffix(":") or title if heads else title, (), facts)


def _read_title(lines: list[Line], builder: OutlineBuilder) -> int:
    """Take a first line that is underlined, or a question apart from all others, as the root."""
    if len(lines) < 4 or lines[0].mark or lines[0].indent:
        return 0
    place = 1
    while _is_broken_off(lines[place - 1], lines[place]):
        place += 1
    text = " ".join(line.text for line in lines[:place])
    rest = lines[place:]
    is_underlined = rest[0].has("rule") and not rest[0].is_after_blank
    tops = sum(line.indent == 0 for line in rest)
    is_apart = rest[0].is_after_blank and rest[0].indent == 0 and tops > 1
    is_alone = text.endswith("?") or not any(line.is_after_blank for line in rest[1:])
    if not (is_underlined or (is_apart and is_alone and _nests(rest))):
        return 0
    builder.set_title(text.rstrip(":"), lines[0].number)
    if is_underlined:
        builder.leave_out(rest[0].number, rest[0].raw)
    return place + is_underlined


def is_broken_off(above: str, below: str) -> bool:
    """Whether ``below`` reads as the second half of the long line ``above``."""
    return is_broken(above, below) or (
        len(above) >= WRAP
        and below[:1].islower()
        and not above[0].islower()
        and (above[-1].isalnum() or above[-1] == ",")
    )


def _is_broken_off(last: Line, line: Line) -> bool:
    if line.mark or line.is_after_blank or line.indent not in {last.indent, last.column}:
        return False
    return not line.is_escaped and is_broken_off(last.text, line.text.lstrip("\\"))


def _plain(line: Line) -> Line:
    return replace(line, mark=None, text=" ".join(line.raw.split()), column=line.indent)


def _has_few_marks(source: Source) -> bool:
    """No marks, or few of them among plain lines that nest or are as short as labels."""
    lines = source.lines
    if not lines:
        return False
    marked = sum(line.has("bullet", "number") for line in lines)
    if not marked:
        return _nests(lines) or not is_prose(lines)
    plain = [line for line in lines if not line.mark]
    if len(plain) <= marked or is_question_bank(lines):
        return False
    is_short = median(len(line.text) for line in plain) < _SHORT
    return _nests(lines) or (len(plain) > 3 * marked and is_short)


def is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are sentences rather than labels: long ones, or several in a line."""
    texts = [line.text for line in lines]
    if not texts or any(line.raw.startswith("\\") for line in lines):  # as a writer writes labels
        return False
    told = sum(bool(_SENTENCES.search(text) or _SENTENCE.search(text)) for text in texts)
    long = sum(len(text) > _LABEL and not text.endswith(("?", ":")) for text in texts)
    return long * 2 > len(texts) or told * 3 >= len(texts)


def _nests(lines: Sequence[Line]) -> bool:
    return any(
        below.indent > above.indent and not above.mark and not below.mark
        for above, below in pairwise(lines)
    )


SIGNS: Final = (
    Sign(40, "lines without marks that nest or are short, and few with marks", _has_few_marks),
)
