"""A picture that somebody brings: a photograph, a chart of another tool, a plan."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.reports.document import SectionChoice
from issuetrees.reports.looks import KeptPicture
from issuetrees.reports.scene.blocks import Entry, Picture
from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import head_height
from issuetrees.reports.scene.theme import LANDSCAPE, PORTRAIT, Sheet, Theme
from issuetrees.reports.sections.base import Assignment, Built, source_of
from issuetrees.reports.sections.options import Choice, OnePicture, Words
from issuetrees.reports.stored import content_of

PICTURE: Final = OnePicture(
    "picture", gettext_lazy("Picture"), help_text=gettext_lazy("PNG, JPEG or SVG, up to 5 MB.")
)
CAPTION: Final = Words("caption", gettext_lazy("Caption"), limit=300)
SOURCE: Final = Words("source", gettext_lazy("Source"), limit=300)
ALT: Final = Words(
    "alt",
    gettext_lazy("Alternative text"),
    limit=1000,
    is_long=True,
    help_text=gettext_lazy("What it shows, for who cannot see it; empty: the caption."),
)
SIZE: Final = Choice(
    "size",
    gettext_lazy("Size"),
    "wide",
    choices={
        "page": gettext_lazy("As large as a sheet, lying if that is larger"),
        "wide": gettext_lazy("As wide as text"),
        "half": gettext_lazy("Half as wide"),
    },
)
OPTIONS: Final = (PICTURE, CAPTION, SOURCE, ALT, SIZE)
# What a page takes below the picture, besides words.
_BELOW: Final = 24.0
# How many points a pixel takes at most; of a picture that fills its sheet.
_USUAL: Final = 0.75
_LARGEST: Final = 1.5


def build(assignment: Assignment) -> Built | None:
    """Return the picture; its title is the author's, else its caption."""
    kept = _kept(assignment)
    if kept is None:
        return None
    choice, typist, label = assignment.choice, assignment.typist, _("Picture")
    title = assignment.heading(typist.text(CAPTION.of(choice)) or label)
    sheet = assignment.theme.sheet(_sheet(kept, choice))
    source = source_of(typist.text(SOURCE.of(choice)))
    block = _block(kept, assignment, title)
    room = _room(assignment.theme, sheet, title, (block.caption, *(one.text for one in source)))
    block = replace(block, printed=block.fitted(sheet.room, room))
    page = Page(
        assignment.anchor, title, "" if title == label else label, (block, *source), sheet.name
    )
    is_short = SIZE.of(choice) == "half"
    return Built("picture", (page,), (Entry(page.id, title),), is_short=is_short)


def _block(kept: KeptPicture, assignment: Assignment, title: str) -> Picture:
    """The picture with its words: a caption that is the title is not said again."""
    choice, typist = assignment.choice, assignment.typist
    caption = typist.text(CAPTION.of(choice))
    return Picture(
        content=content_of(kept.file),
        media=kept.media,
        width=kept.width,
        height=kept.height,
        alt=typist.text(ALT.of(choice)) or caption or title,
        caption=caption if choice.title else "",
        share=0.5 if SIZE.of(choice) == "half" else 1.0,
        most=_LARGEST if SIZE.of(choice) == "page" else _USUAL,
    )


def _kept(assignment: Assignment) -> KeptPicture | None:
    digest = PICTURE.of(assignment.choice)
    return next((one for one in assignment.document.pictures if one.digest == digest), None)


def _sheet(kept: KeptPicture, choice: SectionChoice) -> str:
    is_lying = SIZE.of(choice) == "page" and kept.width > kept.height
    return LANDSCAPE if is_lying else PORTRAIT


def _room(theme: Theme, sheet: Sheet, title: str, words: Iterable[str]) -> float:
    """What title and words leave of the height of a sheet."""
    look = theme.types["words"]
    lines = [len(break_lines(text, sheet.room, look.size)) for text in words if text]
    return sheet.depth - head_height(theme, sheet, title) - _BELOW - look.leading * sum(lines)
