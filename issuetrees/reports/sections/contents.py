"""Contents with page numbers; filled once all other sections are built."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.reports.scene.blocks import Contents, Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.sections.base import Assignment, Built
from issuetrees.reports.sections.options import Number

# With more lines than this only the first level is listed.
MOST_LINES = 60
LEVELS: Final = Number("levels", gettext_lazy("Levels"), default=2, most=2)
OPTIONS: Final = (LEVELS,)


def build(assignment: Assignment) -> Built:
    """Return the page without its lines."""
    title = assignment.heading(_("Contents"))
    levels = LEVELS.of(assignment.choice) or 2
    return Built("contents", (Page(assignment.anchor, title, "", (Contents((), levels),)),))


def fill(contents: Built, others: Sequence[Built]) -> Built | None:
    """Return the contents page with the lines of the other sections, if there are any."""
    listed = contents.pages[0].blocks[0]
    levels = listed.levels if isinstance(listed, Contents) else 1
    every = tuple(entry for section in others for entry in section.entries)
    entries = tuple(entry for entry in every if entry.level <= levels)
    if len(entries) > MOST_LINES:
        entries = tuple(entry for entry in entries if entry.level == 1)
    if not entries:
        return None
    page = replace(contents.pages[0], blocks=(Contents(entries, levels),))
    return replace(contents, pages=(page,))


def entries_of(contents: Built) -> tuple[Entry, ...]:
    """Return the lines that the contents page lists."""
    shown = contents.pages[0].blocks[0]
    return shown.entries if isinstance(shown, Contents) else ()
