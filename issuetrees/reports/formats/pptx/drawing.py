"""A drawing as native shapes: boxes with words, connectors glued to them, small signs.

Shapes have the names of what they draw; connectors name the boxes that they join, so PowerPoint
moves them along. All shapes of a drawing are one group with its words for those who listen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR

from issuetrees.core.drawing.arrows import AWAY
from issuetrees.core.drawing.png import Look
from issuetrees.core.drawing.shapes import (
    Bar,
    Box,
    Connector,
    Disc,
    Drawing,
    Label,
    Mark,
    Point,
    Polygon,
    Polyline,
    Rect,
    Reference,
    Shape,
    Text,
)
from issuetrees.reports.formats.office.signs import STATUSES
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx.connectors import add_connector
from issuetrees.reports.formats.pptx.deck import Deck
from issuetrees.reports.formats.pptx.lines import is_broken, joined
from issuetrees.reports.formats.pptx.quick import add_freeform, add_group, elements_from
from issuetrees.reports.formats.pptx.text import (
    Bit,
    Inset,
    Room,
    Words,
    add_block,
    add_words,
    fill,
    fill_frame,
)
from issuetrees.reports.formats.roles import LOOKS
from issuetrees.reports.scene.fit import text_width
from issuetrees.reports.scene.theme import Type
from issuetrees.reports.sections.base import anchor_of

_EDGE: Final = 2.6  # the status at the left of a box
_REFERENCE: Final = 32.0
_SMALL: Final = 7.5
_ROUND: Final = 2.5
_PAD: Final = 2.0
_FREE: Final = 200.0  # of words that stand by themselves and have no width
_MARKS: Final = {
    "proved": ("good", ""),
    "tick": ("", "white"),
    "disproved": ("bad", ""),
    "exclamation": ("", "white"),
    "waived": ("white", "waived"),
    "waived-half": ("waived", ""),
    "unknown": ("white", "mute"),
}
_LINES: Final = {"now": Look(line="ink", width=1.6)}
_WORDS: Final = {
    "scope": "soft",
    "arrow-label": "soft",
    "away-label": "mute",
    "lane": "faint",
    "swing-figure": "soft",
    "level-figure": "soft",
}


def add_drawing(deck: Deck, slide: Any, drawing: Drawing, room: Room, scale: float) -> None:
    """Draw shapes into a room, ``scale`` times their size, as one group."""
    before = len(slide.shapes)
    painter = _Painter(deck, slide, room, scale, is_map=drawing.role != "tree")
    for shape in sorted(drawing.shapes, key=lambda one: isinstance(one, Connector | Mark)):
        painter.writers[type(shape)](shape)
    added = elements_from(slide.shapes, before)
    if not added:
        return
    described = drawing.description or _told(drawing)
    told = fit(f"{drawing.title}. {described}"[:2000])
    add_group(slide.shapes, added, fit(drawing.id), told)
    for reference in drawing.of(Reference):
        painter.refer(reference)


def extent(drawing: Drawing) -> Rect:
    """Return what the boxes of a drawing take: the paper that it was made for may be larger."""
    boxes = [box.rect for box in drawing.of(Box)]
    if not boxes:
        return Rect(0.0, 0.0, drawing.width, drawing.height)
    ways = [point for line in drawing.of(Connector) for point in line.points]
    xs, ys = [x for x, _y in ways], [y for _x, y in ways]
    sides = {reference.role for reference in drawing.of(Reference)}
    left = min([0.0, *(box.left for box in boxes), *xs])
    top = min([0.0, *(box.top for box in boxes), *ys])
    right = max([box.right for box in boxes] + xs) + _REFERENCE * bool(sides - {"comes-from"})
    bottom = max([box.bottom for box in boxes] + ys)
    return Rect(left, top, right - left, bottom - top)


def _told(drawing: Drawing) -> str:
    """The words of the boxes, for those who listen."""
    return "; ".join(" ".join(text.lines) for box in drawing.of(Box) for text in box.texts[:1])


@dataclass
class _Painter:
    deck: Deck
    slide: Any
    room: Room
    scale: float
    is_map: bool = False
    boxes: dict[str, Any] = field(default_factory=dict)
    origin: Point = (0.0, 0.0)

    def __post_init__(self) -> None:
        self.shapes = self.slide.shapes
        self.bottom = len(self.shapes._spTree)  # noqa: SLF001
        self.writers: dict[type[Shape], Callable[[Any], None]] = {
            Bar: self.bar,
            Box: self.box,
            Connector: self.connector,
            Disc: self.disc,
            Label: lambda label: self.words(label.text),
            Mark: self.mark,
            Polygon: self.polygon,
            Polyline: self.polyline,
            Reference: lambda _reference: None,  # once all slides are there
        }

    def place(self, point: Point) -> Point:
        """Return where a point of the drawing is on the slide, in points."""
        return (
            self.room.left + (point[0] + self.origin[0]) * self.scale,
            self.room.top + (point[1] + self.origin[1]) * self.scale,
        )

    def area(self, rect: Rect) -> Room:
        left, top = self.place((rect.left, rect.top))
        return Room(left, top, rect.width * self.scale, rect.height * self.scale)

    def box(self, box: Box) -> None:
        room = self.area(box.rect)
        form = MSO_SHAPE.DIAMOND if box.outline else MSO_SHAPE.ROUNDED_RECTANGLE
        shape = add_block(self.shapes, room, "white", form)
        if not box.outline:
            round_ = _ROUND * self.scale / max(min(room.width, room.height), 1)
            shape.adjustments[0] = min(0.5, round_)
        shape.name = fit(box.title or " ".join(box.texts[0].lines) if box.texts else box.id)[:120]
        is_away = box.state.endswith(f"-{AWAY}")
        is_final = box.state.startswith("final") and not is_away
        is_dark = (box.role == "question" and box.level == 0) or is_final
        look = LOOKS.get(f"{box.role}-{box.state}")
        if look:
            fill(shape, look.fill, look.line, look.width)
        else:
            fill(shape, "navy" if is_dark else "white", _line(box, is_dark))
        if box.state == "pruned":
            shape.line.dash_style = MSO_LINE.DASH
        self.fill_words(shape, box, "white" if is_dark else "mute" if is_away else "")
        self.boxes[box.id] = shape
        if box.role == "question" and box.state:
            self.edge(shape, room, box.state)

    def edge(self, box: Any, room: Room, status: str) -> None:
        """The status at the left; it moves with its box."""
        place = Room(room.left, room.top, _EDGE * self.scale, room.height)
        edge = add_block(self.shapes, place, STATUSES.get(status, "mute"), MSO_SHAPE.RECTANGLE)
        edge.name = status
        add_group(self.shapes, [box._element, edge._element], box.name)  # noqa: SLF001

    def fill_words(self, shape: Any, box: Box, colour: str) -> None:
        if not box.texts:
            return
        left = box.texts[0].left - box.rect.left
        width = box.rect.width - left - _PAD
        is_strong = box.role == "question" and box.level <= 1
        keeps_lines = bool(box.outline) or any(is_broken(text, width) for text in box.texts)
        words = [self.written(text, keeps_lines, colour, is_strong) for text in box.texts]
        # The room for words in a diamond of PowerPoint is the middle half of it.
        indent = 0.0 if box.outline else left * self.scale
        inset = Inset(indent, 0, 0 if box.outline else 1, 0, MSO_ANCHOR.MIDDLE)
        fill_frame(shape.text_frame, words, inset)
        shape.text_frame.word_wrap = not keeps_lines

    def written(
        self, text: Text, keeps_lines: bool, colour: str = "", is_strong: bool = False
    ) -> Words:
        is_strong = (
            is_strong or text.role == "branch-title" or (text.role == "title" and self.is_map)
        )
        colour = colour or _WORDS.get(text.role, "ink")
        kind = Type(round(text.size * self.scale, 1), round(text.leading * self.scale, 1))
        shown = joined(text, keeps_lines=keeps_lines)
        align = "centre" if text.is_centred else "left"
        return Words((Bit(shown, is_strong=is_strong),), kind, colour, align=align)

    def words(self, text: Text) -> Any:
        """Words that stand by themselves."""
        left, top = self.place((text.left, text.top))
        width = (text.width or _FREE) * self.scale
        shown = self.written(text, keeps_lines=text.is_centred)
        height = shown.height(width)
        return add_words(self.shapes, [shown], Room(left, top, width, height))

    def label(self, text: Text) -> None:
        """Words on a line: no wider than they are, so that they hide as little as they can."""
        wide = max(text_width(line, text.size, "semibold") for line in text.lines) + _PAD
        narrow = replace(text, left=text.left + (text.width - wide) / 2, width=wide)
        box = self.words(narrow)
        box.text_frame.word_wrap = False
        fill(box, "white")

    def connector(self, line: Connector) -> None:
        element = add_connector(self, line)._element  # noqa: SLF001
        # Below the boxes; these had to be there first.
        self.shapes._spTree.remove(element)  # noqa: SLF001
        self.shapes._spTree.insert(self.bottom, element)  # noqa: SLF001
        if line.label:
            self.label(line.label)

    def bar(self, bar: Bar) -> None:
        if bar.role in LOOKS:
            look = LOOKS.get(f"{bar.role}-{bar.state}", LOOKS[bar.role])
            shape = add_block(self.shapes, self.area(bar.rect), "white", MSO_SHAPE.RECTANGLE)
            self.dress(shape, look)
            return
        colour = f"tone-{bar.tone}" if bar.tone else "wash" if bar.role == "track" else "navy"
        add_block(self.shapes, self.area(bar.rect), colour, MSO_SHAPE.RECTANGLE)
        if bar.label:
            self.words(bar.label)

    def dress(self, shape: Any, look: Look) -> None:
        """Give a shape its colours, the width of its line and its dashes."""
        fill(shape, look.fill, look.line, look.width)
        if look.dash:
            is_dotted = look.dash[0] < look.dash[1]
            shape.line.dash_style = MSO_LINE.ROUND_DOT if is_dotted else MSO_LINE.DASH

    def mark(self, mark: Mark) -> None:
        before, start = self.origin, len(self.shapes)
        self.origin = (before[0] + mark.at[0], before[1] + mark.at[1])
        for piece in mark.pieces:
            self.writers[type(piece)](piece)
        self.origin = before
        pieces = elements_from(self.shapes, start)
        if pieces:
            add_group(self.shapes, pieces, mark.state, fit(mark.title or mark.state))

    def disc(self, disc: Disc) -> None:
        (x, y), radius = disc.centre, disc.radius
        room = self.area(Rect(x - radius, y - radius, 2 * radius, 2 * radius))
        if disc.is_half:
            room = Room(room.left, room.top, room.width / 2, room.height)
        form = MSO_SHAPE.FLOWCHART_DELAY if disc.is_half else MSO_SHAPE.OVAL
        shape = add_block(self.shapes, room, "white", form)
        colour, line = _MARKS.get(disc.role, ("mute", ""))
        self.dress(shape, LOOKS.get(disc.role) or Look(colour, line))
        if disc.is_half:
            shape.rotation = 180

    def polygon(self, shape: Polygon) -> None:
        colour, line = _MARKS.get(shape.role, ("mute", ""))
        points = [self.place(one) for one in shape.points]
        made = add_freeform(self.shapes, [points], is_closed=True)
        look = LOOKS.get(f"{shape.role}-{shape.state}") or LOOKS.get(shape.role)
        self.dress(made, look or Look(colour, line, 0.75))

    def polyline(self, shape: Polyline) -> None:
        line = _MARKS.get(shape.role, ("", ""))[1] or "soft"
        for stroke in shape.strokes:
            points = [self.place(one) for one in stroke]
            made = add_freeform(self.shapes, [points], is_closed=False)
            self.dress(made, LOOKS.get(shape.role) or _LINES.get(shape.role) or Look("", line))

    def refer(self, reference: Reference) -> None:
        """Say on which slide it goes on, once all slides are there."""
        target = reference.target_id
        anchor = f"o-{target}" if reference.role == "whole-at" else anchor_of(target)
        self.deck.later.append(lambda: self.lead(reference, anchor))

    def lead(self, reference: Reference, anchor: str) -> None:
        target = self.deck.places.get(anchor)
        if target is None:
            return
        number = self.deck.number(target)
        sign = {"goes-to": "→", "comes-from": "←"}.get(reference.role, "…")
        box = self.area(reference.rect)
        height = 10.0 * self.scale
        top = (
            box.bottom - height
            if reference.role == "whole-at"
            else (box.top + (box.height - height) / 2)
        )
        left = (
            box.left - _REFERENCE if reference.role == "comes-from" else (box.left + box.width + 3)
        )
        align = "right" if reference.role == "comes-from" else "left"
        kind = Type(_SMALL * max(self.scale, 1.0), height)
        words = Words((Bit(f"{sign} {number}"),), kind, "accent", align=align)
        shape = add_words(self.shapes, [words], Room(left, top, _REFERENCE - 3, height))
        shape.click_action.target_slide = target
        shape.name = fit(f"{sign} {number}")


def _line(box: Box, is_dark: bool) -> str:
    if is_dark:
        return "navy"
    return "#9fb0cf" if box.role == "stage" else "#c5ccd7"
