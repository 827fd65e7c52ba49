"""A workplan as files: a workbook that comes back, tables that trackers of tasks import."""

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from issuetrees.core.graph.records import EASES, STATUSES, TABLE
from issuetrees.core.plan.leaves import Leaf, day_of
from issuetrees.inquiry.read.workplan import Workplan
from issuetrees.kit.words import label, spoken

#: Fields in the order in which they stand, after the id and the number.
COLUMNS: Final = (
    *("title", "hypothesis", "analysis", "data_source", "owner_id", "starts_on", "due_on"),
    *("end_product", "kill_criterion", "status", "effort_days", "lead_days", "prize", "ease"),
)
WORDS: Final = {"status": STATUSES, "ease": EASES}
_SETTINGS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FONT: Final = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_WORDS: Final = {**_FONT, "text_wrap": True}
_WIDE, _NARROW = 36, 13
_SHORT: Final = frozenset({"owner_id", "status", "ease"})
#: Cells that spreadsheets take for a formula get an apostrophe before them in CSV.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def workbook(plan: Workplan) -> bytes:
    """Return XLSX with a row for each leaf: numbers and days are such, ids are hidden.

    The heading of the ids ends with the revision (“ID v12”), by which a table that comes back is
    compared with what went out.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SETTINGS) as book:
        sheet = book.add_worksheet(_("Workplan"))
        words = book.add_format(_WORDS)
        looks = {
            "day": book.add_format({**_FONT, "num_format": "yyyy-mm-dd"}),
            "number": book.add_format({**_FONT, "num_format": "General"}),
        }
        sheet.set_column(0, 0, None, words, {"hidden": True})
        sheet.set_column(1, 1, 8, words)
        for place, name in enumerate(COLUMNS, start=2):
            form = TABLE["nodes"][name].form
            is_wide = form == "text" and name not in _SHORT
            sheet.set_column(place, place, _WIDE if is_wide else _NARROW, looks.get(form, words))
        heads = [f"ID v{plan.graph.revision}", _("No."), *map(heading, COLUMNS)]
        sheet.write_row(0, 0, heads, book.add_format({**_WORDS, "bold": True}))
        sheet.freeze_panes(1, 3)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for line, leaf in enumerate(plan.leaves, start=1):
            sheet.write_string(line, 0, leaf.node.id)
            sheet.write_string(line, 1, leaf.number)
            for place, name in enumerate(COLUMNS, start=2):
                _write(sheet, line, place, name, leaf, plan, looks)
    return out.getvalue()


def heading(name: str) -> str:
    """Return what a column is called."""
    return label(TABLE["nodes"][name])


def _write(
    sheet: Any, line: int, place: int, name: str, leaf: Leaf, plan: Workplan, looks: dict[str, Any]
) -> None:
    value = getattr(leaf.node, name)
    form = TABLE["nodes"][name].form
    if value is None or value == "":
        return
    if form == "day":
        sheet.write_datetime(line, place, day_of(value), looks["day"])
    elif form == "number":
        sheet.write_number(line, place, value, looks["number"])
    else:
        sheet.write_string(line, place, text_of(name, value, plan))


def text_of(name: str, value: Any, plan: Workplan) -> str:
    """Return a value as its cell says it."""
    if value is None:
        return ""
    if name == "owner_id":
        return plan.names.get(value, "")
    if name in WORDS:
        return spoken(WORDS[name][value])
    return str(value)


def _jira(plan: Workplan) -> Iterable[list[str]]:
    yield ["Summary", "Description", "Issue Type", "Assignee", "Due Date", "Status", "Labels"]
    status = {"open": "To Do", "in_progress": "In Progress", "answered": "Done"}
    for leaf in plan.leaves:
        node = leaf.node
        owner = plan.people.get(node.owner_id or "", "")
        yield [
            *(_title(leaf), _description(leaf), "Task", owner, node.due_on or ""),
            *(status.get(node.status, "To Do"), f"issue-{leaf.number}"),
        ]


def _asana(plan: Workplan) -> Iterable[list[str]]:
    yield ["Name", "Notes", "Assignee", "Start Date", "Due Date", "Section/Column"]
    for leaf in plan.leaves:
        node = leaf.node
        owner = plan.people.get(node.owner_id or "", "")
        yield [
            *(_title(leaf), _description(leaf), owner, node.starts_on or "", node.due_on or ""),
            spoken(STATUSES[node.status]),
        ]


def _planner(plan: Workplan) -> Iterable[list[str]]:
    yield ["Task Name", "Bucket Name", "Progress", "Assigned To", "Start Date", "Due Date", "Notes"]
    progress = {"in_progress": "In progress", "answered": "Completed"}
    for leaf in plan.leaves:
        node = leaf.node
        owner = plan.people.get(node.owner_id or "", "")
        yield [
            *(_title(leaf), _top(leaf, plan), progress.get(node.status, "Not started"), owner),
            *(node.starts_on or "", node.due_on or "", _description(leaf)),
        ]


#: What trackers import: their headings, days as YYYY-MM-DD.
TRACKERS: Final[dict[str, Callable[[Workplan], Iterable[list[str]]]]] = {
    "jira": _jira,
    "asana": _asana,
    "planner": _planner,
}


def tracker_table(plan: Workplan, tracker: str) -> bytes:
    """Return CSV for one of ``TRACKERS``, in UTF-8 with a mark at its start."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in TRACKERS[tracker](plan):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return ("\ufeff" + out.getvalue()).encode()


def _title(leaf: Leaf) -> str:
    return f"{leaf.number} {leaf.node.title}".strip()


def _top(leaf: Leaf, plan: Workplan) -> str:
    """The first-level branch that a leaf stands in."""
    first = leaf.number.partition(".")[0]
    titles = (node.title for node in plan.nodes if plan.numbers.get(node.id) == first)
    return f"{first} {next(titles, '')}".strip()


def _description(leaf: Leaf) -> str:
    names = ("hypothesis", "analysis", "data_source", "end_product", "kill_criterion")
    said = ((heading(name), getattr(leaf.node, name)) for name in names)
    return "\n".join(f"{word}: {text}" for word, text in said if text)
