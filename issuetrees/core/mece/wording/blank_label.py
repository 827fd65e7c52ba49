"""Labels that say nothing."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, titled
from issuetrees.core.mece.words.labels import quoted, says_nothing
from issuetrees.core.text import gettext_noop


def check(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Name the labels that would fit below any question."""
    for child in titled(live):
        if says_nothing(child.title):
            yield Finding(
                "blank_label",
                "advice",
                "wording",
                parent.id,
                (child.id,),
                gettext_noop("“{title}” does not say what belongs to it."),
                {"title": quoted(child.title)},
            )
