"""Second opinions: where other methods put the initiatives, by the same points and weights."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.scoring.methods import METHODS
from issuetrees.kit.words import spoken
from issuetrees.reports.opinions import Methods
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import TOP

KIND: Final = "methods"
OPTIONS: Final = (TOP,)
_ROWS: Final = 30


def build(assignment: Assignment) -> Built | None:
    """Return the page, or None where fewer than two methods say anything."""
    found, ranking = assignment.document.methods, assignment.document.ranking
    if found is None or ranking is None or len(found.opinions) < 2:
        return None
    titles = {row.id: row.title for row in ranking.rows}
    title = assignment.heading(action_title(found, titles, assignment.typist))
    table, left_out = _table(found, titles, assignment)
    source = assignment.typist.text(" ".join(_notes(found, left_out, assignment.typist)))
    page = Page(assignment.anchor, title, _("Other methods"), (table, *source_of(source)))
    return Built(KIND, (page,), (Entry(page.id, title),), 1 + len(table.rows) // _ROWS)


def action_title(found: Methods, titles: dict[str, str], typist: Typist) -> str:
    """Say whether the methods agree on who is first; of several, who is named most."""
    firsts = Counter(one.firsts for one in found.opinions)
    named, times = firsts.most_common(1)[0]
    count = len(found.opinions)
    first = typist.quoted(titles[named[0]], 60)
    if len(named) > 1:
        first = _("{initiative} and others").format(initiative=first)
    if times == count:
        text = _("All {count} methods put {initiative} first")
    elif 2 * times > count:
        text = _("{times} of {count} methods put {initiative} first; the others do not")
    else:
        text = _("The methods differ on who is first: ask which of their assumptions is shared")
    return text.format(count=typist.number(count), times=typist.number(times), initiative=first)


def _table(found: Methods, titles: dict[str, str], assignment: Assignment) -> tuple[Table, int]:
    """The initiatives in the order of the method that decides, which comes first."""
    typist, top = assignment.typist, TOP.of(assignment.choice)
    columns = (
        Column("name", _("Initiative")),
        *(
            Column(one.method, spoken(METHODS[one.method].title), Kind.NUMBER, 70)
            for one in found.opinions
        ),
    )
    at = {one: place for place, one in enumerate(found.ids)}
    order = [one for one in titles if one in at]
    shown = order[:top] if top else order
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(titles[one])),
                *(Cell.of(said.places[at[one]] or "–") for said in found.opinions),
            )
        )
        for one in shown
    )
    table = Table(assignment.anchor, _("Places by method"), columns, rows, role="close")
    return table, len(order) - len(shown)


def _notes(found: Methods, left_out: int, typist: Typist) -> Iterator[str]:
    yield _("Source: the same points and weights by other methods; the first column decides.")
    for one in found.opinions:
        if one.conventions:
            chosen = "; ".join(one.conventions)
            yield _("{method} – {chosen}.").format(
                method=spoken(METHODS[one.method].title), chosen=chosen
            )
    turning = [one for one in found.opinions if one.reversals]
    if turning:
        names = ", ".join(spoken(METHODS[one.method].title) for one in turning)
        yield _("Leaving out an initiative turns others by: {methods}.").format(methods=names)
    if found.left_out:
        text = ngettext(
            "{count} initiative lacks scores and is left out.",
            "{count} initiatives lack scores and are left out.",
            found.left_out,
        )
        yield text.format(count=typist.number(found.left_out))
    if left_out:
        text = _("{shown} of {count} initiatives are shown.")
        count = len(found.ids)
        yield text.format(shown=typist.number(count - left_out), count=typist.number(count))
