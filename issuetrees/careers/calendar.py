"""A plan as a calendar reads it: each dated step is a whole day."""

from collections.abc import Iterable, Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from issuetrees.careers.models import Competency, PlanStep, Profile
from issuetrees.kit import feeds
from issuetrees.kit.sentences import fill


def calendar_of(profile: Profile, steps: Iterable[PlanStep]) -> bytes:
    """Return the dated steps as a file, in the language of the profile's owner."""
    with translation.override(profile.owner.language):
        competencies = dict(
            Competency.objects.filter(graph=profile.graph_id).values_list("key", "title")
        )
        name = fill(_("Plan: {title}"), title=profile.graph.title)
        return feeds.calendar_of(name, (_day(step, competencies) for step in steps))


def _day(step: PlanStep, competencies: Mapping[str, str]) -> feeds.Day:
    assert step.due_on is not None  # noqa: S101 - only dated steps come here
    return feeds.Day(
        key=str(step.pk),
        on=step.due_on,
        summary=fill(_("Done: {text}"), text=step.text) if step.done_on else step.text,
        changed_at=step.updated_at,
        sequence=step.version - 1,
        description=_description(step, competencies),
    )


def _description(step: PlanStep, competencies: Mapping[str, str]) -> str:
    said = (
        (_("Counts as done: {text}"), step.evidence),
        (_("Competency: {text}"), competencies.get(step.competency, "")),
        (_("Mentor: {text}"), step.mentor),
    )
    return "\n".join(fill(words, text=text) for words, text in said if text)
