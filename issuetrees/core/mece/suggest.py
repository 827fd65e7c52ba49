"""Which kind a split is by its labels, with the data that they say: a suggestion to accept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core.mece.own_lists import suggested
from issuetrees.core.mece.proofs import KINDS
from issuetrees.core.mece.proofs.freeform import FREEFORM
from issuetrees.core.mece.records import SplitChild, SplitParent, not_pruned
from issuetrees.core.mece.words.reading import SHIPPED, Vocabulary

#: Kinds that labels can fill, the surest first.
_ORDER: Final = (
    *("product", "ratio", "sum", "intervals", "opposites", "matrix"),
    *("framework", "process", "segments"),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A kind of split and its data, as ``set_split`` takes them."""

    kind: str
    split: dict[str, Any]


def suggest(
    parent: SplitParent, children: Sequence[SplitChild], vocabulary: Vocabulary = SHIPPED
) -> Suggestion | None:
    """Return what the labels of a split say of its kind, or None where they say nothing.

    Where somebody chose a kind, it is what the labels say of that kind.
    """
    live = not_pruned(children)
    chosen = parent.split_kind if parent.split_kind != FREEFORM.name else None
    for name in (chosen,) if chosen in KINDS else _ORDER:
        read = KINDS[name].read
        found = read(parent, live) if read and len(live) > 1 else None
        if found is None and len(live) > 1:
            found = suggested(name, live, vocabulary)
        if found is not None:
            return Suggestion(name, found)
    return None
