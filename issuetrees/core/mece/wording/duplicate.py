"""Labels that are the same, be it with letters of two alphabets."""

from collections.abc import Callable, Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild
from issuetrees.core.mece.words.labels import digits_of, key, look_alike_key
from issuetrees.core.mece.words.worded import Worded
from issuetrees.core.text import gettext_noop


def check(split: Worded) -> Iterator[Finding]:
    """Name the labels that are the same, or look the same."""
    for alike in _grouped(split.children, digits_of):
        for group in _grouped(alike, lambda title: look_alike_key(title) or title):
            yield _same(split, group)


def _grouped(
    children: Sequence[SplitChild], key_of: Callable[[str], str]
) -> Iterator[list[SplitChild]]:
    """Yield the children that share a key with another, in their order."""
    groups: dict[str, list[SplitChild]] = {}
    for child in children:
        groups.setdefault(key_of(child.title), []).append(child)
    yield from (group for group in groups.values() if len(group) > 1)


def _same(split: Worded, group: Sequence[SplitChild]) -> Finding:
    first = group[0]
    other = next((one for one in group if key(one.title) != key(first.title)), None)
    if not other:
        return split.overlap(
            "duplicate", group, gettext_noop("“{first}” and “{second}” are the same.")
        )
    message = gettext_noop(
        "“{first}” and “{second}” are the same: only Cyrillic and Latin letters differ."
    )
    return split.overlap("look_alike", group, message, second=other)
