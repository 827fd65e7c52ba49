"""What a node keeps of its cases (``core.graph.cases``), read whatever was written there."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from issuetrees.core import limits
from issuetrees.core.mece.records import SplitChild
from issuetrees.core.mece.words.labels import key


@dataclass(frozen=True, slots=True)
class Kept:
    """A case, and what a person said of it: titles of branches, of those seen; None: nothing."""

    text: str
    branches: tuple[str, ...] | None = None
    beside: tuple[str, ...] = ()


def cases_of(cases: Mapping[str, Any]) -> Iterator[Kept]:
    """Yield the cases that can be read, in their order."""
    listed = cases.get("listed")
    for one in listed[: limits.CASES_PER_SPLIT] if isinstance(listed, list) else ():
        text = one.get("text") if isinstance(one, dict) else None
        if isinstance(text, str) and text.strip():
            said = one.get("in")
            branches = _texts(said) if isinstance(said, list) else None
            yield Kept(" ".join(text.split()), branches, _texts(one.get("beside")))


def none_found(cases: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return who looked in vain for a case that falls nowhere, and on which day; or None."""
    found = cases.get("none_found")
    if not isinstance(found, dict):
        return None
    by, on = found.get("by"), found.get("on")
    return (by, on) if isinstance(by, str) and isinstance(on, str) and _is_day(on) else None


def confirmed(one: Kept, children: Sequence[SplitChild]) -> tuple[str, ...] | None:
    """Return where a person put a case; None where nobody did, or it holds no longer.

    It holds while each branch named is there under its title. That a case falls nowhere holds
    while there is no branch but those that the person saw.
    """
    if one.branches is None:
        return None
    named = _keys(one.branches)
    there = {key(child.title): child.id for child in children}
    if not named:
        return () if there.keys() <= _keys(one.beside) else None
    if not named <= there.keys():
        return None
    return tuple(child.id for child in children if key(child.title) in named)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _texts(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else []
    return tuple(one for one in listed if isinstance(one, str))


def _keys(titles: Sequence[str]) -> set[str]:
    return {key(title) for title in titles}
