"""Mail to those whom it concerns that a tripwire is crossed."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from issuetrees.accounts.models import User
from issuetrees.kit.formats.days import day
from issuetrees.kit.sentences import fill
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.words import figure, tripwire_words


def tripped(row: Actual, actor: User, site: str = "") -> list[EmailMessage]:
    """Return the mail to the owner of the initiative and whoever locked its plan.

    Not to the ``actor``, who has just seen it, and to members of the workspace only.
    """
    plan = row.measure.plan
    members = plan.initiative.engagement.workspace.memberships.values_list("user_id", flat=True)
    concerned = {one.pk: one for one in (plan.initiative.owner, plan.locked_by) if one is not None}
    people = [
        one
        for one in concerned.values()
        if one.is_active and one.pk != actor.pk and one.pk in set(members)
    ]
    return [_message(row, person, site) for person in people]


def _message(row: Actual, person: User, site: str) -> EmailMessage:
    base = settings.PUBLIC_URL or site.rstrip("/")
    measure, initiative = row.measure, row.measure.plan.initiative
    with override(person.language):
        path = reverse("web:actuals", args=[initiative.engagement_id])
        words = {
            "initiative": initiative.title,
            "kpi": measure.kpi,
            "value": figure(row.value, measure.unit),
            "day": day(row.measured_on, person.language),
            "tripwire": tripwire_words(measure),
            "stop_rule": measure.plan.stop_rule if measure.is_stop else "",
            "link": f"{base}{path}#measure-{measure.pk}" if base else "",
        }
        subject = gettext("Tripwire crossed: {initiative}")
        if measure.is_stop:
            subject = gettext("Stop rule met: {initiative}")
        body = render_to_string("tracking/tripped.txt", words)
        return EmailMessage(fill(subject, initiative=initiative.title), body, to=[person.email])
