"""Splits without a form: nothing proves them, but one case that fits nowhere disproves them.

The case is one of those that people try (``core.mece.witness``). That somebody looked for one in
vain is recorded, and proves nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from issuetrees.core.mece.kept_cases import none_found
from issuetrees.core.mece.proofs.kinds import Kind
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.text import gettext_noop


def prove(parent: SplitParent, _live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield who looked for a case that fits nowhere, and found none."""
    looked = none_found(parent.cases)
    if looked:
        yield Finding(
            "none_found", "unknown", "exhaustive", parent.id, (),
            gettext_noop("On {seen_on}, {by} found no case that fits nowhere. It is no proof."),
            {"by": looked[0], "seen_on": looked[1]},
        )  # fmt: skip


FREEFORM: Final = Kind("freeform", prove)
