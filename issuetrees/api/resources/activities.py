"""Who does it: parties, activities, their RACI letters, and the roles that follow from them."""

import uuid
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import (
    Answer,
    Id,
    Kept,
    Money,
    Pasted,
    Strict,
    Sum,
    Text,
    Title,
    Word,
)
from issuetrees.core import limits
from issuetrees.core.tables.reading import read_sheets
from issuetrees.tracking.models.activities import PartyKind, Source
from issuetrees.tracking.read import activities as read
from issuetrees.tracking.read.roles import roles as read_roles
from issuetrees.tracking.wording import finding_words
from issuetrees.tracking.write import activities as write
from issuetrees.tracking.write import raci_tables
from issuetrees.workspaces.read import engagement as get_engagement

_MONEY = _("What it may sign for, in words.")
_STAGE = _("The stage that the role needs, of the map graph_id; empty for none.")
_MAP = _("The stage map of the stage; null for none.")
_SOURCE = _("How the role is to be filled; empty while nobody has said.")
_ONCE = _("What finding somebody costs once.")
_DAY = _("What a day costs.")
_EFFORT = _("Person-days; null where nobody has said.")
_LETTERS = _("Letters of RACI, such as A/R; empty for none.")


class Party(Kept):
    """A role, a team, an agency or a partner that takes part."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(PartyKind.values)
    user = Person(allow_null=True, help_text=_("The member that it is; null for none."))
    money = serializers.CharField(help_text=_MONEY)
    graph_id = serializers.UUIDField(allow_null=True, help_text=_MAP)
    stage_id = serializers.CharField(help_text=_STAGE)
    filling = serializers.CharField(help_text=_SOURCE)
    hire_once = Money(allow_null=True, help_text=_ONCE)
    hire_day = Money(allow_null=True, help_text=_DAY)
    borrow_day = Money(allow_null=True, help_text=_DAY)
    agency_day = Money(allow_null=True, help_text=_DAY)


class PartyEdit(Strict):
    """What may be said of a party; an engagement has each title once."""

    title = Title(max_length=120)
    kind = Word(PartyKind.choices, required=False)
    user_id = Id(required=False, allow_null=True, help_text=_("A member of the workspace."))
    money = Text(max_length=300, required=False, help_text=_MONEY)
    graph_id = Id(required=False, allow_null=True, help_text=_MAP)
    stage_id = Text(max_length=36, required=False, help_text=_STAGE)
    filling = Word([("", ""), *Source.choices], required=False, help_text=_SOURCE)
    hire_once = Money(required=False, allow_null=True, help_text=_ONCE)
    hire_day = Money(required=False, allow_null=True, help_text=_DAY)
    borrow_day = Money(required=False, allow_null=True, help_text=_DAY)
    agency_day = Money(required=False, allow_null=True, help_text=_DAY)


class Activity(Kept):
    """A piece of work of an initiative."""

    initiative_id = serializers.UUIDField()
    title = serializers.CharField()
    effort = Money(5, allow_null=True, help_text=_EFFORT)


class ActivityEdit(Strict):
    """What may be said of an activity."""

    title = Title(max_length=300)
    effort = Money(5, required=False, allow_null=True, help_text=_EFFORT)


class RaciCell(Answer):
    """The letters of a party in an activity."""

    activity_id = serializers.UUIDField(help_text=_("The activity."))
    party_id = serializers.UUIDField(help_text=_("The party."))
    letters = serializers.CharField(help_text=_LETTERS)


class RaciFinding(Answer):
    """What is wrong with the table."""

    code = serializers.CharField(
        help_text=_("no_a, two_a, nobody_r, many_c of a row; busy_a, idle of a party.")
    )
    activity_id = serializers.CharField(help_text=_("The row; empty for a party."))
    party_ids = serializers.ListField(
        child=serializers.CharField(), help_text=_("The parties that it is about.")
    )
    sentence = serializers.CharField(help_text=_("The same in words."))


class Raci(Answer):
    """All letters of an engagement, and what is wrong with them."""

    cells = RaciCell(many=True)
    findings = RaciFinding(many=True)


class RaciCellEdit(Strict):
    """The letters of a party in an activity; empty takes them out."""

    activity_id = Id(help_text=_("The activity."))
    party_id = Id(help_text=_("The party."))
    letters = Text(max_length=40, help_text=_LETTERS)


class RaciSheet(Strict):
    """Letters to set or take out."""

    cells = serializers.ListField(child=RaciCellEdit(), max_length=limits.SCORES_AT_ONCE)


class RaciText(Strict):
    """A table as text, or the name of a shipped team; one of both."""

    text = Pasted(
        max_length=limits.TABLE_CHARACTERS,
        required=False,
        help_text=_("Lines with tabs or as CSV: Activity, Effort, then a column for each party."),
    )
    template = Text(
        max_length=40, required=False, help_text=_("A shipped team: small, functional or agency.")
    )


class RaciPut(Answer):
    """What came in."""

    activities = serializers.IntegerField(help_text=_("New activities."))
    parties = serializers.IntegerField(help_text=_("New parties."))
    cells = serializers.IntegerField(help_text=_("Cells that have other letters now."))


class NeededLevel(Answer):
    """A competency that a role needs."""

    title = serializers.CharField()
    level = serializers.IntegerField(help_text=_("0 to 4."))


class RoleStage(Answer):
    """The stage that a role needs, and who is ready for it of those whom one may see."""

    map = serializers.CharField(help_text=_("The title of the stage map."))
    title = serializers.CharField()
    needed = NeededLevel(many=True)
    ready = serializers.ListField(child=serializers.CharField(), help_text=_("Names of people."))


class RoleWay(Answer):
    """A way to fill a role."""

    source = serializers.CharField(help_text=_("hire, borrow or agency."))  # type: ignore[assignment]
    cost = Sum(allow_null=True, help_text=_("What it costs for the load of the role."))
    is_cheapest = serializers.BooleanField(help_text=_("Whether no other way costs less."))
    from_days = Sum(
        allow_null=True,
        help_text=_("From how many days on hiring costs less; null where it never does."),
    )


class Role(Answer):
    """A draft role: what RACI makes of a party."""

    party_id = serializers.UUIDField(source="party.pk", help_text=_("The party."))
    title = serializers.CharField(source="party.title")
    kind = serializers.CharField(source="party.kind")
    days = Sum(source="load.days", help_text=_("Its load, person-days."))
    counts = serializers.DictField(
        source="load.counts",
        child=serializers.IntegerField(),
        help_text=_("In how many activities it has each letter."),
    )
    stage = RoleStage(allow_null=True)
    ways = RoleWay(many=True)


class RolesFound(Answer):
    """The roles in the house, and the parties outside it."""

    inside = Role(many=True)
    outside = Role(many=True)


class Parties(Endpoint):
    """The parties of an engagement."""

    tag = "Decisions"

    @operation("list_parties", _("List the parties"), gives=Party, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.parties(self.actor, engagement_id)

    @operation(
        "create_party", _("Add a party"), takes=PartyEdit, gives=Party, status=201,
        scope=Scope.WRITE, has_tag=True, is_replayable=True, location="party",
    )  # fmt: skip
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_party(actor=self.actor, engagement_id=engagement_id, **given)


class OneParty(Endpoint):
    """A party."""

    tag = "Decisions"

    @operation("get_party", _("Read a party"), gives=Party, has_tag=True)
    def get(self, party_id: uuid.UUID) -> Any:
        return read.party(self.actor, party_id)

    @operation(
        "edit_party", _("Change a party"), takes=PartyEdit, is_partial=True, gives=Party,
        scope=Scope.WRITE, has_tag=True, is_versioned=True,
    )  # fmt: skip
    def patch(self, party_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_party(actor=self.actor, party_id=party_id, version=version, **given)

    @operation(
        "delete_party", _("Delete a party"), notes=_("Its letters go with it."), gives=Deletion,
        scope=Scope.WRITE, is_versioned=True,
    )  # fmt: skip
    def delete(self, party_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_party(actor=self.actor, party_id=party_id, version=version)


class Activities(Endpoint):
    """The activities of an engagement."""

    tag = "Decisions"

    @operation("list_activities", _("List the activities"), gives=Activity, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.activities(self.actor, engagement_id)


class InitiativeActivities(Endpoint):
    """The activities of an initiative."""

    tag = "Decisions"

    @operation(
        "create_activity", _("Add an activity"), takes=ActivityEdit, gives=Activity, status=201,
        scope=Scope.WRITE, has_tag=True, is_replayable=True, location="activity",
    )  # fmt: skip
    def post(self, initiative_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_activity(actor=self.actor, initiative_id=initiative_id, **given)


class OneActivity(Endpoint):
    """An activity."""

    tag = "Decisions"

    @operation("get_activity", _("Read an activity"), gives=Activity, has_tag=True)
    def get(self, activity_id: uuid.UUID) -> Any:
        return read.activity(self.actor, activity_id)

    @operation(
        "edit_activity", _("Change an activity"), takes=ActivityEdit, is_partial=True,
        gives=Activity, scope=Scope.WRITE, has_tag=True, is_versioned=True,
    )  # fmt: skip
    def patch(self, activity_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_activity(
            actor=self.actor, activity_id=activity_id, version=version, **given
        )

    @operation(
        "delete_activity", _("Delete an activity"), notes=_("Its letters go with it."),
        gives=Deletion, scope=Scope.WRITE, is_versioned=True,
    )  # fmt: skip
    def delete(self, activity_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_activity(actor=self.actor, activity_id=activity_id, version=version)


class RaciOfEngagement(Endpoint):
    """Who does, answers for, is asked and is told of what."""

    tag = "Decisions"

    @operation("get_raci", _("Read the RACI table"), gives=Raci)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return _told(read.raci(self.actor, engagement_id))

    @operation(
        "set_raci", _("Set or take out letters, all or none"), takes=RaciSheet, gives=Raci,
        scope=Scope.WRITE, is_replayable=True,
    )  # fmt: skip
    def put(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        cells = [write.Cell(**one) for one in given["cells"]]
        write.set_letters(actor=self.actor, engagement_id=engagement_id, cells=cells)
        return _told(read.raci(self.actor, engagement_id))


class RaciOfInitiative(Endpoint):
    """A table that comes in whole."""

    tag = "Decisions"

    @operation(
        "put_raci", _("Put a table or a shipped team into an initiative"), takes=RaciText,
        gives=RaciPut, scope=Scope.WRITE, is_replayable=True,
    )  # fmt: skip
    def post(self, initiative_id: uuid.UUID, given: dict[str, Any]) -> Any:
        here: dict[str, Any] = {
            "actor": self.actor,
            "initiative_id": initiative_id,
            "language": get_language() or "en",
        }
        if name := given.get("template"):
            return raci_tables.put_template(**here, name=name)
        [sheet, *_others] = read_sheets(given.get("text", "").encode())
        return raci_tables.put_table(**here, rows=sheet.rows)


class RolesOfEngagement(Endpoint):
    """The draft roles of an engagement."""

    tag = "Decisions"

    @operation("get_roles", _("Read the draft roles"), gives=RolesFound)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read_roles(self.actor, engagement_id)


def _told(table: read.Raci) -> dict[str, Any]:
    return {
        "cells": [
            {"activity_id": activity, "party_id": party, "letters": letters}
            for (activity, party), letters in table.letters.items()
        ],
        "findings": [
            {
                "code": one.code,
                "activity_id": one.row_id,
                "party_ids": list(one.parties),
                "sentence": finding_words(one, table),
            }
            for one in table.findings
        ],
    }
