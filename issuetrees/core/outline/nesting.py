"""How deep an item is: from its indent, its kind of mark and its number.

Items of one indent but different marks nest in the order in which the marks first
appear ("1." above "a)" above "-"); part titles and headings stand above all, plain
lines above bullets; numbers with several parts (1.2.1) say their depth themselves.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.records import OutlineWarning
from issuetrees.core.text import gettext_noop

_ITEM_RANK = 10


@dataclass(frozen=True, slots=True)
class _Level:
    indent: int
    style: str
    rank: int
    path: tuple[int, ...]
    written: str


@dataclass(slots=True)
class Nest:
    """The open levels while a text is read from top to bottom.

    Indents that differ by no more than ``slack`` columns count as equal.
    """

    slack: int = 0
    is_dotted: bool = False
    warnings: list[OutlineWarning] = field(default_factory=list)
    _levels: list[_Level] = field(default_factory=list)
    _counted: dict[tuple[int, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Nest":
        """Return an empty nest tuned to a text: its step of indent, its way of numbering."""
        steps: Counter[int] = Counter()
        before, is_dotted = 0, False
        for line in lines:
            if line.indent > before:
                steps[line.indent - before] += 1
            before = line.indent
            is_dotted = is_dotted or line.style == "dotted"
        usual = max(steps, key=lambda step: (steps[step], step), default=0)
        is_slip = usual == 2 and 0 < steps[1] < steps[2]
        return cls(slack=1 if usual >= 3 or is_slip else 0, is_dotted=is_dotted)

    @property
    def depth(self) -> int:
        """Depth of the item placed last; 0 before the first."""
        return len(self._levels)

    def has_heading(self, indent: int) -> bool:
        """Whether a plain line at this indent has items below it."""
        return any(self._is_even(level, indent) for level in self._levels if level.style == "plain")

    def place(self, line: Line) -> int:
        """Put ``line`` into the nest and return its depth from 1."""
        level = self._level(line)
        if level.rank < _ITEM_RANK:
            before = self._open_heading(level)
        elif level.style == "dotted":
            before = self._open_dotted(level)
        else:
            before = self._open_item(level, line.number)
            level = replace(level, indent=before.indent) if before else level
        self._levels.append(level)
        if line.has("number", "part"):
            self._check_count(line.number, level, before)
        return len(self._levels)

    def _level(self, line: Line) -> _Level:
        style, rank = line.style, _ITEM_RANK
        path = line.mark.numbers if line.mark else ()
        if line.has("part"):
            rank = 0
        elif line.has("heading"):
            rank = path[0]
        if self.is_dotted and style in {"1.", "1)", "bare"}:
            style = "dotted"
        written = line.raw[: line.column - line.indent].strip()
        return _Level(line.indent, style, rank, path, written)

    def _open_heading(self, level: _Level) -> _Level | None:
        same = self._find(lambda open_: open_.style == level.style)
        if same is not None:
            return self._close_from(same)
        first = self._find_first(lambda open_: open_.rank > level.rank)
        if first is not None:
            self._close_from(first)
        return None

    def _open_dotted(self, level: _Level) -> _Level | None:
        sibling: _Level | None = None
        while self._levels and self._levels[-1].rank == _ITEM_RANK:
            top = self._levels[-1]
            if top.style == "plain" and len(level.path) == 1 and top.indent <= level.indent:
                break
            if top.style == "dotted" and top.path == level.path[: len(top.path)] != level.path:
                break
            closed = self._levels.pop()
            if closed.style == "dotted" and closed.path[:-1] == level.path[:-1]:
                sibling = closed
        return sibling

    def _open_item(self, level: _Level, line_number: int) -> _Level | None:
        if level.style == "plain":
            same = self._find(
                lambda open_: open_.style == "plain" and self._is_even(open_, level.indent)
            )
            if same is not None:
                return self._close_from(same)
        closed: _Level | None = None
        while self._levels and self._is_deeper(self._levels[-1], level.indent):
            closed = self._levels.pop()
        if closed and self._levels and self._is_between(self._levels[-1], level.indent):
            message = gettext_noop("The indent of this line matches none above it.")
            self.warnings.append(OutlineWarning(line_number, "uneven_indent", message))
        return self._close_even(level)

    def _close_even(self, level: _Level) -> _Level | None:
        """Among the open levels of the same indent, end those that ``level`` follows."""
        start = len(self._levels)
        while (
            start
            and self._is_free(self._levels[start - 1])
            and self._is_even(self._levels[start - 1], level.indent)
        ):
            start -= 1
            if self._levels[start].style == level.style:
                return self._close_from(start)
        if level.style == "plain":
            while len(self._levels) > start and not self._levels[-1].path:
                self._levels.pop()
        return None

    def _is_even(self, open_: _Level, indent: int) -> bool:
        return abs(open_.indent - indent) <= self.slack

    def _is_deeper(self, open_: _Level, indent: int) -> bool:
        return self._is_free(open_) and open_.indent > indent + self.slack

    def _is_between(self, open_: _Level, indent: int) -> bool:
        return self._is_free(open_) and open_.indent < indent - self.slack

    def _is_free(self, open_: _Level) -> bool:
        """Whether a level's place comes from its indent, not from its mark."""
        return open_.rank == _ITEM_RANK and open_.style != "dotted"

    def _find(self, test: Callable[[_Level], bool]) -> int | None:
        places = range(len(self._levels) - 1, -1, -1)
        return next((place for place in places if test(self._levels[place])), None)

    def _find_first(self, test: Callable[[_Level], bool]) -> int | None:
        return next((place for place, open_ in enumerate(self._levels) if test(open_)), None)

    def _close_from(self, place: int) -> _Level:
        closed = self._levels[place]
        del self._levels[place:]
        return closed

    def _check_count(self, line_number: int, level: _Level, before: _Level | None) -> None:
        if not level.path or not level.path[-1]:
            return
        key = (self.depth, level.style)
        follows = before.path[-1] if before and before.path else 0
        if level.style == "dotted" and not before:
            self._check_parent(line_number, level)
        is_continued = self._counted.get(key) == level.path[-1] - 1 and level.style != "dotted"
        self._counted[key] = level.path[-1]
        if level.path[-1] == follows + 1 or (not before and is_continued):
            return
        if before:
            code = "numbering_jump"
            message = gettext_noop("Numbering goes from “{before}” to “{found}”.")
        else:
            code = "numbering_start"
            message = gettext_noop("Numbering starts at “{found}”.")
        details = {"before": before.written if before else "", "found": level.written}
        self.warnings.append(OutlineWarning(line_number, code, message, details))

    def _check_parent(self, line_number: int, level: _Level) -> None:
        parent = level.path[:-1]
        if not parent or any(open_.path == parent for open_ in self._levels[:-1]):
            return
        message = gettext_noop("“{found}” has no line “{parent}” above it.")
        details = {"found": level.written, "parent": ".".join(map(str, parent))}
        self.warnings.append(OutlineWarning(line_number, "numbering_parent", message, details))
