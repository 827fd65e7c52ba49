"""Splits without a form: nothing proves them, but one case that fits nowhere disproves them."""

from collections.abc import Iterator, Sequence
from typing import Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop

_ITEMS: Final = (Item("stray", "text", gettext_noop("A case that fits nowhere")),)


def prove(parent: SplitParent, _live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the disproof by the case that somebody named, where they did."""
    stray = data.text(parent.split, "stray")
    if stray:
        yield Finding(
            "stray_case", "disproved", "exhaustive", parent.id, (),
            gettext_noop("“{case}” fits nowhere."), {"case": quoted(stray)}, stray,
        )  # fmt: skip


FREEFORM: Final = Kind("freeform", prove, _ITEMS)
