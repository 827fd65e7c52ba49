"""Children that have no title."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.text import gettext_noop


def check(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Count the children without a title."""
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
