"""Frameworks and processes of a workspace, put where the data of a split name them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.records import SplitChild, SplitParent
from issuetrees.core.mece.words.labels import lowered
from issuetrees.core.mece.words.lists import own_list
from issuetrees.core.mece.words.reading import Vocabulary

#: By kind of split: the item that names a list, and the one that holds its elements.
LISTED: Final = {"framework": ("framework", "elements"), "process": ("process", "stages")}


@dataclass(frozen=True, slots=True)
class _Parent:
    id: str
    title: str
    value: float | None
    unit: str
    split_kind: str | None
    split: Mapping[str, Any]
    cases: Mapping[str, Any]


def resolved(parent: SplitParent, vocabulary: Vocabulary) -> SplitParent:
    """Return a split with the elements of the own list that it, or else its question, names."""
    kind = parent.split_kind or ""
    own = vocabulary.lists.get(kind)
    if not own:
        return parent
    names, holds = LISTED[kind]
    elements = _named(own, data.text(parent.split, names), parent.title)
    if not elements or data.texts(parent.split, holds):
        return parent
    split = {**parent.split, holds: list(elements)}
    return _Parent(parent.id, parent.title, parent.value, parent.unit, kind, split, parent.cases)


def suggested(
    kind: str, live: Sequence[SplitChild], vocabulary: Vocabulary
) -> dict[str, Any] | None:
    """Return the data that name the own list whose elements the children are, all in order."""
    for name, elements in vocabulary.lists.get(kind, {}).items():
        known = own_list(elements).elements
        if len(known) == len(live) and all(
            element.is_in(child.title) for element, child in zip(known, live, strict=True)
        ):
            return {LISTED[kind][0]: name}
    return None


def is_name_of_own(kind: str | None, value: object, vocabulary: Vocabulary) -> bool:
    """Whether a value of the data names a list of the workspace."""
    return isinstance(value, str) and value in vocabulary.lists.get(kind or "", {})


def _named(own: Mapping[str, Sequence[str]], name: str, title: str) -> Sequence[str]:
    by_name = {lowered(one): elements for one, elements in own.items()}
    if name:
        return by_name.get(lowered(name), ())
    words = f" {lowered(title)} "
    return next((elements for one, elements in by_name.items() if f" {one} " in words), ())
