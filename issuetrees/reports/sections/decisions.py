"""The decisions that are asked for: what, who, until when, how much, and what they rest on."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.reports.decisions import Decision, decisions_of, total_of
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.sections.base import Assignment, Built, source_of
from issuetrees.reports.sections.decision_table import decision_table
from issuetrees.reports.sections.options import YesNo

REASONS: Final = YesNo("has_reasons", gettext_lazy("What each rests on"), default=True)
OPTIONS: Final = (REASONS,)


def build(assignment: Assignment) -> Built | None:
    """Return the table, or None where no decision is asked for."""
    decisions = decisions_of(assignment.document)
    if not decisions:
        return None
    title = assignment.heading(action_title(decisions, assignment))
    has_reasons = REASONS.of(assignment.choice)
    table = decision_table(decisions, assignment, has_reasons=has_reasons)
    source = _("Source: ranking of initiatives; likely costs") if has_reasons else ""
    ranking = assignment.document.ranking
    said = source_of(assignment.typist.text(source)) if ranking and ranking.rows else ()
    page = Page(assignment.anchor, title, _("Decisions"), (table, *said))
    return Built(
        kind="decisions",
        pages=(page,),
        entries=(Entry(page.id, title),),
        sheets=1 + len(decisions) // 14,
        is_short=len(decisions) <= 6,
    )


def action_title(decisions: Sequence[Decision], assignment: Assignment) -> str:
    """Say how many there are, what they cost together and when the first is due."""
    return ", ".join(_said(decisions, assignment))


def _said(decisions: Sequence[Decision], assignment: Assignment) -> Iterator[str]:
    typist = assignment.typist
    count = len(decisions)
    yield ngettext(
        "{count} decision is asked for", "{count} decisions are asked for", count
    ).format(count=typist.number(count))
    total = total_of(decisions)
    if total is not None:
        yield _("{sum} in all").format(sum=typist.money(total, assignment.document.currency))
    days = [one.due for one in decisions if one.due]
    if days and count > 1:
        yield _("the first by {day}").format(day=typist.long_day(min(days)))
    elif days:
        yield _("by {day}").format(day=typist.long_day(days[0]))
