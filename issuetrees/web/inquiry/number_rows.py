"""What the page of numbers shows before its grid takes over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core.drivers.splits import SIGNS
from issuetrees.core.graph.records import SPLIT_KINDS
from issuetrees.inquiry.driver_words import figure
from issuetrees.kit.words import spoken

#: Rows that are there before the grid draws those that are looked at.
DRAWN: Final = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A driver with the texts of its cells: value, low, high, stated, made, unit, day,
    source.
    """

    id: str
    title: str
    level: int
    texts: tuple[str, ...]


def lines(drivers: Sequence[dict[str, Any]], scenarios: int) -> Iterator[Line]:
    """Yield the drivers that are drawn at first; the grid writes numbers and days anew."""
    for one in drivers[:DRAWN]:
        value = "" if one["value"] is None else figure(one["value"])
        others = (one["formula"], one["shown_unit"], "", one["value_source"])
        texts = (value, *[""] * scenarios, "", "", "", *others)
        title = f"{one['number']} {one['title']}".strip()
        yield Line(one["id"], title, min(one["level"], 6), texts)


def split_words() -> list[tuple[str, str]]:
    """Return the kinds of split that calculate, with their words."""
    return [(kind, spoken(SPLIT_KINDS[kind])) for kind in SIGNS]
