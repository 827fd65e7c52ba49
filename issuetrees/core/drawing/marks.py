"""The marks of splits: what a check says of one, as a small sign that needs no colour."""

from typing import Final

from issuetrees.core.drawing.shapes import Disc, Drawing, Mark, Point, Polygon, Polyline, Shape

# Width and height of a mark that stands by itself.
SIDE: Final = 9.0

_TICK: Final = (((-1.9, 0.1), (-0.5, 1.5), (2.0, -1.4)),)
_EXCLAMATION: Final = (((0.0, -2.2), (0.0, 0.6)), ((0.0, 1.5), (0.0, 2.3)))
_DIAMOND: Final = ((0.0, -4.4), (4.4, 0.0), (0.0, 4.4), (-4.4, 0.0))


def make_mark(name: str, kind: str, at: Point) -> Mark:
    """Return the mark of a verdict; what is no verdict counts as unknown."""
    return Mark(id=name, role="mark", state=kind, at=at, pieces=_PIECES.get(kind, _UNKNOWN))


def draw_mark(role: str, kind: str, title: str) -> Drawing:
    """Draw a mark by itself, for legends and tables."""
    mark = make_mark(f"{role}-{kind}", kind, (SIDE / 2, SIDE / 2))
    return Drawing(id=mark.id, role=role, width=SIDE, height=SIDE, shapes=(mark,), title=title)


def _disc(role: str, radius: float, *, is_half: bool = False) -> Disc:
    return Disc(id=role, role=role, centre=(0.0, 0.0), radius=radius, is_half=is_half)


_UNKNOWN: Final[tuple[Shape, ...]] = (_disc("unknown", 3.4),)
_PIECES: Final[dict[str, tuple[Shape, ...]]] = {
    "proved": (
        _disc("proved", 4.0),
        Polyline(id="tick", role="tick", strokes=_TICK),
    ),
    "disproved": (
        Polygon(id="disproved", role="disproved", points=_DIAMOND),
        Polyline(id="exclamation", role="exclamation", strokes=_EXCLAMATION),
    ),
    "waived": (_disc("waived", 3.5), _disc("waived-half", 3.5, is_half=True)),
}
