"""Chains of deduction: each step says how it follows from the one before."""

from collections.abc import Iterator, Sequence
from typing import Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop

_ITEMS: Final = (
    Item(
        "conclusion",
        "text",
        gettext_noop("What follows in the end"),
        example=gettext_noop("We enter the market"),
    ),
    Item("links", "by_child", gettext_noop("How each step follows from the one before")),
)


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a deductive chain: its steps exclude nothing, they follow."""
    yield Finding(
        "steps_need_not_exclude", "unknown", "exclusive", parent.id, (),
        gettext_noop("Steps of a chain need not exclude each other."),
    )  # fmt: skip
    links = data.by_child(parent.split, "links", live)
    unlinked = [child for child in live[1:] if child.id not in links]
    if unlinked:
        yield Finding(
            "step_without_link", "disproved" if links else "unknown", "exhaustive", parent.id,
            (unlinked[0].id,),
            gettext_noop("It is not said how “{title}” follows from the step before."),
            {"title": quoted(unlinked[0].title)}, unlinked[0].title if links else "",
        )  # fmt: skip
    elif not data.text(parent.split, "conclusion"):
        yield Finding(
            "chain_without_conclusion", "unknown", "exhaustive", parent.id, (),
            gettext_noop("It is not said what follows in the end."),
        )  # fmt: skip
    else:
        yield Finding(
            "steps_linked", "proved", "exhaustive", parent.id, tuple(child.id for child in live),
            gettext_noop("Each step says how it follows, and what follows in the end."),
        )  # fmt: skip


DEDUCTION: Final = Kind("deduction", prove, _ITEMS)
