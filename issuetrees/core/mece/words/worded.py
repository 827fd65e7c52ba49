"""A split as the checks of its wording see it: every label read once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, titled
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.mece.words.reading import SHIPPED, Label, Vocabulary

#: A child that names a part of its parent, and its label.
Part: TypeAlias = tuple[SplitChild, Label]

#: Beyond so many children labels are compared by what they share only, not each with each.
MOST_COMPARED = 40


@dataclass(frozen=True, slots=True)
class Worded:
    """A parent with its children that have titles, and what their labels say.

    ``live`` are all children that were not pruned; ``parts`` the labels with their children but for
    those that take the rest or say nothing.
    """

    parent: SplitParent
    live: Sequence[SplitChild]
    above: Label
    children: Sequence[SplitChild]
    labels: Sequence[Label]
    parts: Sequence[Part]

    def pairs(self) -> Iterator[tuple[SplitChild, Label, SplitChild, Label]]:
        """Yield every two parts in their order, where these are few enough to compare."""
        parts = self.parts
        if len(parts) > MOST_COMPARED:
            return
        for at, (first, one) in enumerate(parts):
            for second, other in parts[at + 1 :]:
                yield first, one, second, other

    def advice(
        self, code: str, children: Sequence[SplitChild], message: str, **more: SplitChild
    ) -> Finding:
        """Return advice on some children, of whom the first two stand in the message."""
        ids = tuple(child.id for child in children)
        return Finding(
            code, "advice", "wording", self.parent.id, ids, message, _names(children, more)
        )

    def of_parent(self, code: str, message: str) -> Finding:
        """Return advice on the parent itself."""
        names = {"first": quoted(self.parent.title)}
        return Finding(code, "advice", "wording", self.parent.id, (), message, names)

    def overlap(
        self, code: str, children: Sequence[SplitChild], message: str, **more: SplitChild
    ) -> Finding:
        """Return a disproof: what the children stand for is not apart."""
        advice = self.advice(code, children, message, **more)
        return replace(advice, verdict="disproved", side="exclusive")


def unread(parent: SplitParent, live: Sequence[SplitChild]) -> Worded:
    """Return a split whose labels nobody has to read."""
    return Worded(parent, live, SHIPPED.read(""), titled(live), (), ())


def worded(parent: SplitParent, live: Sequence[SplitChild], vocabulary: Vocabulary) -> Worded:
    """Read the labels of a split."""
    children = titled(live)
    labels = [vocabulary.read(child.title) for child in children]
    parts = [part for part in zip(children, labels, strict=True) if part[1].is_part]
    return Worded(parent, live, vocabulary.read(parent.title), children, labels, parts)


def _names(children: Sequence[SplitChild], more: Mapping[str, SplitChild]) -> dict[str, str]:
    named = {**dict(zip(("first", "second"), children, strict=False)), **more}
    return {name: quoted(child.title) for name, child in named.items()}
