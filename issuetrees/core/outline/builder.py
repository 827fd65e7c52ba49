"""Collects what a reader finds, within the limits, and makes the outline of it."""

from dataclasses import dataclass, field, replace

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
_TOLD = ("note", "answer", "status", "owner", "due")


@dataclass(slots=True)
class _Item:
    title: list[str]
    depth: int
    line: int
    fallback: str
    note: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _LeftOut:
    first: int
    last: int
    lines: list[str]


class OutlineBuilder:
    """An outline being written. Depths come from ``nesting``, from 1."""

    def __init__(self, *, strips_colons: bool = False) -> None:
        self._strips_colons = strips_colons
        self.title: str | None = None
        self.suggested_title = ""
        #: The lines that say what others are, such as the headings of a table: nothing is lost.
        self.understood: set[int] = set()
        self._title_line = 0
        self._root: dict[str, str] = {}
        self._items: list[_Item] = []
        self._left_out: list[tuple[int, str]] = []
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
    def last_depth(self) -> int:
        """Depth of the item added last; 0 before the first."""
        return self._items[-1].depth if self._items else 0

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
            raise too_deep(line)
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

    def fact(self, name: str, text: str, place: int = -1) -> None:
        """Tell an item's "status", "owner" or "due"; a second one that differs is a note."""
        known = self._items[place].facts.setdefault(name, text)
        if known != text:
            self.note(text, place)

    def tell(self, kind: str, text: str, place: int = -1) -> None:
        """Give an item its "note", "answer" or one of its facts."""
        if kind == "note":
            self.note(text, place)
        elif kind == "answer":
            self.answer(text, place)
        else:
            self.fact(kind, text, place)

    def tell_root(self, name: str, text: str) -> None:
        """Add to the root's "note", "answer", "status", "owner" or "due"."""
        self._root[name] = f"{self._root[name]}\n{text}" if name in self._root else text

    def leave_out(self, line: int, text: str) -> None:
        """Say that a line did not become part of the tree."""
        self._left_out.append((line, text))

    def leave_out_first(self, lines: list[tuple[int, str]]) -> None:
        """Say so of what stood around the text: in a line it comes before what was inside."""
        self._left_out[:0] = lines

    def warn(self, *warnings: OutlineWarning) -> None:
        """Add warnings; the outline lists them in the order of their lines."""
        self._warnings.extend(warnings)

    def finish(self, form: str) -> Outline:
        """Return the outline: checked, with the root's title split off where there is one."""
        items = self._drop_empty()
        nodes = [self._node(item, 0) for item in items]
        root = self._root
        if self.title is not None:
            _check_title(self.title, self._title_line)
        elif sum(item.depth == 1 for item in items) == 1:
            self.title = nodes[0].title
            root = {name: getattr(nodes[0], name) for name in _TOLD}
            nodes = [self._node(item, 1) for item in items[1:]]
        suggested = "" if self.title else self.suggested_title
        return Outline(
            form, self.title, tuple(nodes), self.warnings(), suggested_title=suggested, **root
        )

    def _drop_empty(self) -> list[_Item]:
        kept: list[_Item] = []
        for place, item in enumerate(self._items):
            has_children = (
                place + 1 < len(self._items) and self._items[place + 1].depth > item.depth
            )
            if has_children and item.title and self._strips_colons:
                item.title[-1] = item.title[-1].removesuffix(":") or ":"
            if item.title or has_children or item.note or item.answer or item.facts:
                kept.append(item)
            else:
                self.leave_out(item.line, item.fallback)
        above = 0
        for item in kept:  # no item is deeper than one below the item before it
            item.depth = above = min(item.depth, above + 1)
        return kept

    def _node(self, item: _Item, lift: int) -> OutlineNode:
        title = " ".join(item.title) or item.fallback
        _check_title(title, item.line)
        note, answer = "\n".join(item.note).strip(), "\n".join(item.answer).strip()
        return OutlineNode(title, item.depth - lift, note, answer, item.line, **item.facts)

    def name(self, title: str | None, suggested: str, line: int) -> None:
        """Take a title, or a proposal for one, from what stood around the text."""
        if title and self.title is None and sum(item.depth == 1 for item in self._items) != 1:
            self.set_title(title, line)
        self.suggested_title = self.suggested_title or title or suggested

    def warnings(self) -> tuple[OutlineWarning, ...]:
        """Return all warnings in the order of their lines."""
        found = [*self._warnings, *map(_left_out_warning, _runs(self._left_out))]
        found.sort(key=lambda warning: warning.line)
        if len(found) <= MAX_WARNINGS:
            return tuple(found)
        rest = found[MAX_WARNINGS:]
        message = gettext_noop("{count} more warnings from line {line} on are not listed.")
        line = rest[0].line
        text = " ".join(warning.text for warning in rest if warning.text)
        more = OutlineWarning(line, "more", message, {"count": len(rest), "line": line}, text)
        return (*found[:MAX_WARNINGS], more)


def too_deep(line: int) -> Invalid:
    """Make the refusal of an item that is deeper than a tree may be."""
    return Invalid(
        "text_too_deep",
        gettext_noop("Line {line} is more than {limit} levels deep."),
        field="text",
        limit=MAX_DEPTH,
        line=line,
    )


def _runs(left_out: list[tuple[int, str]]) -> list[_LeftOut]:
    """Lines that follow each other are told of together."""
    found: list[_LeftOut] = []
    for line, text in sorted(left_out, key=lambda one: one[0]):
        if found and found[-1].last in {line - 1, line}:
            found[-1].last = line
            found[-1].lines.append(text)
        else:
            found.append(_LeftOut(line, line, [text]))
    return found


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
    text = " ".join(part.lines)
    excerpt = cut(text, _EXCERPT)
    details = {"text": excerpt, "line": part.first, "last_line": part.last}
    message = gettext_noop("Not in the tree, lines {line} to {last_line}: “{text}”")
    return in_one_line(OutlineWarning(part.first, "left_out", message, details, text))


def in_one_line(warning: OutlineWarning) -> OutlineWarning:
    """Say of what was left out that it stood in one line, if it did."""
    if warning.details["line"] != warning.details["last_line"]:
        return warning
    return replace(warning, message=gettext_noop("Not in the tree: “{text}”"))
