"""Findings that somebody accepts, and why."""

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
from issuetrees.api.resources.findings import SIDES
from issuetrees.api.serializer_fields import Id, Kept, Strict, Title, Word
from issuetrees.inquiry.read import waivers as read
from issuetrees.inquiry.write import waivers as write


class Waiver(Kept):
    """Who accepted a finding, when and why. When what it is said of changes, it has lapsed."""

    graph_id = serializers.UUIDField()
    node_id = serializers.UUIDField(
        source="node.id",
        default=None,
        allow_null=True,
        help_text=_("The node that is split, the stage or fork; null: the map as a whole."),
    )
    code = serializers.CharField()
    side = serializers.ChoiceField(SIDES, help_text=_("Overlaps, gaps, shape or wording."))
    related_ids = serializers.ListField(
        source="related",
        child=serializers.UUIDField(),
        help_text=_("The children concerned; on a map arrows, forks or a competency."),
    )
    reason = serializers.CharField()
    author = Person(allow_null=True)
    waived_at = serializers.DateTimeField(help_text=_("When it got its reason."))
    holds = serializers.BooleanField(help_text=_("False where the split has changed since."))


class NewWaiver(Strict):
    """A finding to accept, named as ``get_findings`` gave it, and why."""

    node_id = Id(allow_null=True, help_text=_("Null for what is said of a map as a whole."))
    code = Title(max_length=60)
    side = Word(SIDES)
    related_ids = serializers.ListField(
        child=Id(),
        required=False,
        max_length=1000,
        help_text=_("The children concerned; on a map arrows, forks or a competency."),
    )
    reason = Title(max_length=write.MAX_REASON)


class GraphWaivers(Endpoint):
    """What is accepted in a tree or map."""

    tag = "Review"

    @operation(
        "list_waivers",
        _("List the waivers of a tree or map"),
        gives=Waiver,
        pages=KEPT,
        told=read.with_state,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.waivers(self.actor, graph_id)

    @operation(
        "waive_finding",
        _("Accept a finding, with a reason"),
        notes=_("Accepted before, it gets this reason, and holds for the split as it is now."),
        takes=NewWaiver,
        gives=Waiver,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="waiver",
        problems=(409,),
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        related = tuple(map(str, given.pop("related_ids", ())))
        row = write.waive(actor=self.actor, graph_id=graph_id, related_ids=related, **given)
        return read.with_state([row])[0]


class OneWaiver(Endpoint):
    """A waiver."""

    tag = "Review"

    @operation("get_waiver", _("Read a waiver"), gives=Waiver, has_tag=True)
    def get(self, waiver_id: uuid.UUID) -> Any:
        return read.with_state([read.waiver(self.actor, waiver_id)])[0]

    @operation(
        "take_back_waiver",
        _("Take a waiver back"),
        notes=_("The finding is open again. The deletion’s id undoes it."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, waiver_id: uuid.UUID, version: int | None) -> Any:
        return write.take_back(actor=self.actor, waiver_id=waiver_id, version=version)
