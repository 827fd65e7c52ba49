"""The shape of a split, one file for each check: how many children, who takes the rest."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.shape import catch_all, single_child, too_many_children

CHECKS = (single_child.check, too_many_children.check, catch_all.check)


def check_shape(parent: SplitParent, children: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield advice on the number and the order of the children."""
    for check in CHECKS:
        yield from check(parent, children)
