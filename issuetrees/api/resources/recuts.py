"""The same leaves under another split."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Text, Title
from issuetrees.practice.comparing import tree
from issuetrees.practice.models import Recut as Row
from issuetrees.practice.read import recuts as read
from issuetrees.practice.write import recuts as write

TAG = "Graphs"
_DIMENSION = _("By what the second tree splits: region, stage, client.")


class Recut(Kept):
    """Two trees with the same leaves."""

    source_id = serializers.UUIDField(help_text=_("The tree whose leaves were taken."))
    target_id = serializers.UUIDField(help_text=_("The tree that was made of them."))
    dimension = serializers.CharField(help_text=_DIMENSION)
    leaves = serializers.ListField(
        child=serializers.ListField(child=serializers.UUIDField()),
        help_text=_("Pairs of nodes: the leaf there, the leaf here. Either may be gone by now."),
    )
    author = Person(allow_null=True, help_text=_("Who made it; null: their account is gone."))


class RecutBranch(Strict):
    """A branch of the second tree."""

    title = Title(max_length=300)
    leaf_ids = serializers.ListField(
        child=Id(), max_length=5_000, help_text=_("Leaves of the first tree, each in one branch.")
    )


class NewRecut(Strict):
    """Another split of a tree."""

    title = Title(max_length=300)
    dimension = Text(max_length=write.MOST_DIMENSION, required=False, help_text=_DIMENSION)
    branches = RecutBranch(
        many=True, help_text=_("In their order. Leaves in none have no counterpart.")
    )


class CrossedLeaf(Answer):
    """A leaf of both trees and where it stands in either."""

    row = serializers.UUIDField(help_text=_("Its branch in the first tree."))
    column = serializers.UUIDField(help_text=_("Its branch in the second tree."))
    source_id = serializers.UUIDField(help_text=_("The leaf in the first tree."))
    target_id = serializers.UUIDField(help_text=_("The leaf in the second tree."))
    title = serializers.CharField()
    differing = serializers.ListField(
        child=serializers.CharField(), help_text=_("Fields that are no longer the same.")
    )


class CrossedNode(Answer):
    """A branch, or a leaf without a counterpart."""

    id = serializers.UUIDField()
    title = serializers.CharField()


class RecutMatrix(Answer):
    """Both splits crossed, as they are now."""

    id = serializers.UUIDField(help_text=_("The re-cut."))
    rows = CrossedNode(many=True, help_text=_("Branches of the first tree with leaves of both."))
    columns = CrossedNode(many=True, help_text=_("Those of the second tree."))
    leaves = CrossedLeaf(many=True, help_text=_("What stands in the cells."))
    only_source = CrossedNode(many=True, help_text=_("Leaves that only the first tree has."))
    only_target = CrossedNode(many=True, help_text=_("Leaves that only the second tree has."))


class GraphRecuts(Endpoint):
    """The re-cuts that a tree is a side of."""

    tag = TAG

    @operation("list_recuts", _("List the re-cuts of a tree"), gives=Recut, pages=KEPT)
    def get(self, graph_id: uuid.UUID) -> Any:
        tree(self.actor, graph_id)
        return read.recuts(self.actor, graph_id)

    @operation(
        "create_recut",
        _("Make a second tree of the leaves of this one, under another split"),
        notes=_("New leaves begin with title, status, answer, owner and hypothesis of the old."),
        takes=NewRecut,
        gives=Recut,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="recut",
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_recut(actor=self.actor, graph_id=graph_id, **given)


class OneRecut(Endpoint):
    """A re-cut."""

    tag = TAG

    @operation("get_recut", _("Read a re-cut"), gives=Recut, has_tag=True)
    def get(self, recut_id: uuid.UUID) -> Any:
        return read.recut(self.actor, recut_id)

    @operation(
        "delete_recut",
        _("Forget that two trees have the same leaves"),
        notes=_("Both trees stay."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, recut_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_recut(actor=self.actor, recut_id=recut_id, version=version)


class OneRecutMatrix(Endpoint):
    """Both splits crossed."""

    tag = TAG

    @operation(
        "get_recut_matrix",
        _("Read both splits of a re-cut crossed, with what differs by now"),
        gives=RecutMatrix,
    )
    def get(self, recut_id: uuid.UUID) -> Any:
        return _crossed(read.recut(self.actor, recut_id))


def _crossed(row: Row) -> dict[str, Any]:
    found = read.matrix(row)
    return {
        "id": row.pk,
        "rows": found.rows,
        "columns": found.columns,
        "only_source": found.only_source,
        "only_target": found.only_target,
        "leaves": [
            {
                "row": first,
                "column": second,
                "source_id": pair.source.id,
                "target_id": pair.target.id,
                "title": pair.source.title,
                "differing": list(pair.differing),
            }
            for (first, second), pairs in found.cells.items()
            for pair in pairs
        ],
    }
