"""What the pages of quick choices read, and say in words."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.kit.sentences import fill, sentence
from issuetrees.scoring.read.choices import GutOrder, Line

#: How many disagreements are told, and how many places apart is worth a word.
_TOLD: Final = 3
_FAR: Final = 2


@dataclass(frozen=True)
class Told:
    """The order in words: where gut and scores differ most, and what was added to the choices."""

    apart: list[str]
    remarks: list[str]


def told(found: GutOrder) -> Told:
    """Say where gut and scores differ most."""
    far = [line for line in found.lines if abs(line.apart) >= _FAR]
    far.sort(key=lambda line: -abs(line.apart))
    return Told([_apart(line) for line in far[:_TOLD]], [sentence(one) for one in found.notices])


def _apart(line: Line) -> str:
    words = _(
        "“{title}”: place {gut} by gut, {scored} by scores. People like it more than "
        "its scores say: what do the criteria miss?"
    )
    if line.apart < 0:
        words = _(
            "“{title}”: place {gut} by gut, {scored} by scores. It scores better than "
            "people like it: which score would they not sign?"
        )
    return fill(words, title=line.initiative.title, gut=str(line.place), scored=str(line.scored))
