"""The decisions that were taken: the log, and where wanted a page each for the committee."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from issuetrees.reports.decided import Decided
from issuetrees.reports.scene.blocks import Block, Entry, SoWhat
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import (
    Cell,
    Column,
    Day,
    Kind,
    Line,
    Money,
    Number,
    Row,
    Table,
)
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import YesNo

KIND: Final = "decision_log"
PAGES: Final = YesNo("has_pages", gettext_lazy("A page for each decision"), default=False)
OPTIONS: Final = (PAGES,)
_ROLES: Final = {"deferred": "warn"}


def build(assignment: Assignment) -> Built | None:
    """Return the table, and the pages where they are wanted; None where nothing is decided."""
    decided = assignment.document.decided
    if not decided:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(decided, typist))
    table = decided_table(assignment.anchor, _("Decision log"), decided, assignment)
    source = _("Source: the decision log; rank and cost as they were known on the day.")
    page = Page(
        assignment.anchor,
        title,
        _("Decision log"),
        (table, *source_of(typist.text(source))),
        sheet=LANDSCAPE,
    )
    each = tuple(_pages(decided, assignment)) if PAGES.of(assignment.choice) else ()
    sheets = 1 + len(decided) // 10 + len(each)
    return Built(KIND, (page, *each), (Entry(page.id, title),), sheets=sheets)


def action_title(decided: Sequence[Decided], typist: Typist) -> str:
    """Say about how many initiatives something is decided, and what."""
    standing = [one for one in decided if one.is_standing]
    counts = Counter("approved" if not one.is_against else one.verdict for one in standing)
    no = counts["rejected"] + counts["stopped"]
    parts = [
        (counts["approved"], _("{count} approved")),
        (counts["deferred"], _("{count} deferred")),
        (no, _("{count} turned down")),
    ]
    said = ", ".join(text.format(count=typist.number(count)) for count, text in parts if count)
    return ngettext(
        "Decided on {all} initiative: {said}", "Decided on {all} initiatives: {said}", len(standing)
    ).format(all=typist.number(len(standing)), said=said)


def decided_table(
    name: str, title: str, decided: Sequence[Decided], assignment: Assignment
) -> Table:
    """Return decisions as rows: what, why, who and when, and what was known."""
    typist, currency = assignment.typist, assignment.document.currency
    columns = (
        Column("number", _("No."), width=26, role="quiet"),
        Column("decision", pgettext("decision", "Decision"), width=78),
        Column("initiative", _("Initiative"), width=150),
        Column("reason", _("Reason")),
        Column("rank", _("Rank"), width=64),
        Column("cost", _("Cost"), Kind.MONEY, 66),
        Column("by", _("Who decided"), width=92),
        Column("day", _("Day"), Kind.DAY, 62),
    )
    rows = tuple(_row(one, typist, currency, name) for one in decided)
    return Table(name, title, columns, rows)


def verdict_word(verdict: str) -> str:
    """Return what was decided, in a word."""
    return {
        "approved": pgettext("decision", "Approved"),
        "rejected": pgettext("decision", "Rejected"),
        "deferred": pgettext("decision", "Deferred"),
        "stopped": pgettext("decision", "Stopped"),
    }[verdict]


def _row(one: Decided, typist: Typist, currency: str, anchor: str) -> Row:
    word = [Line(verdict_word(one.verdict), _ROLES.get(one.verdict, "strong"))]
    if not one.is_standing:
        word.append(Line(_("decided anew since"), "quiet"))
    return Row(
        (
            Cell.of(typist.number(one.number)),
            Cell(lines=tuple(word)),
            Cell.of(typist.text(one.initiative), "title"),
            Cell(lines=tuple(_why(one, typist))),
            Cell.of(_rank(one, typist)),
            Cell() if one.cost is None else Cell(Money(one.cost, currency)),
            Cell.of(typist.text(one.decided_by)),
            Cell(Day(one.decided_on)),
        ),
        id=f"{anchor}-{one.id}",
        is_long=True,
    )


def _why(one: Decided, typist: Typist) -> Iterator[Line]:
    yield from (Line(part) for part in typist.paragraphs(one.reason))
    lead = f"{_('Conditions')}:"
    yield from (Line(part, "quiet", lead) for part in typist.paragraphs(one.conditions))


def _rank(one: Decided, typist: Typist) -> str:
    if not one.place:
        return "–"
    return _("{place} of {ranked}").format(place=one.place, ranked=typist.number(one.ranked))


def _pages(decided: Sequence[Decided], assignment: Assignment) -> Iterator[Page]:
    """A page for each decision that stands, the latest first."""
    standing = [one for one in decided if one.is_standing]
    for place, one in enumerate(reversed(standing), start=1):
        title = assignment.typist.title(f"{verdict_word(one.verdict)}: {one.initiative}")
        yield Page(
            f"{assignment.anchor}-page-{place}",
            title,
            assignment.typist.text(
                _("Decision no. {number}").format(number=assignment.typist.number(one.number))
            ),
            tuple(_blocks(one, place, assignment)),
        )


def _blocks(one: Decided, place: int, assignment: Assignment) -> Iterator[Block]:
    typist, currency = assignment.typist, assignment.document.currency
    yield SoWhat(typist.text(one.reason), is_above=True)
    lines: list[tuple[str, Cell]] = [
        (_("Who decided"), Cell.of(typist.text(one.decided_by))),
        (_("Day"), Cell(Day(one.decided_on))),
        (_("Conditions"), Cell(lines=tuple(map(Line, typist.paragraphs(one.conditions))))),
        (_("Rank"), Cell.of(_rank(one, typist))),
        (_("Points"), Cell() if one.points is None else Cell(Number(one.points, 1))),
        (_("Cost"), Cell() if one.cost is None else Cell(Money(one.cost, currency))),
        (_("Gates"), Cell(lines=tuple(_gates(one, typist)))),
        (_("Portfolio"), Cell.of(typist.text(one.portfolio))),
    ]
    columns = (
        Column("what", _("What was known"), width=110, role="quiet"),
        Column("said", pgettext("decision", "Decision")),
    )
    said = [(name, cell) for name, cell in lines if cell != Cell()]
    rows = tuple(Row((Cell.of(name), cell)) for name, cell in said)
    name = f"{assignment.anchor}-known-{place}"
    yield Table(name, typist.excerpt(one.initiative, 60), columns, rows)


def _gates(one: Decided, typist: Typist) -> Iterator[Line]:
    for gate in one.gates:
        title = typist.text(gate.gate)
        if gate.verdict == "veto":
            yield Line(title, "veto", _("Veto:"))
        elif gate.verdict:
            yield Line(f"✓ {title}")
        else:
            yield Line(f"{title}: {_('not decided')}", "quiet")
