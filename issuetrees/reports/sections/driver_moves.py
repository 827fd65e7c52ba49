"""What moves the number of a driver tree, and the bridges from it to its scenarios."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tornado import Frame, Swing, draw_tornado
from issuetrees.core.drawing.waterfall import Fall
from issuetrees.core.rounding import Figure, apportion, rounded
from issuetrees.inquiry.driver_figures import draw_falls, moves_title, told_swings
from issuetrees.inquiry.driver_words import digits_of, figure
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.drivers import TreeNumbers, Way
from issuetrees.reports.scene.blocks import Exhibit
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Number, Row, Table
from issuetrees.reports.scene.theme import PORTRAIT
from issuetrees.reports.sections.base import Assignment, Typist, source_of

# How many swings a sheet carries as a figure and a table, and a slide.
_ON_SHEET: Final = 12
_ON_SLIDE: Final = 6
_SIZE: Final = 8.5
_THICK: Final = 11.0
# Between a figure and its table.
_BELOW: Final = 12.0
# Of what is as large as the largest.
_NEAR: Final = 1e-9


def amount(value: float | None, unit: str = "") -> str:
    """Write a number with its unit."""
    return figure(value) + (f"{NBSP}{unit}" if unit and value is not None else "")


def rough(value: float | None, unit: str = "") -> str:
    """Write a number in about three digits, as in a title."""
    if value is None:
        return amount(None)
    size = abs(value)
    return amount(round(value, 2 if size < 10 else 1 if size < 100 else 0), unit)


def digits_in(values: Iterable[float | None]) -> int:
    """Return the decimals that numbers beside each other are printed with."""
    return max((_digits(value) for value in values if value is not None), default=0)


def _digits(value: float) -> int:
    """Return how many decimals a number needs, of those that it may have."""
    digits = digits_of(value)
    while digits and rounded(value, digits) == rounded(value, digits - 1):
        digits -= 1
    return digits


def tracker(tree: TreeNumbers, typist: Typist) -> str:
    """Return where a page of a driver tree stands."""
    return typist.text(_("Drivers · {title}").format(title=typist.excerpt(tree.title, 80)))


def moves_page(tree: TreeNumbers, assignment: Assignment) -> Page:
    """Return the tornado with its table."""
    typist, most = assignment.typist, _ON_SLIDE if assignment.is_low else _ON_SHEET
    shown = [replace(one, title=typist.text(one.title)) for one in tree.swings[:most]]
    drawn = draw_tornado(
        f"{assignment.anchor}-moves-{tree.id}", shown, tree.base, _frame(assignment), fit_lines,
        title=moves_title(tree.root.title), description=told_swings(shown),
    )  # fmt: skip
    text = _(
        "Source: one driver at a time moves between its ends, all else stays. The line is what the "
        "tree comes to now: {base}."
    )
    source = text.format(base=amount(tree.base[0], tree.root.unit))
    ends = [end for one in tree.swings for end in (one.low, one.high)]
    if ends and min(ends) < 0 < max(ends):
        source = " ".join((source, _("Dashed: zero.")))
    return Page(
        "",
        typist.title(moves_heading(tree, typist)),
        tracker(tree, typist),
        (_exhibit(drawn), _ends(tree, shown, typist), *source_of(typist.text(source))),
    )


def moves_heading(tree: TreeNumbers, typist: Typist) -> str:
    """Say which leaf moves the number most; of equals how many."""
    first = tree.swings[0]
    size = _size(first)
    count = sum(size - _size(one) <= _NEAR * size for one in tree.swings)
    said = rough(size, tree.root.unit)
    if count == 1:
        text = _("{title} moves the result most: by {size} between its ends")
        return text.format(title=typist.quoted(first.title, 60), size=said)
    return ngettext(
        "{count} driver moves the result most: by {size} between its ends",
        "{count} drivers move the result most: each by {size} between its ends",
        count,
    ).format(count=typist.number(count), size=said)


def _size(swing: Swing) -> float:
    return abs(swing.high - swing.low)


def _ends(tree: TreeNumbers, shown: Sequence[Swing], typist: Typist) -> Table:
    unit = typist.text(tree.root.unit)
    columns = (
        Column("driver", _("What moves")),
        Column("ends", _("From → to"), width=140),
        Column("low", _with_unit(_("Result at first"), unit), Kind.NUMBER, 96, "strong"),
        Column("high", _with_unit(_("Result at last"), unit), Kind.NUMBER, 96, "strong"),
    )
    digits = digits_in(end for one in shown for end in (one.low, one.high))
    rows = tuple(
        Row(
            (
                Cell.of(one.title),
                Cell.of(typist.text(ends)),
                Cell(Number(one.low, digits)),
                Cell(Number(one.high, digits)),
            )
        )
        for one, ends in zip(shown, tree.ends, strict=False)
    )
    return Table(f"moves-{tree.id}", _("What moves the number"), columns, rows, role="close")


def way_page(tree: TreeNumbers, way: Way, place: int, assignment: Assignment) -> Page:
    """Return a bridge as a waterfall with its table; two share an upright sheet."""
    typist = assignment.typist
    falls = [replace(one, title=typist.text(one.title)) for one in way.falls]
    falls[0] = replace(falls[0], title=typist.text(_("Base case")))
    name = f"{assignment.anchor}-way-{tree.id}-{place}"
    drawn = draw_falls(name, falls, tree.root.title, _frame(assignment), fit_lines)
    source = _(
        "Source: drivers change one after the other as one reads the tree and once more the other "
        "way round; each step is the mean of both. Steps add up to the difference."
    )
    return Page(
        "",
        typist.title(way_title(tree, way, typist)),
        tracker(tree, typist),
        (_exhibit(drawn), _steps(tree, way, falls, name, typist), *source_of(typist.text(source))),
        follows=place > 0 and not assignment.is_low,
    )


def way_title(tree: TreeNumbers, way: Way, typist: Typist) -> str:
    """Say from what to what a bridge leads, and which step is the largest, if it is one."""
    start, *steps, end = way.falls
    sizes = [abs(one.end - one.start) for one in steps]
    largest = steps[sizes.index(max(sizes))]
    text = _("{scenario}: from {start} to {end}, most of it by {step}")
    is_tied = sum(max(sizes) - size <= _NEAR * max(sizes) for size in sizes) > 1
    if is_tied or 2 * max(sizes) <= sum(sizes):
        text = _("{scenario}: from {start} to {end}")
    return text.format(
        scenario=typist.excerpt(way.scenario, 30),
        start=rough(start.end),
        end=rough(end.end, tree.root.unit),
        step=typist.quoted(largest.title, 50),
    )


def _steps(tree: TreeNumbers, way: Way, falls: Sequence[Fall], name: str, typist: Typist) -> Table:
    unit = typist.text(tree.root.unit)
    columns = (
        Column("step", _("Step")),
        Column("amount", _with_unit(_("Amount"), unit), Kind.NUMBER, 100, "strong"),
    )
    start, *steps, end = falls
    ends = [rounded(one.end, way.digits) for one in (start, end)]
    parts = apportion([one.end - one.start for one in steps], way.digits, ends[1] - ends[0])
    rows = (
        _step(start, ends[0], way.digits),
        *(_step(one, part, way.digits) for one, part in zip(steps, parts, strict=True)),
        _step(end, ends[1], way.digits),
    )
    return Table(f"{name}-steps", typist.text(way.scenario), columns, rows, role="close")


def _step(fall: Fall, printed: Figure, digits: int) -> Row:
    """A total or a step as the drawing prints it: these add up."""
    cell = Cell(Number(printed, digits))
    return Row((Cell.of(fall.title), cell), role="total" if fall.is_total else "")


def _with_unit(words: str, unit: str) -> str:
    return f"{words}, {unit}" if unit else words


def _exhibit(drawn: Drawing) -> Exhibit:
    return Exhibit(replace(drawn, height=drawn.height + _BELOW))


def _frame(assignment: Assignment) -> Frame:
    return Frame(assignment.theme.sheet(PORTRAIT).room, _SIZE, _THICK)
