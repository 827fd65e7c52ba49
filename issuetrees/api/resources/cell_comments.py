"""What is said of cells once the scores of a round are shown, in threads."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.serializer_fields import Id, Strict, Title
from issuetrees.api.threads import Said, SaidFilter
from issuetrees.scoring.read import discussion as read
from issuetrees.scoring.write import discussion as write

TAG = "Rounds"


class CellComment(Said):
    """What somebody says of a cell; ``thread_id`` names the comment that it answers."""

    round_id = serializers.UUIDField()
    initiative_id = serializers.UUIDField()
    criterion_id = serializers.UUIDField()


class NewCellComment(Strict):
    """A comment to make; with ``thread_id`` it answers in a thread of the same cell."""

    initiative_id = Id()
    criterion_id = Id()
    thread_id = Id(required=False, allow_null=True)
    text = Title(max_length=write.MAX_TEXT)


class CellCommentEdit(Strict):
    """What its author may change of a comment."""

    text = Title(max_length=write.MAX_TEXT)


class CellCommentFilter(SaidFilter):
    """Which comments to list."""

    initiative_id = filters.UUIDFilter("initiative", label=_("On this initiative only."))
    criterion_id = filters.UUIDFilter("criterion", label=_("On this criterion only."))


class RoundComments(Endpoint):
    """The comments on the cells of a round."""

    tag = TAG

    @operation(
        "list_cell_comments",
        _("List the comments on cells, oldest first"),
        notes=_("Denied as long as the scores of the round are hidden from you."),
        gives=CellComment,
        pages=KEPT,
        filters=CellCommentFilter,
    )
    def get(self, round_id: uuid.UUID) -> Any:
        return read.comments(self.actor, round_id)

    @operation(
        "create_cell_comment",
        _("Comment on a cell, or answer in a thread"),
        notes=_(
            "Once the scores are shown, and while no blind round runs. An answer opens a resolved "
            "thread again."
        ),
        takes=NewCellComment,
        gives=CellComment,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="cell_comment",
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.add_comment(actor=self.actor, round_id=round_id, **given)


class OneCellComment(Endpoint):
    """A comment on a cell."""

    tag = TAG

    @operation("get_cell_comment", _("Read a comment on a cell"), gives=CellComment, has_tag=True)
    def get(self, cell_comment_id: uuid.UUID) -> Any:
        return read.comment(self.actor, cell_comment_id)

    @operation(
        "edit_cell_comment",
        _("Change one’s own comment on a cell"),
        takes=CellCommentEdit,
        is_partial=True,
        gives=CellComment,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
        problems=(409,),
    )
    def patch(self, cell_comment_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_comment(
            actor=self.actor, comment_id=cell_comment_id, version=version, **given
        )

    @operation(
        "delete_cell_comment",
        _("Delete a comment on a cell"),
        notes=_("One’s own; who manages the workspace may delete any. Its answers stay."),
        gives=CellComment,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
        problems=(409,),
    )
    def delete(self, cell_comment_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_comment(actor=self.actor, comment_id=cell_comment_id, version=version)


class RestoreCellComment(Endpoint):
    """Bringing back."""

    tag = TAG

    @operation(
        "restore_cell_comment",
        _("Bring back a deleted comment on a cell"),
        gives=CellComment,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, cell_comment_id: uuid.UUID) -> Any:
        return write.restore_comment(actor=self.actor, comment_id=cell_comment_id)


class ResolveCellThread(Endpoint):
    """Settling."""

    tag = TAG

    @operation(
        "resolve_cell_thread",
        _("Mark a thread on a cell as resolved"),
        notes=_("The thread is named by its first comment; a resolved one stays as it is."),
        gives=CellComment,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, cell_comment_id: uuid.UUID) -> Any:
        return write.resolve_thread(actor=self.actor, comment_id=cell_comment_id)


class ReopenCellThread(Endpoint):
    """Taking up again."""

    tag = TAG

    @operation(
        "reopen_cell_thread",
        _("Open a resolved thread on a cell again"),
        notes=_("The thread is named by its first comment; an open one stays as it is."),
        gives=CellComment,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, cell_comment_id: uuid.UUID) -> Any:
        return write.reopen_thread(actor=self.actor, comment_id=cell_comment_id)
