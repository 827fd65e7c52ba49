"""Checks of splits: what can be proved of them, what is disproved and by which witness."""

from issuetrees.core.mece.check import check_split, check_tree
from issuetrees.core.mece.fingerprint import Fingerprint, fingerprint, identity, places
from issuetrees.core.mece.fixes import Fix, Step, commands_of, fix_of
from issuetrees.core.mece.kept_cases import none_found
from issuetrees.core.mece.proofs import KINDS
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, TreeNode
from issuetrees.core.mece.suggest import Suggestion, suggest
from issuetrees.core.mece.unread import Unread, unread
from issuetrees.core.mece.verdict import OPEN, VERDICTS, Verdicts, gravity, verdict
from issuetrees.core.mece.witness import Sorted, sort_cases
from issuetrees.core.mece.words.reading import SHIPPED, Vocabulary

__all__ = [
    "KINDS",
    "OPEN",
    "SHIPPED",
    "VERDICTS",
    "Finding",
    "Fingerprint",
    "Fix",
    "Sorted",
    "SplitChild",
    "SplitParent",
    "Step",
    "Suggestion",
    "TreeNode",
    "Unread",
    "Verdicts",
    "Vocabulary",
    "check_split",
    "check_tree",
    "commands_of",
    "fingerprint",
    "fix_of",
    "gravity",
    "identity",
    "none_found",
    "places",
    "sort_cases",
    "suggest",
    "unread",
    "verdict",
]
