"""Draft roles: load, letters, what the role needs, rights over money, ways to fill it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.responsible import RoleLine
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of

KIND: Final = "roles"


def build(assignment: Assignment) -> Built | None:
    """Return the table of roles; None where nobody takes part."""
    found = assignment.document.roles
    if not found:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(found, typist))
    source = typist.text(
        _(
            "Load: who answers for an activity without working on it takes a tenth of its effort,"
            " those who do the work share the rest evenly."
        )
    )
    table = _table(found, assignment)
    page = Page(assignment.anchor, title, _("Roles"), (table, *source_of(source)), sheet=LANDSCAPE)
    return Built(KIND, (page,), (Entry(page.id, title),), sheets=1 + len(found) // 8)


def action_title(found: Sequence[RoleLine], typist: Typist) -> str:
    """Say how much work there is, and who bears the most of it."""
    total = sum((one.days for one in found), Decimal())
    if not total:
        return ngettext("{count} party takes part", "{count} parties take part", len(found)).format(
            count=typist.number(len(found))
        )
    most = max(found, key=lambda one: one.days)
    return _("{days} person-days; {name} bears the most, {share}").format(
        days=typist.number(total),
        name=typist.quoted(most.party.title),
        share=typist.percent(most.days / total),
    )


def source_word(source: str) -> str:
    """Return what a way to fill a role is called."""
    return {
        "hire": _("Hire"),
        "borrow": _("Borrow from another team"),
        "agency": _("Give to an agency"),
    }.get(source, "")


def _table(found: Sequence[RoleLine], assignment: Assignment) -> Table:
    has_stages = any(one.stage for one in found)
    stage = [Column("stage", _("Stage that it needs"), width=130)] if has_stages else []
    columns = (
        Column("role", _("Role or party")),
        Column("days", _("Load, person-days"), Kind.NUMBER, 86),
        Column("letters", "A · R · C · I", width=70),
        *stage,
        Column("ways", _("Ways to fill it"), width=230),
    )
    rows = tuple(_row(one, assignment, has_stages=has_stages) for one in found)
    return Table(f"{assignment.anchor}-table", _("Roles"), columns, rows)


def _row(one: RoleLine, assignment: Assignment, *, has_stages: bool) -> Row:
    typist = assignment.typist
    words = [Line(typist.text(one.party.title), "title")]
    if one.party.money:
        words.append(Line(typist.text(one.party.money), "quiet"))
    stage = [Line(typist.text(one.stage))] if one.stage else []
    stage += [
        Line(typist.text(f"{need.title}: {typist.number(need.level)}"), "quiet")
        for need in one.needed
    ]
    return Row(
        (
            Cell(lines=tuple(words)),
            Cell(Number(one.days, 1)),
            Cell.of(" · ".join(typist.number(count) for count in one.counts)),
            *([Cell(lines=tuple(stage))] if has_stages else []),
            Cell(lines=tuple(_ways(one, assignment))),
        ),
        id=f"{assignment.anchor}-{one.party.id}",
        is_long=True,
    )


def _ways(one: RoleLine, assignment: Assignment) -> Iterator[Line]:
    typist, currency = assignment.typist, assignment.document.currency
    for way in one.ways:
        said = f"{source_word(way.source)}: {typist.money(way.cost, currency)}"
        marks = [
            word
            for word, holds in (
                (_("least"), way.is_cheapest),
                (_("chosen"), one.filling == way.source),
            )
            if holds
        ]
        text = f"{said} ({', '.join(marks)})" if marks else said
        yield Line(typist.text(text), "strong" if way.is_cheapest else "")
    if not one.ways and one.filling:
        yield Line(source_word(one.filling))
