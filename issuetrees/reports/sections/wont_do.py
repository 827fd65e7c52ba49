"""What will not be done, and why: rejected, stopped and deferred initiatives."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.decided import Decided
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.decision_log import decided_table

KIND: Final = "wont_do"


def build(assignment: Assignment) -> Built | None:
    """Return the table, the latest first; None where nothing is turned down."""
    against = [one for one in assignment.document.decided if one.is_standing and one.is_against]
    if not against:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(against, typist))
    shown = tuple(reversed(against))
    table = decided_table(assignment.anchor, _("What we will not do"), shown, assignment)
    source = typist.text(
        _("Source: the decision log; rank and cost as they were known on the day.")
    )
    page = Page(
        assignment.anchor,
        title,
        _("What we will not do"),
        (table, *source_of(source)),
        sheet=LANDSCAPE,
    )
    return Built(KIND, (page,), (Entry(page.id, title),), sheets=1 + len(shown) // 10)


def action_title(against: Sequence[Decided], typist: Typist) -> str:
    """Say how many are turned down for good, and how many for now."""
    now = sum(one.verdict == "deferred" for one in against)
    good = len(against) - now
    if not good:
        return ngettext(
            "We put {count} initiative off", "We put {count} initiatives off", now
        ).format(count=typist.number(now))
    text = ngettext(
        "We will not do {count} initiative", "We will not do {count} initiatives", good
    ).format(count=typist.number(good))
    if not now:
        return text
    return text + ngettext(" and put {count} off", " and put {count} off", now).format(
        count=typist.number(now)
    )
