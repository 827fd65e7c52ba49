"""The questions that a person owns and that are open, in all engagements that they may see."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import Count, DateField, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from issuetrees.accounts.models import User
from issuetrees.core.graph import records
from issuetrees.core.graph.progress import SETTLED, statuses_in_force
from issuetrees.core.tree_kinds import DRIVER
from issuetrees.graphs import read
from issuetrees.graphs.branches import numbers
from issuetrees.graphs.models import Node
from issuetrees.workspaces.access import Reader

_NEVER: Final = dt.date.max
#: Trees of an engagement whose questions are those of another, as apps tell that keep such pairs.
SECOND_CUTS: Final[list[Callable[[Reader, uuid.UUID], QuerySet[Any]]]] = []


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question with its number in the tree, and whether its day is over."""

    node: Any
    number: str
    is_overdue: bool


def open_questions(person: User) -> QuerySet[Node]:
    """Return the person's questions that somebody has to settle, the earliest due first.

    Those without a day come last; ``due_by`` is the end of time there. What stands in a pruned
    branch is settled, and what is put away is left out.
    """
    trees = read.graphs(person).filter(kind=records.ISSUE_TREE, engagement__is_archived=False)
    found = Node.objects.filter(owner=person, is_deleted=False, graph__in=trees.values("pk"))
    key = Node._meta.pk.get_db_prep_value(person.pk, connection)  # noqa: SLF001 - documented API
    pruned = RawSQL(_PRUNED, [key])  # noqa: S611 - a constant of ours
    due_by = Coalesce("due_on", Value(_NEVER), output_field=DateField())
    found = found.exclude(status__in=SETTLED).exclude(pk__in=pruned).annotate(due_by=due_by)
    return found.select_related("graph__engagement__workspace").order_by("due_by", "row_id")


def owned_in(reader: Reader, engagement_id: uuid.UUID) -> dict[uuid.UUID, int]:
    """Count the open questions of an engagement by the person who owns them."""
    trees = read.graphs(reader).filter(engagement_id=engagement_id, kind=records.ISSUE_TREE)
    found = Node.objects.filter(graph__in=trees.values("pk"), is_deleted=False, refers_to=None)
    rows: Any = found.values_list("id", "parent_id", "status", "owner_id", "graph_id", named=True)
    counts: Counter[uuid.UUID] = Counter()
    for of_tree in _by_tree(rows):
        statuses = statuses_in_force(of_tree)
        open_ones = (row for row in of_tree if statuses.get(row.id, row.status) not in SETTLED)
        counts.update(row.owner_id for row in open_ones if row.owner_id)
    return dict(counts)


def _by_tree(rows: Iterable[Any]) -> Iterable[list[Any]]:
    """Ids of nodes mean something within their tree only."""
    trees: dict[uuid.UUID, list[Any]] = {}
    for row in rows:
        trees.setdefault(row.graph_id, []).append(row)
    return trees.values()


def rows_by_tree(reader: Reader, engagement_id: uuid.UUID) -> list[list[dict[str, Any]]]:
    """Return what places and details tell of the questions of each tree, the oldest tree first;
    driver trees hold quantities, not questions, and second cuts ask what is asked already.
    """
    trees = read.graphs(reader).filter(engagement_id=engagement_id, kind=records.ISSUE_TREE)
    trees = trees.exclude(tree_kind=DRIVER)
    for second_cuts in SECOND_CUTS:
        trees = trees.exclude(pk__in=second_cuts(reader, engagement_id))
    found = Node.objects.filter(graph__in=trees.values("pk"), is_deleted=False, refers_to=None)
    rows = found.order_by("graph__created_at", "graph_id").values(
        "id", "graph_id", "parent_id", "rank", "status", "title", "details"
    )
    by_tree: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        by_tree.setdefault(row["graph_id"], []).append({**row})
    return list(by_tree.values())


def told(nodes: Iterable[Node]) -> list[OwnQuestion]:
    """Return what is told of some of these questions: one query for all their numbers."""
    rows = list(nodes)
    found = numbers((node.graph_id, str(node.id)) for node in rows)
    return [
        OwnQuestion(node, found[node.graph_id, str(node.id)], _is_overdue(node)) for node in rows
    ]


def engagements_of(questions: QuerySet[Node]) -> list[tuple[uuid.UUID, str, int]]:
    """Return id, name and number of questions of each engagement in which there are any."""
    found = questions.order_by().values_list("graph__engagement_id", "graph__engagement__name")
    counted = found.annotate(count=Count("row_id"))
    return list(counted.order_by("graph__engagement__name", "graph__engagement_id"))


def _is_overdue(node: Node) -> bool:
    return node.due_on is not None and node.due_on < node.graph.engagement.today()


_PRUNED: Final = """
    WITH RECURSIVE above(start, graph_id, parent_id, status) AS (
        SELECT row_id, graph_id, parent_id, status FROM graphs_node
        WHERE owner_id = %s AND NOT is_deleted
        UNION ALL
        SELECT above.start, node.graph_id, node.parent_id, node.status
        FROM graphs_node node
        JOIN above ON node.graph_id = above.graph_id AND node.id = above.parent_id
        WHERE above.status <> 'pruned'
    )
    SELECT start FROM above WHERE status = 'pruned'
"""
