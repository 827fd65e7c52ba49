"""The label of what lies between two children: "During the purchase", "Stable markets"."""

import re
from typing import Final

from issuetrees.core.mece.words.opposites import MIDDLES_IN_FORM

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFTER: Final = re.compile(r"\b(after|post|following|после)\b", re.IGNORECASE)


def middle_between(first: str, second: str, middle: str) -> str:
    """Return the label of what lies between two labels, "" where none can be made.

    ``middle`` is its name, where it has one of its own ("neutrals"), else both are times.
    """
    if not middle:
        return _during(first) or _during(second)
    ours, theirs = _words(first), _words(second)
    differing = [(one, other) for one, other in zip(ours, theirs, strict=False) if one != other]
    if len(ours) == len(theirs) and len(differing) == 1:
        known = MIDDLES_IN_FORM.get(frozenset(differing[0]))
        place = next(one for one in _WORD.finditer(first) if _plain(one[0]) == differing[0][0])
        if known:
            return first[: place.start()] + _as(place[0], known) + first[place.end() :]
    return _as(first, middle)


def _during(title: str) -> str:
    """Return a label that begins "after …" as "during …": both take the same case in Russian."""
    found = _AFTER.search(title)
    if not found:
        return ""
    word = "во время" if found[1].casefold() == "после" else "during"
    return title[: found.start()] + _as(found[1], word) + title[found.end() :]


def _words(title: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(title)]


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


def _as(example: str, words: str) -> str:
    """Return words that begin with a capital where the example does."""
    return words[:1].upper() + words[1:] if example[:1].isupper() else words
