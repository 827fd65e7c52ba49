"""Labels that say nothing."""

from collections.abc import Iterator

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.labels import says_nothing
from issuetrees.core.mece.words.worded import Worded
from issuetrees.core.text import gettext_noop


def check(split: Worded) -> Iterator[Finding]:
    """Name the labels that would fit below any question."""
    for child in split.children:
        if says_nothing(child.title):
            message = gettext_noop("“{title}” does not say what belongs to it.")
            yield split.advice("blank_label", [child], message, title=child)
