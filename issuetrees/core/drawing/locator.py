"""Where a sheet stands in its tree: the first levels, tiny, with what the sheet shows marked.

Lengths are points. It has no words: who listens hears its title, who reads has them beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from issuetrees.core.drawing.shapes import Box, Drawing, Point, Polyline, Rect

HEIGHT: Final = 34.0
# Of the root, of the first level, of the second.
WIDTHS: Final = (14.0, 22.0, 22.0)
BETWEEN: Final = 12.0
# More rows than this have no second level: nobody could tell them apart.
MOST_ROWS: Final = 24
THICKEST: Final = 3.0
THINNEST: Final = 0.4
# What is marked is seen also where there are many.
MARKED: Final = 1.4
FILLED: Final = 0.62  # of a row


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of the first three levels; they come depth first."""

    id: str
    parent_id: str | None
    depth: int


@dataclass(frozen=True, slots=True, eq=False)
class Locator:
    """The first levels of a tree, measured once for all of its sheets."""

    spots: tuple[Spot, ...]
    middles: dict[str, float]
    thickness: float
    ways: Polyline
    outlines: dict[str, tuple[Point, ...]]

    @classmethod
    def of(cls, spots: Sequence[Spot]) -> Self:
        """Measure them."""
        shown = _shown(spots)
        middles = _middles(shown)
        rows = len({spot.id for spot in shown} - {spot.parent_id for spot in shown})
        thickness = max(THINNEST, min(THICKEST, HEIGHT / rows * FILLED))
        # Of many lines that would be one block the first and the last say as much.
        joined = shown if rows <= MOST_ROWS else [shown[1], shown[-1]]
        ways = Polyline(id="ways", role="way", strokes=_ways(joined, middles))
        outlines = {spot.id: _outline(_rect(spot, middles, thickness)) for spot in shown}
        return cls(tuple(shown), middles, thickness, ways, outlines)

    def drawing(self, name: str, here: frozenset[str], title: str = "") -> Drawing:
        """Draw it with the spots that are ``here`` in boxes of their own."""
        return _drawn(self, name, here, title)


locator_of = lru_cache(maxsize=8)(Locator.of)
"""Return the locator of a tree; ``spots`` is a tuple."""


@lru_cache(maxsize=1000)  # most sheets stay where they are when the tree is edited
def _drawn(locator: Locator, name: str, here: frozenset[str], title: str) -> Drawing:
    places = tuple(line for spot_id, line in locator.outlines.items() if spot_id not in here)
    marked = (spot for spot in locator.spots if spot.id in here)
    return Drawing(
        id=name,
        role="locator",
        width=_left(max(spot.depth for spot in locator.spots)) + WIDTHS[-1],
        height=HEIGHT,
        shapes=(
            locator.ways,
            Polyline(id="places", role="place", strokes=places),
            *(_marked(spot, locator.middles, locator.thickness) for spot in marked),
        ),
        title=title,
    )


def _shown(spots: Sequence[Spot]) -> list[Spot]:
    above = {spot.parent_id for spot in spots if spot.depth == 2}
    rows = sum(spot.depth == 2 or (spot.depth == 1 and spot.id not in above) for spot in spots)
    deepest = 2 if rows <= MOST_ROWS else 1
    return [spot for spot in spots if spot.depth <= deepest]


def _middles(spots: Sequence[Spot]) -> dict[str, float]:
    """Return how far down each stands: leaves in rows, parents in the middle of theirs."""
    below: dict[str, list[str]] = {}
    for spot in spots:
        if spot.parent_id is not None:
            below.setdefault(spot.parent_id, []).append(spot.id)
    leaves = [spot.id for spot in spots if spot.id not in below]
    pitch = HEIGHT / len(leaves)
    middles = {leaf: (row + 0.5) * pitch for row, leaf in enumerate(leaves)}
    for spot in reversed(spots):
        if spot.id in below:
            middles[spot.id] = (middles[below[spot.id][0]] + middles[below[spot.id][-1]]) / 2
    return middles


def _left(depth: int) -> float:
    return sum(WIDTHS[:depth]) + BETWEEN * depth


def _rect(spot: Spot, middles: dict[str, float], thickness: float) -> Rect:
    top = middles[spot.id] - thickness / 2
    return Rect(_left(spot.depth), top, WIDTHS[spot.depth], thickness)


def _marked(spot: Spot, middles: dict[str, float], thickness: float) -> Box:
    rect = _rect(spot, middles, max(thickness, MARKED))
    return Box(id=spot.id, role="place", state="here", rect=rect, texts=(), level=spot.depth)


def _outline(rect: Rect) -> tuple[Point, ...]:
    return (
        (rect.left, rect.top),
        (rect.right, rect.top),
        (rect.right, rect.bottom),
        (rect.left, rect.bottom),
        (rect.left, rect.top),
    )


def _ways(spots: Sequence[Spot], middles: dict[str, float]) -> tuple[tuple[Point, ...], ...]:
    """From the end of each parent to the beginning of its children, with one corner."""
    return tuple(
        (
            (_left(spot.depth) - BETWEEN, middles[spot.parent_id]),
            (_left(spot.depth) - BETWEEN / 2, middles[spot.parent_id]),
            (_left(spot.depth) - BETWEEN / 2, middles[spot.id]),
            (_left(spot.depth), middles[spot.id]),
        )
        for spot in spots
        if spot.parent_id is not None
    )
