"""What a reader may see of what people say: comments in threads, their counts, mentions."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from issuetrees.comments.models import Comment, Mention
from issuetrees.graphs import read as graphs
from issuetrees.kit.rows import one
from issuetrees.kit.threads import shown
from issuetrees.workspaces.access import Reader


@dataclass(frozen=True, slots=True)
class ThreadCounts:
    """How many threads a node has."""

    open: int
    resolved: int


@dataclass(frozen=True, slots=True)
class CommentCounts:
    """The threads of a graph by node, and when anything about them changed last.

    Nodes that are deleted now are among them: an undo brings them back with their comments.
    """

    changed_at: dt.datetime | None
    nodes: dict[str, ThreadCounts]


def comments(reader: Reader, graph_id: uuid.UUID) -> QuerySet[Comment]:
    """Return the comments on the live nodes of a graph, oldest first, or raise NotFound.

    A deleted comment is among them while its thread has other comments.
    """
    return shown(_comments(reader)).filter(graph=graphs.graph(reader, graph_id))


def all_comments(reader: Reader) -> QuerySet[Comment]:
    """Return what the reader may see of comments on live nodes, but for deleted ones."""
    return _comments(reader).filter(deleted_at=None)


def comment(reader: Reader, comment_id: uuid.UUID) -> Comment:
    """Return a comment, or raise NotFound."""
    return one(shown(_comments(reader)).filter(pk=comment_id))


def comment_even_deleted(reader: Reader, comment_id: uuid.UUID) -> Comment:
    """Return a comment that may be deleted, or raise NotFound."""
    return one(_comments(reader).filter(pk=comment_id))


def comment_counts(reader: Reader, graph_id: uuid.UUID) -> CommentCounts:
    """Count the threads of a graph by node; NotFound if the reader may not see it."""
    mine = Comment.objects.filter(graph=graphs.graph(reader, graph_id))
    changed_at = mine.aggregate(latest=Max("updated_at"))["latest"]
    rows = (
        shown(mine.filter(thread=None))
        .order_by()
        .values_list("node__id")
        .annotate(
            open=Count("pk", filter=Q(resolved_at=None)),
            resolved=Count("pk", filter=Q(resolved_at__isnull=False)),
        )
    )
    return CommentCounts(changed_at, {str(node): ThreadCounts(*both) for node, *both in rows})


def _comments(reader: Reader) -> QuerySet[Comment]:
    found = Comment.objects.filter(
        graph__in=graphs.graphs(reader, is_archived=None), node__is_deleted=False
    )
    people = ("author", "resolved_by", "thread__resolved_by")
    found = found.select_related("graph__engagement__workspace", "node", *people)
    mentions = Prefetch("mentions", Mention.objects.select_related("user"))
    return found.prefetch_related(mentions).order_by("id")
