"""What a report says of two trees, or two versions of one: line by line what became of each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of a tree: its number ("" for the root) and how deep it stands.

    One that is pruned says why in ``reason``, if anybody has said it.
    """

    number: str
    title: str
    depth: int
    is_pruned: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """Two lines that stand side by side, or one that nothing stands against.

    ``outcome`` as of ``core.compare``; one ``is_perhaps`` a pair where that is not sure.
    """

    reference: ComparedLine | None
    own: ComparedLine | None
    outcome: str
    is_perhaps: bool = False


@dataclass(frozen=True, slots=True)
class SplitOtherwise:
    """A whole that both split, into other parts; kinds of split, "" where the labels say none."""

    title: str
    reference_kind: str
    own_kind: str


@dataclass(frozen=True, slots=True)
class TwoTrees:
    """A tree beside another, or beside what it was at ``revision``.

    ``asked`` are the ids that the section names, of the tree and of the other; "" where it leaves
    that open.
    """

    asked: tuple[str, str]
    revision: int | None
    reference: str
    own: str
    pairs: tuple[ComparedPair, ...]
    cuts: tuple[SplitOtherwise, ...] = ()
