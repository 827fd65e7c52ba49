"""Contents with page numbers; filled once all other sections are built."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.reports.sections.base import Assignment, Built, Entry
from issuetrees.reports.sections.options import Number

# With more lines than this only the first level is listed.
MOST_LINES = 60
LEVELS: Final = Number("levels", gettext_lazy("Levels"), default=2, most=2)
OPTIONS: Final = (LEVELS,)


@dataclass(frozen=True, slots=True)
class ContentsContent:
    """The lines, in the order of the pages."""

    entries: tuple[Entry, ...] = ()
    levels: int = 2


def build(assignment: Assignment) -> Built:
    """Return the page without its lines."""
    title = assignment.heading(_("Contents"))
    levels = LEVELS.of(assignment.choice) or 2
    return Built("contents", title, "", ContentsContent(levels=levels), ())


def fill(contents: Built, others: Sequence[Built]) -> Built | None:
    """Return the contents page with the lines of the other sections, if there are any."""
    content = contents.content
    levels = content.levels if isinstance(content, ContentsContent) else 1
    every = tuple(entry for section in others for entry in section.entries)
    entries = tuple(entry for entry in every if entry.level <= levels)
    if len(entries) > MOST_LINES:
        entries = tuple(entry for entry in entries if entry.level == 1)
    if not entries:
        return None
    return replace(contents, content=ContentsContent(entries, levels))
