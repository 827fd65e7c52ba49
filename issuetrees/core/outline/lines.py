"""From any text to clean lines with an indent: the first step of every reader.

Decomposed letters, line ends of all systems, byte order marks, non-breaking and zero-width
spaces and control characters are dealt with here, so that no reader has to know of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from issuetrees.core.errors import Invalid
from issuetrees.core.outline.records import MAX_BYTES, OutlineWarning
from issuetrees.core.text import gettext_noop, normal

MAX_LINES = 200_000

_SPACES = dict.fromkeys(
    [0x0B, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x202F, 0x205F, 0x2800], " "
)
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFE0E, 0xFEFF])
_TABLE = {**_SPACES, **_INVISIBLE, 0x3000: "  ", 0x0C: "\n", 0x2029: "\n"}
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_INDENT = re.compile(r"[ \t]*")
_PREFIX = re.compile(r"^([ \t]+)\S", re.MULTILINE)
_TAB_WIDTHS = (4, 2, 8, 3)  # the first wins a draw


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line with words on it: ``number`` from 1, ``indent`` in columns.

    ``whole`` is the line before it was stripped: forms with columns need its tabs.
    """

    number: int
    indent: int
    text: str
    is_after_blank: bool
    whole: str = ""


def split_lines(text: str) -> tuple[list[RawLine], list[OutlineWarning]]:
    """Return the lines that are not blank, and warnings of what was cleaned away.

    Raises ``Invalid`` for a text that is empty, too long or not text at all.
    """
    _check_size(text)
    cleaned = normal(text)
    nul = cleaned.find("\0")
    if nul >= 0:
        raise Invalid(
            "text_binary",
            gettext_noop("Line {line} holds a NUL character, so this is not plain text."),
            field="text",
            line=cleaned.count("\n", 0, nul) + 1,
        )
    cleaned = cleaned.translate(_TABLE)
    warnings = list(_warn_unreadable(cleaned))
    lines = list(_lines(_CONTROL.sub("", cleaned)))
    if not lines:
        raise Invalid("text_empty", gettext_noop("There is no text to read."), field="text")
    return lines, warnings


def _check_size(text: str) -> None:
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Invalid(
            "text_too_long",
            gettext_noop("The text is larger than {limit} MB. Split it into parts."),
            field="text",
            limit=MAX_BYTES // 1_000_000,
        )


def _warn_unreadable(text: str) -> Iterator[OutlineWarning]:
    control = _CONTROL.search(text)
    if control:
        count = len(_CONTROL.findall(text))
        line = text.count("\n", 0, control.start()) + 1
        message = gettext_noop("Control characters were removed, first in line {line}: {count}.")
        yield OutlineWarning(line, "control_removed", message, {"line": line, "count": count})
    broken = text.find("\ufffd")
    if broken >= 0:
        line = text.count("\n", 0, broken) + 1
        message = gettext_noop(
            "Some letters were lost before the text came here, first in line {line}. "
            "Check how the file was saved."
        )
        yield OutlineWarning(line, "encoding", message, {"line": line})


def _lines(text: str) -> Iterator[RawLine]:
    tab = _tab_width(text)
    was_blank = False
    count = 0
    for number, line in enumerate(text.split("\n"), start=1):
        body = line.strip()
        if not body:
            was_blank = True
            continue
        count += 1
        if count > MAX_LINES:
            raise Invalid(
                "text_too_many_lines",
                gettext_noop("The text has more than {limit} lines. Split it into parts."),
                field="text",
                limit=MAX_LINES,
            )
        yield RawLine(number, _indent(line, tab), body, was_blank, line)
        was_blank = False


def _indent(line: str, tab: int) -> int:
    match = _INDENT.match(line)
    prefix = match.group() if match else ""
    return len(prefix.expandtabs(tab))


def _tab_width(text: str) -> int:
    """Guess what a tab stands for where tabs and spaces are mixed: the tidiest reading."""
    if "\t" not in text:
        return _TAB_WIDTHS[0]
    prefixes = set(_PREFIX.findall(text))
    if not any(" " in prefix for prefix in prefixes):
        return _TAB_WIDTHS[0]
    return min(_TAB_WIDTHS, key=lambda tab: len({len(one.expandtabs(tab)) for one in prefixes}))
