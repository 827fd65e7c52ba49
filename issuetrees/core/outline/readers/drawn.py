"""Trees drawn with lines: ├── └──, |-- `--, +---, as ``tree`` and assistants draw them, also
with the branches side by side: Profit ─┬─ Revenue.
"""

import re
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.headed import unnumbered
from issuetrees.core.outline.items import marked_item
from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.source import Source

NAME: Final = "drawn"
_JOINT: Final = "├└╰╟╠╚┣┗┝┕╞╘┌┏╔╭┬┳╦┼╋╬┤┐"
_LINE: Final = "─━═╴╶╼╾╌┄"
_UPRIGHT: Final = "│┃║┆┊╎╏"
_CONNECTOR = re.compile(
    rf"[{_LINE}]*[{_JOINT}][{_LINE}{_JOINT}-]*[>▶►→]?\s*|[{_LINE}]{{2,}}[>▶►→]?\s*|[{_UPRIGHT}]\s*"
)
_BRANCH = re.compile(rf"[{_UPRIGHT}|\s]*[{_JOINT}]")
_ASCII = re.compile(r"(?:[|+`\\'L](?:[-_=]+[>+]?|>)|\|(?=[^\W_]))\s*|[|!:](?=\s|$)\s*")
_ASCII_BRANCH = re.compile(r"[\s|]*(?:[|+`\\'](?:[-_]{2,}[>+]?|-?>)|\|_)\s*[^\s|+-]")
_ESCAPED = re.compile(r"\\-+\s")  # as our own text keeps a hyphen from being a bullet
_COUNTED = re.compile(r"\d+ director(?:y|ies)(?:, \d+ files?)?")  # the last words of ``tree``
_TABLE = re.compile(r"\|.*\|\s*$")


def read(source: Source) -> OutlineBuilder:
    """A box stands below the nearest one whose line begins further left."""
    builder = OutlineBuilder()
    pattern = _CONNECTOR if _has_joints(source) else _ASCII
    opened: list[float] = []
    for line in source.raw_lines:
        if line.text == "." or _COUNTED.fullmatch(line.text):
            builder.leave_out(line.number, line.text)
            continue
        parts = _parts(line, pattern)
        if not parts and line.text.strip():
            continue
        for column, text, is_branch in parts:
            if not is_branch and opened and column > opened[-1] and _hangs(line, pattern):
                builder.join(text)
                continue
            while opened and opened[-1] >= column:
                opened.pop()
            opened.append(column)
            marked_item(unnumbered(text)).add(builder, len(opened), line.number, text)
    return builder


def _parts(line: RawLine, pattern: re.Pattern[str]) -> list[tuple[float, str, bool]]:
    """Return the boxes of a line: the column that tells their place, words, has it a branch."""
    text = line.whole.expandtabs(4).rstrip()
    found: list[tuple[float, str, bool]] = []
    at, column, is_branch = 0, -1.0, False
    while at < len(text):
        joint = pattern.match(text, at)
        if joint and (not found or pattern is _CONNECTOR):
            if not _is_upright(joint.group()):
                column, is_branch = at + _offset(joint.group()), True
            at = joint.end()
            continue
        if text[at].isspace():
            at += 1
            continue
        end = _end(text, at, pattern)
        place = column if is_branch else at - 0.5
        found.append((place, text[at:end].strip(), is_branch))
        at, is_branch = end, False
    return [part for part in found if part[1]]


def _end(text: str, at: int, pattern: re.Pattern[str]) -> int:
    """Where the words of a box end: at the next line that leads on from it."""
    if pattern is _ASCII:
        return len(text)
    ends = (found.start() for found in _CONNECTOR.finditer(text, at) if found.group().strip())
    return next(ends, len(text))


def _offset(joint: str) -> int:
    """The column of the joint itself, where a line leads to it."""
    return next((place for place, char in enumerate(joint) if char in _JOINT), 0)


def _is_upright(joint: str) -> bool:
    return joint.strip() in {*_UPRIGHT, "|", "!", ":"}


def _hangs(line: RawLine, pattern: re.Pattern[str]) -> bool:
    """Whether a line goes on with the box above: uprights stand before it, no branch."""
    first = pattern.match(line.text)
    return first is not None and _is_upright(first.group())


def _has_joints(source: Source) -> bool:
    return sum(any(char in line.text for char in _JOINT) for line in source.raw_lines) > 0


def _is_drawn(source: Source) -> bool:
    drawn = sum(bool(_BRANCH.match(line.text)) for line in source.raw_lines)
    return drawn >= 1 and source.share(drawn) >= 0.3


def _is_drawn_in_ascii(source: Source) -> bool:
    branches = sum(
        bool(_ASCII_BRANCH.match(line.whole))
        and not (_TABLE.match(line.text) or _ESCAPED.match(line.text))
        for line in source.raw_lines
    )
    return branches >= 2 and source.share(branches) >= 0.4


SIGNS: Final = (
    Sign(75, "lines with ├ └ ┬", _is_drawn),
    Sign(75, "branches such as |-- `-- +--", _is_drawn_in_ascii),
)
