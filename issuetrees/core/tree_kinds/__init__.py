"""Kinds of tree: what each asks; ``checks`` says what its rules advise of a split."""

from collections.abc import Mapping
from typing import Final

from issuetrees.core.text import pgettext_noop

#: The kind whose nodes are quantities, not questions to be answered.
DRIVER: Final = "driver"
#: What a tree may be said to be; "" is nothing said, and then nothing is advised.
TREE_KINDS: Final[Mapping[str, str]] = {
    "diagnostic": pgettext_noop("kind of tree", "Diagnostic: why?"),
    "solution": pgettext_noop("kind of tree", "Solution: how?"),
    "hypothesis": pgettext_noop("kind of tree", "Hypothesis: is it true?"),
    DRIVER: pgettext_noop("kind of tree", "Driver: what makes the number?"),
    "decision": pgettext_noop("kind of tree", "Decision: which, whether?"),
}
