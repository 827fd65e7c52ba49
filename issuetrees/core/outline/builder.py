"""Collects what a reader finds, within the limits, and makes the outline of it."""

from dataclasses import dataclass, field

from issuetrees.core.errors import Invalid
from issuetrees.core.outline.records import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_TITLE,
    MAX_WARNINGS,
    Outline,
    OutlineNode,
    OutlineWarning,
)
from issuetrees.core.text import cut, gettext_noop

_EXCERPT = 200


@dataclass(slots=True)
class _Item:
    title: list[str]
    depth: int
    line: int
    fallback: str
    note: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _LeftOut:
    first: int
    last: int
    lines: list[str]


class OutlineBuilder:
    """An outline being written. Depths come from ``nesting``, from 1."""

    def __init__(self) -> None:
        self.title: str | None = None
        self._title_line = 0
        self._items: list[_Item] = []
        self._left_out: list[_LeftOut] = []
        self._warnings: list[OutlineWarning] = []

    @property
    def is_empty(self) -> bool:
        return not self._items

    @property
    def place(self) -> int:
        """Place of the item added last, for ``note`` and ``answer``; -1 before the first."""
        return len(self._items) - 1

    @property
    def last_title(self) -> str:
        """Words of the item added last, as far as they are known."""
        return " ".join(self._items[-1].title) if self._items else ""

    @property
    def has_answer(self) -> bool:
        """Whether the item added last has an answer already."""
        return bool(self._items and self._items[-1].answer)

    @property
    def has_note(self) -> bool:
        """Whether the item added last has a note already."""
        return bool(self._items and self._items[-1].note)

    def set_title(self, title: str, line: int) -> None:
        """Name the root; the line is no node then."""
        self.title, self._title_line = title, line

    def add(self, title: str, depth: int, line: int, fallback: str = "") -> None:
        """Add an item; ``fallback`` is its title should no words follow."""
        if len(self._items) >= MAX_NODES:
            raise Invalid(
                "text_too_many_nodes",
                gettext_noop("The text has more than {limit} items. Split it into parts."),
                field="text",
                limit=MAX_NODES,
                line=line,
            )
        if depth > MAX_DEPTH:
            raise Invalid(
                "text_too_deep",
                gettext_noop("Line {line} is more than {limit} levels deep."),
                field="text",
                limit=MAX_DEPTH,
                line=line,
            )
        self._items.append(_Item([title] if title else [], depth, line, fallback))

    def join(self, text: str) -> None:
        """Add a further line to the title of the item added last."""
        self._items[-1].title.append(text)

    def note(self, text: str, place: int = -1, *, is_paragraph: bool = False) -> None:
        """Add a line to an item's note, after an empty line where it is a new paragraph."""
        _append(self._items[place].note, text, is_paragraph)

    def answer(self, text: str, place: int = -1, *, is_paragraph: bool = False) -> None:
        """Add a line to an item's answer, likewise."""
        _append(self._items[place].answer, text, is_paragraph)

    def leave_out(self, line: int, text: str) -> None:
        """Say that a line did not become part of the tree."""
        last = self._left_out[-1] if self._left_out else None
        if last and last.last == line - 1:
            last.last = line
            last.lines.append(text)
        else:
            self._left_out.append(_LeftOut(line, line, [text]))

    def warn(self, *warnings: OutlineWarning) -> None:
        """Add warnings; the outline lists them in the order of their lines."""
        self._warnings.extend(warnings)

    def finish(self, form: str) -> Outline:
        """Return the outline: checked, with the root's title split off where there is one."""
        items = self._drop_empty()
        note = answer = ""
        nodes = [self._node(item, 0) for item in items]
        if self.title is not None:
            _check_title(self.title, self._title_line)
        elif sum(item.depth == 1 for item in items) == 1:
            root = nodes[0]
            self.title, note, answer = root.title, root.note, root.answer
            nodes = [self._node(item, 1) for item in items[1:]]
        return Outline(form, self.title, tuple(nodes), self._all_warnings(), note, answer)

    def _drop_empty(self) -> list[_Item]:
        kept: list[_Item] = []
        for place, item in enumerate(self._items):
            has_children = (
                place + 1 < len(self._items) and self._items[place + 1].depth > item.depth
            )
            if item.title or has_children or item.note or item.answer:
                kept.append(item)
            else:
                self.leave_out(item.line, item.fallback)
        return kept

    def _node(self, item: _Item, lift: int) -> OutlineNode:
        title = " ".join(item.title) or item.fallback
        _check_title(title, item.line)
        note, answer = "\n".join(item.note).strip(), "\n".join(item.answer).strip()
        return OutlineNode(title, item.depth - lift, note, answer, item.line)

    def _all_warnings(self) -> tuple[OutlineWarning, ...]:
        found = [*self._warnings, *map(_left_out_warning, self._left_out)]
        found.sort(key=lambda warning: warning.line)
        if len(found) <= MAX_WARNINGS:
            return tuple(found)
        rest = found[MAX_WARNINGS:]
        message = gettext_noop("{count} more warnings from line {line} on are not listed.")
        line = rest[0].line
        more = OutlineWarning(line, "more", message, {"count": len(rest), "line": line})
        return (*found[:MAX_WARNINGS], more)


def _append(lines: list[str], text: str, is_paragraph: bool) -> None:
    if is_paragraph and lines:
        lines.append("")
    lines.append(text)


def _check_title(title: str, line: int) -> None:
    if len(title) > MAX_TITLE:
        raise Invalid(
            "text_title_too_long",
            gettext_noop("The item in line {line} is longer than {limit} characters."),
            field="text",
            line=line,
            limit=MAX_TITLE,
        )


def _left_out_warning(part: _LeftOut) -> OutlineWarning:
    text = " ".join(part.lines[:20])
    excerpt = cut(text, _EXCERPT)
    details = {"text": excerpt, "line": part.first, "last_line": part.last}
    if part.first == part.last:
        return OutlineWarning(
            part.first, "left_out", gettext_noop("Not in the tree: “{text}”"), details
        )
    message = gettext_noop("Not in the tree, lines {line} to {last_line}: “{text}”")
    return OutlineWarning(part.first, "left_out", message, details)
