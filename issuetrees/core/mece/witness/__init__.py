"""The witness box: concrete cases, each sorted into the branches of a split."""

from issuetrees.core.mece.witness.findings import findings_of
from issuetrees.core.mece.witness.sorting import Sorted, sort_cases

__all__ = ["Sorted", "findings_of", "sort_cases"]
