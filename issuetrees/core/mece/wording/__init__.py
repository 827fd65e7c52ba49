"""What the labels alone show, one file for each check, in the order in which it is told."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.wording import blank_label, duplicate, empty_title, repeats_parent

CHECKS = (empty_title.check, duplicate.check, repeats_parent.check, blank_label.check)


def check_wording(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield what the labels alone show, children that were pruned not among them."""
    for check in CHECKS:
        yield from check(parent, live)
