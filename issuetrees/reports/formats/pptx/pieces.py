"""Blocks of the scene as pieces of slides: how high each is, and what draws it."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext as _
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from issuetrees.core.text import gettext_noop
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx.chart import add_chart
from issuetrees.reports.formats.pptx.contents import contents_pieces
from issuetrees.reports.formats.pptx.deck import Deck
from issuetrees.reports.formats.pptx.drawing import add_drawing, extent
from issuetrees.reports.formats.pptx.legend import legend_words
from issuetrees.reports.formats.pptx.piece import Air, Piece
from issuetrees.reports.formats.pptx.table import table_pieces
from issuetrees.reports.formats.pptx.text import (
    TYPES,
    Bit,
    Inset,
    Room,
    Words,
    add_block,
    add_words,
    fill_frame,
)
from issuetrees.reports.scene.blocks import (
    Chart,
    Contents,
    Exhibit,
    Fact,
    Facts,
    Heading,
    Legend,
    Paragraph,
    Picture,
    Point,
    Points,
    Run,
    SoWhat,
    Term,
    Terms,
)
from issuetrees.reports.scene.figures import written
from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.tables import Table

_LABEL: Final = 140.0  # of the labels of a summary
_BULLET: Final = 16.0
_FACTS: Final = 3  # side by side, at least
_BOX: Final = Inset(left=12, top=7, right=12, bottom=7)
_LARGER: Final = 1.6  # drawings that are smaller than their slide
_LEAST: Final = 7.0  # the smallest letters of a drawing that one can read
_BELOW: Final = 6.0  # a drawing
_SMALLEST_CHART: Final = 190.0
_LINES_CHART: Final = 240.0


class Cutter:
    """Makes pieces of blocks for one width of slides."""

    def __init__(self, deck: Deck, page_id: str) -> None:
        self.deck = deck
        self.page_id = page_id
        self.room = deck.frame.body
        self.legend: Legend | None = None
        self.makers: dict[type[Any], Callable[[Any, Air], Iterator[Piece]]] = {
            Chart: self.chart,
            Contents: lambda block, air: contents_pieces(self.deck, block, air),
            Exhibit: self.exhibit,
            Facts: self.facts,
            Heading: self.heading,
            Legend: self.keys,
            Paragraph: self.paragraph,
            Picture: self.picture,
            Points: self.points,
            SoWhat: self.so_what,
            Table: self.table,
            Terms: self.terms,
        }

    def pieces(self, block: Any, air: Air) -> Iterator[Piece]:
        """Yield the pieces of a block; ``air`` is what the slide has left."""
        yield from self.makers[type(block)](block, air)

    def paragraph(self, block: Paragraph, _air: Air) -> Iterator[Piece]:
        name = {"body": "body", "lead": "lead", "note": "note"}[block.role]
        yield from self.written(Words(_bits(block.runs), TYPES[name]), after=8)

    def heading(self, block: Heading, _air: Air) -> Iterator[Piece]:
        words = Words.of(block.text, f"h{min(block.level, 3)}", "navy")
        for piece in self.written(words, after=4):
            yield replace(piece, before=10.0, is_kept=True)

    def written(
        self, words: Words, *, after: float, left: float = 0.0, label: Words | None = None
    ) -> Iterator[Piece]:
        """Words that stand by themselves; what is longer than a slide is cut between its lines."""
        width = self.room.width - left
        for place, part in enumerate(self.cut(words, width)):
            first = label if place == 0 else None

            def draw(
                slide: Any, room: Room, part: Words = part, first: Words | None = first
            ) -> None:
                place = Room(room.left + left, room.top, width, room.height)
                add_words(slide.shapes, [part], place)
                if first:
                    beside = Room(room.left, room.top, left - 8, room.height)
                    add_words(slide.shapes, [first], beside)

            height = part.height(self.measure(width))
            if first:
                height = max(height, first.height(self.measure(left - 8)))
            yield Piece(height + after, draw)

    def measure(self, width: float) -> float:
        """How wide a column counts, when letters may be wider than they are measured."""
        return width / self.deck.frame.swell

    def cut(self, words: Words, width: float) -> list[Words]:
        most = self.room.height - 40
        if words.height(self.measure(width)) <= most:
            return [words]
        lines = break_lines(words.text, self.measure(width), words.type.size, words.type.face)
        step = max(1, int(most / words.type.leading))
        return [
            replace(words, bits=(Bit(" ".join(lines[at : at + step])),))
            for at in range(0, len(lines), step)
        ]

    def points(self, block: Points, _air: Air) -> Iterator[Piece]:
        yield from self.below(block.points, block, 0)

    def below(self, points: Sequence[Point], block: Points, depth: int) -> Iterator[Piece]:
        for number, point in enumerate(points, start=1):
            is_numbered = block.is_numbered and not depth  # numbers again below would be mixed up
            sign = f"{number}." if is_numbered else "•"
            left = _BULLET * (depth + 1) + (6 if block.is_numbered else 0)
            label = Words.of(sign, "term", "accent")
            words = Words(_bits(point.runs), TYPES["body"])
            yield from self.written(words, after=5, left=left, label=label)
            yield from self.below(point.below, block, depth + 1)

    def terms(self, block: Terms, _air: Air) -> Iterator[Piece]:
        for term in block.terms:
            yield from self.term(term)

    def term(self, term: Term) -> Iterator[Piece]:
        label = Words.of(term.label, "term", "accent" if term.is_answer else "navy")
        for place, text in enumerate(term.paragraphs):
            words = Words((Bit(text, is_strong=term.is_answer and not place),), TYPES["body"])
            for piece in self.written(words, after=5, left=_LABEL, label=None if place else label):
                yield replace(piece, rule=place == 0)

    def facts(self, block: Facts, _air: Air) -> Iterator[Piece]:
        width = self.room.width / max(len(block.facts), _FACTS)
        lines = [
            len(break_lines(fact.label, self.measure(width - 10), TYPES["fact-label"].size))
            for fact in block.facts
        ]
        height = TYPES["fact"].leading + TYPES["fact-label"].leading * max(lines, default=1)
        yield Piece(height + 9, lambda slide, room: self.draw_facts(slide, room, block, width))

    def draw_facts(self, slide: Any, room: Room, block: Facts, width: float) -> None:
        for place, fact in enumerate(block.facts):
            words = [
                Words.of(self.figure(fact), "fact", "navy"),
                Words.of(fact.label, "fact-label", "soft"),
            ]
            left = room.left + place * width
            add_words(slide.shapes, words, Room(left, room.top, width - 10, room.height - 4))

    def figure(self, fact: Fact) -> str:
        figure = written(fact.figure, self.deck.typist)
        if fact.whole is None:
            return figure
        whole = self.deck.typist.number(fact.whole)
        return _("{part} of {whole}").format(part=figure, whole=whole)

    def so_what(self, block: SoWhat, _air: Air) -> Iterator[Piece]:
        lead = Bit(f"{_('So what')}  ", "accent", is_strong=True)
        words = Words((lead, Bit(block.text)), TYPES["so-what"])
        inside = self.room.width - _BOX.left - _BOX.right
        height = words.height(self.measure(inside) - 8) + _BOX.top + _BOX.bottom

        def draw(slide: Any, room: Room) -> None:
            box = Room(room.left, room.top, room.width, height)
            shape = add_block(slide.shapes, box, "accent-soft", MSO_SHAPE.RECTANGLE)
            shape.name = "So what"
            fill_box(shape, words)
            edge = Room(room.left, room.top, 2.5, height)
            add_block(slide.shapes, edge, "accent", MSO_SHAPE.RECTANGLE)

        yield Piece(height + 8, draw, before=4)

    def keys(self, block: Legend, _air: Air) -> Iterator[Piece]:
        if block.is_above:
            self.legend = block  # it is said above each part of the table that follows
            return
        words = legend_words(block, self.deck.typist)
        height = words.height(self.measure(self.room.width))
        yield Piece(height + 3, lambda slide, room: _draw_words(slide, room, words), before=4)

    def table(self, block: Table, air: Air) -> Iterator[Piece]:
        legend, self.legend = self.legend, None
        yield from table_pieces(self.deck, block, legend, air)

    def exhibit(self, block: Exhibit, air: Air) -> Iterator[Piece]:
        drawing = block.drawing
        size = extent(drawing)
        height = air.left if air.left > 0.55 * air.whole else air.whole
        scale = min(self.room.width / size.width, (height - _BELOW) / size.height, _LARGER)
        self.tell_small(drawing, scale)
        before = max(0.0, -size.left) * scale

        def draw(slide: Any, room: Room) -> None:
            moved = replace(room, left=room.left + before, top=room.top - size.top * scale)
            add_drawing(self.deck, slide, drawing, moved, scale)

        yield Piece(size.height * scale + _BELOW, draw)

    def tell_small(self, drawing: Any, scale: float) -> None:
        sizes = [text.size for box in drawing.shapes for text in getattr(box, "texts", ())]
        if sizes and min(sizes) * scale < _LEAST:
            message = gettext_noop("The letters of a drawing are small on its slide.")
            self.deck.find("does_not_fit", message)

    def chart(self, block: Chart, air: Air) -> Iterator[Piece]:
        height = air.left if air.left > _SMALLEST_CHART else air.whole
        if block.form == "lines":
            height = min(height, _LINES_CHART)
        yield Piece(height, lambda slide, room: add_chart(slide, block, room))

    def picture(self, block: Picture, air: Air) -> Iterator[Piece]:
        caption = Words.of(block.caption, "note", "soft") if block.caption else None
        below = caption.height(self.measure(self.room.width)) + _BELOW if caption else 0.0
        room = air.left if air.left > 0.4 * air.whole else air.whole
        width, height = block.fitted(self.room.width, room - below - _BELOW)

        def draw(slide: Any, room: Room) -> None:
            place = (Pt(room.left), Pt(room.top), Pt(width), Pt(height))
            shape = slide.shapes.add_picture(io.BytesIO(block.content), *place)
            shape._element.nvPicPr.cNvPr.set("descr", fit(block.alt))  # noqa: SLF001
            if caption:
                add_words(slide.shapes, [caption], replace(room, top=room.top + height + _BELOW))

        yield Piece(height + below + _BELOW, draw)


def fill_box(shape: Any, words: Words) -> None:
    """Write words into an area."""
    fill_frame(shape.text_frame, [words], replace(_BOX, anchor=MSO_ANCHOR.MIDDLE))


def _draw_words(slide: Any, room: Room, words: Words) -> None:
    add_words(slide.shapes, [words], room)


def _bits(runs: Sequence[Run]) -> tuple[Bit, ...]:
    return tuple(
        Bit(run.text, "accent" if run.address else "", run.is_strong, run.is_slanted, run.address)
        for run in runs
    )
