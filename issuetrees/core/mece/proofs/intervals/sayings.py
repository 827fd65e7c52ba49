"""What is said of ranges that cannot be judged, or not wholly."""

from collections.abc import Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop


def two_readings(parent: SplitParent, tried: Sequence[Sequence[Finding]]) -> Finding:
    """Say it of numbers that can be read in two ways."""
    witnesses = [
        next((one.witness for one in found if one.verdict == "disproved"), "") for found in tried
    ]
    return Finding(
        "two_readings",
        "unknown",
        "exclusive",
        parent.id,
        (),
        gettext_noop(
            "The numbers can be read in two ways, and neither is whole:"
            " {first} shows it in one, {second} in the other."
        ),
        {"first": witnesses[0], "second": witnesses[1]},
    )


def unknown_names(parent: SplitParent, names: Sequence[str]) -> Finding:
    """Say it of groups of which nobody knows whether they overlap."""
    return Finding(
        "groups_unknown",
        "unknown",
        "exclusive",
        parent.id,
        (),
        gettext_noop(
            "No number is twice within one of {names}; whether these overlap is not said."
        ),
        {"names": listed(names)},
    )


def listed(names: Sequence[str]) -> str:
    """Return the first names in one line."""
    return ", ".join(quoted(name) for name in names[:5])


def unread(parent: SplitParent, child: SplitChild, label: str) -> Finding:
    """Say it of a label that is no range."""
    return Finding(
        "range_unread",
        "unknown",
        "exclusive",
        parent.id,
        (child.id,),
        gettext_noop("“{title}” is not read as a range. Write it like “18–24”, “under 18”, “65+”."),
        {"title": quoted(label)},
    )


def outside(parent: SplitParent, child: SplitChild) -> Finding:
    """Say it of a child without any of the numbers."""
    return Finding(
        "range_outside",
        "advice",
        "shape",
        parent.id,
        (child.id,),
        gettext_noop("“{title}” holds none of the numbers that are split here."),
        {"title": quoted(child.title)},
    )


def mixed_units(parent: SplitParent, members: Sequence[SplitChild]) -> Finding:
    """Say it of ranges of different things."""
    return Finding(
        "ranges_mixed",
        "unknown",
        "exclusive",
        parent.id,
        tuple(child.id for child in members),
        gettext_noop("The ranges do not share one unit, so they cannot be compared."),
    )
