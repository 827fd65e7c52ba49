"""What a brand adds to slides: a sticker and the firm's logo on every one, logos on the cover.

What is on every slide stands on its layout, so that nobody moves it by mistake. The master of a
firm has the firm's logo where the firm wants it; ours is not put beside it.
"""

import io
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.shapes.picture import CT_Picture
from pptx.shapes.autoshape import Shape
from pptx.util import Emu, Pt

from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx.deck import Deck
from issuetrees.reports.formats.pptx.text import Inset, Room, Words, fill, fill_frame
from issuetrees.reports.looks import Brand
from issuetrees.reports.scene.blocks import Front, Picture
from issuetrees.reports.scene.fit import text_width

_STICKER: Final = 15.0  # its height
_AIR: Final = 9.0
_LOGO: Final = 16.0  # the height of the one at the foot
_COVER: Final = (190.0, 42.0)  # the largest logo of the cover
_EDGE: Final = 30.0  # from logos of the cover to the edge of the slide
_FREE: Final = 8.0


def mark_layouts(deck: Deck, brand: Brand, firm: str) -> None:
    """Put onto the layouts what every slide has."""
    frame, sticker = deck.frame, deck.typist.text(brand.sticker)
    if sticker:
        width = text_width(sticker, 9, "semibold") * frame.swell + 2 * _AIR
        deck.kept_free = width + _FREE
        top = max(3.0, frame.title.top - _STICKER - 4)
        left = frame.title.left + frame.title.width - width
        for layout in {id(one): one for one in (frame.layout, frame.cover)}.values():
            _add_sticker(layout, sticker, Room(left, top, width, _STICKER))
    if brand.firm_logo and frame.is_own:
        logo = brand.firm_logo
        _add_logo(frame.layout, logo.content, firm, _foot(deck, logo.width, logo.height))


def add_logos(deck: Deck, slide: Any, front: Front) -> None:
    """Put the logos of firm and client at the foot of the cover."""
    width, height = Emu(deck.show.slide_width).pt, Emu(deck.show.slide_height).pt
    side = deck.frame.title.left
    bottom = height - _EDGE
    if front.firm_logo and deck.frame.is_own:
        room = _fitted(front.firm_logo, side, bottom)
        _add_picture(slide, front.firm_logo, room)
    if front.client_logo:
        room = _fitted(front.client_logo, 0, bottom)
        left = width - side - room.width
        _add_picture(slide, front.client_logo, Room(left, room.top, room.width, room.height))


def _fitted(logo: Picture, left: float, bottom: float) -> Room:
    scale = min(_COVER[0] / logo.width, _COVER[1] / logo.height)
    width, height = logo.width * scale, logo.height * scale
    return Room(left, bottom - height, width, height)


def _add_picture(slide: Any, logo: Picture, room: Room) -> None:
    place = (Pt(one) for one in (room.left, room.top, room.width, room.height))
    shape = slide.shapes.add_picture(io.BytesIO(logo.content), *place)
    shape._element.nvPicPr.cNvPr.set("descr", fit(logo.alt))  # noqa: SLF001


def _foot(deck: Deck, width: float, height: float) -> Room:
    """The place before the number of the slide."""
    tops = {
        one._element.nvSpPr.nvPr.ph.get("type"): one  # noqa: SLF001
        for one in deck.frame.layout.placeholders
    }
    line, number = tops["ftr"], tops["sldNum"]
    right, left = number.left.pt, line.left.pt + line.width.pt + _FREE
    scale = min((right - left) / width, _LOGO / height)
    return Room(right - width * scale, line.top.pt, width * scale, height * scale)


def _add_sticker(layout: Any, text: str, room: Room) -> None:
    """A box that can be read on whatever stands below it; layouts of the library add none."""
    place = (Pt(one) for one in (room.left, room.top, room.width, room.height))
    tree = layout.shapes._spTree  # noqa: SLF001
    element = CT_Shape.new_textbox_sp(_next_id(tree), "Sticker", *place)
    tree.append(element)
    shape = Shape(element, layout.shapes)
    words = Words.of(text, "tracker", "accent", align="centre")
    fill_frame(shape.text_frame, [words], Inset(anchor=MSO_ANCHOR.MIDDLE))
    fill(shape, "white", "accent")


def _add_logo(layout: Any, content: bytes, firm: str, room: Room) -> None:
    place = (Pt(one) for one in (room.left, room.top, room.width, room.height))
    _part, name = layout.part.get_or_add_image_part(io.BytesIO(content))
    tree = layout.shapes._spTree  # noqa: SLF001
    tree.append(CT_Picture.new_pic(_next_id(tree), "Logo", fit(firm), name, *place))


def _next_id(tree: Any) -> int:
    return 1 + max((int(one) for one in tree.xpath("//@id") if str(one).isdigit()), default=0)
