"""A plan as a calendar reads it (RFC 5545): each dated step is a whole day.

Events, not tasks: calendars that subscribe to an address leave tasks out. Ids are those of the
steps, so that a changed step moves and does not come twice; ``SEQUENCE`` grows with each change.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from issuetrees.careers.models import Competency, PlanStep, Profile
from issuetrees.kit.sentences import fill

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
_ASKED_EVERY: Final = dt.timedelta(hours=12)


def calendar_of(profile: Profile, steps: Iterable[PlanStep]) -> bytes:
    """Return the dated steps as a file, in the language of the profile's owner."""
    with translation.override(profile.owner.language):
        competencies = dict(
            Competency.objects.filter(graph=profile.graph_id).values_list("key", "title")
        )
        name = fill(_("Plan: {title}"), title=profile.graph.title)
        made = Calendar()
        made.add("prodid", "-//Issuetrees//Plan//EN")
        made.add("version", "2.0")
        made.add("method", "PUBLISH")
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("refresh-interval", vDuration(_ASKED_EVERY), {"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(_ASKED_EVERY))
        for step in steps:
            made.add_component(_event(step, competencies))
        return bytes(made.to_ical())


def _event(step: PlanStep, competencies: Mapping[str, str]) -> Event:
    assert step.due_on is not None  # noqa: S101 - only dated steps come here
    event = Event()
    event.add("uid", f"{step.pk}@issuetrees")
    event.add("dtstamp", step.updated_at)
    event.add("last-modified", step.updated_at)
    event.add("sequence", step.version - 1)
    event.add("summary", fill(_("Done: {text}"), text=step.text) if step.done_on else step.text)
    event.add("dtstart", step.due_on)
    event.add("dtend", step.due_on + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if said := _description(step, competencies):
        event.add("description", said)
    return event


def _description(step: PlanStep, competencies: Mapping[str, str]) -> str:
    said = (
        (_("Counts as done: {text}"), step.evidence),
        (_("Competency: {text}"), competencies.get(step.competency, "")),
        (_("Mentor: {text}"), step.mentor),
    )
    return "\n".join(fill(words, text=text) for words, text in said if text)
