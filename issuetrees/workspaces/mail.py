"""The mail of an invitation, in the language of whoever gets it, else of who invites."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from issuetrees.accounts.models import User
from issuetrees.kit.formats.days import day
from issuetrees.kit.sentences import fill
from issuetrees.kit.zones import today
from issuetrees.workspaces.models import Invitation, Role


def invitation(actor: User, invitation: Invitation, token: str, site: str) -> EmailMessage:
    """Return the mail with the link; ``site`` counts where no setting says the address."""
    known = User.objects.filter(email=invitation.email).first()
    language = (known or actor).language
    base = settings.PUBLIC_URL or site.rstrip("/")
    with override(language):
        name = " ".join(invitation.workspace.name.split())
        words = {
            "who": str(actor),
            "name": name,
            "role": str(Role(invitation.role).label).lower(),
            "link": f"{base}{reverse('web:invitation', args=[token])}",
            "until": day(today(actor.time_zone or "UTC", invitation.expires_at), language),
        }
        subject = fill(
            gettext("{who} invites you to “{name}”"), who=" ".join(str(actor).split()), name=name
        )
        body = render_to_string("workspaces/invitation.txt", words)
        return EmailMessage(subject, body, to=[invitation.email], reply_to=[actor.email])
