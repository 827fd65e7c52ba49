"""The test-drive: past initiatives by score, beside what came of them and the old verdict."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.framed import DriveLine, Driven
from issuetrees.reports.scene.blocks import Block, Entry, Paragraph
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of

KIND: Final = "test_drive"
_GOOD: Final = 50.0


def build(assignment: Assignment) -> Built | None:
    """Return the list and what follows from it; None where no test-drive is revealed."""
    driven = assignment.document.drive
    if driven is None:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(driven, typist))
    said = tuple(Paragraph.of(typist.text(one)) for one in driven.said)
    source = source_of(typist.text(_("Source: a blind round, by the facts of that time.")))
    blocks: tuple[Block, ...] = (_table(driven, assignment), *said, *source)
    page = Page(assignment.anchor, title, typist.text(driven.name), blocks)
    return Built(KIND, (page,), (Entry(page.id, title),), sheets=1 + len(driven.lines) // 20)


def action_title(driven: Driven, typist: Typist) -> str:
    """Say what the scheme was tried on."""
    return ngettext(
        "The scheme was tried on {count} past initiative",
        "The scheme was tried on {count} past initiatives",
        len(driven.lines),
    ).format(count=typist.number(len(driven.lines)))


def _table(driven: Driven, assignment: Assignment) -> Table:
    columns = (
        Column("initiative", _("Initiative"), width=150),
        Column("score", _("Score"), Kind.NUMBER, 46),
        Column("outcome", _("Outcome"), Kind.NUMBER, 56),
        Column("turned", _("Turned out"), width=60),
        Column("verdict", _("Old verdict"), width=66),
        Column("words", _("In words")),
    )
    rows = tuple(_row(one, assignment.typist) for one in driven.lines)
    return Table(assignment.anchor, _("Past initiatives"), columns, rows)


def _row(one: DriveLine, typist: Typist) -> Row:
    turned = Cell()
    if one.outcome is not None:
        is_good = one.outcome >= _GOOD
        words, role = (_("well"), "") if is_good else (_("badly"), "veto")
        turned = Cell(lines=(Line(words, role),))
    verdict = {"good": _("Good"), "bad": _("Bad")}.get(one.verdict, "–")
    return Row(
        (
            Cell.of(typist.text(one.title)),
            Cell() if one.score is None else Cell(Number(one.score, 1)),
            Cell() if one.outcome is None else Cell(Number(one.outcome)),
            turned,
            Cell.of(verdict),
            Cell.of(typist.text(one.words)),
        ),
        is_long=True,
    )
