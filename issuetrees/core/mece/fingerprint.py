"""What a split is, in a few characters: the same while nothing changes that the checks read.

Ids do not count: a copy of a branch has its fingerprint.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core.mece.records import PRUNED, Finding, SplitChild, SplitParent

#: Codes of findings that stand on cases.
OF_CASES: Final = frozenset({"case_nowhere", "case_twice", "none_found"})
_LENGTH: Final = 32  # of 64 digits; 128 bits are enough to tell branches apart


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``whole`` is that of all that the checks read, ``split`` of all but the cases."""

    whole: str
    split: str


def fingerprint(parent: SplitParent, children: Sequence[SplitChild]) -> Fingerprint:
    """Return the fingerprint of a node's split into ``children``, in their order.

    Of a child's status only counts whether it is pruned: to go on with a question changes
    nothing that the checks could say.
    """
    said = _by_place(parent.split, children)
    own = [parent.title, parent.value, parent.unit, parent.split_kind, said]
    below = [[one.title, one.status == PRUNED, one.value, one.unit] for one in children]
    split = _digest([own, below])
    return Fingerprint(_digest([split, parent.cases]) if parent.cases else split, split)


def identity(of: Fingerprint, finding: Finding, children: Sequence[SplitChild]) -> str:
    """Return what tells a finding apart from all others on the split that the fingerprint is of.

    Another case changes only what cases say.
    """
    split = of.whole if finding.code in OF_CASES else of.split
    return _digest([split, finding.code, finding.side, places(finding, children)])


def places(finding: Finding, children: Sequence[SplitChild]) -> list[int]:
    """Return the children concerned by their places, from 0."""
    place = {child.id: at for at, child in enumerate(children)}
    return [place[key] for key in finding.related_ids]


def _by_place(split: Mapping[str, Any], children: Sequence[SplitChild]) -> dict[str, Any]:
    """Return data in which a child is named by its place where its id stood."""
    names = {child.id: f"#{at}" for at, child in enumerate(children)}
    return {
        name: {names.get(key, key): one for key, one in value.items()}
        if isinstance(value, dict)
        else value
        for name, value in split.items()
    }


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_LENGTH]
