"""Profiles of people on stage maps: whose they are, who sees them, what leaves with them."""

import uuid
from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ADDED, KEPT, LOGGED
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Number, Strict, Text, Title, YesNo
from issuetrees.careers.read import competencies as maps
from issuetrees.careers.read import export as export_read
from issuetrees.careers.read import profiles as read
from issuetrees.careers.write import feeds, profiles
from issuetrees.careers.write.profiles import MOST_HOURS
from issuetrees.reports.own_plan import MEDIA_TYPE, own_plan

TAG = "Careers"
_STAGE = _("A stage of the map: where they are now; null: nobody has said.")
_GOAL = _("A stage of the map: where they want to get; null: nobody has said.")
_ANSWERS = _("Chosen options by key of the fork; forks left out are open.")
_OPEN = _("Whether all who see the map see it, and reports may show it.")
_OWN = _("Whether its owner is the person themself, not somebody who keeps it for them.")
_ASSESS = _("Whether they may rate levels and write into the review log, too.")


class Profile(Kept):
    """Where somebody stands on a map and where they want to get."""

    graph_id = serializers.UUIDField(help_text=_("The map."))
    owner = Person(help_text=_("Whose it is: they alone change, share, export and erase it."))
    is_own = serializers.BooleanField(help_text=_OWN)
    name = serializers.CharField()
    stage_id = serializers.UUIDField(allow_null=True, help_text=_STAGE)
    goal_id = serializers.UUIDField(allow_null=True, help_text=_GOAL)
    hours_a_week = serializers.FloatField(help_text=_("Hours a week for closing gaps."))
    answers = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), help_text=_ANSWERS
    )
    mentor = serializers.CharField(help_text=_("A name; empty without one."))
    is_open = serializers.BooleanField(help_text=_OPEN)


class OwnProfile(Profile):
    """A profile of one's own, on whatever map."""

    map_title = serializers.CharField(source="graph.title", help_text=_("What the map is called."))
    deleted_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When it was deleted; null while it is there.")
    )


class ProfileEdit(Strict):
    """What may be said of a profile."""

    name = Title(max_length=120)
    stage_id = Id(required=False, allow_null=True, help_text=_STAGE)
    goal_id = Id(required=False, allow_null=True, help_text=_GOAL)
    hours_a_week = Number(
        required=False,
        min_value=0,
        max_value=MOST_HOURS,
        help_text=_("Hours a week for closing gaps."),
    )
    answers = serializers.DictField(
        child=serializers.ListField(child=Text(max_length=200)), required=False, help_text=_ANSWERS
    )
    mentor = Text(max_length=120, required=False, help_text=_("A name; empty without one."))
    is_open = YesNo(required=False, help_text=_OPEN)


class NewProfile(ProfileEdit):
    """A profile to make."""

    is_own = YesNo(required=False, help_text=_OWN)


class ProfileShare(Answer):
    """Somebody who may see a profile."""

    id = serializers.UUIDField()
    profile_id = serializers.UUIDField(help_text=_("The profile."))
    user = Person(help_text=_("Who sees it."))
    may_assess = serializers.BooleanField(help_text=_ASSESS)


class NewShare(Strict):
    """Whom to show a profile."""

    user_id = Id(help_text=_("Another member of the workspace."))
    may_assess = YesNo(required=False, help_text=_ASSESS)


class HandOver(Strict):
    """To whom to give a profile that was kept for them."""

    user_id = Id(help_text=_("Another member of the workspace."))


class ProfileLook(Answer):
    """That somebody looked at a profile, once for each day."""

    user = Person(help_text=_("Who looked."))
    on = serializers.DateField()


class Feed(Answer):
    """The address of a calendar."""

    profile_id = serializers.UUIDField(help_text=_("The profile."))
    url = serializers.URLField(help_text=_("Shown only now; of the rest a digest is kept."))


class PersonalRecord(Answer):
    """All that is kept of a person on a map."""

    map = serializers.CharField(help_text=_("What the map is called."))
    id = serializers.UUIDField()
    name = serializers.CharField()
    is_own = serializers.BooleanField(help_text=_OWN)
    stage_id = serializers.UUIDField(allow_null=True, help_text=_STAGE)
    goal_id = serializers.UUIDField(allow_null=True, help_text=_GOAL)
    hours_a_week = serializers.FloatField(help_text=_("Hours a week for closing gaps."))
    answers = serializers.DictField(help_text=_ANSWERS)
    mentor = serializers.CharField(help_text=_("A name; empty without one."))
    is_open = serializers.BooleanField(help_text=_OPEN)
    created_at = serializers.DateTimeField()
    deleted_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When it was deleted; null while it is there.")
    )
    ratings = serializers.ListField(
        child=serializers.DictField(), help_text=_("Levels, oldest first.")
    )
    steps = serializers.ListField(child=serializers.DictField(), help_text=_("Of the plan."))
    entries = serializers.ListField(
        child=serializers.DictField(), help_text=_("Of the review log.")
    )
    shared_with = serializers.ListField(
        child=serializers.DictField(), help_text=_("Who may see it.")
    )
    looked_at_by = serializers.ListField(
        child=serializers.DictField(), help_text=_("Who looked, on which day.")
    )


class Profiles(Endpoint):
    """The profiles on a map that one may see."""

    tag = TAG

    @operation(
        "list_profiles",
        _("List the profiles on a map that you may see"),
        notes=_("Your own, and those that were shared with you. No role opens others."),
        gives=Profile,
        pages=KEPT,
    )
    def get(self, map_id: uuid.UUID) -> Any:
        maps.stage_map(self.actor, map_id)
        return read.profiles(self.actor, map_id)

    @operation(
        "create_profile",
        _("Make a profile on a map"),
        notes=_("Your own, or with `is_own` false one that you keep for somebody without account."),
        takes=NewProfile,
        gives=Profile,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="profile",
        problems=(409,),
    )
    def post(self, map_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return profiles.create_profile(actor=self.actor, graph_id=map_id, **given)


class OwnProfiles(Endpoint):
    """One's own profiles, wherever."""

    tag = TAG

    @operation(
        "list_own_profiles",
        _("List your own profiles"),
        notes=_("Also deleted ones and those on maps that you no longer see: to export or erase."),
        gives=OwnProfile,
        pages=ADDED,
    )
    def get(self) -> Any:
        return read.owned(self.actor)


class OneProfile(Endpoint):
    """A profile."""

    tag = TAG

    @operation("get_profile", _("Read a profile"), gives=Profile, has_tag=True)
    def get(self, profile_id: uuid.UUID) -> Any:
        found = read.profile(self.actor, profile_id)
        read.looked(self.actor, [found])
        return found

    @operation(
        "edit_profile",
        _("Change a profile of yours"),
        takes=ProfileEdit,
        is_partial=True,
        gives=Profile,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, profile_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return profiles.edit_profile(
            actor=self.actor, profile_id=profile_id, version=version, **given
        )

    @operation(
        "delete_profile",
        _("Delete a profile of yours"),
        notes=_("Only you bring it back. To be rid of it for good, erase it."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, profile_id: uuid.UUID, version: int | None) -> Any:
        return profiles.delete_profile(actor=self.actor, profile_id=profile_id, version=version)


class ProfileShares(Endpoint):
    """With whom a profile is shared."""

    tag = TAG

    @operation(
        "list_profile_shares",
        _("List with whom a profile of yours is shared"),
        gives=ProfileShare,
        pages=ADDED,
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        return read.shares(self.actor, read.profile(self.actor, profile_id))

    @operation(
        "share_profile",
        _("Share a profile of yours with a member"),
        notes=_("Sent again for the same member, it changes whether they may assess."),
        takes=NewShare,
        gives=ProfileShare,
        scope=Scope.WRITE,
    )
    def post(self, profile_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return profiles.share_profile(actor=self.actor, profile_id=profile_id, **given)


class OneProfileShare(Endpoint):
    """One who sees a profile."""

    tag = TAG

    @operation(
        "unshare_profile",
        _("Show a profile of yours to somebody no longer"),
        scope=Scope.WRITE,
        status=204,
    )
    def delete(self, share_id: uuid.UUID) -> Any:
        profiles.unshare_profile(actor=self.actor, share_id=share_id)


class ProfileHandOver(Endpoint):
    """A profile that changes hands."""

    tag = TAG

    @operation(
        "hand_over_profile",
        _("Give a profile that you kept for somebody to them"),
        notes=_("It is theirs from then on; you may see and assess it until they say no."),
        takes=HandOver,
        gives=Profile,
        scope=Scope.WRITE,
    )
    def post(self, profile_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return profiles.hand_over_profile(actor=self.actor, profile_id=profile_id, **given)


class ProfileLooks(Endpoint):
    """Who looked at a profile."""

    tag = TAG

    @operation(
        "list_profile_looks",
        _("List who looked at a profile of yours, the latest first"),
        gives=ProfileLook,
        pages=LOGGED,
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        return read.looks(self.actor, read.profile(self.actor, profile_id))


class ProfileExport(Endpoint):
    """A profile that is taken along."""

    tag = TAG

    @operation(
        "export_profile",
        _("Take along all that is kept in a profile of yours"),
        notes=_("Also of one that you deleted, or on a map that you no longer see."),
        gives=PersonalRecord,
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        return export_read.export(self.actor, profile_id)


class ProfilePlanFile(Endpoint):
    """The plan of one's own profile as a file."""

    tag = TAG

    @operation(
        "download_own_plan",
        _("Download the plan of a profile of yours as a PDF"),
        notes=_("In the language of the request. It is made for you alone; nothing is stored."),
        problems=(400,),
        answers={
            (200, MEDIA_TYPE): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file."))
        },
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        found = own_plan(self.actor, profile_id)
        return FileResponse(
            BytesIO(found.content),
            as_attachment=True,
            filename=found.name,
            content_type=MEDIA_TYPE,
            headers={"Cache-Control": "private, no-store"},
        )


class ProfileErasure(Endpoint):
    """A profile that is erased."""

    tag = TAG

    @operation(
        "erase_profile",
        _("Erase a profile of yours for good"),
        notes=_(
            "With levels, plan, log and feed; nothing brings it back. The log of the workspace"
            " keeps that a profile was erased, without its content."
        ),
        scope=Scope.WRITE,
        status=204,
    )
    def post(self, profile_id: uuid.UUID) -> Any:
        profiles.erase_profile(actor=self.actor, profile_id=profile_id)


class ProfileFeed(Endpoint):
    """The address at which a calendar reads a plan."""

    tag = TAG

    @operation(
        "make_profile_feed",
        _("Make an address at which a calendar reads a plan of yours"),
        notes=_("Whoever has it reads the dated steps. The address from before stops working."),
        gives=Feed,
        scope=Scope.WRITE,
    )
    def post(self, profile_id: uuid.UUID) -> Any:
        token = feeds.rotate_feed(actor=self.actor, profile_id=profile_id)
        address = reverse("web:plan_feed", args=[token])
        return {"profile_id": profile_id, "url": self.request.build_absolute_uri(address)}

    @operation(
        "revoke_profile_feed",
        _("Withdraw the address at which a calendar reads a plan of yours"),
        scope=Scope.WRITE,
        status=204,
    )
    def delete(self, profile_id: uuid.UUID) -> Any:
        feeds.revoke_feed(actor=self.actor, profile_id=profile_id)
