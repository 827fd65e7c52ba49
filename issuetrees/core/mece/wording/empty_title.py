"""Children that have no title."""

from collections.abc import Iterator

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.worded import Worded
from issuetrees.core.text import gettext_noop


def check(split: Worded) -> Iterator[Finding]:
    """Count the children without a title."""
    empty = tuple(child.id for child in split.live if not child.title.strip())
    if empty:
        yield Finding(
            "empty_title",
            "advice",
            "wording",
            split.parent.id,
            empty,
            gettext_noop("Children without a title: {count}."),
            {"count": len(empty)},
        )
