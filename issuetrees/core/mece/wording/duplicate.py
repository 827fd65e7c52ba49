"""Labels that are the same, be it with letters of two alphabets."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, titled
from issuetrees.core.mece.words.labels import key, look_alike_key, quoted
from issuetrees.core.text import gettext_noop


def check(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Name the labels that are the same, or look the same."""
    groups: dict[str, list[SplitChild]] = {}
    for child in titled(live):
        groups.setdefault(look_alike_key(child.title) or child.title, []).append(child)
    for group in groups.values():
        if len(group) > 1:
            yield _same(parent, group)


def _same(parent: SplitParent, group: Sequence[SplitChild]) -> Finding:
    first = group[0]
    other = next((one for one in group if key(one.title) != key(first.title)), None)
    message = gettext_noop("“{first}” and “{second}” are the same.")
    if other:
        message = gettext_noop(
            "“{first}” and “{second}” are the same: only Cyrillic and Latin letters differ."
        )
    return Finding(
        "look_alike" if other else "duplicate",
        "disproved",
        "exclusive",
        parent.id,
        tuple(child.id for child in group),
        message,
        {"first": quoted(first.title), "second": quoted((other or group[1]).title)},
    )
