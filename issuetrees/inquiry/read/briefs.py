"""Problem briefs, and which leaves of the trees serve their criteria of success."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from issuetrees.core.graph import compare
from issuetrees.core.graph.progress import PRUNED, statuses_in_force
from issuetrees.graphs import questions
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.models import Brief
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Reader, within

#: The name in ``details`` of a node under which the ids of the criteria stand that it serves.
SERVES: Final = "serves"


def all_briefs(reader: Reader) -> QuerySet[Brief]:
    """Return the briefs of all engagements that the reader may see."""
    found = Brief.objects.filter(within(reader)).order_by("pk")
    return found.select_related("engagement__workspace")


def brief(reader: Reader, engagement_id: uuid.UUID) -> Brief:
    """Return the brief of an engagement; one of version 0 where nobody has written it yet."""
    engagement = workspaces.engagement(reader, engagement_id)
    found = Brief.objects.filter(engagement=engagement).first()
    if found is None:
        return Brief(engagement=engagement, version=0)
    found.engagement = engagement
    return found


def question(reader: Reader, row: Brief) -> str:
    """Return the key question: the engagement's, else that of its first tree."""
    return row.engagement.question or graphs.main_question(reader, row.engagement_id)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A question that is not split further: where it stands and which criteria it serves."""

    id: uuid.UUID
    graph_id: uuid.UUID
    number: str
    title: str
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The leaves of all trees in reading order, and how many serve each criterion, by its id."""

    leaves: tuple[Leaf, ...]
    counts: Counter[str]

    @property
    def without(self) -> tuple[Leaf, ...]:
        """The leaves that serve no criterion."""
        return tuple(leaf for leaf in self.leaves if not leaf.serves)


def coverage(reader: Reader, row: Brief) -> Coverage:
    """Tell which leaves serve which criteria; pruned branches do not count.

    Ids of criteria that are no more are left out.
    """
    known = {one["id"] for one in row.criteria}
    trees = questions.rows_by_tree(reader, row.engagement_id)
    leaves = tuple(leaf for tree in trees for leaf in _leaves(tree, known))
    return Coverage(leaves, Counter(key for leaf in leaves for key in leaf.serves))


@dataclass(frozen=True, slots=True)
class _Counted:
    id: str
    parent_id: str | None
    status: str


def _leaves(tree: Sequence[dict[str, Any]], known: set[str]) -> Iterable[Leaf]:
    nodes = {one["id"]: one for one in tree}
    numbers = compare.numbers(nodes)
    status = statuses_in_force(_Counted(one["id"], one["parent_id"], one["status"]) for one in tree)
    above = {one["parent_id"] for one in tree}
    for key in compare.in_reading_order(nodes):
        one = nodes[key]
        if key in above or one["parent_id"] is None or status[key] == PRUNED:
            continue
        serves = one["details"].get(SERVES) or ()
        yield Leaf(
            one["id"],
            one["graph_id"],
            numbers[key],
            one["title"],
            tuple(name for name in serves if name in known),
        )
