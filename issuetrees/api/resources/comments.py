"""Comments on nodes, in threads that are resolved as a whole."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.filters import YesNoFilter
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Answer, Id, Strict, Title, Whole
from issuetrees.api.threads import Said, SaidFilter
from issuetrees.comments import read, write
from issuetrees.comments.place import FARTHEST, Place


class ShownPlace(Answer):
    """A place of the drawing beside the upper left corner of a node's box."""

    dx = serializers.IntegerField()
    dy = serializers.IntegerField()


class GivenPlace(Strict):
    """A place of the drawing beside the upper left corner of a node's box."""

    dx = Whole(min_value=-FARTHEST, max_value=FARTHEST)
    dy = Whole(min_value=-FARTHEST, max_value=FARTHEST)

    def to_internal_value(self, data: Any) -> Any:
        """Return the place itself."""
        return Place(**super().to_internal_value(data))


class Comment(Said):
    """What somebody says of a node; ``thread_id`` names the comment that it answers."""

    graph_id = serializers.UUIDField()
    node_id = serializers.UUIDField(source="node.id")
    place = ShownPlace(allow_null=True)
    mentions = Person(many=True, source="mentioned")


class Mentions(serializers.ListField):
    """The ids of members whom the text mentions."""

    def __init__(self, **options: Any) -> None:
        super().__init__(child=Id(), required=False, max_length=write.MAX_MENTIONS, **options)


class NewComment(Strict):
    """A comment to make; with ``thread_id`` it answers in a thread of the same node."""

    node_id = Id()
    thread_id = Id(required=False, allow_null=True)
    text = Title(max_length=write.MAX_TEXT)
    place = GivenPlace(required=False, allow_null=True)
    mention_ids = Mentions()


class CommentEdit(Strict):
    """What its author may change of a comment."""

    text = Title(max_length=write.MAX_TEXT)
    place = GivenPlace(
        allow_null=True, help_text=_("The place of the drawing to point at; null points at none.")
    )
    mention_ids = Mentions()


class ThreadCounts(Answer):
    """How many threads a node has."""

    open = serializers.IntegerField()
    resolved = serializers.IntegerField()


class CommentCounts(Answer):
    """The threads of a graph by node, those of deleted nodes among them."""

    changed_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When any comment changed last; null when there is none.")
    )
    nodes = serializers.DictField(child=ThreadCounts(), help_text=_("By the node's id."))


class CommentFilter(SaidFilter):
    """Which comments to list."""

    node_id = filters.UUIDFilter("node__id", label=_("On this node only."))
    has_place = YesNoFilter(
        method="of_place", label=_("That point at a place of the drawing, or that do not.")
    )

    def of_place(self, rows: QuerySet[Any], name: str, has_place: Any) -> QuerySet[Any]:
        """Keep the comments that point somewhere, or those that do not."""
        del name
        return rows.filter(dx__isnull=not has_place)


class GraphComments(Endpoint):
    """The comments of a graph."""

    tag = "Comments"

    @operation(
        "list_comments",
        _("List the comments, oldest first"),
        notes=_("Those on deleted nodes are left out until the node comes back."),
        gives=Comment,
        pages=KEPT,
        filters=CommentFilter,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.comments(self.actor, graph_id)

    @operation(
        "create_comment",
        _("Comment on a node, or answer in a thread"),
        notes=_("Mentioned members get a mail. An answer opens a resolved thread again."),
        takes=NewComment,
        gives=Comment,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="comment",
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        site = self.request.build_absolute_uri("/")
        return write.add_comment(actor=self.actor, graph_id=graph_id, site=site, **given)


class GraphCommentCounts(Endpoint):
    """How many threads the nodes of a graph have."""

    tag = "Comments"

    @operation("count_comments", _("Count the threads of each node"), gives=CommentCounts)
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.comment_counts(self.actor, graph_id)


class OneComment(Endpoint):
    """A comment."""

    tag = "Comments"

    @operation("get_comment", _("Read a comment"), gives=Comment, has_tag=True)
    def get(self, comment_id: uuid.UUID) -> Any:
        return read.comment(self.actor, comment_id)

    @operation(
        "edit_comment",
        _("Change one’s own comment"),
        notes=_("Whoever is mentioned for the first time gets a mail."),
        takes=CommentEdit,
        is_partial=True,
        gives=Comment,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, comment_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        site = self.request.build_absolute_uri("/")
        return write.edit_comment(
            actor=self.actor, comment_id=comment_id, version=version, site=site, **given
        )

    @operation(
        "delete_comment",
        _("Delete a comment"),
        notes=_("One’s own; who manages the workspace may delete any. Its answers stay."),
        gives=Comment,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def delete(self, comment_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_comment(actor=self.actor, comment_id=comment_id, version=version)


class RestoreComment(Endpoint):
    """Bringing back."""

    tag = "Comments"

    @operation(
        "restore_comment",
        _("Bring back a deleted comment"),
        gives=Comment,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, comment_id: uuid.UUID) -> Any:
        return write.restore_comment(actor=self.actor, comment_id=comment_id)


class ResolveComment(Endpoint):
    """Settling."""

    tag = "Comments"

    @operation(
        "resolve_comment",
        _("Mark a thread as resolved"),
        notes=_("The thread is named by its first comment; a resolved one stays as it is."),
        gives=Comment,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, comment_id: uuid.UUID) -> Any:
        return write.resolve_thread(actor=self.actor, comment_id=comment_id)


class ReopenComment(Endpoint):
    """Taking up again."""

    tag = "Comments"

    @operation(
        "reopen_comment",
        _("Open a resolved thread again"),
        notes=_("The thread is named by its first comment; an open one stays as it is."),
        gives=Comment,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, comment_id: uuid.UUID) -> Any:
        return write.reopen_thread(actor=self.actor, comment_id=comment_id)
