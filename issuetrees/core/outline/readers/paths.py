"""Paths, one a line: "Profit > Revenue > Price", as breadcrumbs and lists of folders."""

import re
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.grid.columns import Row
from issuetrees.core.outline.grid.paths import read_paths
from issuetrees.core.outline.source import Source

NAME: Final = "paths"
REPEATS: Final = True
_DIVIDERS: Final = tuple(
    re.compile(form)
    for form in (r"\s+>\s+", r"\s+[→»›]\s+", r"\s+/\s+", r"\s+::\s+", r"(?<!\\)/|\\(?=\w)")
)  # a backslash before another sign is an escape of Markdown
_ESCAPED = re.compile(r"\\[^\\]")  # words that are no path, as our own text writes them
_MOST: Final = 12


def read(source: Source) -> OutlineBuilder:
    """Each line is a path; a beginning that the line above has too is the same items."""
    builder = OutlineBuilder()
    divider = _divider(source) or _DIVIDERS[0]
    rows = [Row(line.number, divider.split(line.text.strip("/\\ "))) for line in source.raw_lines]
    read_paths(rows, builder)
    return builder


def _divider(source: Source) -> re.Pattern[str] | None:
    """What divides nearly all lines, so that many begin alike."""
    return next((divider for divider in _DIVIDERS if _divides(divider, source)), None)


def _divides(divider: re.Pattern[str], source: Source) -> bool:
    lines = [line.text for line in source.raw_lines]
    paths = [[] if _ESCAPED.match(text) else divider.split(text.strip("/\\ ")) for text in lines]
    long = [path for path in paths if 1 < len(path) <= _MOST and all(path)]
    firsts = {path[0] for path in long}
    is_deep = divider is not _DIVIDERS[-1] or max(map(len, long), default=0) > 2
    is_most = len(long) > 1 and len(long) * 5 >= len(paths) * 4
    return is_most and is_deep and len(firsts) * 2 <= len(long) + 1 and len(firsts) < len(long)


SIGNS: Final = (
    Sign(60, "lines divided by > or / that begin alike", lambda source: bool(_divider(source))),
)
