"""The rows of a workplan as its pages show them: groups, requests, load."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from issuetrees.core.graph.records import STATUSES
from issuetrees.core.plan.checks import is_long
from issuetrees.core.plan.leaves import Leaf
from issuetrees.core.plan.load import PersonLoad
from issuetrees.core.plan.requests import sources_of
from issuetrees.core.plan.schedule import week_of
from issuetrees.inquiry.read.workplan import Workplan
from issuetrees.kit.words import spoken


@dataclass(frozen=True, slots=True)
class LeafRow:
    """A leaf in words."""

    leaf: Leaf
    owner: str
    status: str
    is_overdue: bool
    is_long: bool

    @property
    def node(self) -> Any:
        return self.leaf.node


@dataclass(frozen=True, slots=True)
class Group:
    """Leaves that have something in common; ``title`` is empty for those that lack it."""

    title: str
    day: dt.date | None
    rows: list[LeafRow]

    @property
    def effort(self) -> float:
        return sum(row.leaf.effort for row in self.rows)


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A person's weeks, each with whether it is too much."""

    name: str
    row: PersonLoad

    @property
    def cells(self) -> list[tuple[float, bool]]:
        return list(zip(self.row.weeks, self.row.is_over, strict=True))


def leaf_row(plan: Workplan, leaf: Leaf) -> LeafRow:
    """Return a leaf with its owner and status in words."""
    due = leaf.due_on
    is_late = bool(due and due < plan.today and not leaf.is_settled)
    owner = plan.people.get(leaf.node.owner_id or "", "")
    long_lead = is_long(leaf) and leaf.node.status == "open"
    return LeafRow(leaf, owner, spoken(STATUSES[leaf.node.status]), is_late, long_lead)


def by_owner(plan: Workplan) -> list[Group]:
    """Group the plan by owner, nobody last."""
    groups = _grouped(plan, lambda row: [row.owner])
    return sorted(groups, key=lambda group: (not group.title, group.title.casefold()))


def by_source(plan: Workplan) -> list[Group]:
    """Group the plan by source of data; a leaf with two sources stands under both."""
    groups = _grouped(plan, lambda row: sources_of(row.leaf) or [""])
    return sorted(groups, key=lambda group: (not group.title, group.title.casefold()))


def by_week(plan: Workplan) -> list[Group]:
    """Group the plan by the week in which leaves are due, without a day last."""
    weeks: dict[dt.date | None, list[LeafRow]] = {}
    for leaf in plan.leaves:
        due = leaf.due_on
        weeks.setdefault(week_of(due) if due else None, []).append(leaf_row(plan, leaf))
    order = sorted(weeks, key=lambda week: week or dt.date.max)
    return [Group("", week, sorted(weeks[week], key=_due)) for week in order]


def _due(row: LeafRow) -> dt.date:
    return row.leaf.due_on or dt.date.max


def _grouped(plan: Workplan, keys: Callable[[LeafRow], Iterable[str]]) -> list[Group]:
    found: dict[str, tuple[str, list[LeafRow]]] = {}
    for leaf in plan.leaves:
        row = leaf_row(plan, leaf)
        for key in keys(row):
            found.setdefault(key.casefold(), (key, []))[1].append(row)
    return [Group(title, None, rows) for title, rows in found.values()]


def load_rows(plan: Workplan) -> list[LoadRow]:
    """Return each person's weeks."""
    nobody = _("Nobody")
    return [
        LoadRow(plan.people.get(row.owner_id or "", "") or nobody, row) for row in plan.load.people
    ]
