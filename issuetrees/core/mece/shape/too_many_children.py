"""A split into more than one can keep apart."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, not_pruned
from issuetrees.core.text import gettext_noop

MOST_CHILDREN = 5


def check(parent: SplitParent, children: Sequence[SplitChild]) -> Iterator[Finding]:
    """Count the children where they are many."""
    live = not_pruned(children)
    if len(live) > MOST_CHILDREN:
        yield Finding(
            "too_many_children",
            "advice",
            "shape",
            parent.id,
            (),
            gettext_noop("Children here: {count}. More than {most} are hard to keep apart."),
            {"count": len(live), "most": MOST_CHILDREN},
        )
