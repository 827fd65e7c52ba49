"""The data of a split as people and programs wrote them: anything, so each value is looked at."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from issuetrees.core.mece.records import SplitChild


def text(split: Mapping[str, Any], name: str) -> str:
    """Return a text, "" where there is none."""
    value = split.get(name)
    return value.strip() if isinstance(value, str) else ""


def texts(split: Mapping[str, Any], name: str) -> list[str]:
    """Return a list of texts without the empty ones."""
    return _texts(split.get(name))


def number(split: Mapping[str, Any], name: str) -> float | None:
    """Return a number, None where there is none."""
    value = split.get(name)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and value is not None and math.isfinite(value) else None


def by_child(
    split: Mapping[str, Any], name: str, children: Sequence[SplitChild]
) -> dict[str, list[str]]:
    """Return the lists of texts by the id of the child; a title names a child too."""
    value = split.get(name)
    given = value if isinstance(value, dict) else {}
    found = {child.id: _texts(given.get(child.id, given.get(child.title))) for child in children}
    return {key: items for key, items in found.items() if items}


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        value = [value]
    listed = value if isinstance(value, list) else []
    return [one.strip() for one in listed if isinstance(one, str) and one.strip()]
