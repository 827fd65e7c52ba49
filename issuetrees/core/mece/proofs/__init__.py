"""The kinds of split, one file or folder for each proof, and what labels show of any split."""

from typing import Final

from issuetrees.core.mece.proofs import framework as frameworks
from issuetrees.core.mece.proofs import matrix, opposites, process, product, segments
from issuetrees.core.mece.proofs import sum as sums
from issuetrees.core.mece.proofs.deduction import DEDUCTION
from issuetrees.core.mece.proofs.freeform import FREEFORM
from issuetrees.core.mece.proofs.intervals import proof as intervals
from issuetrees.core.mece.proofs.kinds import Kind, Proof

# A new kind of split is one module with its proof and one line here.
KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        sums.SUM,
        sums.DIFFERENCE,
        product.PRODUCT,
        product.RATIO,
        intervals.INTERVALS,
        segments.SEGMENTS,
        matrix.MATRIX,
        opposites.OPPOSITES,
        process.PROCESS,
        frameworks.FRAMEWORK,
        DEDUCTION,
        FREEFORM,
    )
}
# What labels are, whatever kind was chosen: the first that finds something is the proof.
FROM_LABELS: Final[tuple[tuple[str, Proof], ...]] = (
    ("product", product.prove_if_formula),
    ("sum", sums.prove_if_amounts),
    ("intervals", intervals.prove_if_ranges),
    ("opposites", opposites.prove_if_opposites),
    ("matrix", matrix.prove_if_grid),
    ("framework", frameworks.prove_if_named),
    ("process", process.prove_if_named),
)
# What labels show beside that.
ALWAYS: Final[tuple[Proof, ...]] = (
    sums.prove_if_total,
    segments.prove_if_lists,
    opposites.prove_if_middle,
)
