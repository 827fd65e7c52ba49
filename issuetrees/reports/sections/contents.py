"""Contents with page numbers; filled once all other sections are built."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from issuetrees.reports.sections.base import Assignment, Built, Entry

# With more lines than this only the first level is listed.
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class ContentsContent:
    """The lines, in the order of the pages."""

    entries: tuple[Entry, ...] = ()


def build(assignment: Assignment) -> Built:
    """Return the page without its lines."""
    title = assignment.heading(_("Contents"))
    return Built("contents", title, "", ContentsContent(), ())


def fill(contents: Built, others: Sequence[Built]) -> Built | None:
    """Return the contents page with the lines of the other sections, if there are any."""
    entries = tuple(entry for section in others for entry in section.entries)
    if len(entries) > MOST_LINES:
        entries = tuple(entry for entry in entries if entry.level == 1)
    if not entries:
        return None
    return replace(contents, content=ContentsContent(entries))
