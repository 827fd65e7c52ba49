"""The front page."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from issuetrees.reports.sections.base import Assignment, Built
from issuetrees.reports.typography import shorten


@dataclass(frozen=True, slots=True)
class CoverContent:
    """Lines of the front page."""

    client: str
    title: str
    subtitle: str
    made_on: date
    stamp: str
    firm: str
    is_long: bool


def build(assignment: Assignment) -> Built:
    """Return the front page; it has no title, tracker or line in the contents."""
    cover, typist = assignment.document.cover, assignment.typist
    stamp = _("Final") if cover.stage == "final" else _("Draft for discussion")
    title = shorten(cover.title.strip(), 200)
    content = CoverContent(
        client=typist.text(shorten(cover.client, 120)),
        title=typist.text(title),
        subtitle=typist.text(shorten(cover.subtitle, 300)),
        made_on=cover.made_on,
        stamp=stamp,
        firm=typist.text(shorten(cover.firm, 120)),
        is_long=len(title) > 90,
    )
    return Built("cover", content.title, "", content, ())
