"""Splits by a framework: 4P, SWOT, five forces or a checklist of one's own.

A checklist can be complete. Whether its elements overlap nothing says: a lens, not a partition.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.frameworks import FRAMEWORKS
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.mece.words.lists import Element, KnownList, own_list
from issuetrees.core.mece.words.script import is_russian
from issuetrees.core.text import gettext_noop

_ITEMS: Final = (
    Item("framework", "text", gettext_noop("Framework"), FRAMEWORKS.titles),
    Item("elements", "texts", gettext_noop("Elements of your own")),
)


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is a framework."""
    yield Finding(
        "framework_is_a_lens", "unknown", "exclusive", parent.id, (),
        gettext_noop("A framework is a lens, not a partition: its elements may overlap."),
    )  # fmt: skip
    checklist = _stated(parent) or _named(parent)
    if checklist:
        yield _checked(parent, live, checklist)
    else:
        yield Finding(
            "framework_unnamed", "unknown", "exhaustive", parent.id, (),
            gettext_noop("No framework is named, so nothing says what is missing."),
        )  # fmt: skip


def prove_if_named(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield what is missing of a framework that the question names, whatever the kind."""
    checklist = _named(parent)
    if checklist and 2 * len(_there(live, checklist)) > len(checklist.elements):
        yield _checked(parent, live, checklist)


def read(parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the framework whose elements the children are."""
    best = [
        one
        for one in FRAMEWORKS.lists.values()
        if len(_there(live, one)) == len(one.elements) == len(live)
    ]
    named = FRAMEWORKS.perhaps_in(parent.title)
    found = named or (best[0] if best else None)
    return {"framework": found.name} if found else None


def _stated(parent: SplitParent) -> KnownList | None:
    own = data.texts(parent.split, "elements")
    return own_list(own) if own else FRAMEWORKS.called(data.text(parent.split, "framework"))


def _named(parent: SplitParent) -> KnownList | None:
    return FRAMEWORKS.named_in(parent.title)


def _there(live: Sequence[SplitChild], checklist: KnownList) -> list[Element]:
    return [one for one in checklist.elements if any(one.is_in(child.title) for child in live)]


def _checked(parent: SplitParent, live: Sequence[SplitChild], checklist: KnownList) -> Finding:
    there = _there(live, checklist)
    missing = [one for one in checklist.elements if one not in there]
    if not missing:
        return Finding(
            "framework_complete", "proved", "exhaustive", parent.id, (),
            gettext_noop("All {count} elements of the framework are here."),
            {"count": len(checklist.elements)},
        )  # fmt: skip
    is_ru = is_russian([child.title for child in live])
    names = [one.ru if is_ru else one.en for one in missing]
    return Finding(
        "framework_incomplete", "disproved", "exhaustive", parent.id, (),
        gettext_noop("Of the framework is missing: {names}."),
        {"names": ", ".join(map(quoted, names))}, names[0],
    )  # fmt: skip


FRAMEWORK: Final = Kind("framework", prove, _ITEMS, read)
