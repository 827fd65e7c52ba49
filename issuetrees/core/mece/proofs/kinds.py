"""What a kind of split is: its proof, what its data hold, and what can be read from labels."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent

Proof: TypeAlias = Callable[[SplitParent, Sequence[SplitChild]], Iterator[Finding]]
Reading: TypeAlias = Callable[[SplitParent, Sequence[SplitChild]], dict[str, Any] | None]
#: What labels say of each child, in words: by the name of an item, then by the id of a child.
Told: TypeAlias = Mapping[str, Mapping[str, str]]
Telling: TypeAlias = Callable[[SplitParent, Sequence[SplitChild]], Told]
Form: TypeAlias = Literal["text", "formula", "number", "end", "flag", "texts", "by_child"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the data of a split may say, and so a field of its form.

    "end" is a number or a day, "texts" a list, "by_child" a list of texts for each id of a child.
    ``word`` names it on screens; ``choices`` are the values that a text may have, with their
    words, where there are only some. ``example`` is a value that somebody may write.
    """

    name: str
    form: Form
    word: str
    choices: Mapping[str, str] = field(default_factory=dict)
    example: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of split.

    ``read`` fills its data from labels, where they say enough; ``tell`` says what the label of
    each child means to the proof.
    """

    name: str
    prove: Proof
    items: tuple[Item, ...] = ()
    read: Reading | None = None
    tell: Telling | None = None
