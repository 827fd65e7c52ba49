"""A drawing of a report by itself: as SVG with its words as text, as PNG; both look as in print."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from issuetrees.core.drawing.arrows import AWAY
from issuetrees.core.drawing.png import Look, Looks, write_png
from issuetrees.core.drawing.shapes import (
    Bar,
    Box,
    Connector,
    Disc,
    Drawing,
    Label,
    Mark,
    Point,
    Rect,
    Shape,
    Text,
)
from issuetrees.core.drawing.svg import Ink, figure, write_svg
from issuetrees.core.drawing.tones import TONES
from issuetrees.kit.fonts import FOLDER
from issuetrees.reports.formats.roles import coloured
from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.theme import COLOURS

_FINE: Final = 2.0  # pixels of a point
_MOST: Final = 5000.0  # pixels at one side
_AROUND: Final = 12.0  # points of white around a drawing that stands alone
_EDGE: Final = 2.6
_SPACED: Final = 1.05  # letters of a lane stand apart
_FACES: Final = 'font-family="Rep Sans, Inter, Arial, Liberation Sans, sans-serif"'
_WHITE: Final = "#ffffff"
_DASH: Final = (3.0, 2.0)


def looks_of(colours: Mapping[str, str] = COLOURS) -> dict[str, Look]:
    """Return the look of every role in the colours of a theme."""
    navy, mute, soft = colours["navy"], colours["mute"], colours["soft"]
    return {
        "question-0": Look(navy, navy, 0.5, radius=2.5),
        "question-0-title": Look(_WHITE, is_strong=True),
        "question-1-title": Look(colours["ink"], is_strong=True),
        "question": Look(_WHITE, "#c5ccd7", 0.5, radius=2.5),
        "question-pruned": Look(_WHITE, "#c5ccd7", 0.5, radius=2.5, dash=_DASH),
        "pruned-title": Look(mute),
        "stage": Look(_WHITE, "#9fb0cf", 0.6, radius=3),
        "stage-title": Look(navy, is_strong=True),
        "stage-scope": Look(soft),
        "stage-final": Look(navy, navy, 0.6, radius=3),
        "final-title": Look(_WHITE, is_strong=True),
        "final-scope": Look(colours["on-navy"]),
        "title": Look(colours["ink"]),
        "arrow-label": Look(soft, halo=_WHITE),
        "lane": Look(colours["faint"], is_strong=True),
        "label": Look(_WHITE),
        "branch": Look(line="#a9b2c0", width=0.8),
        "arrow": Look(line="#8f9bad", width=0.9),
        "arrow-backward": Look(line="#8f9bad", width=0.9, dash=_DASH),
        "arrow-head": Look("#8f9bad"),
        "edge": Look(mute),
        "edge-open": Look("#9aa5b5"),
        "edge-answered": Look(colours["good"]),
        "edge-in_progress": Look(colours["warn"]),
        "proved": Look(colours["good"]),
        "tick": Look(line=_WHITE, width=1.1),
        "disproved": Look(colours["bad"]),
        "exclamation": Look(line=_WHITE),
        "waived": Look(_WHITE, colours["waived"]),
        "waived-half": Look(colours["waived"]),
        "unknown": Look(_WHITE, mute),
        "track": Look(colours["wash"]),
        "bar": Look(navy),
        "column": Look(navy),
        "now": Look(line=colours["ink"], width=1.5),
        "zero": Look(line=colours["bad"], width=0.8, dash=_DASH),
        "swing-title": Look(colours["ink"]),
        "swing-figure": Look(colours["soft"]),
        **coloured(colours),
        **{f"part-{number}": Look(tone.light) for number, tone in enumerate(TONES, 1)},
    }


_ROLES: Final = frozenset(looks_of())


def draw_png(
    drawing: Drawing, colours: Mapping[str, str] = COLOURS, *, is_light: bool = False
) -> bytes:
    """Return the picture of a drawing, fine enough for print; a light one goes with hundreds."""
    scale = min(_FINE, _MOST / max(drawing.width, drawing.height, 1.0))
    regular, strong = _faces()
    looks = looks_of(colours)
    return write_png(_shown(drawing), looks, regular, scale, strong, is_light=is_light)


def draw_svg(drawing: Drawing, colours: Mapping[str, str] = COLOURS) -> str:
    """Return a drawing as SVG that needs no style sheet."""
    return write_svg(replace(_shown(drawing), role="alone"), _ink(looks_of(colours)))


def framed(drawing: Drawing) -> Drawing:
    """Return a drawing on paper of its own size, with some white around it."""
    extent = _extent(drawing)
    at = (_AROUND - extent.left, _AROUND - extent.top)
    return replace(
        drawing,
        width=extent.width + 2 * _AROUND,
        height=extent.height + 2 * _AROUND,
        shapes=(Mark(id="whole", role="whole", at=at, pieces=drawing.shapes),),
    )


@cache
def _faces() -> tuple[bytes, bytes]:
    names = ("RepSans-Regular.ttf", "RepSans-SemiBold.ttf")
    regular, strong = ((FOLDER / name).read_bytes() for name in names)
    return regular, strong


def _ink(looks: Looks) -> Ink:
    return Ink({"alone": _FACES, **{role: written(look) for role, look in looks.items()}}, "pt")


def written(look: Look) -> str:
    """Return a look as attributes of SVG."""
    said = {"fill": look.fill or "none"}
    if look.line:
        said |= {"stroke": look.line, "stroke-width": figure(look.width)}
    if look.halo:
        said |= {"stroke": look.halo, "stroke-width": "3", "paint-order": "stroke"}
    if look.dash:
        said["stroke-dasharray"] = " ".join(map(figure, look.dash))
    if look.radius:
        said["rx"] = figure(look.radius)
    if look.is_strong:
        said["font-weight"] = "600"
    return " ".join(f'{name}="{value}"' for name, value in said.items())


def _shown(drawing: Drawing) -> Drawing:
    return replace(drawing, shapes=tuple(_painted(drawing.shapes)))


def _painted(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """Boxes in their colours with their status at the left; words in lines."""
    for shape in shapes:
        if isinstance(shape, Box):
            yield from _box(shape)
        elif isinstance(shape, Label):
            yield replace(shape, text=_broken(shape.text))
        elif isinstance(shape, Mark):
            yield replace(shape, pieces=tuple(_painted(shape.pieces)))
        else:
            yield shape


def _box(box: Box) -> Iterator[Shape]:
    role, state, words = box.role, box.state, box.role
    if role == "question":
        role = "question-0" if box.level == 0 else role
        words = "pruned" if state == "pruned" and box.level else f"question-{box.level}"
    elif state.endswith(f"-{AWAY}"):
        words = "away"
    elif state.startswith("final"):
        words = "final"
    texts = tuple(replace(text, role=_known(f"{words}-{text.role}", text)) for text in box.texts)
    yield replace(box, role=role, texts=texts)
    if box.role == "question" and state:
        edge = Rect(box.rect.left, box.rect.top, _EDGE, box.rect.height)
        yield Bar(id=f"{box.id}-edge", role="edge", state=state, rect=edge, value=0.0)


def _known(role: str, text: Text) -> str:
    return role if role in _ROLES else text.role


def _broken(text: Text) -> Text:
    """Words that break where their room ends."""
    words = " ".join(text.lines)
    if not text.width:
        return text
    lines = break_lines(words, text.width, text.size * _SPACED, "semibold")
    return replace(text, lines=tuple(lines))


def _extent(drawing: Drawing) -> Rect:
    """What the shapes of a drawing take."""
    corners = [point for shape in drawing.shapes for point in _corners(shape)]
    xs, ys = [x for x, _y in corners] or [0.0], [y for _x, y in corners] or [0.0]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _corners(shape: Shape) -> tuple[Point, ...]:
    """Points between which a shape stands."""
    if isinstance(shape, Box | Bar):
        rect = shape.rect
        return (rect.left, rect.top), (rect.right, rect.bottom)
    if isinstance(shape, Connector):
        return (*shape.points, *shape.head)
    if isinstance(shape, Label):
        text = _broken(shape.text)
        end = text.top + text.leading * len(text.lines)
        return (text.left, text.top), (text.left + text.width, end)
    if isinstance(shape, Mark | Disc):
        (x, y), reach = (shape.at, 5.0) if isinstance(shape, Mark) else (shape.centre, shape.radius)
        return (x - reach, y - reach), (x + reach, y + reach)
    return ()
