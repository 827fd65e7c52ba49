"""The same leaves in two cuts: both side by side, then one crossed with the other."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.recuts import CutBranch, CutLeaf, TwoCuts
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Line, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE, PORTRAIT
from issuetrees.reports.sections.base import Assignment, Built, Typist

KIND: Final = "recut"
#: Branches of the second cut that one matrix has room for, and on an upright sheet.
_COLUMNS: Final = 5
_UPRIGHT: Final = 3


def build(assignment: Assignment) -> Built | None:
    """Return two pages or more for each re-cut, or None where there is none."""
    found = assignment.document.recuts
    if not found:
        return None
    pages: list[Page] = []
    for place, cuts in enumerate(found):
        anchor = f"{assignment.anchor}-{place + 1}" if place else assignment.anchor
        pages += (_both(cuts, anchor, assignment, is_first=not place), *_matrices(cuts, assignment))
    leaves = sum(len(branch.leaves) for cuts in found for branch in cuts.first)
    sheets = len(pages) + leaves // 20
    return Built(KIND, tuple(pages), (Entry(pages[0].id, pages[0].title),), sheets=sheets)


def _both(cuts: TwoCuts, anchor: str, assignment: Assignment, *, is_first: bool) -> Page:
    typist = assignment.typist
    words = ngettext(
        "{count} question in two cuts: {title} and {other}",
        "{count} questions in two cuts: {title} and {other}",
        cuts.shared,
    ).format(
        count=typist.number(cuts.shared),
        title=typist.quoted(cuts.title, 45),
        other=typist.quoted(cuts.other, 45),
    )
    title = assignment.heading(words) if is_first else typist.title(words)
    columns = (Column("first", typist.text(cuts.title)), Column("second", _second(cuts, typist)))
    rows = tuple(
        Row((_branch(one, typist), _branch(other, typist)), is_long=True)
        for one, other in zip_longest(cuts.first, cuts.second)
    )
    table = Table(f"cuts-{cuts.id}", _("Both cuts side by side"), columns, rows)
    return Page(anchor, title, _tracker(cuts, typist), (table,))


def _second(cuts: TwoCuts, typist: Typist) -> str:
    return typist.text(f"{cuts.other}: {cuts.dimension}" if cuts.dimension else cuts.other)


def _tracker(cuts: TwoCuts, typist: Typist) -> str:
    return typist.text(_("Two cuts · {title}").format(title=typist.excerpt(cuts.title, 80)))


def _branch(branch: CutBranch | None, typist: Typist) -> Cell:
    if branch is None:
        return Cell()
    return Cell(lines=(Line(typist.text(branch.title), "strong"), *_lines(branch.leaves, typist)))


def _lines(leaves: Sequence[CutLeaf], typist: Typist) -> Iterator[Line]:
    for leaf in leaves:
        role = "quiet" if leaf.is_pruned else ""
        yield Line(typist.text(f"{leaf.number} {leaf.title}".strip()), role)
        if leaf.notes:
            yield Line(typist.text(leaf.notes), role or "warn")


def _matrices(cuts: TwoCuts, assignment: Assignment) -> Iterator[Page]:
    """Cross both cuts; a second cut of many branches goes on over more pages."""
    typist = assignment.typist
    for start in range(0, len(cuts.columns), _COLUMNS):
        shown = range(start, min(start + _COLUMNS, len(cuts.columns)))
        columns = (
            Column("branch", typist.text(cuts.title), width=110, role="strong"),
            *(Column(f"c{at}", typist.text(cuts.columns[at])) for at in shown),
        )
        rows = tuple(
            Row(
                (
                    Cell.of(typist.text(row.title), "strong"),
                    *(Cell(lines=tuple(_lines(row.cells[at], typist))) for at in shown),
                ),
                is_long=True,
            )
            for row in cuts.crossed
            if any(row.cells[at] for at in shown)
        )
        table = Table(f"crossed-{cuts.id}-{start}", _("Both cuts crossed"), columns, rows)
        yield Page(
            "",
            typist.title(crossed_title(cuts, typist)),
            _tracker(cuts, typist),
            (table,),
            sheet=PORTRAIT if len(shown) <= _UPRIGHT else LANDSCAPE,
            goes_on=start > 0,
            is_untitled=start > 0,
        )


def crossed_title(cuts: TwoCuts, typist: Typist) -> str:
    """Say which branch the second cut spreads most; that none is, where both group alike."""
    spread = [sum(bool(cell) for cell in row.cells) for row in cuts.crossed]
    most = max(spread)
    if most == 1:
        return _("The second cut splits no branch of the first")
    widest = [row for row, count in zip(cuts.crossed, spread, strict=True) if count == most]
    where = {"count": typist.number(most), "all": typist.number(len(cuts.columns))}
    if len(widest) > 1:
        text = ngettext(
            "The second cut spreads {branches} branch of the first over {count} of its {all}",
            "The second cut spreads {branches} branches of the first over {count} of its {all}",
            len(widest),
        )
        return text.format(branches=typist.number(len(widest)), **where)
    return _("The second cut spreads {title} over {count} of its {all} branches").format(
        title=typist.quoted(widest[0].title, 60), **where
    )
