"""Markdown: headings and nested lists; paragraphs below an item are its note."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.headed import FENCE, HeadedReader
from issuetrees.core.outline.items import is_bold_heading, marked_item
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import Mark, is_property, starts_bold
from issuetrees.core.outline.prose import MarkedReader
from issuetrees.core.outline.readers.numbered import is_question_bank
from issuetrees.core.outline.source import Source

NAME: Final = "markdown"
SYNTAX: Final = frozenset({"title"})  # "title:: …" of Logseq
_BOX = re.compile(r"\[[ xXхХ/-]\]\s+\S")
_LINK = re.compile(r"\s\^[\w-]{3,}$|\]\(https?://|\[\[[^\[\]]+\]\]|\*\*\S[^*]*\*\*")
_UNDERLINES: Final = {"=": 1, "-": 2}
_BOLD_RANK = 7
_PLAIN_RANK = 8
_LONGEST_HEADING = 80
_CODE = 4  # spaces: what is indented so far is no list below
_BOLD = re.compile(r"(?:\*\*[^*]+\*\*|__[^_]+__)")


def read(source: Source) -> OutlineBuilder:
    """Headings nest by level, list items below them by indent; without headings it is a list."""
    lines = _headings(source.lines)
    if any(line.has("heading") and line.style != "plain heading" for line in lines):
        return HeadedReader(lines).read()
    lines = source.lines
    return MarkedReader(lines, item=marked_item, is_question_bank=is_question_bank(lines)).read()


def _headings(lines: list[Line]) -> list[Line]:
    """Let underlined and bold lines be headings like those with #."""
    found: list[Line] = []
    is_fenced = False
    lines = _lift_question(lines)
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        is_fenced ^= line.raw.startswith(FENCE)
        above = found[-1] if found else None
        if is_fenced:
            found.append(replace(line, mark=None, text=line.raw))
        elif above and _is_underline(line, above):
            found[-1] = _heading(above, f"h{_UNDERLINES[line.raw[0]]}", _UNDERLINES[line.raw[0]])
        elif not line.mark and is_bold_heading(line.raw):
            found.append(_heading(line, "bold", _BOLD_RANK))
        elif after and _is_plain_heading(line, after):
            found.append(_heading(line, "plain heading", _PLAIN_RANK))
        elif line.has("part") and not line.text:
            found.append(replace(line, mark=None, text=line.raw))
        else:
            found.append(line)
    return found


def _lift_question(lines: list[Line]) -> list[Line]:
    """Bold words above the first of several bold headings stand above all of them."""
    bold = [line for line in lines if not line.mark and is_bold_heading(line.raw)]
    is_above = len(bold) > 2 and bold[:2] == lines[:2] and _BOLD.fullmatch(lines[0].raw)
    if not is_above:
        return lines
    return [_heading(lines[0], "h0", 0), *lines[1:]]


def _is_plain_heading(line: Line, after: Line) -> bool:
    """Words apart from what is above, and right above a list, head it."""
    is_list = after.has("bullet", "number") and not after.is_after_blank
    is_short = len(line.text) < _LONGEST_HEADING and not line.text.endswith((".", "!", ",", ";"))
    is_free = not line.mark and line.indent == 0 and after.indent < _CODE
    return is_list and is_short and is_free and line.is_after_blank


def _is_underline(line: Line, above: Line) -> bool:
    if not line.has("rule") or line.is_after_blank or above.mark:
        return False
    return line.raw[0] in _UNDERLINES and len(set(line.raw)) == 1


def _heading(line: Line, style: str, rank: int) -> Line:
    return replace(line, mark=Mark("heading", style, line.raw, (rank,)), text=line.raw, column=0)


def _has_headings(source: Source) -> bool:
    lines = source.lines
    if any(line.has("heading") for line in lines):
        return True
    underlined = sum(_is_underline(line, above) for above, line in pairwise(lines))
    return underlined > 1 or (
        underlined == 1 and any(line.has("bullet", "number") for line in lines)
    )


def _has_nested_headings(source: Source) -> bool:
    return any(line.has("bullet") and line.text.startswith("#") for line in source.lines)


def _has_bold(source: Source) -> bool:
    return any(starts_bold(line.text) and not line.raw.startswith("\\") for line in source.lines)


def _has_boxes(source: Source) -> bool:
    return any(line.has("bullet", "number") and _BOX.match(line.text) for line in source.lines)


def _has_properties(source: Source) -> bool:
    return any(is_property(line.raw) for line in source.lines)


def _has_links(source: Source) -> bool:
    return any(line.mark and _LINK.search(line.raw) for line in source.lines)


SIGNS: Final = (
    Sign(60, "a heading with # or underlined", _has_headings),
    Sign(55, "bold type at the start of a line or an item", _has_bold),
    Sign(55, "a check box in brackets", _has_boxes),
    Sign(55, "a property of Logseq: name:: value", _has_properties),
    Sign(55, "headings with # inside of a list, as of Logseq", _has_nested_headings),
    Sign(35, "links or bold words in an item", _has_links),
)
