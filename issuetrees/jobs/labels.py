"""What a job is doing, kept in English with its places apart, told in the reader's language."""

from typing import Final

from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken

_BETWEEN: Final = "\x1f"


def label(message: str, **values: str | int) -> str:
    """Return a label as a job keeps it: a marked message and what stands in its places."""
    return _BETWEEN.join([message, *(f"{name}={value}" for name, value in values.items())])


def told(kept: str) -> str:
    """Return a label as one reads it; texts in its places are marked messages, too."""
    message, *places = kept.split(_BETWEEN)
    values = dict(place.split("=", 1) for place in places)
    words = {
        name: int(value) if value.isdecimal() else spoken(value) for name, value in values.items()
    }
    return fill(spoken(message), **words) if message else ""
