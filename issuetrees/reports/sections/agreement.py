"""How far the assessors agree: coefficients, who leans which way, where they are furthest apart."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.core.scoring.agreement import REASONS, Measure, Undefined
from issuetrees.kit.words import spoken
from issuetrees.reports.opinions import Agreement
from issuetrees.reports.scene.blocks import Entry, Heading, Kept
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Span, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import people_option
from issuetrees.scoring.wording import measured

KIND: Final = "agreement"
PEOPLE: Final = people_option(default=False)
OPTIONS: Final = (PEOPLE,)
#: Krippendorff (2004): above the first one may conclude, above the second with care.
FIRM: Final = 0.8
CAREFUL: Final = 0.667
_ALPHAS: Final = frozenset(one for one in Measure if one.startswith("krippendorff"))


def build(assignment: Assignment) -> Built | None:
    """Return the page, or None where fewer than two assessors said anything."""
    found, typist = assignment.document.agreement, assignment.typist
    if found is None:
        return None
    title = assignment.heading(action_title(found, typist))
    blocks = tuple(_blocks(found, assignment))
    page = Page(assignment.anchor, title, _("Agreement of the assessors"), blocks)
    return Built(KIND, (page,), (Entry(page.id, title),))


def action_title(found: Agreement, typist: Typist) -> str:
    """Say what may be concluded from the scores, by the limits of Krippendorff."""
    values = [one.value for one in found.coefficients if one.measure in _ALPHAS]
    alpha = next((value for value in values if value is not None), None)
    if alpha is None:
        return _("How far the assessors agree cannot be told from these scores")
    if alpha >= FIRM:
        text = _("The assessors agree: α is {alpha}, so their scores carry conclusions")
    elif alpha >= CAREFUL:
        text = _("The assessors agree in the main: α is {alpha}, so conclude with care")
    else:
        text = _("The assessors see it differently: α is {alpha}; talk before the order is used")
    return text.format(alpha=typist.number(alpha, 2))


def _blocks(found: Agreement, assignment: Assignment) -> Iterator[Kept]:
    yield Kept((_coefficients(found, assignment),))
    yield Kept((Heading(_("Who is stricter, who is milder")), _people(found, assignment)))
    if found.contested:
        heading = _("Where they are furthest apart")
        source = _("Source: the round “{round}”; points on a scale of 0–100.")
        text = assignment.typist.text(source.format(round=found.round))
        yield Kept((Heading(heading), _contested(found, assignment), *source_of(text)))


def _coefficients(found: Agreement, assignment: Assignment) -> Table:
    columns = (
        Column("name", _("Coefficient"), width=120),
        Column("asks", _("What it asks")),
        Column("value", _("Value"), Kind.NUMBER, 60, "strong"),
    )
    rows = []
    for one in found.coefficients:
        name, asks = measured(Measure(one.measure))
        lines = [Line(assignment.typist.text(asks))]
        if one.undefined:
            reason = spoken(REASONS[Undefined(one.undefined)])
            lines.append(Line(assignment.typist.text(reason), "quiet"))
        value = Cell(Number(one.value, 2))
        rows.append(Row((Cell.of(name, "strong"), Cell(lines=tuple(lines)), value)))
    title = _("Coefficients of agreement")
    return Table(f"{assignment.anchor}-values", title, columns, tuple(rows), role="close")


def _people(found: Agreement, assignment: Assignment) -> Table:
    columns = (
        Column("name", _("Assessor")),
        Column("bias", _("Beside the panel, points"), Kind.NUMBER, 110, "strong"),
        Column("spread", _("Spread, points"), Kind.NUMBER, 90),
    )
    is_named = PEOPLE.of(assignment.choice)
    rows = tuple(
        Row(
            (
                Cell.of(assignment.typist.text(one.name if is_named else _letter(place))),
                Cell(Number(one.bias, 1)),
                Cell(Number(one.spread, 1)),
            )
        )
        for place, one in enumerate(sorted(found.people, key=lambda one: -one.bias))
    )
    title = _("Bias and spread of each assessor")
    return Table(f"{assignment.anchor}-people", title, columns, rows, role="close")


def _letter(place: int) -> str:
    """“Assessor A” for the mildest, and so on: letters follow the rows and name nobody."""
    letters = _("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    turn, at = divmod(place, len(letters))
    return _("Assessor {letter}").format(letter=f"{letters[at]}{turn + 1 if turn else ''}")


def _contested(found: Agreement, assignment: Assignment) -> Table:
    typist = assignment.typist
    columns = (
        Column("initiative", _("Initiative")),
        Column("criterion", _("Criterion")),
        Column("range", _("From–to, points"), Kind.NUMBER, 90),
        Column("count", _("Scores"), Kind.NUMBER, 60),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(one.initiative)),
                Cell.of(typist.text(one.criterion)),
                Cell(Span(one.low, one.high, 0)),
                Cell(Number(one.count, 0)),
            )
        )
        for one in found.contested
    )
    title = _("Scores that are furthest apart")
    return Table(f"{assignment.anchor}-apart", title, columns, rows, role="close")
