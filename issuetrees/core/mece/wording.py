"""The wording of a split: labels that are missing, equal, or say nothing."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.labels import key, look_alike_key, quoted, says_nothing
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.text import gettext_noop


def check_wording(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield what the labels alone show, children that were pruned not among them."""
    yield from _check_empty(parent, live)
    titled = [child for child in live if child.title.strip()]
    yield from _check_same(parent, titled)
    yield from _check_repeats(parent, titled)
    for child in titled:
        if says_nothing(child.title):
            yield Finding(
                "blank_label",
                "advice",
                "wording",
                parent.id,
                (child.id,),
                gettext_noop("«{title}» does not say what belongs to it."),
                {"title": quoted(child.title)},
            )


def _check_empty(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    empty = tuple(child.id for child in live if not child.title.strip())
    if empty:
        yield Finding(
            "empty_title",
            "advice",
            "wording",
            parent.id,
            empty,
            gettext_noop("Children without a title: {count}."),
            {"count": len(empty)},
        )


def _check_same(parent: SplitParent, titled: Sequence[SplitChild]) -> Iterator[Finding]:
    groups: dict[str, list[SplitChild]] = {}
    for child in titled:
        groups.setdefault(look_alike_key(child.title) or child.title, []).append(child)
    for group in groups.values():
        if len(group) > 1:
            yield _same(parent, group)


def _same(parent: SplitParent, group: Sequence[SplitChild]) -> Finding:
    first = group[0]
    other = next((one for one in group if key(one.title) != key(first.title)), None)
    message = gettext_noop("«{first}» and «{second}» are the same.")
    if other:
        message = gettext_noop(
            "«{first}» and «{second}» are the same: only Cyrillic and Latin letters differ."
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


def _check_repeats(parent: SplitParent, titled: Sequence[SplitChild]) -> Iterator[Finding]:
    above = look_alike_key(parent.title)
    for child in titled:
        if above and look_alike_key(child.title) == above:
            yield Finding(
                "repeats_parent",
                "advice",
                "wording",
                parent.id,
                (child.id,),
                gettext_noop("«{title}» repeats the question above it."),
                {"title": quoted(child.title)},
            )
