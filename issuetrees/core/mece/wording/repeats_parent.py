"""Labels that repeat the question above them."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, titled
from issuetrees.core.mece.words.labels import look_alike_key, quoted
from issuetrees.core.text import gettext_noop


def check(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Name the children whose label is that of their parent."""
    above = look_alike_key(parent.title)
    for child in titled(live):
        if above and look_alike_key(child.title) == above:
            yield Finding(
                "repeats_parent",
                "advice",
                "wording",
                parent.id,
                (child.id,),
                gettext_noop("“{title}” repeats the question above it."),
                {"title": quoted(child.title)},
            )
