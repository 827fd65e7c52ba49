"""Which data are asked for, source by source, and by when."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.plan.leaves import Leaf
from issuetrees.core.plan.schedule import span

_BETWEEN: Final = re.compile(r"[;\n]+")


@dataclass(frozen=True, slots=True)
class Request:
    """A source with the leaves that need it; ``ask_by`` is the earliest day to ask for it."""

    source: str
    leaves: tuple[Leaf, ...]
    ask_by: dt.date | None

    @property
    def is_open(self) -> bool:
        """Whether a leaf that is not settled needs it."""
        return any(not leaf.is_settled for leaf in self.leaves)


def sources_of(leaf: Leaf) -> list[str]:
    """Return the sources that a leaf names: semicolons and line breaks stand between them."""
    parts = (" ".join(part.split()).strip(" .") for part in _BETWEEN.split(leaf.node.data_source))
    return list(dict.fromkeys(part for part in parts if part))


def requests(plan: Sequence[Leaf]) -> list[Request]:
    """Group the plan by source, the earliest to ask for first, then by name.

    Sources are one where only case differs; the first spelling is kept, with a capital. What is
    asked for by settled leaves alone comes last.
    """
    spelt: dict[str, str] = {}
    needs: dict[str, dict[str, Leaf]] = {}
    for leaf in plan:
        for source in sources_of(leaf):
            key = source.casefold()
            spelt.setdefault(key, source[:1].upper() + source[1:])
            needs.setdefault(key, {})[leaf.node.id] = leaf
    rows = ((key, tuple(found.values())) for key, found in needs.items())
    found = [Request(spelt[key], leaves, _ask_by(leaves)) for key, leaves in rows]
    return sorted(found, key=_order)


def _ask_by(rows: Sequence[Leaf]) -> dt.date | None:
    spans = [span(leaf) for leaf in rows if not leaf.is_settled]
    return min((one.orders_on for one in spans if one), default=None)


def _order(request: Request) -> tuple[bool, dt.date, str]:
    return not request.is_open, request.ask_by or dt.date.max, request.source.casefold()
