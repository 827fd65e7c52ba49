"""The presentation under construction: slides with title, tracker, foot, number and notes."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from issuetrees.core.text import gettext_noop
from issuetrees.reports.findings import ExportFinding
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx.base import FOOT, TITLE
from issuetrees.reports.formats.pptx.holders import MARGINS
from issuetrees.reports.formats.pptx.locator import add_locator
from issuetrees.reports.formats.pptx.quick import hasten
from issuetrees.reports.formats.pptx.text import Room, Words, add_words, paint
from issuetrees.reports.scene.fit import break_lines, fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.theme import Theme
from issuetrees.reports.sections.base import Typist

#: Sizes of a title, the largest first; none is smaller unless a firm's master has it so.
SIZES: Final = (36.0, 32.0, 28.0, 25.0, TITLE, 20.0, 18.0, 16.0)
_LEADING: Final = 1.2
_TRACKER: Final = 13.0
_AIR: Final = 8.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand on a slide, and the layouts of covers and of all others.

    ``swell`` is how much wider letters may be than they are measured: faces of a firm are unknown.
    ``is_moved`` tells that titles stand elsewhere than the layout has them; ``size`` is that of
    titles in the layout.
    """

    title: Room
    body: Room
    cover: Any
    layout: Any
    swell: float = 1.0
    is_moved: bool = False
    size: float = TITLE

    @property
    def is_own(self) -> bool:
        """Whether the master is ours."""
        return self.swell == 1.0

    @property
    def sizes(self) -> tuple[float, ...]:
        """Sizes of titles, the largest first: those at which two lines have room, so that short
        titles are as large as long ones.
        """
        sizes = (self.size, *(one for one in SIZES if one < self.size))
        low = tuple(one for one in sizes if 2 * one * _LEADING <= self.title.height)
        return low or sizes[-1:]


@dataclass
class Deck:
    """Slides in their order; ``places`` are those of anchors, ``later`` is what needs them all.

    ``kept_free`` is what the sticker takes at the right, above titles; ``numbers`` are those of
    slides by the names of their parts; ``told`` hears that there is one more.
    """

    show: Any
    frame: Frame
    theme: Theme
    typist: Typist
    foot: str
    places: dict[str, Any] = field(default_factory=dict)
    later: list[Callable[[], None]] = field(default_factory=list)
    findings: list[ExportFinding] = field(default_factory=list)
    kept_free: float = 0.0
    numbers: dict[str, int] = field(default_factory=dict)
    told: Callable[[], None] = lambda: None

    def add_slide(self, page: Page, title: str, *, is_first: bool) -> Any:
        """Add a slide with everything but its body."""
        slide = self.begin_slide(self.frame.layout)
        taken = add_locator(slide, page.locator, self.frame.title) if page.locator else 0.0
        self._set_title(slide, title, self.frame.title.width - taken)
        _drop_empty(slide)
        if page.tracker:
            self._add_tracker(slide, page.tracker)
        self._add_foot(slide)
        hasten(slide.shapes)
        if is_first:
            self.places[page.id] = slide
        return slide

    def begin_slide(self, layout: Any) -> Any:
        """Add a slide with nothing on it but its layout's holders."""
        slide = self.show.slides.add_slide(layout)
        self.numbers[slide.part.partname] = len(self.show.slides)
        self.told()
        return slide

    def number(self, slide: Any) -> int:
        """Return the number of a slide, from 1."""
        return self.numbers[slide.part.partname]

    def find(self, code: str, message: str, **details: Any) -> None:
        """Tell something that a reader of the file would miss."""
        self.findings.append(ExportFinding(code, message, details=details))

    def note(self, slide: Any, text: str) -> None:
        """Write the notes of a slide."""
        slide.notes_slide.notes_text_frame.text = fit(text)

    def _set_title(self, slide: Any, title: str, width: float) -> None:
        size, shown = self._fitted(title, width)
        if shown != title:
            message = gettext_noop("The title “{title}” is shortened on its slide.")
            self.find("shortened", message, title=title[:120])
        holder = slide.shapes.title
        if holder is None:
            place = replace(self.frame.title, width=width)
            add_words(slide.shapes, [Words.of(shown, "h2", "navy")], place)
            return
        holder.text_frame.text = fit(shown)
        room = self.frame.title
        if width < room.width or self.frame.is_moved:
            sides = (room.left, room.top, width, room.height)
            holder.left, holder.top, holder.width, holder.height = map(Pt, sides)
        if size != self.frame.size or self.frame.is_own:
            holder.text_frame.paragraphs[0].runs[0].font.size = Pt(size)

    def _fitted(self, title: str, room: float) -> tuple[float, str]:
        """The largest size at which a title fits, or its beginning at the smallest."""
        frame = self.frame
        width = room if frame.is_own else (room - MARGINS[0]) / frame.swell
        sizes = frame.sizes
        for size in sizes:
            lines = break_lines(title, width, size, "serif")
            if len(lines) <= self._most_lines(size):
                return size, title
        most = self._most_lines(sizes[-1])
        lines, _is_whole = fit_lines(title, width, sizes[-1], most, "serif")
        return sizes[-1], " ".join(lines)

    def _most_lines(self, size: float) -> int:
        return max(1, min(2, int(self.frame.title.height / (size * _LEADING))))

    def _add_tracker(self, slide: Any, tracker: str) -> None:
        title = self.frame.title
        if title.top < _TRACKER:
            return
        top, width = title.top - _TRACKER, title.width - self.kept_free
        words = Words.of(tracker.upper(), "tracker", "accent")
        lines, _is_whole = fit_lines(words.text, width, 9, 1, "semibold")
        shown = Words.of(lines[0], "tracker", "accent")
        add_words(slide.shapes, [shown], Room(title.left, top, width, _TRACKER))

    def _add_foot(self, slide: Any) -> None:
        """The line of confidentiality and the number, in the holders that the layout has."""
        holders = {
            one._element.nvSpPr.nvPr.ph.get("type"): one._element  # noqa: SLF001
            for one in self.frame.layout.placeholders
        }
        for kind in ("ftr", "sldNum"):
            if kind in holders:
                _copy_holder(slide, holders[kind], kind, fit(self.foot))
        if "ftr" not in holders:
            room = self.frame.body
            words = [Words.of(self.foot, "foot", "faint")]
            height = Emu(self.show.slide_height).pt
            place = Room(room.left, height - 20, room.width * 0.8, FOOT + 4)
            add_words(slide.shapes, words, place)


def _copy_holder(slide: Any, holder: Any, kind: str, foot: str) -> None:
    """Put a holder of the layout onto a slide: the library leaves these out."""
    made = copy.deepcopy(holder)
    properties = made.find(qn("p:spPr"))
    for one in list(properties):
        properties.remove(one)
    slide.shapes._spTree.append(made)  # noqa: SLF001
    shape = slide.shapes[-1]
    made.find(f"{qn('p:nvSpPr')}/{qn('p:cNvPr')}").set("id", str(900 + (kind == "ftr")))
    if kind == "ftr":
        shape.text_frame.text = foot
        _set_foot(shape.text_frame.paragraphs[0])


def _set_foot(paragraph: Any) -> None:
    """Programs differ in what of a footer they take from the master."""
    paragraph.alignment = PP_ALIGN.LEFT
    font = paragraph.runs[0].font
    font.size = Pt(FOOT)
    font.name = "+mn-lt"
    paint(font.color, "faint")


def _drop_empty(slide: Any) -> None:
    """Take away holders that would say “click to add text”."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001
