"""What a report says of a tree that was cut a second way: both cuts, one crossed with the other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CutLeaf:
    """A leaf by its number in the first tree ("" where it is in the second alone); ``notes`` say
    why it is pruned and what differs by now between both trees, in the report's language.
    """

    number: str
    title: str
    notes: str = ""
    is_pruned: bool = False


@dataclass(frozen=True, slots=True)
class CutBranch:
    """A branch of the first level with its leaves, in their order."""

    title: str
    leaves: tuple[CutLeaf, ...]


@dataclass(frozen=True, slots=True)
class CrossedBranch:
    """A branch of the first cut; ``cells`` are its leaves by branch of the second."""

    title: str
    cells: tuple[tuple[CutLeaf, ...], ...]


@dataclass(frozen=True, slots=True)
class TwoCuts:
    """The same leaves in two trees; ``dimension`` says by what the second is cut.

    ``first`` and ``second`` have all branches with leaves, ``crossed`` those with leaves of both.
    """

    id: str
    title: str
    other: str
    dimension: str
    first: tuple[CutBranch, ...]
    second: tuple[CutBranch, ...]
    columns: tuple[str, ...]
    crossed: tuple[CrossedBranch, ...]

    @property
    def shared(self) -> int:
        """How many leaves both have."""
        return sum(len(cell) for row in self.crossed for cell in row.cells)
