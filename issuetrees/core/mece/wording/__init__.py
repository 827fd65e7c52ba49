"""What the labels alone show, one file for each check, in the order in which it is told."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.wording import (
    blank_label,
    complement_member,
    duplicate,
    empty_title,
    missing_during,
    mixed_axes,
    mixed_question,
    not_parallel,
    paraphrase,
    part_of_sibling,
    repeats_parent,
    two_questions,
)
from issuetrees.core.mece.words.reading import SHIPPED, Vocabulary
from issuetrees.core.mece.words.worded import unread, worded

CHECKS = (
    empty_title.check,
    duplicate.check,
    paraphrase.check,
    part_of_sibling.check,
    complement_member.check,
    missing_during.check,
    repeats_parent.check,
    mixed_axes.check,
    mixed_question.check,
    two_questions.check,
    blank_label.check,
)
#: Told where nothing else is: what is alike but for its grammar is told as alike.
LAST = not_parallel.check


#: All that is asked of labels that are ranges of numbers: the rest is for their proof.
OF_RANGES = (empty_title.check, duplicate.check)


def check_wording(
    parent: SplitParent,
    live: Sequence[SplitChild],
    vocabulary: Vocabulary = SHIPPED,
    *,
    are_ranges: bool = False,
) -> Iterator[Finding]:
    """Yield what the labels alone show, children that were pruned not among them."""
    if are_ranges:
        split = unread(parent, live)
        yield from (finding for check in OF_RANGES for finding in check(split))
        return
    split = worded(parent, live, vocabulary)
    found = [finding for check in CHECKS for finding in check(split)]
    yield from found or LAST(split)
