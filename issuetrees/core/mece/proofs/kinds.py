"""What a kind of split is: its proof, what its data hold, and what can be read from labels."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent

Proof: TypeAlias = Callable[[SplitParent, Sequence[SplitChild]], Iterator[Finding]]
Reading: TypeAlias = Callable[[SplitParent, Sequence[SplitChild]], dict[str, Any] | None]
Form: TypeAlias = Literal["text", "number", "end", "flag", "texts", "by_child"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the data of a split may say.

    "end" is a number or a day, "texts" a list, "by_child" a list of texts for each id of a child.
    ``word`` names it on screens; ``choices`` are the values that a text may have, where there are
    only some.
    """

    name: str
    form: Form
    word: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of split. ``read`` fills its data from labels, where they say enough."""

    name: str
    prove: Proof
    items: tuple[Item, ...] = ()
    read: Reading | None = None
