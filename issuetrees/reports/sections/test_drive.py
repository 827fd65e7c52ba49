"""The test-drive: past initiatives by score, beside what came of them and the old verdict."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.kit.formats.numbers import NBSP
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
    """Say how well the scheme would have told good from bad, and how well the verdict did then;
    what it was tried on where there is nothing to tell apart.
    """
    known = [one for one in driven.lines if one.score is not None and one.outcome is not None]
    good = [one for one in known if _is_good(one)]
    bad = [one for one in known if not _is_good(one)]
    if good and bad:
        said = _told_apart(good, bad, typist)
        return f"{said}; {verdict}" if (verdict := _verdict(known, typist)) else said
    return ngettext(
        "The scheme was tried on {count} past initiative",
        "The scheme was tried on {count} past initiatives",
        len(driven.lines),
    ).format(count=typist.number(len(driven.lines)))


def _told_apart(good: Sequence[DriveLine], bad: Sequence[DriveLine], typist: Typist) -> str:
    """Count the failures that the scheme puts above a success."""
    least = min(one.score or 0.0 for one in good)
    above = sum((one.score or 0.0) >= least for one in bad)
    if not above:
        text = _("The scheme puts all past successes ({good}) above all failures ({bad})")
        said = text.format(good=typist.number(len(good)), bad=typist.number(len(bad)))
        return said.replace(" (", f"{NBSP}(")
    return ngettext(
        "The scheme puts {count} of {bad} past failures above a success",
        "The scheme puts {count} of {bad} past failures above a success",
        above,
    ).format(count=typist.number(above), bad=typist.number(len(bad)))


def _verdict(known: Sequence[DriveLine], typist: Typist) -> str:
    judged = [one for one in known if one.verdict in {"good", "bad"}]
    if not judged:
        return ""
    right = sum((one.verdict == "good") == _is_good(one) for one in judged)
    text = _("the old verdict was right in {right} of {count}")
    return text.format(right=typist.number(right), count=typist.number(len(judged)))


def _is_good(one: DriveLine) -> bool:
    return (one.outcome or 0.0) >= _GOOD


def _table(driven: Driven, assignment: Assignment) -> Table:
    columns = (
        Column("initiative", _("Initiative"), width=130),
        Column("score", _("Score"), Kind.NUMBER, 40),
        Column("outcome", _("Outcome"), Kind.NUMBER, 52),
        Column("turned", _("Turned out"), width=56),
        Column("verdict", _("Old verdict"), width=58),
        Column("words", _("In words")),
    )
    rows = tuple(_row(one, assignment.typist) for one in driven.lines)
    return Table(assignment.anchor, _("Past initiatives"), columns, rows)


def _row(one: DriveLine, typist: Typist) -> Row:
    turned = Cell()
    if one.outcome is not None:
        words, role = (_("well"), "") if _is_good(one) else (_("badly"), "veto")
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
