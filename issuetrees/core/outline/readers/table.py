"""Tables as text: copied cells, CSV with commas or semicolons, and tables of Markdown."""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.grid.columns import Row, is_heading
from issuetrees.core.outline.grid.rows import read_rows
from issuetrees.core.outline.marks import spot_mark
from issuetrees.core.outline.source import Source
from issuetrees.core.tables.separated import mark_of, read_table

NAME: Final = "table"
REPEATS: Final = True
_INNER_TAB = re.compile(r"[^\t\s][^\t]*\t+[^\t\s]")
_PIPES = re.compile(r"\|?(?:[^|\n]+\|)+[^|\n]*$|\|.*\|$")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_BORDER = re.compile(r"\+(?:[-=]+\+)+$|[┌├└╔╠╚][─┬┼┴═╦╬╩]+[┐┤┘╗╣╝]$")
_WIKI_HEAD = re.compile(r"\|\|.*\|\|$")
# An apostrophe that keeps a spreadsheet from running a cell.
_GUARD = re.compile(r"^'(?=[=+@\t-])")
_HEAD: Final = 30


def read(source: Source) -> OutlineBuilder:
    """Return the rows as a tree; what divides the cells is seen from the text."""
    builder = OutlineBuilder()
    if _is_piped(source):
        rows = list(_piped(source, builder))
        has_head = any(_RULE.match(line.text) for line in source.raw_lines[:3])
        read_rows(rows, builder, has_head=has_head or bool(_wiki(source)))
    else:
        read_rows(list(_separated(source)), builder)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Every cell counts, with its marks."""
    for line in source.raw_lines:
        if not _BORDER.match(line.text) and not _RULE.match(line.text):
            yield line.number, line.text


def _separated(source: Source) -> Iterator[Row]:
    text = source.text
    said = re.match(r"sep=(.)\n", text)
    mark = said[1] if said else _mark(source)
    line = source.first_line
    for cells in read_table(text, mark):
        if not (said and line == source.first_line):
            yield Row(line, [_GUARD.sub("", cell) for cell in cells])
        line += 1 + sum(cell.count("\n") for cell in cells)


def _mark(source: Source) -> str:
    return "\t" if _has_tabs(source) else mark_of(source.text)


def _piped(source: Source, builder: OutlineBuilder) -> Iterator[Row]:
    for line in source.raw_lines:
        if _RULE.match(line.text) or _BORDER.match(line.text):
            continue
        if "|" not in line.text and "│" not in line.text and "║" not in line.text:
            builder.leave_out(line.number, line.text)
            continue
        text = re.sub("[│║]", "|", line.text).replace("||", "|")
        text = text.removeprefix("|").removesuffix("|")
        cells = re.split(r"(?<!\\)\|", text)
        yield Row(line.number, [_cell(cell) for cell in cells])


def _cell(text: str) -> str:
    text = re.sub(r"<br\s*/?>", "\n", text.replace("\\|", "|"))
    return text.removeprefix(" ").rstrip()


def _wiki(source: Source) -> re.Match[str] | None:
    return _WIKI_HEAD.match(source.raw_lines[0].text) if source.raw_lines else None


def _is_piped(source: Source) -> bool:
    piped = sum(bool(_PIPES.match(line.text)) for line in source.raw_lines)
    ruled = sum(
        bool(_RULE.match(line.text) or _BORDER.match(line.text)) and len(line.text) > 3
        for line in source.raw_lines
    )
    is_table = (
        ruled > 0
        or _has_head(source)
        or (source.raw_lines and source.raw_lines[0].text.startswith("|"))
    )
    return piped >= 2 and bool(is_table) and source.share(piped + ruled) >= 0.6


def _has_head(source: Source) -> bool:
    """Whether the first line is headings between strokes, and each line has as many strokes."""
    counts = {line.text.count("|") for line in source.raw_lines}
    first = source.raw_lines[0].text if source.raw_lines else ""
    return len(counts) == 1 and "|" in first and is_heading(first.split("|"))


def _has_tabs(source: Source) -> bool:
    """Tabs between words, other than one behind a bullet or a number."""
    inner = sum(_divides(line.text) for line in source.raw_lines)
    return inner >= 1 and source.share(inner) >= 0.3


def _divides(text: str) -> bool:
    if not _INNER_TAB.match(text):
        return False
    first, rest = text.split("\t", 1)
    mark = spot_mark(f"{first}\tx")
    is_marked = mark is not None and mark.rest == "x"
    return not is_marked or "\t" in rest.strip("\t") or first[-1].isdigit()


def _has_marks(source: Source) -> bool:
    """Commas or semicolons that divide each row alike."""
    mark = mark_of(source.text)
    if mark not in ",;" or len(source.raw_lines) < 2:
        return False
    rows = [row for row in read_table(source.text[:20_000], mark)[:_HEAD] if any(row)]
    widths = {len(row) for row in rows[:-1] or rows}
    if is_heading(rows[0]) and len(rows[0]) > 1:
        return max(widths) >= 2
    is_even = len(widths) == 1 and min(widths) >= 2 and len(rows) >= 2
    is_tight = not any(cell.startswith(" ") for row in rows for cell in row[1:])
    if is_even and is_tight:
        return mark == ";" or min(widths) >= 3 or '"' in source.text
    firsts = [row[0] for row in rows[1:]]
    is_ragged = len(rows) > 3 and min(map(len, rows[1:])) > 1 and len(set(firsts)) < len(firsts)
    return is_tight and is_ragged


def _is_told(source: Source) -> bool:
    return bool(re.match(r"sep=.$", source.raw_lines[0].text)) if source.raw_lines else False


SIGNS: Final = (
    Sign(70, "tabs between words", _has_tabs),
    Sign(65, "commas or semicolons that divide each line alike", _has_marks),
    Sign(80, "cells between upright strokes, with a rule", _is_piped),
    Sign(90, "begins with sep=", _is_told),
)
