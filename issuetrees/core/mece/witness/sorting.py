"""Cases sorted: by what a person said, else by the split's data, else a proposal by words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from issuetrees.core.mece.kept_cases import Kept, cases_of, confirmed
from issuetrees.core.mece.records import PRUNED, SplitChild, SplitParent, not_pruned
from issuetrees.core.mece.witness import ranges, sets
from issuetrees.core.mece.witness.words import proposed
from issuetrees.core.mece.words.reading import SHIPPED, Vocabulary

By: TypeAlias = Literal["person", "split", "words"]
Sorter: TypeAlias = Callable[
    [str, SplitParent, Sequence[SplitChild], Vocabulary], tuple[str, ...] | None
]
#: What decides of cases by the data of a kind; of the other kinds only words tell.
BY_KIND: Final[dict[str, Sorter]] = {
    "intervals": ranges.by_ranges,
    "segments": sets.by_members,
    "matrix": sets.by_cell,
    "opposites": sets.by_negation,
    "process": sets.by_parts,
}
#: What the labels themselves decide, whatever kind was chosen.
_FROM_LABELS: Final = ("intervals", "opposites", "matrix", "segments")


@dataclass(frozen=True, slots=True)
class Sorted:
    """A case and the branches in which it falls; ``by`` whose word.

    "words" is a proposal that a person has to confirm: it decides nothing. ``has_lapsed``: a
    person had confirmed it, but a branch has been deleted, renamed or added since.
    """

    text: str
    by: By
    places: tuple[str, ...]
    has_lapsed: bool = False

    @property
    def is_decided(self) -> bool:
        return self.by != "words"


def sort_cases(
    parent: SplitParent, children: Sequence[SplitChild], vocabulary: Vocabulary = SHIPPED
) -> tuple[Sorted, ...]:
    """Return the cases kept on a split, sorted into its children, in the order of both."""
    return tuple(_sort(one, parent, children, vocabulary) for one in cases_of(parent.cases))


def _sort(
    one: Kept, parent: SplitParent, children: Sequence[SplitChild], vocabulary: Vocabulary
) -> Sorted:
    said = confirmed(one, children)
    if said is not None:
        return Sorted(one.text, "person", said)
    has_lapsed = one.branches is not None
    found = _by_split(one.text, parent, children, vocabulary)
    if found is not None:
        return Sorted(one.text, "split", found, has_lapsed)
    return Sorted(one.text, "words", proposed(one.text, children, vocabulary), has_lapsed)


def _by_split(
    text: str, parent: SplitParent, children: Sequence[SplitChild], vocabulary: Vocabulary
) -> tuple[str, ...] | None:
    """Sort by data; what is in none that counts may be in one that was pruned."""
    live = not_pruned(children)
    found = _decided(text, parent, live, vocabulary)
    if found == () and len(live) < len(children):
        pruned = {child.id for child in children if child.status == PRUNED}
        all_ = _decided(text, parent, children, vocabulary)
        return None if all_ is None else tuple(one for one in all_ if one in pruned)
    return found


def _decided(
    text: str, parent: SplitParent, children: Sequence[SplitChild], vocabulary: Vocabulary
) -> tuple[str, ...] | None:
    stated = parent.split_kind or ""
    for kind in dict.fromkeys((stated, *_FROM_LABELS)):
        sorter = BY_KIND.get(kind)
        found = sorter(text, parent, children, vocabulary) if sorter and children else None
        if found is not None:
            return found
    return None
