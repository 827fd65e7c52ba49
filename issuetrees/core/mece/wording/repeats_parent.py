"""Labels that repeat the question above them."""

from collections.abc import Iterator

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.labels import digits_of, look_alike_key
from issuetrees.core.mece.words.reading import Label
from issuetrees.core.mece.words.worded import Worded
from issuetrees.core.text import gettext_noop


def check(split: Worded) -> Iterator[Finding]:
    """Name the children whose label is that of their parent, be it in other words."""
    above, digits = look_alike_key(split.parent.title), digits_of(split.parent.title)
    for child, label in zip(split.children, split.labels, strict=True):
        if digits_of(child.title) != digits:
            continue
        if (above and look_alike_key(child.title) == above) or _is_said_above(label, split.above):
            message = gettext_noop("“{title}” repeats the question above it.")
            yield split.advice("repeats_parent", [child], message, title=child)


def _is_said_above(label: Label, above: Label) -> bool:
    """Whether a label has all words of its parent and no others."""
    if label.asks not in {"", above.asks}:
        return False
    if label.is_turned or above.is_turned:
        return len(label.lemmas) > 1 and label.lemmas == above.lemmas
    if sum(len(unit.word.split()) for unit in label.content) < 2:
        return False  # one word may well be the first step of what is asked: "Improve"
    same = sorted(label.lemmas) == sorted(above.lemmas)
    return same or sorted(label.sense) == sorted(above.sense)
