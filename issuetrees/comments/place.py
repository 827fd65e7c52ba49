"""Places of a drawing that comments point at."""

from dataclasses import dataclass
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

#: As far from its box a place may lie, in pixels of the drawing at 100 %.
FARTHEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place in pixels of the drawing at 100 %, right and down of a box's upper left corner."""

    dx: int
    dy: int


def checked(place: Place | None) -> Place | None:
    """Return the place, or raise Invalid for one that no drawing has."""
    if place is None or max(abs(place.dx), abs(place.dy)) <= FARTHEST:
        return place
    raise Invalid(
        "place_too_far",
        gettext_noop("A place lies at most {limit} pixels from the box that it belongs to."),
        field="place",
        limit=FARTHEST,
    )
