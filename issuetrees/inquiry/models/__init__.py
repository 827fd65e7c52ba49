"""Tables of the work on questions: what hangs on their nodes, one module per noun."""

from issuetrees.inquiry.models.findings import CheckedSplit, CheckedTree, Disproof, Waiver

__all__ = ["CheckedSplit", "CheckedTree", "Disproof", "Waiver"]
