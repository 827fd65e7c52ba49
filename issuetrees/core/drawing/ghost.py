"""Ghosts: exhibits as one sketches them before there are data, light and without a figure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from issuetrees.core.drawing.shapes import Bar, Disc, Drawing, Polygon, Polyline, Rect, Shape

# Shares of the room; they mean nothing but "some are larger".
_BARS: Final = (0.92, 0.74, 0.6, 0.41, 0.27)
_CURVE: Final = (0.72, 0.6, 0.66, 0.45, 0.38, 0.2, 0.24)
#: Top and bottom of each piece of a waterfall, from above.
_FALL: Final = ((0.5, 1.0), (0.32, 0.5), (0.14, 0.32), (0.14, 0.36), (0.36, 1.0))
_DOTS: Final = ((0.2, 0.28), (0.34, 0.7), (0.66, 0.22), (0.78, 0.62), (0.58, 0.44))
_COAST: Final = (
    (0.08, 0.36), (0.22, 0.12), (0.44, 0.2), (0.6, 0.06), (0.86, 0.18), (0.94, 0.48),
    (0.8, 0.86), (0.54, 0.78), (0.36, 0.94), (0.16, 0.72),
)  # fmt: skip
_ROWS: Final = 5
_COLUMNS: Final = 4
_LINES: Final = (1.0, 0.94, 0.98, 0.62, 0.0, 0.96, 0.9, 0.48)
_DOT: Final = 0.035


def draw_ghost(
    name: str, form: str, width: float, height: float, *, title: str = "", description: str = ""
) -> Drawing:
    """Sketch an exhibit of a ``form``: bar, line, waterfall, table, matrix, map or text."""
    room = Rect(0.0, 0.0, width, height)
    return Drawing(
        id=name,
        role="ghost-sheet",
        width=width,
        height=height,
        shapes=tuple(_SKETCHES[form](name, room)),
        title=title,
        description=description,
    )


def _bar(name: str, left: float, top: float, width: float, height: float) -> Bar:
    return Bar(id=name, role="ghost", rect=Rect(left, top, width, height), value=0.0)


def _strokes(name: str, *strokes: tuple[tuple[float, float], ...]) -> Polyline:
    return Polyline(id=name, role="ghost-line", strokes=strokes)


def _axes(name: str, room: Rect) -> Polyline:
    """A line up and one along the bottom."""
    corner = (room.left, room.bottom)
    return _strokes(f"{name}-axes", ((room.left, room.top), corner, (room.right, room.bottom)))


def _bars(name: str, room: Rect) -> Iterator[Shape]:
    pitch = room.height / len(_BARS)
    for place, share in enumerate(_BARS):
        top = room.top + pitch * (place + 0.2)
        yield _bar(f"{name}-{place}", room.left, top, room.width * share, pitch * 0.6)
    yield _strokes(f"{name}-axis", ((room.left, room.top), (room.left, room.bottom)))


def _line(name: str, room: Rect) -> Iterator[Shape]:
    yield _axes(name, room)
    pitch = room.width / (len(_CURVE) - 1)
    curve = tuple((pitch * place, room.height * share) for place, share in enumerate(_CURVE))
    yield _strokes(f"{name}-curve", curve)
    for place, (x, y) in enumerate(curve):
        yield Disc(id=f"{name}-{place}", role="ghost", centre=(x, y), radius=room.height * 0.02)


def _waterfall(name: str, room: Rect) -> Iterator[Shape]:
    pitch = room.width / len(_FALL)
    for place, (top, bottom) in enumerate(_FALL):
        left, height = pitch * (place + 0.15), room.height * (bottom - top)
        yield _bar(f"{name}-{place}", left, room.height * top, pitch * 0.7, height)
    yield _strokes(f"{name}-axis", ((room.left, room.bottom), (room.right, room.bottom)))


def _table(name: str, room: Rect) -> Iterator[Shape]:
    row, column = room.height / _ROWS, room.width / _COLUMNS
    yield _bar(f"{name}-head", room.left, room.top, room.width, row)
    lines = [((0.0, row * at), (room.width, row * at)) for at in range(1, _ROWS + 1)]
    lines += [((column * at, 0.0), (column * at, room.height)) for at in range(1, _COLUMNS)]
    yield _strokes(f"{name}-lines", *lines)


def _matrix(name: str, room: Rect) -> Iterator[Shape]:
    yield _bar(f"{name}-best", room.centre, room.top, room.width / 2, room.height / 2)
    yield _axes(name, room)
    yield _strokes(
        f"{name}-middle",
        ((room.centre, room.top), (room.centre, room.bottom)),
        ((room.left, room.middle), (room.right, room.middle)),
    )
    yield from _dots(name, room)


def _map(name: str, room: Rect) -> Iterator[Shape]:
    coast = tuple((room.width * x, room.height * y) for x, y in _COAST)
    yield Polygon(id=f"{name}-land", role="ghost", points=coast)
    yield from _dots(name, room)


def _dots(name: str, room: Rect) -> Iterator[Shape]:
    radius = min(room.width, room.height) * _DOT
    for place, (x, y) in enumerate(_DOTS):
        at = (room.width * x, room.height * y)
        yield Disc(id=f"{name}-dot-{place}", role="ghost-dot", centre=at, radius=radius)


def _text(name: str, room: Rect) -> Iterator[Shape]:
    pitch = room.height / len(_LINES)
    for place, share in enumerate(_LINES):
        if share:
            top = room.top + pitch * (place + 0.3)
            yield _bar(f"{name}-{place}", room.left, top, room.width * share, pitch * 0.36)


_SKETCHES: Final[Mapping[str, Callable[[str, Rect], Iterator[Shape]]]] = {
    "bar": _bars,
    "line": _line,
    "waterfall": _waterfall,
    "table": _table,
    "matrix": _matrix,
    "map": _map,
    "text": _text,
}
#: The forms of exhibits that can be sketched.
FORMS: Final = tuple(_SKETCHES)
