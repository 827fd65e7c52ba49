"""The open disproofs of all trees that a reader may see, read from what is kept of the checks."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import branches
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.found import from_json
from issuetrees.inquiry.kept import checks
from issuetrees.inquiry.models import Disproof, Waiver
from issuetrees.inquiry.own_words import keys_of
from issuetrees.inquiry.review import refresh
from issuetrees.kit.sentences import sentence, words_of
from issuetrees.workspaces.access import Reader, within

MOST_NODES: Final = 10_000  # looked through at once
MOST_TREES: Final = 10


@dataclass(frozen=True, slots=True)
class OpenDisproof:
    """A split that something disproves, where it stands, and by what."""

    id: int
    workspace_id: uuid.UUID
    engagement_id: uuid.UUID
    engagement: str
    graph_id: uuid.UUID
    graph: str
    node_id: uuid.UUID
    number: str
    title: str
    code: str
    side: str
    sentence: str
    witness: str


def disproofs(reader: Reader) -> QuerySet[Disproof]:
    """Return what is disproved and not waived, in all trees that are up to date (``catch_up``).

    Trees and engagements that were put away are left out.
    """
    accepted = Waiver.objects.filter(
        graph=OuterRef("split__graph"),
        node__id=OuterRef("split__node_id"),
        identity=OuterRef("identity"),
    )
    found = Disproof.objects.filter(
        ~Exists(accepted),
        within(reader, "split__graph__engagement"),
        _is_up_to_date(reader, "split__graph__"),
        split__graph__deleted_at=None,
        split__graph__is_archived=False,
        split__graph__engagement__is_archived=False,
    )
    return found.select_related("split__graph__engagement")


def of_workspace(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[Disproof]:
    """Return those of one workspace, engagement by engagement and tree by tree."""
    found = disproofs(reader).filter(split__graph__engagement__workspace_id=workspace_id)
    return found.order_by(
        "split__graph__engagement__name",
        "split__graph__engagement_id",
        "split__graph__created_at",
        "split__graph_id",
        "id",
    )


def engagements_of(found: QuerySet[Disproof]) -> list[tuple[uuid.UUID, str, int]]:
    """Return id, name and number of disproofs of each engagement in which there are any."""
    names = ("split__graph__engagement_id", "split__graph__engagement__name")
    counted = found.order_by().values_list(*names).annotate(count=Count("id"))
    return list(counted.order_by(*reversed(names)))


def catch_up(reader: Reader, workspace_id: uuid.UUID | None = None) -> int:
    """Check the trees that changed since, so many at once; return how many are left."""
    trees = graphs.graphs(reader).filter(kind=ISSUE_TREE, engagement__is_archived=False)
    if workspace_id is not None:
        trees = trees.filter(engagement__workspace_id=workspace_id)
    waiting = trees.exclude(_is_up_to_date(reader, "")).annotate(size=Count("nodes"))
    left, room = waiting.count(), MOST_NODES
    for tree in waiting[:MOST_TREES] if left else ():
        if room <= 0:
            break
        refresh(tree)
        room -= tree.size
        left -= 1
    return left


def tell(rows: Sequence[Disproof]) -> list[OpenDisproof]:
    """Return disproofs with their sentences in the active language, and their places."""
    places = [(row.split.graph_id, str(row.split.node_id)) for row in rows]
    numbers = branches.numbers(places)
    return [_told(row, numbers[place]) for row, place in zip(rows, places, strict=True)]


def _is_up_to_date(reader: Reader, path: str) -> Q:
    """Return the condition on trees whose results are those of now, by the words of now."""
    revision = {f"{path}checked__revision": F(f"{path}revision")}
    workspace, words = f"{path}engagement__workspace", f"{path}checked__words"
    keys = keys_of(reader)
    same = Q(**{words: ""}) & ~Q(**{f"{workspace}__in": list(keys)})
    for workspace_id, key in keys.items():
        same |= Q(**{workspace: workspace_id, words: key})
    return Q(same, **revision, **{f"{path}checked__checks": checks()})


def _told(row: Disproof, number: str) -> OpenDisproof:
    split, graph = row.split, row.split.graph
    kept = {**split.findings[row.place], "related": []}
    found = from_json(kept, str(split.node_id), []).finding
    return OpenDisproof(
        id=row.pk,
        workspace_id=graph.engagement.workspace_id,
        engagement_id=graph.engagement_id,
        engagement=graph.engagement.name,
        graph_id=graph.pk,
        graph=graph.title,
        node_id=split.node_id,
        number=number,
        title=split.title,
        code=found.code,
        side=found.side,
        sentence=sentence(found),
        witness=words_of(found.witness),
    )
