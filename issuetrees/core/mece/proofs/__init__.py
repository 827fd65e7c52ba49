"""The proofs, one file or folder for each kind of split."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from issuetrees.core.mece.proofs import opposites
from issuetrees.core.mece.proofs.intervals import proof as intervals
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent

Proof: TypeAlias = Callable[[SplitParent, Sequence[SplitChild]], Iterator[Finding]]

# A new kind of split is one module with its proof and one line here.
PROOFS: Final[dict[str, Proof]] = {
    intervals.KIND: intervals.prove,
    opposites.KIND: opposites.prove,
}
# Tried in turn on splits of no stated kind; the first that finds something is the proof.
FROM_LABELS: Final[tuple[Proof, ...]] = (
    intervals.prove_if_ranges,
    opposites.prove_if_opposites,
)
