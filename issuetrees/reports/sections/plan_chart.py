"""The workplan over time: bars under headings of branches, on as many sheets as they need."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.lined import Room
from issuetrees.core.drawing.schedule import Axis, Branch, ScheduleRow, Task, draw_schedule
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.graph.progress import PRUNED, statuses_in_force
from issuetrees.core.graph.records import Node
from issuetrees.core.plan.leaves import Leaf, day_of, leaves
from issuetrees.core.plan.schedule import Span, span, week_of
from issuetrees.reports.document import Tree
from issuetrees.reports.scene.blocks import Block, Exhibit
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import head_height
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Typist, part_title, source_of
from issuetrees.reports.sections.planned import nodes_of, numbers_of

_SIZE: Final = 8.0
# Of a sheet, what stands beside title and drawing: the source, and what is between them.
_BESIDE: Final = 40.0
_WEEK: Final = dt.timedelta(days=7)
# Weeks are named up to so many of them, months from then on.
_MOST_WEEKS: Final = 11
# Months between two words of the axis; the first that leaves room for them.
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60)


def timeline_pages(assignment: Assignment, trees: Sequence[Tree]) -> Iterator[Page]:
    """Yield the pages of the trees over time; none where no leaf has a day."""
    rows: list[ScheduleRow] = []
    for tree in trees:
        rows += _rows(assignment, tree)
    tasks = [row for row in rows if isinstance(row, Task)]
    if not tasks:
        return
    title = assignment.typist.title(_title(tasks, assignment))
    name = f"{assignment.anchor}-timeline"
    source = _legend(rows, tasks, assignment)
    drawings = list(_drawings(assignment, name, rows, tasks, title))
    for place, drawing in enumerate(drawings):
        key = f"{name}-{place + 1}" if place else name
        said = part_title(title, place, len(drawings))
        blocks: tuple[Block, ...] = (Exhibit(drawing), *source_of(source))
        yield Page(key, said, _("Workplan · timeline"), blocks, LANDSCAPE, goes_on=True)


def _legend(rows: Sequence[ScheduleRow], tasks: Sequence[Task], assignment: Assignment) -> str:
    """Say what the signs mean that are there."""
    today = assignment.typist.day(assignment.document.cover.made_on)
    has_dues = any(row.due_on for row in rows if isinstance(row, Branch))
    parts = [
        _("Bars: hollow – open, blue – in progress, green – answered, framed in red – overdue")
    ]
    if any(task.orders_on < task.starts_on for task in tasks):
        parts.append(_("thin – waiting for what is ordered"))
    if has_dues or any(task.is_moment for task in tasks):
        parts.append(_("diamonds – due days"))
    parts.append(_("line – {day}").format(day=today))
    return assignment.typist.text("; ".join(parts) + ".")


def _drawings(
    assignment: Assignment, name: str, rows: list[ScheduleRow], tasks: list[Task], title: str
) -> tuple[Drawing, ...]:
    sheet = assignment.theme.sheet(LANDSCAPE)
    depth = sheet.depth - head_height(assignment.theme, sheet, title) - _BESIDE
    axis = _axis(tasks, rows, assignment)
    room = Room(sheet.room, depth, _SIZE)
    heard = _("Timeline") + ": " + title
    return draw_schedule(name, rows, axis, room, fit_lines, title=heard)


def _title(tasks: Sequence[Task], assignment: Assignment) -> str:
    typist = assignment.typist
    first, last = min(task.starts_on for task in tasks), max(task.ends_on for task in tasks)
    text = _("The work runs from {first} to {last}").format(
        first=typist.day(first), last=typist.day(last)
    )
    late = sum(task.state == "overdue" for task in tasks)
    if not late:
        return text
    return text + ngettext(
        ", {count} question is overdue", ", {count} questions are overdue", late
    ).format(count=typist.number(late))


def _rows(assignment: Assignment, tree: Tree) -> Iterator[ScheduleRow]:
    """A heading for each first-level branch that has a leaf with days, and those leaves."""
    nodes, numbers = nodes_of(tree), numbers_of(tree)
    plan = [(leaf, span(leaf)) for leaf in leaves(nodes, numbers)]
    tops = _tops(nodes)
    by_id = {node.id: node for node in nodes}
    due = _due(nodes, {leaf.node.id for leaf, _lies in plan}, tops)
    shown = ""
    for leaf, lies in plan:
        if lies is None:
            continue
        top = by_id[tops[leaf.node.id]]
        top = nodes[0] if top.id == leaf.node.id else top
        if top.id != shown:
            shown = top.id
            words = _numbered(numbers.get(top.id, ""), top.title, assignment.typist)
            yield Branch(top.id, words, tuple(due.get(top.id, ())))
        yield _task(leaf, lies, assignment)


def _tops(nodes: Sequence[Node]) -> dict[str, str]:
    """The first-level branch that each node stands in; nodes come depth first."""
    found: dict[str, str] = {}
    for node in nodes:
        above = found.get(node.parent_id or "", node.id)
        is_top = node.parent_id is None or node.parent_id == nodes[0].id
        found[node.id] = node.id if is_top else above
    return found


def _due(nodes: Sequence[Node], worked: set[str], tops: dict[str, str]) -> dict[str, list[dt.date]]:
    """The days that branches are due, by the first-level branch that they stand in."""
    statuses = statuses_in_force(nodes)
    found: dict[str, list[dt.date]] = {}
    for node in nodes:
        day = day_of(node.due_on)
        if day and node.id not in worked and statuses[node.id] != PRUNED:
            found.setdefault(tops[node.id], []).append(day)
    return found


def _numbered(number: str, title: str, typist: Typist) -> str:
    return typist.text(" ".join(filter(None, (number, title))))


def _task(leaf: Leaf, lies: Span, assignment: Assignment) -> Task:
    typist, node = assignment.typist, leaf.node
    is_late = lies.ends_on < assignment.document.cover.made_on and not leaf.is_settled
    is_moment = lies.starts_on == lies.ends_on and not leaf.effort
    return Task(
        node.id,
        _numbered(leaf.number, node.title, typist),
        lies.orders_on,
        lies.starts_on,
        lies.ends_on,
        figure=typist.text(node.owner_id or ""),
        state="overdue" if is_late else node.status,
        is_moment=is_moment,
    )


def _axis(tasks: Sequence[Task], rows: Sequence[ScheduleRow], assignment: Assignment) -> Axis:
    """Whole weeks around everything that is drawn, and around today where it is not far away."""
    today = assignment.document.cover.made_on
    marks = [day for row in rows if isinstance(row, Branch) for day in row.due_on]
    first = min([task.orders_on for task in tasks] + marks)
    last = max([task.ends_on for task in tasks] + marks)
    reach = (last - first) + 2 * _WEEK
    if first - reach < today < last + reach:
        first, last = min(first, today), max(last, today)
    start, end = week_of(first), week_of(last) + dt.timedelta(days=6)
    return Axis(start, end, today, tuple(_ticks(start, end, assignment.typist)))


def _ticks(start: dt.date, end: dt.date, typist: Typist) -> Iterator[tuple[dt.date, str]]:
    """Mondays of a short plan, first days of months of a long one."""
    if (end - start).days < _MOST_WEEKS * 7:
        yield from ((day, _short(day, typist)) for day in _every_week(start, end))
        return
    months = list(_months(start, end))
    step = next((one for one in _STEPS if len(months) / one <= _MOST_WEEKS), _STEPS[-1])
    yield from ((day, typist.month(day)) for day in months[::step])


def _every_week(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    while start <= end:
        yield start
        start += _WEEK


def _months(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    day = start.replace(day=1)
    while day <= end:
        if day >= start:
            yield day
        day = (day + dt.timedelta(days=32)).replace(day=1)


def _short(day: dt.date, typist: Typist) -> str:
    """A day without its year."""
    return typist.day(day)[:-5]
