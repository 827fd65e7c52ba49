"""What stands in a profile: levels that were shown, the steps of a plan, the log of reviews."""

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
from issuetrees.api.serializer_fields import Answer, Kept, Strict, Text, Title, Whole
from issuetrees.careers.proposals import DAYS, proposals
from issuetrees.careers.read import profiles as read
from issuetrees.careers.standing import standing
from issuetrees.careers.write import plans, ratings

TAG = "Careers"
_COMPETENCY = _("Key of a competency of the map.")
_SERVES = _("Key of the competency that it serves; empty for none.")
_EVIDENCE = _("What shows the level.")
_COUNTS = _("What will count as done.")
_LINK = _("Begins with https://; empty without one.")
_SEEN = _("Who saw what shows it.")
_OWNER = _("Who does it: a name.")
_MENTOR = _("Who helps: a name.")
_DONE = _("On which day it was done; null while it is not.")


class Rating(Kept):
    """A level of a competency, as somebody rated it at that moment."""

    profile_id = serializers.UUIDField(help_text=_("The profile."))
    competency = serializers.CharField(help_text=_COMPETENCY)
    level = serializers.IntegerField(help_text=_("0 to 4; 0 is “not shown yet”."))
    evidence = serializers.CharField(help_text=_EVIDENCE)
    link = serializers.CharField(help_text=_LINK)
    seen_by = serializers.CharField(help_text=_SEEN)
    rated_by = Person(allow_null=True, help_text=_("Who rated it; null: their account is gone."))


class NewRating(Strict):
    """A level to rate."""

    competency = Title(max_length=40, help_text=_COMPETENCY)
    level = Whole(min_value=0, max_value=4, help_text=_("0 to 4; 0 is “not shown yet”."))
    evidence = Text(max_length=2000, required=False, help_text=_EVIDENCE)
    link = Text(max_length=500, required=False, help_text=_LINK)
    seen_by = Text(max_length=120, required=False, help_text=_SEEN)


class NewRatings(Strict):
    """Levels to rate, all or none."""

    levels = NewRating(many=True, help_text=_("One for each competency that is rated."))


class RatedLevels(Answer):
    """The ratings that say something new."""

    profile_id = serializers.UUIDField(help_text=_("The profile."))
    ratings = Rating(
        many=True, help_text=_("Those that differ from the latest of the same person.")
    )


class PlanStep(Kept):
    """A step of a plan."""

    profile_id = serializers.UUIDField(help_text=_("The profile."))
    text = serializers.CharField()
    competency = serializers.CharField(help_text=_SERVES)
    evidence = serializers.CharField(help_text=_COUNTS)
    due_on = serializers.DateField(allow_null=True)
    owner = serializers.CharField(help_text=_OWNER)
    mentor = serializers.CharField(help_text=_MENTOR)
    done_on = serializers.DateField(allow_null=True, help_text=_DONE)


class PlanStepEdit(Strict):
    """What may be said of a step."""

    text = Title(max_length=500)
    competency = Text(max_length=40, required=False, help_text=_SERVES)
    evidence = Text(max_length=500, required=False, help_text=_COUNTS)
    due_on = serializers.DateField(required=False, allow_null=True)
    owner = Text(max_length=120, required=False, help_text=_OWNER)
    mentor = Text(max_length=120, required=False, help_text=_MENTOR)
    done_on = serializers.DateField(required=False, allow_null=True, help_text=_DONE)


class ProposedStep(Answer):
    """A step that the map suggests for the next 90 days."""

    text = serializers.CharField()
    competency = serializers.CharField(help_text=_SERVES)
    evidence = serializers.CharField(help_text=_COUNTS)
    due_on = serializers.DateField()
    level = serializers.IntegerField(
        allow_null=True, help_text=_("The level that it is to show; null: a step of the map.")
    )


class Proposals(Answer):
    """What could be done in the next days."""

    days = serializers.IntegerField(help_text=_("Over how many days they are spread."))
    steps = ProposedStep(many=True, help_text=_("First what closes the gaps that block."))


class TakenSteps(Answer):
    """The steps that a plan gained."""

    profile_id = serializers.UUIDField(help_text=_("The profile."))
    steps = PlanStep(many=True, help_text=_("Those that the plan did not have yet."))


class ReviewEntry(Kept):
    """What was said when a plan was gone through."""

    profile_id = serializers.UUIDField(help_text=_("The profile."))
    on = serializers.DateField()
    text = serializers.CharField()
    written_by = Person(allow_null=True, help_text=_("Its author; null: their account is gone."))


class ReviewEntryEdit(Strict):
    """What may be said in an entry."""

    on = serializers.DateField(required=False)
    text = Title(max_length=5000)


class Ratings(Endpoint):
    """The levels in a profile."""

    tag = TAG

    @operation(
        "list_ratings",
        _("List the levels in a profile, each time they were rated"),
        notes=_("The latest of each person counts."),
        gives=Rating,
        pages=KEPT,
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        return read.ratings(self.actor, [_seen(self, profile_id)])

    @operation(
        "rate_levels",
        _("Rate levels in a profile"),
        notes=_("Your own, or one whose owner has asked you to assess them."),
        takes=NewRatings,
        gives=RatedLevels,
        scope=Scope.WRITE,
        is_replayable=True,
    )
    def post(self, profile_id: uuid.UUID, given: dict[str, Any]) -> Any:
        rows = ratings.rate(actor=self.actor, profile_id=profile_id, levels=given["levels"])
        return {"profile_id": profile_id, "ratings": rows}


class OneRating(Endpoint):
    """A level as it was rated once."""

    tag = TAG

    @operation(
        "delete_rating",
        _("Take back a level that you rated"),
        notes=_("The one before counts again."),
        gives=Deletion,
        scope=Scope.WRITE,
    )
    def delete(self, rating_id: uuid.UUID) -> Any:
        return ratings.delete_rating(actor=self.actor, rating_id=rating_id)


class PlanSteps(Endpoint):
    """The steps of a plan."""

    tag = TAG

    @operation("list_plan_steps", _("List the steps of a plan"), gives=PlanStep, pages=KEPT)
    def get(self, profile_id: uuid.UUID) -> Any:
        return read.steps(self.actor, _seen(self, profile_id))

    @operation(
        "create_plan_step",
        _("Add a step to a plan of yours"),
        takes=PlanStepEdit,
        gives=PlanStep,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="plan_step",
    )
    def post(self, profile_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return plans.create_step(actor=self.actor, profile_id=profile_id, **given)


class PlanProposals(Endpoint):
    """What the map suggests for a plan."""

    tag = TAG

    @operation(
        "get_plan_proposals",
        _("Suggest steps for the next 90 days"),
        notes=_("What closes the gaps that block the next stage, then what the arrow says."),
        gives=Proposals,
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        found = standing(self.actor, profile_id)
        today = found.profile.graph.engagement.today()
        return {"days": DAYS, "steps": proposals(found, today)}

    @operation(
        "take_plan_proposals",
        _("Put the suggested steps into a plan of yours"),
        notes=_("Steps whose text it has already are left out."),
        gives=TakenSteps,
        scope=Scope.WRITE,
        is_replayable=True,
    )
    def post(self, profile_id: uuid.UUID) -> Any:
        rows = plans.take_proposals(actor=self.actor, profile_id=profile_id)
        return {"profile_id": profile_id, "steps": rows}


class OnePlanStep(Endpoint):
    """A step of a plan."""

    tag = TAG

    @operation("get_plan_step", _("Read a step of a plan"), gives=PlanStep, has_tag=True)
    def get(self, step_id: uuid.UUID) -> Any:
        found = read.step(self.actor, step_id)
        read.looked(self.actor, [found.profile])
        return found

    @operation(
        "edit_plan_step",
        _("Change a step of a plan of yours, or check it off"),
        takes=PlanStepEdit,
        is_partial=True,
        gives=PlanStep,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, step_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return plans.edit_step(actor=self.actor, step_id=step_id, version=version, **given)

    @operation(
        "delete_plan_step",
        _("Delete a step of a plan of yours"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, step_id: uuid.UUID, version: int | None) -> Any:
        return plans.delete_step(actor=self.actor, step_id=step_id, version=version)


class ReviewEntries(Endpoint):
    """The log of reviews of a plan."""

    tag = TAG

    @operation(
        "list_review_entries", _("List the review log of a plan"), gives=ReviewEntry, pages=KEPT
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        return read.entries(self.actor, _seen(self, profile_id))

    @operation(
        "create_review_entry",
        _("Write into the review log of a plan"),
        takes=ReviewEntryEdit,
        gives=ReviewEntry,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="review_entry",
    )
    def post(self, profile_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return plans.create_entry(actor=self.actor, profile_id=profile_id, **given)


class OneReviewEntry(Endpoint):
    """An entry of the log of reviews."""

    tag = TAG

    @operation(
        "get_review_entry", _("Read an entry of a review log"), gives=ReviewEntry, has_tag=True
    )
    def get(self, review_id: uuid.UUID) -> Any:
        found = read.entry(self.actor, review_id)
        read.looked(self.actor, [found.profile])
        return found

    @operation(
        "edit_review_entry",
        _("Change an entry of a review log that you wrote"),
        takes=ReviewEntryEdit,
        is_partial=True,
        gives=ReviewEntry,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, review_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return plans.edit_entry(actor=self.actor, entry_id=review_id, version=version, **given)

    @operation(
        "delete_review_entry",
        _("Delete an entry of a review log that you wrote"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, review_id: uuid.UUID, version: int | None) -> Any:
        return plans.delete_entry(actor=self.actor, entry_id=review_id, version=version)


def _seen(endpoint: Endpoint, profile_id: uuid.UUID) -> uuid.UUID:
    """Return the id of a profile that is seen, and keep that somebody looked."""
    found = read.profile(endpoint.actor, profile_id)
    read.looked(endpoint.actor, [found])
    return found.pk
