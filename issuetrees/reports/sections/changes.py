"""What has changed since the file before: one line each, by what it is about."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.kit.sentences import fill
from issuetrees.reports.changes import area, sentence
from issuetrees.reports.document import Change, Earlier
from issuetrees.reports.scene.blocks import Entry, Paragraph
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Misfit, Typist, source_of

MOST_ROWS: Final = 300


def build(assignment: Assignment) -> Built | None:
    """Return the list, or None when there is no file before to compare with."""
    earlier, typist = assignment.document.earlier, assignment.typist
    if earlier is None:
        return None
    shown, left_out = earlier.changes[:MOST_ROWS], _left_out(earlier)
    title = assignment.heading(action_title(earlier, typist))
    block = _table(shown, typist) if shown else Paragraph.of(_nothing(), "lead")
    source = fill(
        _("Source: this report beside version {version} of {day}"),
        version=earlier.version,
        day=typist.day(earlier.made_on),
    )
    page = Page(
        assignment.anchor,
        title,
        _("What has changed"),
        (block, *source_of(typist.text(source), *left_out)),
    )
    return Built(
        kind="changes",
        pages=(page,),
        entries=(Entry(page.id, title),),
        sheets=1 + len(shown) // 28,
        is_short=len(shown) <= 7,
        misfits=tuple(Misfit("cut", page.id, words) for words in left_out),
    )


def action_title(earlier: Earlier, typist: Typist) -> str:
    """Say how much has changed since which day."""
    count, day = len(earlier.changes), typist.day(earlier.made_on)
    if not count:
        return _("Nothing has changed since {day}").format(day=day)
    words = ngettext(
        "{count} thing has changed since {day}", "{count} things have changed since {day}", count
    )
    return words.format(count=typist.number(count), day=day)


def _nothing() -> str:
    return _("Texts, questions, answers, scores, gates and stage maps are as they were.")


def _left_out(earlier: Earlier) -> list[str]:
    count = len(earlier.changes) - MOST_ROWS
    if count <= 0:
        return []
    words = ngettext(
        "{count} further change is not printed.", "{count} further changes are not printed.", count
    )
    return [words.format(count=count)]


def _table(shown: tuple[Change, ...], typist: Typist) -> Table:
    columns = (
        Column("area", _("About"), width=96, role="quiet"),
        Column("number", _("No."), width=40, role="quiet"),
        Column("change", _("What has changed")),
    )
    rows = tuple(_row(change, typist) for change in shown)
    return numbered(Table("changes", _("What has changed"), columns, rows))


def _row(change: Change, typist: Typist) -> Row:
    what = Cell.of(typist.text(sentence(change)))
    return Row((Cell.of(area(change)), Cell.of(change.number), what))
