"""What the checks read and what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

Verdict: TypeAlias = Literal["proved", "disproved", "unknown", "advice", "waived"]
Side: TypeAlias = Literal["exclusive", "exhaustive", "shape", "wording"]

PRUNED = "pruned"


class SplitChild(Protocol):
    """A child as the checks see it; the node records of ``core.graph`` fit."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def unit(self) -> str: ...


class SplitParent(Protocol):
    """The node that is split; ``split`` is the data of its ``split_kind``.

    ``cases`` are those that people try on it (``core.graph.cases``).
    """

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def split_kind(self) -> str | None: ...
    @property
    def split(self) -> Mapping[str, Any]: ...
    @property
    def cases(self) -> Mapping[str, Any]: ...


class TreeNode(SplitParent, SplitChild, Protocol):
    """A node of a whole tree: siblings are ordered by ``rank``."""

    @property
    def parent_id(self) -> str | None: ...
    @property
    def rank(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about the split of ``node_id``.

    ``verdict`` on the sides "exclusive" and "exhaustive" is a proof, a disproof with a
    witness, or the reason why neither is possible; on "shape" and "wording" it is
    "advice". What somebody accepts, with a reason, is "waived". ``related_ids`` are the
    children concerned, in their order. ``message`` is an English template to be translated
    and filled from ``details`` (strings and numbers).
    ``witness`` is what shows a disproof: a number, a day, an element that is in two or in none.
    """

    code: str
    verdict: Verdict
    side: Side
    node_id: str
    related_ids: tuple[str, ...]
    message: str
    details: dict[str, Any] = field(default_factory=dict)
    witness: str = ""


_Child = TypeVar("_Child", bound=SplitChild)


def not_pruned(children: Sequence[_Child]) -> list[_Child]:
    """Return the children that take part in the split."""
    return [child for child in children if child.status != PRUNED]


def titled(children: Sequence[_Child]) -> list[_Child]:
    """Return the children that have a title."""
    return [child for child in children if child.title.strip()]
