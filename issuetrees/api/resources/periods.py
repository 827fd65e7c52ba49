"""Periods in which initiatives cost something."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ranked
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Id, Kept, Strict, Title
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.write import periods as periods_write
from issuetrees.workspaces.read import engagement as get_engagement


class Period(Kept):
    """A period of the engagement, such as a quarter."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()


class PeriodEdit(Strict):
    """What may be said of a period; an engagement has each title once."""

    title = Title(max_length=40)


class NewPeriod(PeriodEdit):
    """A period to add, before another one or last."""

    before_id = Id(required=False, allow_null=True)


class PeriodPlace(Strict):
    """The period before which to put it; null for the end."""

    before_id = Id(allow_null=True)


class Periods(Endpoint):
    """The periods of an engagement."""

    tag = "Initiatives"

    @operation(
        "list_periods",
        _("List the periods"),
        gives=Period,
        pages=ranked("rank", "id"),
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return periods_read.periods(self.actor, engagement_id)

    @operation(
        "create_period",
        _("Add a period"),
        takes=NewPeriod,
        gives=Period,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="period",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return periods_write.create_period(actor=self.actor, engagement_id=engagement_id, **given)


class OnePeriod(Endpoint):
    """A period."""

    tag = "Initiatives"

    @operation("get_period", _("Read a period"), gives=Period, has_tag=True)
    def get(self, period_id: uuid.UUID) -> Any:
        return periods_read.period(self.actor, period_id)

    @operation(
        "edit_period",
        _("Change a period"),
        takes=PeriodEdit,
        is_partial=True,
        gives=Period,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, period_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return periods_write.edit_period(
            actor=self.actor, period_id=period_id, version=version, **given
        )

    @operation(
        "delete_period",
        _("Delete a period"),
        notes=_("One in which something costs money is refused: take the costs out first."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, period_id: uuid.UUID, version: int | None) -> Any:
        return periods_write.delete_period(actor=self.actor, period_id=period_id, version=version)


class MovePeriod(Endpoint):
    """The place of a period."""

    tag = "Initiatives"

    @operation(
        "move_period",
        _("Put a period before another one"),
        takes=PeriodPlace,
        gives=Period,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def post(self, period_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return periods_write.move_period(actor=self.actor, period_id=period_id, **given)
