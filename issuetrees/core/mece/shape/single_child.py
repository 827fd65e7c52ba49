"""A split into one."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, not_pruned
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop


def check(parent: SplitParent, children: Sequence[SplitChild]) -> Iterator[Finding]:
    """Name a child that has no siblings, pruned ones among them."""
    if len(children) == 1 and (live := not_pruned(children)):
        yield Finding(
            "single_child",
            "advice",
            "shape",
            parent.id,
            (live[0].id,),
            gettext_noop("“{title}” is the only child. One child is not a split."),
            {"title": quoted(live[0].title)},
        )
