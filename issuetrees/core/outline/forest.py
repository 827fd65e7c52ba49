"""Boxes and arrows to a tree: each box below the one whose arrow reaches it first.

What a tree cannot hold is listed: a second arrow to a box, an arrow back to one above.
"""

from dataclasses import dataclass, field

from issuetrees.core.outline.builder import OutlineBuilder, too_deep
from issuetrees.core.outline.records import MAX_DEPTH, OutlineWarning
from issuetrees.core.text import gettext_noop


@dataclass(slots=True)
class Box:
    """A box: its words and what else is told of it."""

    title: str
    line: int = 0
    told: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from one box to another, with the words on it."""

    source: str
    target: str
    line: int = 0
    title: str = ""


@dataclass(slots=True)
class Forest:
    """Boxes by their id in the order in which they were met, and the arrows between them."""

    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)

    def fill(self, builder: OutlineBuilder) -> None:
        """Write the trees into an outline."""
        below, others = self._tree(self._arrows())
        reached = {arrow.target for arrows in below.values() for arrow in arrows}
        for name in self.boxes:
            if name not in reached:
                self._write(builder, name, below)
        for arrow in others:
            builder.warn(self._other(arrow))

    def _arrows(self) -> list[Arrow]:
        """The arrows as they point, or turned round where all of them lead up to one box."""
        turned = [Arrow(one.target, one.source, one.line, one.title) for one in self.arrows]
        return turned if _conflicts(turned) < _conflicts(self.arrows) else self.arrows

    def _tree(self, arrows: list[Arrow]) -> tuple[dict[str, list[Arrow]], list[Arrow]]:
        above: dict[str, str] = {}
        below: dict[str, list[Arrow]] = {}
        others: list[Arrow] = []
        for arrow in arrows:
            if arrow.target in above or _is_below(above, arrow):
                others.append(arrow)
                continue
            above[arrow.target] = arrow.source
            below.setdefault(arrow.source, []).append(arrow)
        return below, others

    def _write(self, builder: OutlineBuilder, root: str, below: dict[str, list[Arrow]]) -> None:
        waiting = [(Arrow("", root), 1)]
        while waiting:
            arrow, depth = waiting.pop()
            box = self.boxes[arrow.target]
            builder.add(" ".join(box.title.split()), depth, box.line, arrow.target)
            for kind, text in box.told:
                builder.tell(kind, text)
            if arrow.title:
                builder.note(arrow.title)
            waiting.extend((one, depth + 1) for one in reversed(below.get(arrow.target, [])))

    def _other(self, arrow: Arrow) -> OutlineWarning:
        message = gettext_noop("The arrow from “{source}” to “{target}” is not in the tree.")
        source, target = self.boxes[arrow.source].title, self.boxes[arrow.target].title
        details = {"source": source, "target": target}
        text = f"{source} → {target} {arrow.title}".strip()
        return OutlineWarning(arrow.line, "arrow_left_out", message, details, text)


def _conflicts(arrows: list[Arrow]) -> int:
    pairs = {(arrow.source, arrow.target) for arrow in arrows}
    return len(pairs) - len({target for _, target in pairs})


def _is_below(above: dict[str, str], arrow: Arrow) -> bool:
    """Whether an arrow would lead back to a box above it."""
    at, steps = arrow.source, 0
    while at != arrow.target:
        if at not in above:
            return False
        at, steps = above[at], steps + 1
        if steps > MAX_DEPTH:
            raise too_deep(arrow.line)
    return True
