"""What is calculated at once or by a job: how far it is, and why it failed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Answer
from issuetrees.jobs.models import JobState
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken


class Calculated(Answer):
    """A run of a calculation; its row has a ``job`` where it took long."""

    id = serializers.UUIDField()
    engagement_id = serializers.UUIDField()
    state = serializers.SerializerMethodField(help_text=_("One of the states of a job."))
    progress = serializers.IntegerField(
        source="job.progress", default=100, help_text=_("In percent.")
    )
    problem = serializers.SerializerMethodField(help_text=_("Why it failed; null otherwise."))
    requested_by = Person(allow_null=True)
    digest = serializers.CharField(help_text=_("Runs of the same inputs have the same one."))
    created_at = serializers.DateTimeField()

    def get_state(self, run: Any) -> str:
        return str(run.job.state if run.job else JobState.DONE)

    def get_problem(self, run: Any) -> str | None:
        problem = run.job.problem if run.job else None
        if not problem:
            return None
        return fill(spoken(problem["message"]), **problem.get("details", {}))
