"""Words on slides: sizes of type, colours of the theme, boxes of measured text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Pt

from issuetrees.core.drawing.tones import TONES
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.theme import COLOURS, Type

#: Slides are read from farther away than paper.
TYPES: Final = MappingProxyType(
    {
        "tracker": Type(9, 12, "semibold"),
        "body": Type(12, 16.5),
        "lead": Type(14, 19),
        "note": Type(10, 13.5),
        "h2": Type(13, 18, "semibold"),
        "h3": Type(12, 16.5, "semibold"),
        "term": Type(12, 16.5, "semibold"),
        "so-what": Type(12, 16.5),
        "source": Type(9, 12),
        "legend": Type(9.5, 13),
        "fact": Type(24, 29, "serif"),
        "fact-label": Type(11, 14),
        "line": Type(12, 16.5),
        "foot": Type(9, 12),
    }
)
_THEME: Final = {
    "ink": (MSO_THEME_COLOR.TEXT_1, 0.0),
    "soft": (MSO_THEME_COLOR.TEXT_1, 0.35),
    "faint": (MSO_THEME_COLOR.TEXT_1, 0.45),
    "navy": (MSO_THEME_COLOR.TEXT_2, 0.0),
    "accent": (MSO_THEME_COLOR.ACCENT_1, 0.0),
    "accent-soft": (MSO_THEME_COLOR.BACKGROUND_2, 0.0),
    "line": (MSO_THEME_COLOR.BACKGROUND_1, -0.15),
    "wash": (MSO_THEME_COLOR.BACKGROUND_1, -0.04),
    "white": (MSO_THEME_COLOR.BACKGROUND_1, 0.0),
    **{f"shade-{step}": (MSO_THEME_COLOR.ACCENT_1, light)
       for step, light in ((1, 0.9), (2, 0.8), (3, 0.65), (4, 0.5))},
    "tone-1": (MSO_THEME_COLOR.TEXT_2, 0.0),
    **{f"tone-{number}": (getattr(MSO_THEME_COLOR, f"ACCENT_{number}"), 0.0)
       for number in range(2, 7)},
}  # fmt: skip


def paint(colour: Any, name: str) -> None:
    """Give a colour of the library its value."""
    if name in _THEME:
        colour.theme_color, brightness = _THEME[name]
        if brightness:
            colour.brightness = brightness
    else:
        colour.rgb = RGBColor.from_string(_raw(name))


@dataclass(frozen=True, slots=True)
class Bit:
    """Words of one look."""

    text: str
    colour: str = ""
    is_strong: bool = False
    is_slanted: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: bits of words in one type; ``after`` is the air below it."""

    bits: tuple[Bit, ...]
    type: Type
    colour: str = "ink"
    after: float = 0.0
    align: str = "left"

    @classmethod
    def of(cls, text: str, name: str, colour: str = "ink", **look: Any) -> "Words":
        """Return words of one look in a type of slides."""
        return cls((Bit(text),), TYPES[name], colour, **look)

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(bit.text for bit in self.bits)

    def height(self, width: float) -> float:
        """Return what the paragraph takes in a column of this width."""
        face = self.type.face
        if any(bit.is_strong for bit in self.bits) and face == "regular":
            face = "semibold"
        lines = break_lines(self.text, width, self.type.size, face)
        return self.type.leading * len(lines) + self.after


@dataclass(frozen=True, slots=True)
class Room:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Inset:
    """What a box keeps free around its words."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    anchor: Any = field(default=MSO_ANCHOR.TOP)


def add_words(shapes: Any, words: Sequence[Words], room: Room, inset: Inset | None = None) -> Any:
    """Add a box of text; it breaks its lines itself, as they were measured."""
    box = shapes.add_textbox(Pt(room.left), Pt(room.top), Pt(room.width), Pt(room.height))
    fill_frame(box.text_frame, words, inset or Inset())
    return box


def fill_frame(frame: Any, words: Sequence[Words], inset: Inset) -> None:
    """Write paragraphs into a frame of text."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = inset.anchor
    frame.margin_left, frame.margin_top = Pt(inset.left), Pt(inset.top)
    frame.margin_right, frame.margin_bottom = Pt(inset.right), Pt(inset.bottom)
    fill_paragraphs(frame, words)


def fill_paragraphs(frame: Any, words: Iterable[Words]) -> None:
    """Write paragraphs, the first into the one that is there."""
    for place, one in enumerate(words):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        _write(paragraph, one)


def _write(paragraph: Any, words: Words) -> None:
    """Write a paragraph; element by element, since the library takes five times as long."""
    element = paragraph._p  # noqa: SLF001
    look = etree.SubElement(element, qn("a:pPr"), algn=_ALIGN[words.align])
    leading = str(int(words.type.leading * 100))
    etree.SubElement(etree.SubElement(look, qn("a:lnSpc")), qn("a:spcPts"), val=leading)
    if words.after:
        after = etree.SubElement(look, qn("a:spcAft"))
        etree.SubElement(after, qn("a:spcPts"), val=str(int(words.after * 100)))
    for bit in words.bits:
        for place, part in enumerate(bit.text.split(LINE_END)):
            if place:
                etree.SubElement(element, qn("a:br"))
            run = _run(element, words, bit, fit(part))
        if bit.address:
            paragraph.runs[-1].hyperlink.address = fit(bit.address)
            run.rPr.append(run.rPr.find(qn("a:hlinkClick")))


def _run(element: Any, words: Words, bit: Bit, text: str) -> Any:
    run = etree.SubElement(element, qn("a:r"))
    look = etree.SubElement(run, qn("a:rPr"), sz=str(int(words.type.size * 100)))
    if bit.is_strong or words.type.face == "semibold":
        look.set("b", "1")
    if bit.is_slanted:
        look.set("i", "1")
    tint(look, bit.colour or words.colour)
    if words.type.face == "serif":
        etree.SubElement(look, qn("a:latin"), typeface="+mj-lt")
    etree.SubElement(run, qn("a:t")).text = text
    return run


def tint(parent: Any, name: str) -> None:
    """Add a fill of one colour: of the theme, or one whose meaning no theme may change."""
    filled = etree.SubElement(parent, qn("a:solidFill"))
    if name not in _THEME:
        etree.SubElement(filled, qn("a:srgbClr"), val=_raw(name))
        return
    colour, brightness = _THEME[name]
    made = etree.SubElement(filled, qn("a:schemeClr"), val=_SLOTS[colour])
    if brightness:
        whole = int((1 - abs(brightness)) * 100_000)
        etree.SubElement(made, qn("a:lumMod"), val=str(whole))
    if brightness > 0:
        etree.SubElement(made, qn("a:lumOff"), val=str(100_000 - whole))


def _raw(name: str) -> str:
    value = TONES[int(name[5:]) - 1].light if name.startswith("tone-") else COLOURS.get(name, name)
    return value.lstrip("#").upper()


_ALIGN: Final = {"left": "l", "right": "r", "centre": "ctr"}
_SLOTS: Final = {
    MSO_THEME_COLOR.TEXT_1: "tx1",
    MSO_THEME_COLOR.TEXT_2: "tx2",
    MSO_THEME_COLOR.BACKGROUND_1: "bg1",
    MSO_THEME_COLOR.BACKGROUND_2: "bg2",
    **{getattr(MSO_THEME_COLOR, f"ACCENT_{number}"): f"accent{number}" for number in range(1, 7)},
}
#: A line ends here, whatever the width.
LINE_END: Final = "\v"


def link(run: Any, source: Any, target: Any) -> None:
    """Let words lead to another slide."""
    name = source.part.relate_to(target.part, _SLIDE)
    click = etree.SubElement(run._r.get_or_add_rPr(), qn("a:hlinkClick"))  # noqa: SLF001
    click.set(qn("r:id"), name)
    click.set("action", "ppaction://hlinksldjump")


_SLIDE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"


def add_block(shapes: Any, room: Room, colour: str, form: Any) -> Any:
    """Add a plain area of one colour."""
    place = (Pt(room.left), Pt(room.top), Pt(room.width), Pt(room.height))
    shape = shapes.add_shape(form, *place)
    fill(shape, colour)
    return shape


def fill(shape: Any, colour: str, line: str = "", width: float = 0.75) -> None:
    """Give a shape its colour and its line; none of either for an empty name."""
    properties = shape._element.spPr  # noqa: SLF001
    for tag in ("a:solidFill", "a:noFill", "a:ln"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    if colour:
        tint(properties, colour)
    else:
        etree.SubElement(properties, qn("a:noFill"))
    stroke = etree.SubElement(properties, qn("a:ln"), w=str(int(Pt(width))))
    if line:
        tint(stroke, line)
    else:
        etree.SubElement(stroke, qn("a:noFill"))
    style = shape._element.find(qn("p:style"))  # noqa: SLF001 - effects of the theme: shadows
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001
