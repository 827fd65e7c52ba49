"""Mail to members whom a round asks: that it is open, that their scores are awaited.

Guests have no address and get none. ``site`` is the address with which links begin where no
setting says it.
"""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from issuetrees.accounts.models import User
from issuetrees.kit.formats.days import day
from issuetrees.kit.sentences import fill
from issuetrees.scoring.models.rounds import Round, Sheet


def awaited(row: Round) -> list[User]:
    """Return the members whom the round asks and whose sheet is not in, the oldest first."""
    waiting = Sheet.objects.filter(round=row, is_asked=True, done_at=None)
    members = row.engagement.workspace.memberships.values("user")
    found = waiting.filter(assessor__user__in=members, assessor__user__is_active=True)
    found = found.select_related("assessor__user").order_by("assessor__created_at", "assessor_id")
    return [one.assessor.user for one in found if one.assessor.user]


def invitations(row: Round, people: Iterable[User], site: str = "") -> list[EmailMessage]:
    """Return the mail by which people hear that a round is open."""
    return [_message(row, person, site, "opened", _opened) for person in people]


def reminders(row: Round, people: Iterable[User], site: str = "") -> list[EmailMessage]:
    """Return the mail by which people hear that their scores are awaited."""
    return [_message(row, person, site, "reminder", _awaited) for person in people]


def _opened() -> str:
    return gettext("You are asked to score: {round}")


def _awaited() -> str:
    return gettext("Your scores are awaited: {round}")


def _message(
    row: Round, person: User, site: str, template: str, subject: Callable[[], str]
) -> EmailMessage:
    base = settings.PUBLIC_URL or site.rstrip("/")
    with override(person.language):
        path = reverse("web:scores", args=[row.engagement_id])
        words = {
            "round": row.name,
            "engagement": str(row.engagement),
            "is_blind": row.is_blind,
            "day": day(row.due_on, person.language) if row.due_on else "",
            "link": f"{base}{path}" if base else "",
        }
        body = render_to_string(f"scoring/{template}.txt", words)
        return EmailMessage(fill(subject(), round=row.name), body, to=[person.email])
