"""Checks of splits: what can be proved of them, what is disproved and by which witness."""

from issuetrees.core.mece.check import check_split, check_tree
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, TreeNode
from issuetrees.core.mece.verdict import OPEN, VERDICTS, Verdicts, gravity, verdict

__all__ = [
    "OPEN",
    "VERDICTS",
    "Finding",
    "SplitChild",
    "SplitParent",
    "TreeNode",
    "Verdicts",
    "check_split",
    "check_tree",
    "gravity",
    "verdict",
]
