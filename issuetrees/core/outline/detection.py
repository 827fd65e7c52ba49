"""Which form a text has: a table of signs, each with its points.

Every reader declares its signs beside itself; ``table`` puts them together, ``scores`` says
which are seen in a text. The form with the most points reads it; below ``LEAST`` the form is
unknown, which is said.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from issuetrees.core.outline.source import Source

LEAST: Final = 10


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for a form: how much, in words, and the look at the text."""

    points: int
    says: str
    seen: Callable[[Source], bool]


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one form, and the signs that gave them."""

    form: str
    points: int
    says: tuple[str, ...]


def scores(source: Source, signs: Iterable[tuple[str, tuple[Sign, ...]]]) -> list[Score]:
    """Return the forms by their points, the best first; of equals the first in the table."""
    found = [_score(form, [sign for sign in own if sign.seen(source)]) for form, own in signs]
    return sorted(found, key=lambda score: -score.points)


def _score(form: str, seen: list[Sign]) -> Score:
    return Score(form, sum(sign.points for sign in seen), tuple(sign.says for sign in seen))
