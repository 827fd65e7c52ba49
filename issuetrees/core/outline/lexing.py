"""Lines with their marks, decided with the whole text in view.

"2.5 million" is no item 2.5, "A. Smith" no item A and one 🚀 no bullet: a doubtful
mark counts only where its neighbours in the count, or its repetition, bear it out.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from issuetrees.core.outline.facts import take_tail
from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.marks import BETWEEN_STEPS, Mark, looks_special, spot_mark

# Emoji that may carry a meaning (done, red light): where several are in use, they stay.
_FAMILIES = ("✅✔✓❌✗✘", "🔴🟠🟡🟢🔵🟣🟤⚫⚪", "🟥🟧🟨🟩🟦🟪🟫⬛⬜")
_BOXES = dict.fromkeys("⬜🔲◻▢🔳", "[ ]")
_TICKS = dict.fromkeys("✅✔✓☑🟩", "[x]") | dict.fromkeys("❌✗✘", "[-]")
_FAMILY_OF = {emoji: family for family in _FAMILIES for emoji in family}


_ENDS_ITEM = re.compile(r"[^\s\\;];$")
_ENDS_LIST = re.compile(r"[^\s\\.!?…]\.$")
_MOST_PARTS = 12  # of a number such as 1.2.1
_ALONE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: ``text`` without its mark; ``column`` is where the words start."""

    number: int
    indent: int
    column: int
    text: str
    raw: str
    mark: Mark | None
    is_after_blank: bool

    @property
    def style(self) -> str:
        return self.mark.style if self.mark else "plain"

    @property
    def is_escaped(self) -> bool:
        """Whether a backslash says that the words are no more than words."""
        return self.raw.startswith("\\") and self.text != " ".join(self.raw.split())

    def has(self, *forms: str) -> bool:
        """Whether the line carries a mark of one of these forms."""
        return self.mark is not None and self.mark.form in forms


def lex(raw_lines: Iterable[RawLine]) -> list[Line]:
    """Return the lines with the marks that the text as a whole bears out."""
    return _judged(joined_numbers(list(raw_lines)))


def _judged(lines: list[RawLine]) -> list[Line]:
    spotted = [(line, spot_mark(line.text)) for line in lines]
    evidence = _Evidence([mark for _, mark in spotted if mark])
    return _without_stops(
        [_line(line, evidence.judge(mark) if mark else None) for line, mark in spotted]
    )


def _without_stops(lines: list[Line]) -> list[Line]:
    """Take off what ends the items of a list as Russian sets it: "one; two; three."."""
    found: list[Line] = []
    is_in_list = False
    for line in lines:
        ends = line.has("bullet", "number") and _ENDS_ITEM.search(line.text)
        is_last = is_in_list and line.has("bullet", "number") and _ENDS_LIST.search(line.text)
        found.append(replace(line, text=line.text[:-1].rstrip()) if ends or is_last else line)
        is_in_list = bool(ends) or (is_in_list and not is_last and line.text.endswith(":"))
    return found


def joined_numbers(lines: list[RawLine]) -> list[RawLine]:
    """Put a number that stands alone on its line before the line that it counts."""
    alone = [at for at, line in enumerate(lines) if _ALONE.fullmatch(line.text)]
    counts = [tuple(map(int, re.findall(r"\d+", lines[at].text))) for at in alone]
    is_list = len(alone) > 1 and counts[0] == (1,) and len(set(counts)) == len(counts)
    apart = all(after - at > 1 for at, after in pairwise([*alone, len(lines)]))
    if not is_list or alone[0] > 2 or not apart or len(alone) * 5 < len(lines):
        return lines
    found: list[RawLine] = []
    for at, line in enumerate(lines):
        if at - 1 in alone:
            number = lines[at - 1]
            text = f"{number.text.rstrip('.')}. {line.text}"
            whole = " " * number.indent + text
            found.append(replace(number, text=text, whole=whole))
        elif at not in alone:
            found.append(line)
    return found


def escape_marks(titles: list[str]) -> list[str]:
    """Write ``titles``, one a line, so that ``lex`` reads each as plain words."""
    lines = [RawLine(number, 0, title, False) for number, title in enumerate(titles, start=1)]
    return [
        f"\\{line.raw}" if line.mark or _is_special(line.raw) or _is_escaped(line.raw) else line.raw
        for line in _judged(lines)
    ]


def unescape(text: str) -> str:
    """Undo an escape; other texts that start with a backslash stay as they are."""
    return text[1:] if _is_escaped(text) else text


def _is_escaped(text: str) -> bool:
    if not text.startswith("\\"):
        return False
    bare = text.lstrip("\\")
    is_marked = bool(bare) and (spot_mark(bare) is not None or _is_special(bare))
    return is_marked or (text.startswith("\\\\") and _is_special(f"\\{bare}"))


def _is_special(text: str) -> bool:
    tells = text.endswith(":") or BETWEEN_STEPS.search(text) or bool(take_tail(text)[1])
    return bool(tells) or looks_special(text) or _ALONE.fullmatch(text) is not None


def _line(raw: RawLine, mark: Mark | None) -> Line:
    words = mark.rest if mark else unescape(raw.text)
    column = raw.indent + len(raw.text) - len(mark.rest) if mark else raw.indent
    text = " ".join(words.split())
    return Line(raw.number, raw.indent, column, text, raw.text, mark, raw.is_after_blank)


class _Evidence:
    """What the marks of a whole text say about each doubtful one."""

    def __init__(self, marks: list[Mark]) -> None:
        self._paths = {mark.numbers for mark in marks if mark.form in {"number", "part"}}
        short = [path for path in self._paths if len(path) <= _MOST_PARTS]
        self._begun = {path[:at] for path in short for at in range(1, len(path) + 1)}
        self._codes = Counter((mark.style, mark.numbers) for mark in marks if _is_code(mark))
        self._is_coded = {mark.style for mark in marks if _is_code(mark) and len(mark.numbers) > 1}
        self._headings = [mark for mark in marks if mark.form == "heading"]
        self._bare = [mark.numbers[0] for mark in marks if mark.style == "bare"]
        self._has_boxes = any(mark.style in _BOXES for mark in marks if mark.form == "emoji")
        self._counts = Counter((mark.style, mark.numbers) for mark in marks)
        self._romans = Counter((_shape(mark), _roman(mark)) for mark in marks if _roman(mark))
        self._emoji = Counter(mark.style for mark in marks if mark.form == "emoji")
        self._kinds = Counter(_FAMILY_OF.get(emoji, "") for emoji in self._emoji)
        self._last: dict[str, int] = {}

    def judge(self, mark: Mark) -> Mark | None:
        """Return ``mark`` as it is to be read, or None if it is no mark."""
        if mark.form == "emoji":
            return self._judge_emoji(mark)
        if mark.form == "heading":
            return mark if not mark.is_doubtful or self._is_heading(mark) else None
        if _is_code(mark):
            return self._judge_code(mark)
        if mark.form != "number":
            return mark
        read = self._as_roman(mark) if mark.as_roman else mark
        if read.is_doubtful and not self._is_borne_out(read):
            return None
        self._last[read.style] = read.numbers[-1]
        return read

    def _judge_emoji(self, mark: Mark) -> Mark | None:
        tick = _BOXES.get(mark.style) if self._has_boxes else None
        tick = tick or (self._has_boxes and _TICKS.get(mark.style)) or None
        if tick:
            return replace(mark, form="bullet", style="box", rest=f"{tick} {mark.rest}")
        family = _FAMILY_OF.get(mark.style)
        if family and self._kinds[family] > 1:
            return replace(mark, form="bullet", style=family, rest=f"{mark.style} {mark.rest}")
        return replace(mark, form="bullet") if self._emoji[mark.style] > 1 else None

    def _is_heading(self, mark: Mark) -> bool:
        """Whether "#Growth" is a heading and no tag: others are, or it is the first of several."""
        sure = any(not other.is_doubtful for other in self._headings)
        return sure or (len(self._headings) > 1 and " #" not in f" {mark.rest}"[1:])

    def _judge_code(self, mark: Mark) -> Mark | None:
        """Whether "H1." counts: "H2." does too, or "H1.1" below it."""
        *above, last = mark.numbers
        near = [(*above, last - 1), (*above, last + 1), (*mark.numbers, 1), tuple(above)]
        if not any(self._codes[mark.style, numbers] for numbers in near):
            return None
        return replace(mark, style="dotted") if mark.style in self._is_coded else mark

    def _as_roman(self, mark: Mark) -> Mark:
        """Tell "i)" the first from "i)" the ninth by what came before."""
        style, letter = f"roman {_shape(mark)}", mark.numbers[0]
        if self._last.get(mark.style, 0) == letter - 1 and letter > 1:
            return mark
        is_next = self._last.get(style, 0) == mark.as_roman - 1
        is_first = mark.as_roman == 1 and not self._counts[mark.style, (letter - 1,)]
        return replace(mark, style=style, numbers=(mark.as_roman,)) if is_next or is_first else mark

    def _is_borne_out(self, mark: Mark) -> bool:
        path = mark.numbers
        if mark.style == "bare":
            counted = self._bare == list(range(1, len(self._bare) + 1))
            nests = any((number, 1) in self._paths for number in self._bare)
            return (counted and (nests or len(self._bare) > 2)) or (*path, 1) in self._paths
        if mark.style == "dotted":
            parent, last = path[:-1], path[-1]
            near = {parent, (*parent, last - 1), (*parent, last + 1), (*path, 1)}
            begins = last == 1 and (*parent[:-1], parent[-1] - 1) in self._begun
            return begins or not near.isdisjoint(self._paths)
        if mark.style.startswith("roman"):
            return any(self._romans[_shape(mark), path[0] + step] for step in (-1, 1))
        if mark.style.startswith(("A", "a")):
            return all(self._counts[mark.style, (number,)] for number in (1, 2))
        return self._last.get(mark.style) in (path[0] - 1, path[0])


def _is_code(mark: Mark) -> bool:
    return mark.style.startswith("code ")


def _shape(mark: Mark) -> str:
    return mark.style.removeprefix("roman ")


def _roman(mark: Mark) -> int:
    return mark.as_roman or (mark.numbers[0] if mark.style.startswith("roman") else 0)
