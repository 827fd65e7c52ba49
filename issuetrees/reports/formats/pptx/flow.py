"""A page of the scene over as many slides as it needs; nothing is drawn where it has no room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE

from issuetrees.core.text import gettext_noop
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.formats.office.joining import whole
from issuetrees.reports.formats.pptx.deck import Deck
from issuetrees.reports.formats.pptx.piece import Air, Piece
from issuetrees.reports.formats.pptx.pieces import Cutter
from issuetrees.reports.formats.pptx.text import Room, Words, add_block, add_words
from issuetrees.reports.scene.blocks import (
    Block,
    Chart,
    Contents,
    Exhibit,
    Heading,
    Paragraph,
    Picture,
    Source,
    SoWhat,
    Terms,
)
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Table

_GREEDY: Final = (Exhibit, Chart, Picture, Table, Contents)
_KEPT: Final = 60.0  # below a heading, at least
_RULE: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Placed:
    piece: Piece
    top: float


def add_page(deck: Deck, page: Page) -> None:
    """Lay a page out and draw its slides."""
    blocks = whole(page.blocks)
    source = " ".join(block.text for block in blocks if isinstance(block, Source))
    foot = _foot(deck, source)
    laid = _Layout(deck, page.title, deck.frame.body.height - (foot[1] if foot else 0.0))
    cutter = Cutter(deck, page.id)
    shown = [block for block in blocks if not isinstance(block, Source)]
    for place, block in enumerate(shown):
        below = _below(shown[place + 1 :], cutter)
        laid.add(cutter.pieces(block, laid.air(below)))
    for number, pieces in enumerate(laid.slides, start=1):
        _draw(deck, page, pieces, (number, len(laid.slides)), foot)


class _Layout:
    """Pieces below each other, slide by slide."""

    def __init__(self, deck: Deck, title: str, height: float) -> None:
        self.deck = deck
        self.title = title
        self.height = height
        self.slides: list[list[_Placed]] = [[]]
        self.top = 0.0

    def air(self, below: float) -> Air:
        """What is left for a block, if what stands below it shall stay with it."""
        return Air(self.height - self.top - below, self.height - below)

    def add(self, pieces: Any) -> None:
        for piece in pieces:
            self.place(piece)

    def place(self, piece: Piece) -> None:
        before = piece.before if self.slides[-1] else 0.0
        kept = _KEPT if piece.is_kept else 0.0
        is_over = self.top + before + piece.height + kept > self.height + 1
        if self.slides[-1] and (is_over or piece.on_its_own):
            self.carry()
            before = piece.before if self.slides[-1] else 0.0
        if piece.height > self.height + 1:
            message = gettext_noop("A part of “{title}” is higher than its slide.")
            self.deck.find("does_not_fit", message, title=self.title)
        self.slides[-1].append(_Placed(piece, self.top + before))
        self.top += before + piece.height

    def carry(self) -> None:
        """Begin a slide; a heading that would be the last of the old one comes along."""
        last = self.slides[-1]
        carried = [last.pop()] if len(last) > 1 and last[-1].piece.is_kept else []
        self.slides.append([])
        self.top = 0.0
        for one in carried:
            self.place(one.piece)


def _below(blocks: Sequence[Block], cutter: Cutter) -> float:
    """What stays with an exhibit on its slide: all up to the next text, table or exhibit."""
    taken = 0.0
    for block in blocks:
        if isinstance(block, (*_GREEDY, Paragraph, Terms, Heading)):
            break
        pieces = list(cutter.pieces(block, Air(0, 0)))
        taken += sum(piece.height + piece.before for piece in pieces)
    return taken


def _foot(deck: Deck, source: str) -> tuple[Words, float] | None:
    if not source:
        return None
    words = Words.of(source, "source", "faint")
    return words, words.height(deck.frame.body.width / deck.frame.swell) + 6


def _draw(
    deck: Deck,
    page: Page,
    pieces: Sequence[_Placed],
    number: tuple[int, int],
    foot: tuple[Words, float] | None,
) -> None:
    at, count = number
    title = f"{page.title}{NBSP}({at}/{count})" if count > 1 else page.title
    slide = deck.add_slide(page, title, is_first=at == 1)
    body = deck.frame.body
    for one in pieces:
        room = Room(body.left, body.top + one.top, body.width, one.piece.height)
        one.piece.draw(slide, room)
        if one.piece.rule and one.top:
            line = Room(body.left, room.top - 3, body.width, _RULE)
            add_block(slide.shapes, line, "line", MSO_SHAPE.RECTANGLE)
    if foot:
        words, height = foot
        place = Room(body.left, body.bottom - height + 6, body.width, height - 6)
        add_words(slide.shapes, [words], place)
    deck.note(slide, page.notes or _told(page, title))


def _told(page: Page, title: str) -> str:
    """What a slide says in sentences, for who presents it."""
    said = [title]
    tellers: dict[type[Any], Callable[[Any], list[str]]] = {
        Paragraph: lambda block: [block.text],
        SoWhat: lambda block: [block.text],
        Source: lambda block: [block.text],
        Terms: lambda block: [f"{term.label}: {' '.join(term.paragraphs)}" for term in block.terms],
    }
    for block in whole(page.blocks):
        teller = tellers.get(type(block))
        said += teller(block) if teller else []
    return "\n".join(said)
